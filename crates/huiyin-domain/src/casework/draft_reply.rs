//! 拟稿、送审、退改: every point answered with facts, basis, reasons, remedy and exactly one outcome (信访工作条例 32).

use serde::{Deserialize, Serialize};

use super::tasks::none_open;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::ids::{PersonId, PointNo, PromiseNo, Revision};
use crate::kernel::refusal::{AnswerPart, Refusal};
use crate::kernel::time::Day;
use crate::words::{AnswerWords, ReplyWords, SaidWords, Words};

/// A version handed to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Which version.
    pub revision: Revision,
    /// Who drafted it.
    pub drafter: Option<PersonId>,
    /// Everybody else who changed a word of it.
    pub editors: Vec<PersonId>,
    /// Outcomes and promises of each point.
    pub answers: Vec<Answer>,
}

/// Where the draft is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// Nothing handed yet.
    #[default]
    NotHanded,
    /// With the head.
    Handed(Handed),
    /// Back with remarks.
    Returned(Handed),
}

/// Exactly one a point (信访工作条例 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 支持
    Upheld,
    /// 解释说明
    Explained,
    /// 不予支持
    NotUpheld,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Upheld, Self::Explained, Self::NotUpheld];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Explained => "explained",
            Self::NotUpheld => "not_upheld",
        }
    }
}

/// One promise of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// By when.
    pub due: Day,
    /// Its own number, counted over the concern's whole life.
    pub promise: PromiseNo,
}

/// The factual half of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The outcome.
    pub outcome: Outcome,
    /// Which point.
    pub point: PointNo,
    /// What is promised with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
}

/// An outcome and the days of its promises, as a form gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerGiven {
    /// Which point.
    pub point: PointNo,
    /// The outcome.
    pub outcome: Outcome,
    /// One day a promise, in the order of the words.
    pub promise_days: Vec<Day>,
}

/// Hand a draft to check.
#[derive(Clone, Debug)]
pub struct DraftReply {
    /// The last handed version it was written on; `None` for the first.
    pub based_on: Option<Revision>,
    /// Outcomes and days.
    pub answers: Vec<AnswerGiven>,
    /// The words.
    pub words: ReplyWords,
}

/// Change words of the handed version without returning it.
#[derive(Clone, Debug)]
pub struct EditDraft {
    /// The version that was on the screen.
    pub based_on: Revision,
    /// Outcomes and days.
    pub answers: Vec<AnswerGiven>,
    /// The words.
    pub words: ReplyWords,
}

/// Return the handed version with remarks.
#[derive(Clone, Debug)]
pub struct ReturnDraft {
    /// The version that was on the screen.
    pub based_on: Revision,
    /// What to change.
    pub remarks: SaidWords,
}

/// A draft was handed to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftHanded {
    /// Outcomes and promises.
    pub answers: Vec<Answer>,
    /// Which version.
    pub revision: Revision,
}

/// The handed version was changed; whoever did may not sign it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEdited {
    /// Outcomes and promises.
    pub answers: Vec<Answer>,
    /// The version after the change.
    pub revision: Revision,
}

/// Returned with remarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftReturned {
    /// Which version.
    pub revision: Revision,
}

pub(super) fn decide(concern: &Concern, command: DraftReply, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::DraftReply, &[Stage::Handling])?;
    none_open(concern)?;
    let now = last_revision(concern);
    if command.based_on != now {
        return Err(Refusal::StaleDraft { now });
    }
    let answers = complete(concern, &command.answers, &command.words, context)?;
    let revision = Revision(concern.casework.revisions + 1);
    let handed = super::Fact::DraftHanded(DraftHanded { answers, revision });
    Ok(vec![Event::saying(handed, Words::Reply(command.words))])
}

pub(super) fn decide_edit(concern: &Concern, command: EditDraft, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::EditDraft, &[Stage::Handed])?;
    same_version(concern, command.based_on)?;
    let answers = complete(concern, &command.answers, &command.words, context)?;
    let revision = Revision(concern.casework.revisions + 1);
    let edited = super::Fact::DraftEdited(DraftEdited { answers, revision });
    Ok(vec![Event::saying(edited, Words::Reply(command.words))])
}

pub(super) fn decide_return(concern: &Concern, command: ReturnDraft, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::ReturnDraft, &[Stage::Handed])?;
    same_version(concern, command.based_on)?;
    let returned = super::Fact::DraftReturned(DraftReturned { revision: command.based_on });
    Ok(vec![Event::saying(returned, Words::Said(command.remarks))])
}

/// The version on the screen has to be the one that is handed now.
pub(super) fn same_version(concern: &Concern, seen: Revision) -> Result<(), Refusal> {
    let handed = concern.casework.handed().ok_or(Refusal::NothingHanded)?;
    if handed.revision == seen { Ok(()) } else { Err(Refusal::StaleDraft { now: Some(handed.revision) }) }
}

fn last_revision(concern: &Concern) -> Option<Revision> {
    (concern.casework.revisions > 0).then_some(Revision(concern.casework.revisions))
}

/// Every point once, every answer whole; promises get their numbers.
fn complete(
    concern: &Concern,
    given: &[AnswerGiven],
    words: &ReplyWords,
    context: &Context,
) -> Result<Vec<Answer>, Refusal> {
    if let Some(stray) = given.iter().find(|answer| answer.point.0 == 0 || answer.point.0 > concern.intake.points) {
        return Err(Refusal::PointUnknown { point: stray.point });
    }
    let mut next_promise = concern.casework.promises.len();
    let mut answers = Vec::new();
    for number in 1..=concern.intake.points {
        let point = PointNo(number);
        let answer = exactly_one(given.iter().filter(|answer| answer.point == point), point)?;
        let said = exactly_one(words.answers.iter().filter(|answer| answer.point == point), point)?;
        check_parts(said)?;
        answers.push(Answer {
            outcome: answer.outcome,
            point,
            promises: number_promises(answer, said, &mut next_promise, context)?,
        });
    }
    Ok(answers)
}

fn exactly_one<T>(mut found: impl Iterator<Item = T>, point: PointNo) -> Result<T, Refusal> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None | Some(_), _) => Err(Refusal::PointUnanswered { point }),
    }
}

/// An answer has all its four parts (32).
pub(crate) fn check_parts(said: &AnswerWords) -> Result<(), Refusal> {
    let parts = [
        (&said.facts, AnswerPart::Facts),
        (&said.basis, AnswerPart::Basis),
        (&said.reasons, AnswerPart::Reasons),
        (&said.remedy, AnswerPart::Remedy),
    ];
    match parts.into_iter().find(|(text, _)| text.is_none()) {
        Some((_, part)) => Err(Refusal::AnswerIncomplete { point: said.point, part }),
        None => Ok(()),
    }
}

fn number_promises(
    answer: &AnswerGiven,
    said: &AnswerWords,
    next: &mut usize,
    context: &Context,
) -> Result<Vec<Promise>, Refusal> {
    if answer.promise_days.len() != said.promises.len() {
        return Err(Refusal::AnswerIncomplete { point: answer.point, part: AnswerPart::Remedy });
    }
    let mut promises = Vec::new();
    for due in &answer.promise_days {
        if *due < context.today() {
            return Err(Refusal::PromisePast { point: answer.point });
        }
        *next += 1;
        promises.push(Promise { due: *due, promise: PromiseNo(u32::try_from(*next).unwrap_or(u32::MAX)) });
    }
    Ok(promises)
}
