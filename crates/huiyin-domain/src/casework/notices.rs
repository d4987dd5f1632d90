//! What people who are not on line have still to be told, each of several by themselves, and what was tried.

use super::Fact;
use super::ask_citizen;
use super::deliver_reply::Delivery;
use super::give_notice::{NoticeAbout, NoticeGiven, NoticeOutcome};
use crate::concern::{Class, Concern, OwedBy};
use crate::deadlines;
use crate::event::Stamp;
use crate::intake::{self, ContactWay};
use crate::kernel::actor::Role;
use crate::kernel::ids::ReporterNo;
use crate::kernel::time::{Day, Moment};

/// What is owed to reporters who do not read it on the page, each by themselves, and how each can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// Staff took it down: whoever said it has no page open.
    off_line: bool,
    /// Everybody who raised it, as far as telling them goes.
    people: Vec<Person>,
    /// What stands now, for each who is told: not told yet, on its way, or told. A decision stands alone; a longer term and a
    /// question stand beside it.
    standing: Vec<Notice>,
}

/// One of those who raised it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    no: ReporterNo,
    /// What they left, never which number or address.
    ways: Vec<ContactWay>,
    /// Told by themselves: whoever raised it, and everybody with a code of their own.
    by_themselves: bool,
    left: bool,
}

/// One thing to be told to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub about: NoticeAbout,
    /// The last try.
    pub last: Option<NoticeGiven>,
    /// Since when.
    pub since: Moment,
    /// Who is to be told.
    pub to: ReporterNo,
    /// How and when it reached them; `None` while it is owed.
    pub told: Option<Delivery>,
}

impl Notice {
    /// The letter is on its way: nothing to do before it arrives or comes back.
    pub fn is_on_its_way(&self) -> bool {
        self.told.is_none() && self.last.as_ref().is_some_and(|last| last.outcome == NoticeOutcome::Sent)
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
    /// Everybody who may have to be told something; nobody where it was filed on line.
    pub fn people(&self) -> impl Iterator<Item = ReporterNo> + '_ {
        self.people.iter().filter(|one| self.off_line && one.by_themselves).map(|one| one.no)
    }

    /// What stands now for each who is told, whether they were already or not: what was decided last, and beside it a term that
    /// was lengthened and a question that is open.
    pub fn standing(&self) -> &[Notice] {
        &self.standing
    }

    /// What this person is still owed, once it is not withdrawn.
    pub fn owed_to(&self, to: ReporterNo, about: NoticeAbout) -> Option<&Notice> {
        self.owed().find(|notice| notice.to == to && notice.about == about)
    }

    /// What was not told yet, in the order of those who are told.
    fn owed(&self) -> impl Iterator<Item = &Notice> {
        self.standing.iter().filter(|notice| notice.told.is_none())
    }

    /// How this person is reached: by what they left themselves, never by what another left.
    pub fn reach(&self, to: ReporterNo) -> Reach {
        let ways = self.people.iter().find(|one| one.no == to).map(|one| one.ways.as_slice());
        match ways.unwrap_or_default() {
            [] => Reach::Counter,
            ways if ways.contains(&ContactWay::Letter) => Reach::Letter,
            _ => Reach::Phone,
        }
    }

