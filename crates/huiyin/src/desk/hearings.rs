//! What was called to be heard, as every page needs it: when, where, who in which role, and who came.

use huiyin_domain::event::Fact;
use huiyin_domain::gatherings::{self as met, Attendance, HearingCalled, HearingHeld, HearingRole};
use huiyin_domain::kernel::ids::HearingNo;
use huiyin_domain::words::{HearingWords, MinutesWords, Words as Said};

use crate::gate::Entry;

/// A hearing that was called, with its words.
#[derive(Clone, Copy)]
pub struct Called<'a> {
    /// The entry that called it.
    pub entry: &'a Entry,
    /// Day and roles.
    pub fact: &'a HearingCalled,
    /// Place, matters, names.
    pub words: &'a HearingWords,
}

/// The hearing that was called last, whose words may be read.
#[must_use]
pub fn last_called(entries: &[Entry]) -> Option<Called<'_>> {
    entries.iter().rev().find_map(called_in)
}

/// The hearing of this number.
#[must_use]
pub fn called(entries: &[Entry], no: HearingNo) -> Option<Called<'_>> {
    entries.iter().rev().filter_map(called_in).find(|called| called.fact.hearing == no)
}

fn called_in(entry: &Entry) -> Option<Called<'_>> {
    let Fact::Gatherings(met::Fact::HearingCalled(fact)) = &entry.recorded.fact else { return None };
    let Some(Said::Hearing(words)) = &entry.words else { return None };
    Some(Called { entry, fact, words })
}

/// The hearing that was held last, with its minutes.
#[must_use]
pub fn last_held(entries: &[Entry]) -> Option<(&HearingHeld, &MinutesWords)> {
    entries.iter().rev().find_map(|entry| {
        let Fact::Gatherings(met::Fact::HearingHeld(held)) = &entry.recorded.fact else { return None };
        let Some(Said::Minutes(words)) = &entry.words else { return None };
        Some((held, words))
    })
}

impl Called<'_> {
    /// Everybody with their role, in the order called.
    pub fn people(&self) -> impl Iterator<Item = (HearingRole, &str)> {
        self.fact.people.iter().copied().zip(self.words.people.iter().map(|name| name.as_str()))
    }

    /// 9:30
    #[must_use]
    pub fn time(&self) -> String {
        time(self.fact.minute)
    }
}

/// 9:30
#[must_use]
pub fn time(minute: u32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// What a role is called.
#[must_use]
pub fn role(role: HearingRole) -> &'static str {
    match role {
        HearingRole::Host => "hearing-host",
        HearingRole::Panel => "hearing-panel",
        HearingRole::Recorder => "hearing-recorder",
        HearingRole::Applicant => "hearing-applicant",
        HearingRole::Agent => "hearing-agent",
        HearingRole::OfUnit => "hearing-of-unit",
        HearingRole::ComplainedOf => "hearing-complained-of",
        HearingRole::Witness => "hearing-witness",
        HearingRole::Guest => "hearing-guest",
    }
}

/// Whether somebody came and signed.
#[must_use]
pub fn attendance(came: Attendance) -> &'static str {
    match came {
        Attendance::Signed => "hearing-came-signed",
        Attendance::Refused => "hearing-came-refused",
        Attendance::Absent => "hearing-absent",
    }
}
