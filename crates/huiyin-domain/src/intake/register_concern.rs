//! 代为登记: staff take down what somebody says on the telephone, writes in a letter or comes to say. Operator and citizen are
//! both kept: who wrote it down stands in the envelope, who said it beside it under a key of their own (信访工作条例 17, 19–21).
//!
//! A registered concern begins with the same `filed.v1` as one that a citizen filed, so that everything after it is the same;
//! `registered.v1` follows and says that staff took it down, and how.

use serde::{Deserialize, Serialize};

use super::file_concern::{self, FileConcern};
use super::{CodeIssued, ReporterNamed, SlipManner};
use crate::concern::{Class, Concern};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::{CategoryCode, CodeHash, PostId, ReceptionNo, RoundNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{RegistrationWords, ReporterWords, Words};

/// The most people who may speak for many (信访工作条例 20 ¶2).
pub const MOST_REPRESENTATIVES: u32 = 5;

/// Take down what somebody brings. Ids, number and code are drawn outside and arrive in the filing.
#[derive(Clone, Debug)]
pub struct RegisterConcern {
    /// What is brought, and by whom; of several the first representative.
    pub filing: FileConcern,
    /// Representatives after the first.
    pub others: Vec<Representative>,
    /// What it seems to be about; acceptance decides.
    pub category: Option<CategoryCode>,
    /// How many people it speaks for, when it is more than one.
    pub group: Option<HeadCount>,
    /// How many came along.
    pub companions: u32,
    /// The queue number called, when somebody came.
    pub queue: Option<u32>,
    /// The leader's post that received, on a reception day.
    pub leader: Option<PostId>,
    /// The reception day; then the leader is that day's.
    pub reception: Option<ReceptionNo>,
    /// The round in which the box was opened that held the paper.
    pub round: Option<RoundNo>,
    /// How the paper was sorted when the box was opened.
    pub sorted: Option<Sorted>,
    /// The day another organ put on its letter.
    pub sent_on: Option<Day>,
    /// How number and code reach the person.
    pub manner: SlipManner,
    /// The person agreed that what they need is kept with this concern.
    pub needs_agreed: bool,
    /// Who came along, where they sat, who handed it over.
    pub words: RegistrationWords,
}

/// One of several who brought it, after the first. Each has a slip with a code of their own from the first moment.
#[derive(Clone, Debug)]
pub struct Representative {
    /// What is kept of the query code.
    pub code: CodeHash,
    /// What is kept of the token in the QR of the slip.
    pub token: Option<CodeHash>,
    /// Who it is.
    pub words: ReporterWords,
}

/// How many people a concern speaks for. A band: nobody counts heads in a queue twice, and five or more is 集体访.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadCount {
    /// 2—4 人
    TwoToFour,
    /// 5—29 人
    FiveToTwentyNine,
    /// 30—99 人
    ThirtyToNinetyNine,
    /// 100 人以上
    HundredOrMore,
}

impl HeadCount {
    /// Every band, in the order of a form.
    pub const ALL: [Self; 4] = [Self::TwoToFour, Self::FiveToTwentyNine, Self::ThirtyToNinetyNine, Self::HundredOrMore];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::TwoToFour => "two_to_four",
            Self::FiveToTwentyNine => "five_to_twenty_nine",
            Self::ThirtyToNinetyNine => "thirty_to_ninety_nine",
            Self::HundredOrMore => "hundred_or_more",
        }
    }
}

/// How a paper was sorted when its box was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sorted {
    /// 即办: settled by the unit that opened the box.
    AtOnce,
    /// 转办: goes to another unit.
    ToOthers,
}

impl Sorted {
    /// Both, in the order of a form.
    pub const ALL: [Self; 2] = [Self::AtOnce, Self::ToOthers];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::ToOthers => "to_others",
        }
    }
}

/// Staff took it down. Stands behind the `filed.v1` of the same registration, never alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// What it seems to be about; acceptance decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// How many came along.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub companions: u32,
    /// How many people it speaks for, when it is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<HeadCount>,
    /// The leader's post that received, on a reception day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<PostId>,
    /// How number and code reach the person.
    pub manner: SlipManner,
    /// The queue number called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<u32>,
    /// The reception day on which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reception: Option<ReceptionNo>,
    /// The round in which the box was opened that held the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundNo>,
    /// The day another organ put on its letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<Day>,
    /// How the paper was sorted when the box was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sorted: Option<Sorted>,
    /// The unit whose post took it down.
    pub unit: UnitId,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

