//! Concerns that know of each other: joined into one, linked, or told apart. Only numbers are kept, never whose they are.

use super::Fact;
use crate::kernel::number::Number;

/// What other concerns this one knows of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    /// The concern in which this one is handled, while it is joined.
    pub into: Option<Number>,
    /// Those that are handled here beside this one's own matter.
    pub joined: Vec<Number>,
    /// Those that have to do with it.
    pub links: Vec<Number>,
    /// Those that only look like it.
    pub apart: Vec<Number>,
}

/// How another concern stands to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KinKind {
    /// This one is handled there.
    Into,
    /// That one is handled here.
    Joined,
    /// They have to do with each other.
    Linked,
    /// They only look alike.
    Apart,
}

impl KinKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Into, Self::Joined, Self::Linked, Self::Apart];

    /// The word kept in views.
    pub fn word(self) -> &'static str {
        match self {
            Self::Into => "into",
            Self::Joined => "joined",
            Self::Linked => "linked",
            Self::Apart => "apart",
        }
    }
}

impl Kin {
    /// Everything it knows of, with how.
    pub fn all(&self) -> impl Iterator<Item = (KinKind, Number)> + '_ {
        let of = |kind, numbers: &[Number]| numbers.iter().map(|number| (kind, *number)).collect::<Vec<_>>();
        let into = self.into.into_iter().map(|number| (KinKind::Into, number));
        let others =
            [of(KinKind::Joined, &self.joined), of(KinKind::Linked, &self.links), of(KinKind::Apart, &self.apart)];
        into.chain(others.into_iter().flatten())
    }

    pub(super) fn evolve(&mut self, fact: &Fact) {
        match fact {
            Fact::Joined(joined) => self.into = Some(joined.into),
            Fact::Parted(_) => self.into = None,
            Fact::TakenIn(taken) => self.joined.push(taken.concern),
            Fact::Released(released) => self.joined.retain(|number| *number != released.concern),
            Fact::Linked(linked) => self.link(linked.to),
            Fact::Unlinked(unlinked) => self.links.retain(|number| *number != unlinked.from),
            Fact::ToldApart(told) => self.apart.push(told.from),
            // Taken up again by itself: from here on it has an answer of its own.
            Fact::Reopened(_) => self.into = None,
            Fact::LeadAssigned(_)
            | Fact::Objected(_)
            | Fact::ObjectionGranted(_)
            | Fact::ObjectionRefused(_)
            | Fact::PlanFixed(_)
            | Fact::Noted(_)
            | Fact::CitizenAsked(_)
            | Fact::CitizenAnswered(_)
            | Fact::DraftHanded(_)
            | Fact::DraftEdited(_)
            | Fact::DraftReturned(_)
            | Fact::QuickStepHeld(_)
            | Fact::QuickStepDropped(_)
            | Fact::QuickStepDone(_)
            | Fact::QuickStepFailed(_)
            | Fact::ReplySigned(_)
            | Fact::ReplyDelivered(_)
            | Fact::PromiseKept(_)
            | Fact::PromiseBroken(_)
            | Fact::VerdictGiven(_)
            | Fact::VerdictTaken(_)
            | Fact::VerdictUndone(_)
            | Fact::CalledBack(_)
            | Fact::VerdictExplained(_)
            | Fact::Closed(_)
            | Fact::CoHandlerAsked(_)
            | Fact::TaskGiven(_)
            | Fact::TaskAnswered(_)
            | Fact::TaskReturned(_)
            | Fact::TaskReturnGranted(_)
            | Fact::TaskReturnRefused(_)
            | Fact::TaskWithdrawn(_)
            | Fact::ConductNoted(_)
            | Fact::ConductWarned(_)
            | Fact::RestrictionProposed(_)
            | Fact::RestrictionApproved(_)
            | Fact::RestrictionRefused(_)
            | Fact::RestrictionAppealed(_)
            | Fact::RestrictionUpheld(_)
            | Fact::RestrictionLifted(_)
            | Fact::HandedOver(_)
            | Fact::SuccessionTaken(_)
            | Fact::StoodIn(_)
            | Fact::NoticeGiven(_)
            | Fact::Followed(_)
            | Fact::AnswerTaken(_) => {}
        }
    }

    pub(super) fn link(&mut self, to: Number) {
        if !self.links.contains(&to) {
            self.links.push(to);
        }
    }
}
