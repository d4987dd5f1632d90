//! A concern's life as a list of steps: when, who, what. Written first, played later, all concerns together.

use huiyin_domain::access::Action;
use huiyin_domain::command::Command;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Line, Name, Prose, Title};
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::words::SaidWords;

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The person whose concern it is, with number and code.
    Citizen,
    /// A member of staff, by number.
    Staff(u32),
    /// Whoever brings in old records.
    Operator,
}

/// What a step is.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// A command, under the action its route is registered for.
    Do(Action, Box<Command>),
    /// Opening the concern's page.
    Look,
}

/// One step.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) at: Moment,
    pub(super) who: Who,
    pub(super) act: Act,
}

/// One concern from its first step on. The first step makes it.
#[derive(Clone, Debug)]
pub(super) struct Script {
    pub(super) number: Number,
    /// The query code as people write it.
    pub(super) code: String,
    pub(super) steps: Vec<Step>,
}

impl Script {
    pub(super) fn new(number: Number, code: String) -> Self {
        Self { number, code, steps: Vec::new() }
    }

    /// Adds a command. A step never stands before the one it follows.
    pub(super) fn then(&mut self, at: Moment, who: Who, (action, command): (Action, Command)) {
        self.push(at, who, Act::Do(action, Box::new(command)));
    }

    /// Adds an opening of the page.
    pub(super) fn look(&mut self, at: Moment, who: u32) {
        self.push(at, Who::Staff(who), Act::Look);
    }

    fn push(&mut self, at: Moment, who: Who, act: Act) {
        let last = self.steps.last().map_or(i64::MIN, |step| step.at.0);
        let at = if at.0 > last { at } else { Moment(last + 60_000) };
        self.steps.push(Step { at, who, act });
    }
}

/// A text of the demo as a title.
pub(super) fn title(raw: &str) -> anyhow::Result<Title> {
    Title::parse(raw).map_err(|fault| anyhow::anyhow!("{raw}: {fault:?}"))
}

/// A text of the demo as a name.
pub(super) fn name(raw: &str) -> anyhow::Result<Name> {
    Name::parse(raw).map_err(|fault| anyhow::anyhow!("{raw}: {fault:?}"))
}

/// A text of the demo as one line.
pub(super) fn line(raw: &str) -> anyhow::Result<Line> {
    Line::parse(raw).map_err(|fault| anyhow::anyhow!("{raw}: {fault:?}"))
}

/// A text of the demo as prose.
pub(super) fn prose(raw: &str) -> anyhow::Result<Prose> {
    Prose::parse(raw).map_err(|fault| anyhow::anyhow!("{raw}: {fault:?}"))
}

/// One text and nothing else.
pub(super) fn said(raw: &str) -> anyhow::Result<SaidWords> {
    Ok(SaidWords { text: prose(raw)? })
}