pub(super) fn decide(concern: &Concern, command: RegisterConcern, context: &Context) -> Result<Vec<Event>, Refusal> {
    check_people(&command)?;
    check_facts(&command, context)?;
    let unit = registering_unit(context).ok_or(Refusal::UnknownUnit)?;
    let desk = match command.filing.class {
        Class::Ordinary => Some(unit),
        Class::Sealed => context.office.desk_for(Class::Sealed),
    };
    let leader = leader(&command, context);
    let registered = Registered {
        category: command.category,
        companions: command.companions,
        group: command.group,
        leader,
        manner: command.manner,
        queue: command.queue,
        reception: command.reception,
        round: command.round,
        sent_on: command.sent_on,
        sorted: command.sorted,
        unit,
    };
    let mut events = file_concern::file(concern, command.filing, desk, context)?;
    let fact = super::Fact::Registered(registered);
    let registered = match command.words == RegistrationWords::default() {
        true => Event::bare(fact),
        false => Event::saying(fact, Words::Registration(command.words)),
    };
    events.insert(1, registered);
    for (reporter, other) in (2..).zip(command.others) {
        let named = super::Fact::ReporterNamed(ReporterNamed::of(reporter, &other.words));
        events.push(Event::saying(named, Words::Reporter(other.words)));
        let issued = CodeIssued { anew: None, code: other.code, reporter, token: other.token };
        events.push(Event::bare(super::Fact::CodeIssued(issued)));
    }
    Ok(events)
}

/// 代表不得超过五人 (20 ¶2); what somebody needs is kept only when they agree; a letter needs an address.
fn check_people(command: &RegisterConcern) -> Result<(), Refusal> {
    let first = command.filing.reporter.as_ref();
    let people = || first.into_iter().chain(command.others.iter().map(|other| &other.words));
    if people().count() > usize::try_from(MOST_REPRESENTATIVES).unwrap_or(usize::MAX) {
        return Err(Refusal::TooManyRepresentatives { max: MOST_REPRESENTATIVES });
    }
    if !command.needs_agreed && people().any(|person| person.needs.is_some()) {
        return Err(Refusal::NeedsWithoutConsent);
    }
    if command.manner == SlipManner::Letter && first.is_none_or(|person| person.address.is_none()) {
        return Err(Refusal::SlipNeedsAddress);
    }
    Ok(())
}

fn check_facts(command: &RegisterConcern, context: &Context) -> Result<(), Refusal> {
    if command.category.as_ref().is_some_and(|category| !context.office.has_category(category)) {
        return Err(Refusal::UnknownCategory);
    }
    if command.leader.is_some_and(|leader| context.office.post(leader).is_none()) {
        return Err(Refusal::UnknownPost);
    }
    let reception = command.reception.map(|no| context.office.receptions().get(no).filter(|day| day.off.is_none()));
    if reception.is_some_and(|day| day.is_none()) {
        return Err(Refusal::ReceptionUnknown);
    }
    if command.round.is_some_and(|no| context.office.rounds().get(no).is_none()) {
        return Err(Refusal::RoundUnknown);
    }
    if command.sent_on.is_some_and(|day| day > context.today()) {
        return Err(Refusal::ReceivedInFuture);
    }
    Ok(())
}

/// On a reception day the leader is that day's, whatever else was picked.
fn leader(command: &RegisterConcern, context: &Context) -> Option<PostId> {
    let day = command.reception.and_then(|no| context.office.receptions().get(no));
    day.map(|day| day.said.leader).or(command.leader)
}

/// The unit whose desk it was said to: the installation's own, when the actor sits there, else the actor's.
fn registering_unit(context: &Context) -> Option<UnitId> {
    let main = context.office.desk_for(Class::Ordinary)?;
    if context.actor.has_in(Role::FrontDesk, main) {
        return Some(main);
    }
    context.actor.posts().iter().find(|held| held.role == Role::FrontDesk).map(|held| held.unit)
}

#[cfg(test)]
mod tests;
