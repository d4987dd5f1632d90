//! 来电来访方式的限制: of a behaviour in a channel within this concern, never of a person. Recorded incidents, a prior warning,
//! written reasons, another person's approval, at most six months, an end by itself, an appeal. What the person brings is
//! received, receipted and read all the same.

use serde::{Deserialize, Serialize};

use super::{Fact, RestrictionProposed};
use crate::concern::{Class, Concern, OwedBy, Step};
use crate::context::Context;
use crate::event::Stamp;
use crate::intake::{Aside, not_now};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PersonId, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

/// Where a behaviour showed itself, and what alone can be limited. Letters, pages and material are no choice here: they are
/// never limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// 来电
    Phone,
    /// 来访
    Visit,
}

impl Contact {
    /// Every way of contact.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Visit];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Visit => "visit",
        }
    }
}

/// How contact in that channel goes on meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// 由指定的人接待
    NamedContact,
    /// 在固定的时间
    FixedHour,
    /// 改用书面、网上
    InWriting,
}

impl Limit {
    /// Every limit, the mildest first.
    pub const ALL: [Self; 3] = [Self::NamedContact, Self::FixedHour, Self::InWriting];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::NamedContact => "named_contact",
            Self::FixedHour => "fixed_hour",
            Self::InWriting => "in_writing",
        }
    }
}

/// A recorded incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Its number in the concern.
    pub no: u32,
    /// Where.
    pub channel: Contact,
    /// When.
    pub on: Day,
    /// Whether the warning that stands came after it.
    pub warned: bool,
    /// Whether a restriction that was approved rests on it.
    pub spent: bool,
}

/// How a restriction stands; that its last day has passed is told by the day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestrictionStanding {
    /// Waits for another person's approval.
    Proposed,
    /// Not approved.
    Refused,
    /// Holds until its day.
    Approved,
    /// The person has appealed; it holds until that is ruled on.
    Appealed,
    /// The appeal was refused.
    Upheld,
    /// Taken off before its day.
    Lifted,
}

/// One restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// Its number in the concern.
    pub no: u32,
    /// Of which channel.
    pub channel: Contact,
    /// How contact goes on.
    pub limit: Limit,
    /// Its last day; it ends by itself.
    pub until: Day,
    /// The unit whose supervisors approve it and rule on an appeal.
    pub desk: UnitId,
    /// Who proposed it.
    pub proposer: Option<PersonId>,
    /// Who approved it.
    pub approver: Option<PersonId>,
    /// How it stands.
    pub standing: RestrictionStanding,
}

impl Restriction {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        use RestrictionStanding as S;
        matches!(self.standing, S::Approved | S::Appealed | S::Upheld) && day <= self.until
    }
}

/// Incidents, warnings and restrictions of one concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conduct {
    /// In the order noted.
    pub incidents: Vec<Incident>,
    /// Channels in which a warning stands.
    pub warned: Vec<Contact>,
    /// In the order proposed.
    pub restrictions: Vec<Restriction>,
}

impl Conduct {
    /// The restriction proposed last in a channel, whatever became of it.
    pub fn last(&self, channel: Contact) -> Option<&Restriction> {
        self.restrictions.iter().rev().find(|one| one.channel == channel)
    }

    /// Those that hold on a day.
    pub fn holding(&self, day: Day) -> impl Iterator<Item = &Restriction> {
        self.restrictions.iter().filter(move |one| one.holds_on(day))
    }

    /// The one that stands so.
    pub fn standing(&self, standing: RestrictionStanding) -> Option<&Restriction> {
        self.restrictions.iter().find(|one| one.standing == standing)
    }

    /// Incidents after the warning that no restriction rests on yet.
    pub fn fresh(&self, channel: Contact) -> Vec<u32> {
        let fresh = self.incidents.iter().filter(|one| one.channel == channel && !one.warned && !one.spent);
        fresh.map(|one| one.no).collect()
    }

