//! 给新查询码: for a record carried over, which has none, or when the slip was lost. The old code, its QR and whatever was
//! opened with them end at the same moment, because only the last one issued is anybody's.

use serde::{Deserialize, Serialize};

use super::CodeIssued;
use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::{CodeHash, PersonId, ReporterNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Issue a new code. Code and token are drawn outside; only what is kept of them arrives here.
#[derive(Clone, Debug)]
pub struct IssueCode {
    /// What is kept of the code.
    pub code: CodeHash,
    /// What is kept of the token in the QR.
    pub token: CodeHash,
    /// For which reporter.
    pub reporter: ReporterNo,
    /// How it was made sure who asks.
    pub checked: IdentityCheck,
    /// The colleague who was there, when that was the check.
    pub second: Option<PersonId>,
    /// How the slip goes out.
    pub manner: SlipManner,
    /// More about the check, among staff.
    pub words: Option<SaidWords>,
}

/// How it was made sure that the person who asks is the one who reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityCheck {
    /// 看了身份证
    CardSeen,
    /// 按登记的电话打回去
    CalledBack,
    /// 两名工作人员都认识本人
    KnownInPerson,
    /// 寄到登记的地址
    LetterToAddress,
}

impl IdentityCheck {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 4] = [Self::CardSeen, Self::CalledBack, Self::KnownInPerson, Self::LetterToAddress];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::CardSeen => "card_seen",
            Self::CalledBack => "called_back",
            Self::KnownInPerson => "known_in_person",
            Self::LetterToAddress => "letter_to_address",
        }
    }

    /// Whether the check rests on a contact that the person left with the concern.
    pub fn needs_contact(self) -> bool {
        matches!(self, Self::CalledBack | Self::LetterToAddress)
    }
}

/// How a slip reaches the person. Never by telephone: a voice can be anybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipManner {
    /// 当面交给本人
    Counter,
    /// 寄信
    Letter,
    /// 折好封口，托人带去
    Folded,
}

impl SlipManner {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Letter, Self::Folded];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Letter => "letter",
            Self::Folded => "folded",
        }
    }
}

/// What is known of a code that staff issued; the first one, which the person gets with the receipt, has none of this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedAnew {
    /// How it was made sure who asks.
    pub checked: IdentityCheck,
    /// How the slip goes out.
    pub manner: SlipManner,
    /// The colleague who was there, when that was the check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<PersonId>,
    /// The unit whose post issued it.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: IssueCode, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Unfiled {
        return Err(super::not_now(concern, Step::IssueCode));
    }
    if !command.reporter.is_first() && concern.intake.reporters.get(command.reporter).is_none() {
        return Err(Refusal::ReporterUnknown);
    }
    // Contacts on the concern are whoever raised it left; another's code goes from hand to hand.
    let by_contact = command.checked.needs_contact() || command.manner == SlipManner::Letter;
    if !command.reporter.is_first() && by_contact {
        return Err(Refusal::FurtherAtCounter);
    }
    check_identity(concern, &command, context)?;
    let anew = IssuedAnew {
        checked: command.checked,
        manner: command.manner,
        second: command.second.filter(|_| command.checked == IdentityCheck::KnownInPerson),
        unit: issuing_unit(concern, context).ok_or(Refusal::UnknownUnit)?,
    };
    let issued =
        CodeIssued { anew: Some(anew), code: command.code, reporter: command.reporter.0, token: Some(command.token) };
    let fact = super::Fact::CodeIssued(issued);
    Ok(vec![match command.words {
        Some(words) => Event::saying(fact, Words::Said(words)),
        None => Event::bare(fact),
    }])
}

/// A contact that nobody left cannot be called or written to, and two who know somebody are two people.
fn check_identity(concern: &Concern, command: &IssueCode, context: &Context) -> Result<(), Refusal> {
    if command.checked.needs_contact() && !concern.intake.reporter_named {
        return Err(Refusal::NoContactLeft);
    }
    if command.checked == IdentityCheck::LetterToAddress && command.manner != SlipManner::Letter {
        return Err(Refusal::SlipGoesByLetter);
    }
    if command.checked != IdentityCheck::KnownInPerson {
        return Ok(());
    }
    let second = command.second.filter(|second| Some(*second) != context.actor.person());
    let second = second.ok_or(Refusal::SecondColleagueMissing)?;
    match context.office.posts_of(second).is_empty() {
        true => Err(Refusal::UnknownPerson),
        false => Ok(()),
    }
}

/// The unit of the post under which it is issued: the desk that took it in, else the unit that has it, else the actor's first.
fn issuing_unit(concern: &Concern, context: &Context) -> Option<UnitId> {
    let role = if concern.class() == Some(Class::Sealed) { Role::Supervisor } else { Role::FrontDesk };
    let near = [concern.desk(), concern.unit()].into_iter().flatten();
    let here = near.into_iter().find(|unit| context.actor.has_in(role, *unit));
    here.or_else(|| context.actor.posts().first().map(|held| held.unit)).or_else(|| concern.desk())
}
