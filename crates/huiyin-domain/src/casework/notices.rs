//! What a person who is not on line has still to be told, and what was tried.

use super::Fact;
use super::give_notice::{NoticeAbout, NoticeGiven, NoticeOutcome};
use crate::concern::{Class, Concern, OwedBy};
use crate::event::Stamp;
use crate::intake::{self, ContactWay};
use crate::kernel::actor::Role;
use crate::kernel::time::{Day, Moment};

/// What is owed to a reporter who does not read it on the page, and how they can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// Staff took it down: whoever said it has no page open.
    off_line: bool,
    /// What the first reporter left.
    ways: Vec<ContactWay>,
    /// What was not told yet, or was sent and may still come back.
    open: Vec<Notice>,
}

/// One thing to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub about: NoticeAbout,
    /// Since when.
    pub since: Moment,
    /// The last try.
    pub last: Option<NoticeGiven>,
}

impl Notice {
    /// The letter is on its way: nothing to do before it arrives or comes back.
    pub fn is_on_its_way(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.outcome == NoticeOutcome::Sent)
    }

    /// The day before which nobody is called again.
    pub fn again(&self) -> Option<Day> {
        self.last.as_ref().and_then(|last| last.again)
    }
}

/// How somebody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// They left an address.
    Letter,
    /// They left a telephone number and no address.
    Phone,
    /// They left neither: told when they come.
    Counter,
}

impl Reach {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Letter, Self::Counter];

    /// The word for views and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Counter => "counter",
        }
    }
}

impl Notices {
    /// Whether there is somebody to be told anything at all.
    pub fn concerns_somebody(&self) -> bool {
        self.off_line
    }

    /// The open one about this.
    pub fn about(&self, about: NoticeAbout) -> Option<&Notice> {
        self.open.iter().find(|notice| notice.about == about)
    }

    /// How the person is reached.
    pub fn reach(&self) -> Reach {
        match self.ways.as_slice() {
            [] => Reach::Counter,
            ways if ways.contains(&ContactWay::Letter) => Reach::Letter,
            _ => Reach::Phone,
        }
    }

    pub(crate) fn follow_intake(&mut self, fact: &intake::Fact, stamp: &Stamp) {
        match fact {
            intake::Fact::Registered(_) => self.off_line = true,
            intake::Fact::ReporterNamed(named) if named.reporter == 1 => self.ways.clone_from(&named.ways),
            intake::Fact::Transferred(_) | intake::Fact::HandedDown(_) | intake::Fact::SubmittedUp(_) => {
                self.owe(NoticeAbout::Transferred, stamp);
            }
            intake::Fact::Accepted(_) => self.owe(NoticeAbout::Accepted, stamp),
            intake::Fact::NotAccepted(_) => self.owe(NoticeAbout::Declined, stamp),
            intake::Fact::Withdrawn(_) | intake::Fact::WithdrawalTaken(_) | intake::Fact::TakenBack(_) => {
                self.open.clear()
            }
            intake::Fact::CarriedOver(_)
            | intake::Fact::Filed(_)
            | intake::Fact::ReporterNamed(_)
            | intake::Fact::CodeIssued(_)
            | intake::Fact::MaterialAdded(_)
            | intake::Fact::PointsNamed(_)
            | intake::Fact::PointAdded(_)
            | intake::Fact::Sealed(_)
            | intake::Fact::WithdrawalUndone(_)
            | intake::Fact::Corrected(_)
            | intake::Fact::AnnexTakenBack(_)
            | intake::Fact::RepeatedAnswered(_)
            | intake::Fact::NewSaid(_)
            | intake::Fact::SignedFor(_)
            | intake::Fact::RemindedToSign(_)
            | intake::Fact::ResultReported(_)
            | intake::Fact::ResultTaken(_)
            | intake::Fact::ResultSentBack(_)
            | intake::Fact::MarkedUrgent(_)
            | intake::Fact::UrgentSeen(_)
            | intake::Fact::UrgencyCleared(_)
            | intake::Fact::ReporterLeft(_)
            | intake::Fact::ReporterBack(_) => {}
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        if matches!(fact, Fact::ReplySigned(_)) {
            self.owe(NoticeAbout::Reply, stamp);
        } else if matches!(fact, Fact::ReplyDelivered(delivered) if delivered.reporter.is_first()) {
            self.open.retain(|notice| notice.about != NoticeAbout::Reply);
        } else if matches!(fact, Fact::Reopened(_)) {
            self.open.clear();
        } else if let Fact::NoticeGiven(given) = fact {
            self.give(given);
        }
    }

    /// The newest says what stands now: what was not told before it need not be told any more.
    fn owe(&mut self, about: NoticeAbout, stamp: &Stamp) {
        self.open.clear();
        if self.off_line {
            self.open.push(Notice { about, since: stamp.at, last: None });
        }
    }

    fn give(&mut self, given: &NoticeGiven) {
        // Of a reply the delivery says that it arrived.
        let told = given.outcome.delivers().is_some();
        self.open.retain(|notice| notice.about != given.about || !told);
        for notice in self.open.iter_mut().filter(|notice| notice.about == given.about) {
            notice.last = Some(given.clone());
        }
    }
}

/// What is to be told next and by whom: a reply by whoever handles it, everything else by the front desk of the unit that
/// decided it. Until finer rules exist, of a sealed concern by the supervisors alone.
pub(crate) fn owed(concern: &Concern) -> Option<(&Notice, OwedBy)> {
    let notice = concern.casework.notices.open.last()?;
    let (desk, unit) = (concern.desk()?, concern.unit()?);
    let role = |unit, role| OwedBy::Role { unit, role };
    let by = match notice.about {
        _ if concern.class() == Some(Class::Sealed) => role(unit, Role::Supervisor),
        NoticeAbout::Transferred => role(desk, Role::FrontDesk),
        NoticeAbout::Accepted | NoticeAbout::Declined => role(unit, Role::FrontDesk),
        NoticeAbout::Reply => concern.handler().map_or(role(unit, Role::UnitHead), OwedBy::Post),
    };
    Some((notice, by))
}

#[cfg(test)]
mod tests;
