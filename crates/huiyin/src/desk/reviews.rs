//! What was said in a review, as every page needs it: the request, the opinion, who looks again, and what they are called.

use huiyin_domain::concern::Concern;
use huiyin_domain::event::Fact;
use huiyin_domain::intake::{IdentityCheck, SpokenBy};
use huiyin_domain::kernel::ids::{PointNo, ReporterNo, UnitId};
use huiyin_domain::review::{self, CameBy, Decision, Level, PointDecision};
use huiyin_domain::words::{ReplyWords, ReviewRequestWords, SaidWords, Words as Said};

use super::told::Told;
use crate::app::OfficeNow;
use crate::gate::Entry;
use crate::web::icons::{Shape, State};
use crate::web::words::Words;

/// An opinion with its words.
#[derive(Clone, Copy)]
pub struct Opinion<'a> {
    /// When it was handed over, by whom.
    pub entry: &'a Entry,
    /// Point by point.
    pub decisions: &'a [PointDecision],
    /// Which look.
    pub level: Level,
    /// The words; of a body outside there is one text alone.
    pub words: Option<&'a ReplyWords>,
    /// What the paper of a body outside says.
    pub outside: Option<&'a SaidWords>,
}

/// The last opinion that was handed over or recorded, of this look or of any.
#[must_use]
pub fn opinion(entries: &[Entry], level: Option<Level>) -> Option<Opinion<'_>> {
    entries.iter().rev().filter_map(opinion_in).find(|found| level.is_none_or(|level| found.level == level))
}

fn opinion_in(entry: &Entry) -> Option<Opinion<'_>> {
    let Fact::Review(fact) = &entry.recorded.fact else { return None };
    if let (review::Fact::ReviewDecided(decided), Some(Said::Reply(words))) = (fact, &entry.words) {
        let (decisions, level) = (&decided.decisions[..], decided.level);
        return Some(Opinion { entry, decisions, level, words: Some(words), outside: None });
    }
    if let (review::Fact::ReviewRecorded(recorded), Some(Said::Said(words))) = (fact, &entry.words) {
        let (decisions, level) = (&recorded.decisions[..], recorded.level);
        return Some(Opinion { entry, decisions, level, words: None, outside: Some(words) });
    }
    None
}

/// The entry that made the opinion of this look one that counts: signed, or recorded as it came.
#[must_use]
pub fn issued(entries: &[Entry], level: Level) -> Option<&Entry> {
    entries.iter().rev().find(|entry| match &entry.recorded.fact {
        Fact::Review(review::Fact::ReviewSigned(signed)) => signed.level == level,
        Fact::Review(review::Fact::ReviewRecorded(recorded)) => recorded.level == level,
        Fact::Review(_)
        | Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_) => false,
    })
}

/// The last request, taken or not, with its reasons.
#[must_use]
pub fn request(entries: &[Entry]) -> Option<(&Entry, &ReviewRequestWords)> {
    entries.iter().rev().find_map(|entry| match &entry.words {
        Some(Said::ReviewRequest(words)) => Some((entry, words)),
        _ => None,
    })
}

/// Who of several asked last for another look.
#[must_use]
pub fn asker_no(entries: &[Entry]) -> Option<ReporterNo> {
    entries.iter().rev().find_map(|entry| match &entry.recorded.fact {
        Fact::Review(review::Fact::ReviewRequested(asked)) => Some(asked.reporter),
        Fact::Review(review::Fact::ReviewNotTaken(not)) => Some(not.reporter),
        Fact::Review(_)
        | Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_) => None,
    })
}

/// Their name, as far as the reader may know it; else whoever is known.
#[must_use]
pub fn asker(entries: &[Entry], told: &Told) -> Option<String> {
    let words = asker_no(entries).and_then(|no| told.reporter_of(no));
    let name = words.and_then(|words| words.name.as_ref()).map(|name| name.as_str().to_owned());
    name.or_else(|| told.reporter())
}