    pub(crate) fn follow_intake(&mut self, fact: &intake::Fact, stamp: &Stamp) {
        match fact {
            intake::Fact::Registered(_) => {
                self.off_line = true;
                self.of(ReporterNo::FIRST);
            }
            intake::Fact::ReporterNamed(named) => self.of(ReporterNo(named.reporter)).ways.clone_from(&named.ways),
            intake::Fact::CodeIssued(issued) => self.join(ReporterNo(issued.reporter), stamp),
            intake::Fact::ReporterLeft(left) => self.leave(left.reporter),
            intake::Fact::ReporterBack(back) => self.join(back.reporter, stamp),
            intake::Fact::Transferred(_) | intake::Fact::HandedDown(_) | intake::Fact::SubmittedUp(_) => {
                self.owe(NoticeAbout::Transferred, stamp);
            }
            intake::Fact::Accepted(_) => self.owe(NoticeAbout::Accepted, stamp),
            intake::Fact::NotAccepted(_) => self.owe(NoticeAbout::Declined, stamp),
            intake::Fact::RepeatedAnswered(_) => self.owe(NoticeAbout::Repeated, stamp),
            // What is new brings it back: the answer of before is no longer what stands.
            intake::Fact::TakenBack(_) | intake::Fact::NewSaid(_) => self.standing.clear(),
            intake::Fact::CarriedOver(_)
            | intake::Fact::Filed(_)
            | intake::Fact::MaterialAdded(_)
            | intake::Fact::PointsNamed(_)
            | intake::Fact::PointAdded(_)
            | intake::Fact::Sealed(_)
            | intake::Fact::Withdrawn(_)
            | intake::Fact::WithdrawalTaken(_)
            | intake::Fact::WithdrawalUndone(_)
            | intake::Fact::Corrected(_)
            | intake::Fact::AnnexTakenBack(_)
            | intake::Fact::SignedFor(_)
            | intake::Fact::RemindedToSign(_)
            | intake::Fact::ResultReported(_)
            | intake::Fact::ResultTaken(_)
            | intake::Fact::ResultSentBack(_)
            | intake::Fact::MarkedUrgent(_)
            | intake::Fact::UrgentSeen(_)
            | intake::Fact::UrgencyCleared(_) => {}
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        if matches!(fact, Fact::ReplySigned(_) | Fact::AnswerTaken(_)) {
            self.owe(NoticeAbout::Reply, stamp);
        } else if matches!(fact, Fact::Joined(joined) if joined.accepted.is_some()) {
            // Accepted along with the concern that leads: nobody else tells these people.
            self.owe(NoticeAbout::Accepted, stamp);
        } else if let Fact::ReplyDelivered(delivered) = fact {
            self.tell((delivered.reporter, NoticeAbout::Reply), &delivered.delivery);
        } else if matches!(fact, Fact::Reopened(_) | Fact::Closed(_)) {
            self.standing.clear();
        } else if let Fact::NoticeGiven(given) = fact {
            self.give(given);
        } else if matches!(fact, Fact::CitizenAsked(_)) {
            self.owe_beside(NoticeAbout::Question, stamp);
        } else if matches!(fact, Fact::CitizenAnswered(_)) || ask_citizen::is_over(fact) {
            // Whoever of several answered it, or whatever was decided without: nobody need be asked any more.
            self.standing.retain(|notice| notice.about != NoticeAbout::Question);
        }
    }

    /// A term that the person was told of was lengthened: they are told why, and until when (信访工作条例 34).
    pub(crate) fn follow_deadlines(&mut self, fact: &deadlines::Fact, clocks: &deadlines::State, stamp: &Stamp) {
        let deadlines::Fact::ClockExtended(extended) = fact else { return };
        let rule = clocks.numbered(extended.no).map(deadlines::Clock::rule);
        if rule.and_then(|rule| rule.extension).is_some_and(|power| power.notice) {
            self.owe_beside(NoticeAbout::Extended, stamp);
        }
    }

    /// The newest decision says what stands now: what was not told before it need not be told any more.
    fn owe(&mut self, about: NoticeAbout, stamp: &Stamp) {
        self.standing.clear();
        self.owe_beside(about, stamp);
    }

    /// Takes nothing from what is still to be told: who has not heard yet that it was accepted hears that too.
    fn owe_beside(&mut self, about: NoticeAbout, stamp: &Stamp) {
        self.standing.retain(|notice| notice.about != about);
        if self.off_line {
            let there = self.people.iter().filter(|one| one.by_themselves && !one.left);
            let owed = there.map(|one| Notice { about, last: None, since: stamp.at, to: one.no, told: None });
            self.standing.extend(owed);
        }
    }

    /// Told by themselves from here on. An answer that is out is owed to them as well: nothing else brings it into their hands.
    fn join(&mut self, to: ReporterNo, stamp: &Stamp) {
        let person = self.of(to);
        (person.by_themselves, person.left) = (true, false);
        let known = self.standing.iter().any(|notice| notice.to == to && notice.about == NoticeAbout::Reply);
        let answered = self.standing.iter().any(|notice| notice.about == NoticeAbout::Reply);
        if answered && !known {
            let (about, since) = (NoticeAbout::Reply, stamp.at);
            self.standing.push(Notice { about, last: None, since, to, told: None });
        }
    }

    /// Whoever left is told nothing more; what reached them before is on record.
    fn leave(&mut self, reporter: ReporterNo) {
        self.of(reporter).left = true;
        self.standing.retain(|notice| notice.to != reporter || notice.told.is_some());
    }

    fn give(&mut self, given: &NoticeGiven) {
        for notice in self.standing.iter_mut().filter(|one| one.to == given.reporter && one.about == given.about) {
            notice.last = Some(given.clone());
        }
        // Of a reply the delivery says that it arrived.
        if let Some(manner) = given.outcome.delivers() {
            self.tell((given.reporter, given.about), &Delivery { manner, on: given.on });
        }
    }

    fn tell(&mut self, (to, about): (ReporterNo, NoticeAbout), how: &Delivery) {
        for notice in self.standing.iter_mut().filter(|one| one.to == to && one.about == about) {
            notice.told = Some(how.clone());
        }
    }

    fn of(&mut self, no: ReporterNo) -> &mut Person {
        let at = self.people.iter().position(|one| one.no == no).unwrap_or_else(|| {
            self.people.push(Person { no, ways: Vec::new(), by_themselves: no.is_first(), left: false });
            self.people.len() - 1
        });
        &mut self.people[at]
    }
}

/// What is to be told, to whom and by whom: a reply and a question by whoever handles it, everything else by the front desk of
/// the unit that decided it. Until finer rules exist, of a sealed concern by the supervisors alone. Of what is withdrawn nobody is
/// told anything; taken back, the withdrawal leaves owed what was owed before.
pub(crate) fn owed(concern: &Concern) -> Vec<(&Notice, OwedBy)> {
    if concern.intake.withdrawn.is_some() {
        return Vec::new();
    }
    let (Some(desk), Some(unit)) = (concern.desk(), concern.unit()) else { return Vec::new() };
    let role = |unit, role| OwedBy::Role { unit, role };
    let by = |notice: &Notice| match notice.about {
        _ if concern.class() == Some(Class::Sealed) => role(unit, Role::Supervisor),
        NoticeAbout::Transferred => role(desk, Role::FrontDesk),
        NoticeAbout::Accepted | NoticeAbout::Declined => role(unit, Role::FrontDesk),
        NoticeAbout::Extended | NoticeAbout::Repeated => role(unit, Role::FrontDesk),
        NoticeAbout::Reply | NoticeAbout::Question => {
            concern.handler().map_or(role(unit, Role::UnitHead), OwedBy::Post)
        }
    };
    concern.casework.notices.owed().map(|notice| (notice, by(notice))).collect()
}

#[cfg(test)]
mod tests;
