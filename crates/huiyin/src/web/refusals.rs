//! Refusals as sentences: what cannot be done, on what basis, and what can be done instead.

use huiyin_domain::concern::{Stage, Step};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::refusal::{AnswerPart, Refusal, Value};
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::kernel::time::Day;

use super::dates;
use super::words::{Say, Words};
use crate::app::App;

/// What a refusal needs beside its own values to become a sentence.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// In which language.
    pub words: &'static Words,
    /// The reader's day: a year is named only when it is another one.
    pub today: Day,
    /// What a unit is called.
    pub unit_name: &'a dyn Fn(UnitId) -> String,
}

impl Teller<'_> {
    /// The sentence of a refusal. Denied reads exactly like "there is no such thing".
    #[must_use]
    pub fn say(&self, refusal: &Refusal) -> Say<'static> {
        let say = self.words.t(self.key(refusal));
        refusal.values().into_iter().fold(say, |say, (name, value)| match value {
            Value::Day(day) => say.with(name, dates::day_seen_on(self.words, day, self.today)),
            Value::Count(count) => say.with(name, count),
            Value::Unit(unit) => say.with(name, (self.unit_name)(unit)),
            Value::Step(step) => say.with(name, step_name(self.words, step)),
            Value::Stage(stage) => say.with(name, stage_name(self.words, stage)).with("next", next(self.words, stage)),
            Value::Part(part) => say.with(name, part_name(self.words, part)),
            Value::Number(number) => say.with(name, number.to_string()),
            Value::Version(Some(version)) => say.with(name, version.0),
            Value::Version(None) => say,
            Value::Slot(slot) => say.with(name, slot_name(self.words, slot)),
        })
    }

    fn key(&self, refusal: &Refusal) -> String {
        let settled = matches!(refusal, Refusal::Withdrawn { until } if self.today > *until);
        let nothing_handed = matches!(refusal, Refusal::StaleDraft { now: None });
        if matches!(refusal, Refusal::Denied(_)) {
            "problem-not-found-now".to_owned()
        } else if settled {
            "refusal-withdrawal-settled".to_owned()
        } else if nothing_handed {
            "refusal-stale-draft-none".to_owned()
        } else {
            format!("refusal-{}", refusal.word())
        }
    }
}

/// The sentence of a refusal, with today's date and the office's names.
#[must_use]
pub fn told(app: &App, words: &'static Words, refusal: &Refusal) -> String {
    let office = app.office_in(words.language());
    let unit_name = |unit| office.unit_name(unit).to_owned();
    let today = app.now().day(app.zone());
    Teller { words, today, unit_name: &unit_name }.say(refusal).to_string()
}

/// What a step is called.
#[must_use]
pub fn step_name(words: &'static Words, step: Step) -> Say<'static> {
    words.t(format!("step-{}", step.word()))
}

/// What a stage is called.
#[must_use]
pub fn stage_name(words: &'static Words, stage: Stage) -> Say<'static> {
    words.t(format!("stage-{}", key_word(stage)))
}

/// Who does what next in a stage, and on what basis.
#[must_use]
pub fn next(words: &'static Words, stage: Stage) -> Say<'static> {
    words.t(format!("next-{}", key_word(stage)))
}

/// What a part of an answer is called.
#[must_use]
pub fn part_name(words: &'static Words, part: AnswerPart) -> Say<'static> {
    words.t(match part {
        AnswerPart::Facts => "answer-part-facts",
        AnswerPart::Basis => "answer-part-basis",
        AnswerPart::Reasons => "answer-part-reasons",
        AnswerPart::Remedy => "answer-part-remedy",
    })
}

/// What a slot of a text is called.
#[must_use]
pub fn slot_name(words: &'static Words, slot: Slot) -> Say<'static> {
    words.t(match slot {
        Slot::Title => "slot-title",
        Slot::Received => "slot-received",
        Slot::Number => "slot-number",
        Slot::Organ => "slot-organ",
        Slot::Phone => "slot-phone",
        Slot::Due => "slot-due",
        Slot::Receiver => "slot-receiver",
        Slot::Reason => "slot-reason",
        Slot::Path => "slot-path",
        Slot::Points => "slot-points",
        Slot::Ground => "slot-ground",
        Slot::Instead => "slot-instead",
        Slot::Opening => "slot-opening",
        Slot::Asked => "slot-asked",
        Slot::Found => "slot-found",
        Slot::Outcome => "slot-outcome",
        Slot::Review => "slot-review",
        Slot::AskedOn => "slot-asked-on",
        Slot::Level => "slot-level",
        Slot::Request => "slot-request",
        Slot::Answering => "slot-answering",
        Slot::Further => "slot-further",
        Slot::Final => "slot-final",
        Slot::NotTaken => "slot-not-taken",
        Slot::Still => "slot-still",
        Slot::Channel => "slot-channel",
        Slot::Limit => "slot-limit",
        Slot::From => "slot-from",
        Slot::Until => "slot-until",
        Slot::Conduct => "slot-conduct",
        Slot::Unaffected => "slot-unaffected",
        Slot::Appeal => "slot-appeal",
        Slot::OldDue => "slot-old-due",
        Slot::Extension => "slot-extension",
        Slot::Question => "slot-question",
        Slot::HowToAnswer => "slot-how-to-answer",
        Slot::Earlier => "slot-earlier",
    })
}

/// Stages are kept with underscores; keys of sentences have dashes.
fn key_word(stage: Stage) -> String {
    stage.word().replace('_', "-")
}

#[cfg(test)]
pub(crate) mod tests;