/// The unit that was asked for this look; `None` when it stands outside.
#[must_use]
pub fn unit_of(entries: &[Entry], level: Level) -> Option<UnitId> {
    entries.iter().rev().find_map(|entry| match &entry.recorded.fact {
        Fact::Review(review::Fact::ReviewRequested(asked)) if asked.level == level => Some(asked.unit),
        Fact::Review(_)
        | Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_) => None,
    })?
}

/// Who looks again: the unit one level up, or the body outside that the unit below names.
#[must_use]
pub fn body_name(office: &OfficeNow, words: &'static Words, concern: &Concern, level: Level) -> String {
    let open = concern.review.open.as_ref().filter(|open| open.level == level).map(|open| open.unit);
    let last = concern.review.last.as_ref().filter(|last| last.level == level).map(|last| last.unit);
    let unit = open.or(last).unwrap_or_else(|| review::body(concern, level, &office.office));
    match unit {
        Some(unit) => office.unit_name(unit).to_owned(),
        None => outside_name(office, words, below(concern, level)),
    }
}

fn below(concern: &Concern, level: Level) -> Option<UnitId> {
    match level {
        Level::Review => concern.unit(),
        Level::Recheck => concern.review.last.as_ref().and_then(|last| last.unit),
    }
}

fn outside_name(office: &OfficeNow, words: &'static Words, below: Option<UnitId>) -> String {
    let unit = below.and_then(|unit| office.office.unit(unit));
    let named = unit.and_then(|unit| unit.review_body.as_ref()).map(|body| body.as_str().to_owned());
    named.unwrap_or_else(|| words.t("review-body-unnamed").to_string())
}

/// What a decision is called.
#[must_use]
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Maintained => "decision-maintained",
        Decision::Changed => "decision-changed",
        Decision::SentBack => "decision-sent-back",
    }
}

/// A decision with its shape.
#[must_use]
pub fn decision_state(words: &'static Words, one: Decision) -> State {
    let shape = match one {
        Decision::Maintained => Shape::Dash,
        Decision::Changed => Shape::Done,
        Decision::SentBack => Shape::Doing,
    };
    State::new(shape, words.t(decision(one)).to_string())
}

/// 复查 or 复核.
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Review => "level-review",
        Level::Recheck => "level-recheck",
    }
}

/// How a request came.
#[must_use]
pub fn came(came: CameBy) -> &'static str {
    match came {
        CameBy::Counter => "came-counter",
        CameBy::Letter => "came-letter",
        CameBy::Phone => "came-phone",
    }
}

/// How staff and the person spoke.
#[must_use]
pub fn spoken(spoken: SpokenBy) -> &'static str {
    match spoken {
        SpokenBy::Phone => "spoken-phone",
        SpokenBy::Counter => "spoken-counter",
        SpokenBy::Visit => "spoken-visit",
    }
}

/// How it was made sure who spoke.
#[must_use]
pub fn checked(checked: IdentityCheck) -> &'static str {
    match checked {
        IdentityCheck::CardSeen => "spoken-card-seen",
        IdentityCheck::CalledBack => "spoken-called-back",
        IdentityCheck::KnownInPerson => "spoken-known",
        IdentityCheck::LetterToAddress => "spoken-letter",
    }
}

/// Names of fields that ask about a point, in the order of the points; a concern has at most twenty.
pub const POINT_FIELDS: [&str; 20] = [
    "point-1", "point-2", "point-3", "point-4", "point-5", "point-6", "point-7", "point-8", "point-9", "point-10",
    "point-11", "point-12", "point-13", "point-14", "point-15", "point-16", "point-17", "point-18", "point-19",
    "point-20",
];

/// Every point with the name of its field.
#[must_use]
pub fn point_fields(points: &[PointNo]) -> Vec<(PointNo, &'static str)> {
    let field = |point: &PointNo| {
        let place = usize::try_from(point.0).ok()?.checked_sub(1)?;
        Some((*point, *POINT_FIELDS.get(place)?))
    };
    points.iter().filter_map(field).collect()
}