    pub(super) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        use RestrictionStanding as S;
        if let Fact::ConductNoted(noted) = fact {
            let (no, channel, on) = (noted.no, noted.channel, noted.on);
            self.incidents.push(Incident { no, channel, on, warned: false, spent: false });
        } else if let Fact::ConductWarned(warned) = fact {
            self.warned.push(warned.channel);
            for one in self.incidents.iter_mut().filter(|one| one.channel == warned.channel) {
                one.warned = true;
            }
        } else if let Fact::RestrictionProposed(proposed) = fact {
            self.propose(proposed, stamp);
        } else if let Fact::RestrictionApproved(approved) = fact {
            self.stand(approved.no, S::Approved);
            self.spend(approved.no, stamp);
        } else if let Fact::RestrictionRefused(refused) = fact {
            self.stand(refused.no, S::Refused);
        } else if let Fact::RestrictionAppealed(appealed) = fact {
            self.stand(appealed.no, S::Appealed);
        } else if let Fact::RestrictionUpheld(upheld) = fact {
            self.stand(upheld.no, S::Upheld);
        } else if let Fact::RestrictionLifted(lifted) = fact {
            self.stand(lifted.no, S::Lifted);
        }
    }

    fn propose(&mut self, proposed: &RestrictionProposed, stamp: &Stamp) {
        self.restrictions.push(Restriction {
            no: proposed.no,
            channel: proposed.channel,
            limit: proposed.limit,
            until: proposed.until,
            desk: proposed.desk,
            proposer: stamp.actor.person(),
            approver: None,
            standing: RestrictionStanding::Proposed,
        });
    }

    /// A renewal needs something new: what one restriction rests on carries no second one.
    fn spend(&mut self, no: u32, stamp: &Stamp) {
        let Some(found) = self.restrictions.iter_mut().find(|one| one.no == no) else { return };
        found.approver = stamp.actor.person();
        let channel = found.channel;
        for one in self.incidents.iter_mut().filter(|one| one.channel == channel) {
            one.spent = true;
        }
    }

    fn stand(&mut self, no: u32, standing: RestrictionStanding) {
        if let Some(found) = self.restrictions.iter_mut().find(|one| one.no == no) {
            found.standing = standing;
        }
    }
}

/// Before filing there is nothing, and a withdrawn concern rests.
pub(super) fn needs_life(concern: &Concern, step: Step) -> Result<(), Refusal> {
    let rests = concern.intake.record.is_none() || concern.intake.withdrawn.is_some();
    if rests { Err(not_now(concern, step)) } else { Ok(()) }
}

/// The restriction that stands so.
pub(super) fn standing(
    concern: &Concern,
    step: Step,
    wanted: &[RestrictionStanding],
    none: Refusal,
) -> Result<Restriction, Refusal> {
    needs_life(concern, step)?;
    let mut found = concern.casework.conduct.restrictions.iter().rev();
    found.find(|one| wanted.contains(&one.standing)).copied().ok_or(none)
}

/// A supervisor decides, and neither proposed nor approved what is decided on.
pub(super) fn needs_other_hands(restriction: &Restriction, context: &Context) -> Result<(), Refusal> {
    if !context.actor.has(Role::Supervisor) {
        return Err(Refusal::Denied(crate::access::Deny::NoPost));
    }
    let person = context.actor.person();
    let took_part = person.is_some() && (person == restriction.proposer || person == restriction.approver);
    if took_part { Err(Refusal::ProposerCannotApprove) } else { Ok(()) }
}

/// A proposal waits for approval, an appeal for a ruling; both are a supervisor's.
pub(crate) fn asides(concern: &Concern) -> Vec<Aside> {
    if concern.intake.withdrawn.is_some() {
        return Vec::new();
    }
    let conduct = &concern.casework.conduct;
    let sealed = concern.class() == Some(Class::Sealed);
    let desk = |one: &Restriction| if sealed { concern.desk().unwrap_or(one.desk) } else { one.desk };
    let owed = |standing, step| {
        let found = conduct.standing(standing)?;
        let by = OwedBy::Role { unit: desk(found), role: Role::Supervisor };
        Some(Aside { by, step, due: None })
    };
    let proposed = owed(RestrictionStanding::Proposed, Step::RuleOnRestriction);
    proposed.into_iter().chain(owed(RestrictionStanding::Appealed, Step::RuleOnAppeal)).collect()
}
