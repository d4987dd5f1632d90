//! 来电来访方式告知书: which channel, how contact goes on, why, until when, that nothing else changes, and how to appeal.

use huiyin_domain::casework::{Fact as Work, Restriction};
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::words::Words as Said;

use super::Writer;
use crate::desk::names;

impl Writer<'_> {
    /// What a slot says that such a paper alone has.
    pub(super) fn slot_of_restriction(&self, slot: Slot) -> String {
        let Some(found) = self.approved() else { return String::new() };
        if slot == Slot::Channel {
            self.say(names::contact(found.channel))
        } else if slot == Slot::Limit {
            self.say(names::limit(found.limit))
        } else if slot == Slot::From {
            self.made_by.map_or(String::new(), |made| self.date(made.stamp.at.day(self.app.zone())))
        } else if slot == Slot::Until {
            self.date(found.until)
        } else if slot == Slot::Conduct {
            self.reasons(found.no).unwrap_or_default()
        } else if slot == Slot::Unaffected {
            self.say("paper-restriction-still-words")
        } else {
            self.words.t("paper-restriction-appeal-words").with("until", self.date(found.until)).to_string()
        }
    }

    pub(super) fn approved(&self) -> Option<Restriction> {
        let Fact::Casework(Work::RestrictionApproved(approved)) = &self.made_by?.fact else { return None };
        let all = &self.opened.concern.casework.conduct.restrictions;
        all.iter().find(|one| one.no == approved.no).copied()
    }

    /// The reasons as they were proposed.
    fn reasons(&self, no: u32) -> Option<String> {
        let proposed = self.opened.entries.iter().find(|entry| {
            matches!(&entry.recorded.fact, Fact::Casework(Work::RestrictionProposed(proposed)) if proposed.no == no)
        })?;
        match &proposed.words {
            Some(Said::Said(said)) => Some(said.text.as_str().to_owned()),
            _ => None,
        }
    }
}
