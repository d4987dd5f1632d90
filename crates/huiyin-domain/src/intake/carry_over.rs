//! 原系统移入: old records are carried over, not re-enacted. What they say about the past is a claim (据原系统记载).

use serde::{Deserialize, Serialize};

use super::{Channel, MaterialKind};
use crate::concern::{Class, Concern, Stage};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{AreaCode, CategoryCode, ConcernId, Hex, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{CarriedWords, MaterialWords, ReporterWords, Words};

/// How exactly the former system knew a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// Only the day.
    Day,
    /// To the minute.
    Minute,
    /// To the second.
    Second,
}

/// A time as the former system had it: civil, in the installation's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedTime {
    /// Date and time of day.
    pub at: jiff::civil::DateTime,
    /// How exact it is.
    pub precision: Precision,
}

/// Whether the former system held it for finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimedState {
    /// Finished.
    Closed,
    /// Not finished.
    Open,
    /// It did not say (状态不详); treated as closed.
    UnknownClosed,
    /// It did not say; treated as open by the importer's choice.
    UnknownOpen,
}

impl ClaimedState {
    /// The word kept in views.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::UnknownClosed => "unknown_closed",
            Self::UnknownOpen => "unknown_open",
        }
    }

    /// Whether somebody still has to work on it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Open | Self::UnknownOpen => true,
            Self::Closed | Self::UnknownClosed => false,
        }
    }
}

/// What the former system says happened. Statistics call this `claimed`, never `recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// Closed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<ClaimedTime>,
    /// Due at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<ClaimedTime>,
    /// Marked as a duplicate; claimed only, never joined.
    pub duplicate: bool,
    /// A date that had been promised to the citizen: it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<ClaimedTime>,
    /// Received at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<ClaimedTime>,
    /// Replied at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replied: Option<ClaimedTime>,
    /// Finished or not.
    pub state: ClaimedState,
    /// Every other time it gave, such as a hand-over, in its own order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<ClaimedEntry>,
}

/// One more time that the former system gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedEntry {
    /// When.
    pub at: ClaimedTime,
    /// What, by the former system's name for the field; never a person's words.
    pub what: String,
}

/// Carry one record over.
#[derive(Clone, Debug)]
pub struct CarryOver {
    /// 128 random bits.
    pub id: ConcernId,
    /// Drawn at random.
    pub number: Number,
    /// Name of the former system or file kind.
    pub source: String,
    /// Algorithm byte and HMAC of the id there, under the installation's import key.
    pub source_id: Hex<33>,
    /// Algorithm byte and HMAC of the normalised row, under the same key.
    pub row_hmac: Hex<33>,
    /// Version of the mapping that was used.
    pub mapping: u32,
    /// Sealed for 揭发控告 or a filled 被反映人.
    pub class: Class,
    /// How it had come.
    pub channel: Channel,
    /// The office's area, when a code fits.
    pub place: Option<AreaCode>,
    /// The office's category, when a code fits.
    pub category: Option<CategoryCode>,
    /// What is said about the past.
    pub claimed: Claimed,
    /// The record's words.
    pub words: CarriedWords,
    /// What stays among staff: files and remarks that neither the person nor a co-handler reads.
    pub of_staff: Vec<(MaterialKind, MaterialWords)>,
    /// Who raised it, as far as the former system said; each lies under a key of its own.
    pub reporters: Vec<ReporterWords>,
}

/// A record was carried over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedOver {
    /// The office's category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// How it had come.
    pub channel: Channel,
    /// What is said about the past.
    pub claimed: Claimed,
    /// Ordinary or sealed.
    pub class: Class,
    /// The unit that looks after it from now on.
    pub desk: UnitId,
    /// Its own name in the log.
    pub id: ConcernId,
    /// Version of the mapping.
    pub mapping: u32,
    /// The number people use.
    pub number: Number,
    /// The office's area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<AreaCode>,
    /// The claimed day, else the day of carry-over.
    pub received_on: Day,
    /// Algorithm byte and HMAC of the normalised row.
    pub row_hmac: Hex<33>,
    /// Name of the former system.
    pub source: String,
    /// Algorithm byte and HMAC of the id there.
    pub source_id: Hex<33>,
    /// Zone of the claimed times.
    pub zone: String,
}

pub(super) fn decide(concern: &Concern, command: CarryOver, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() != Stage::Unfiled {
        return Err(Refusal::AlreadyCarriedOver);
    }
    let known_place = command.place.filter(|place| context.office.has_area(place));
    let known_category = command.category.filter(|category| context.office.has_category(category));
    let claimed_day = command.claimed.received.as_ref().map(|time| time.at.date());
    let carried = CarriedOver {
        category: known_category,
        channel: command.channel,
        claimed: command.claimed,
        class: command.class,
        desk: context.office.desk_for(command.class).ok_or(Refusal::UnknownUnit)?,
        id: command.id,
        mapping: command.mapping,
        number: command.number,
        place: known_place,
        received_on: claimed_day.unwrap_or_else(|| context.today()),
        row_hmac: command.row_hmac,
        source: command.source,
        source_id: command.source_id,
        zone: context.zone.name().to_owned(),
    };
    let mut events = vec![Event::saying(super::Fact::CarriedOver(carried), Words::Carried(Box::new(command.words)))];
    for (reporter, words) in (1..).zip(command.reporters) {
        let named = super::Fact::ReporterNamed(super::ReporterNamed::of(reporter, &words));
        events.push(Event::saying(named, Words::Reporter(words)));
    }
    for (kind, words) in command.of_staff {
        let files = words.files.iter().map(|file| file.id).collect();
        let added = super::Fact::MaterialAdded(super::add_material::MaterialAdded { files, kind });
        events.push(Event::saying(added, Words::Material(words)));
    }
    Ok(events)
}
