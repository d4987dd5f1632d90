//! 登记: whatever is brought gets in. Registration cannot be refused for its content (信访工作条例 21, 44).

use serde::{Deserialize, Serialize};

use super::{Channel, IssuedAnew};
use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{AreaCode, CodeHash, ConcernId, FileId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{ConcernWords, ReporterWords, Words};

/// Report something for oneself. Ids, number and code are drawn outside and arrive here.
#[derive(Clone, Debug)]
pub struct FileConcern {
    /// 128 random bits.
    pub id: ConcernId,
    /// Drawn at random, checked to be free.
    pub number: Number,
    /// What is kept of the query code.
    pub code: CodeHash,
    /// What is kept of the token in the receipt's QR; none where no receipt is printed.
    pub token: Option<CodeHash>,
    /// Sealed when conduct of a person or unit is complained of.
    pub class: Class,
    /// How it came.
    pub channel: Channel,
    /// The office's area, when it is known.
    pub place: Option<AreaCode>,
    /// The day on which it came, when that was earlier than now.
    pub received_on: Option<Day>,
    /// What the person brought.
    pub words: ConcernWords,
    /// Who they are, when they said so.
    pub reporter: Option<ReporterWords>,
}

/// A concern was filed. From here on it has a number, and somebody owes it a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// How it came.
    pub channel: Channel,
    /// Ordinary or sealed.
    pub class: Class,
    /// The unit that took it in.
    pub desk: UnitId,
    /// Files that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
    /// Its own name in the log.
    pub id: ConcernId,
    /// The number people use.
    pub number: Number,
    /// What it grew out of: a visit, a meeting, a comment. Empty for now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The office's area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<AreaCode>,
    /// The day on which it came: clocks start from it.
    pub received_on: Day,
}

/// Somebody said who they are; the words lie beside under a key of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReporterNamed {
    /// First, second … reporter of the concern.
    pub reporter: u32,
    /// How they can be reached. That there is a number, never which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<ContactWay>,
}

/// Something by which somebody can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactWay {
    /// An address.
    Letter,
    /// A telephone number.
    Phone,
}

impl ReporterNamed {
    /// The fact beside these words.
    pub(super) fn of(reporter: u32, words: &ReporterWords) -> Self {
        let letter = words.address.as_ref().map(|_| ContactWay::Letter);
        let phone = words.phone.as_ref().map(|_| ContactWay::Phone);
        Self { reporter, ways: [letter, phone].into_iter().flatten().collect() }
    }
}

/// A query code was given out; only its HMAC is kept. The one before it ends here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeIssued {
    /// How it came about, when staff issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anew: Option<IssuedAnew>,
    /// HMAC of pepper, number and code.
    pub code: CodeHash,
    /// For which reporter.
    pub reporter: u32,
    /// HMAC of pepper, number and the token in the QR: a QR opens without the code being typed, and ends with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<CodeHash>,
}

/// A claimed day this many working days back needs no reason.
const LATE_AFTER_WORKING_DAYS: u32 = 3;

pub(super) fn decide(concern: &Concern, command: FileConcern, context: &Context) -> Result<Vec<Event>, Refusal> {
    let desk = context.office.desk_for(command.class);
    file(concern, command, desk, context)
}

/// Filing at this desk: the same for what a citizen files and for what staff take down.
pub(super) fn file(
    concern: &Concern,
    command: FileConcern,
    desk: Option<UnitId>,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::File, &[Stage::Unfiled])?;
    if let Some(place) = &command.place
        && !context.office.has_area(place)
    {
        return Err(Refusal::UnknownPlace);
    }
    let received_on = command.received_on.unwrap_or_else(|| context.today());
    check_received(received_on, command.words.late_because.is_some(), context)?;
    let filed = Filed {
        channel: command.channel,
        class: command.class,
        desk: desk.ok_or(Refusal::UnknownUnit)?,
        files: command.words.files.iter().map(|file| file.id).collect(),
        id: command.id,
        number: command.number,
        origin: None,
        place: command.place,
        received_on,
    };
    let mut events = vec![
        Event::saying(super::Fact::Filed(filed), Words::Concern(command.words)),
        Event::bare(super::Fact::CodeIssued(CodeIssued {
            anew: None,
            code: command.code,
            reporter: 1,
            token: command.token,
        })),
    ];
    if let Some(reporter) = command.reporter {
        let named = super::Fact::ReporterNamed(ReporterNamed::of(1, &reporter));
        events.push(Event::saying(named, Words::Reporter(reporter)));
    }
    Ok(events)
}

/// 收到日 is a claim: never after recording, with a reason when more than three working days before it.
fn check_received(day: Day, because: bool, context: &Context) -> Result<(), Refusal> {
    let today = context.today();
    if day > today {
        return Err(Refusal::ReceivedInFuture);
    }
    let late = context.calendars.working_days_between(day, today) > LATE_AFTER_WORKING_DAYS;
    if late && !because {
        return Err(Refusal::LateReasonMissing);
    }
    Ok(())
}
