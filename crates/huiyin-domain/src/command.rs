//! What people and jobs may ask for: the closed set of commands, and the one function that decides them.

use crate::across::across;
use crate::concern::Concern;
pub use crate::context::Context;
use crate::event::Event;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::reactions::{quick_step, reactions};
use crate::{casework, deadlines, gatherings, intake, review};

/// All commands on a concern, room by room. Commands on the office: [`crate::office::Command`].
#[derive(Clone, Debug)]
pub enum Command {
    /// Getting in and being sorted.
    Intake(intake::Command),
    /// Being worked on and answered.
    Casework(casework::Command),
    /// Clocks and told dates.
    Deadlines(deadlines::Command),
    /// Meetings over it.
    Gatherings(gatherings::Command),
    /// Looking again, one level up.
    Review(review::Command),
}

impl From<review::Command> for Command {
    fn from(command: review::Command) -> Self {
        Self::Review(command)
    }
}

impl Command {
    /// The other concern that it names, which whoever gives it must be able to read as well.
    pub fn names(&self) -> Option<Number> {
        match self {
            Self::Casework(casework::Command::Join(join)) => Some(join.into),
            Self::Casework(casework::Command::Link(link)) => Some(link.to),
            Self::Casework(casework::Command::TellApart(told)) => Some(told.from),
            Self::Casework(casework::Command::Unlink(unlink)) => Some(unlink.from),
            Self::Intake(intake::Command::AnswerRepeated(repeated)) => Some(repeated.earlier),
            Self::Casework(_) | Self::Intake(_) | Self::Deadlines(_) | Self::Gatherings(_) | Self::Review(_) => None,
        }
    }
}

impl From<intake::Command> for Command {
    fn from(command: intake::Command) -> Self {
        Self::Intake(command)
    }
}

impl From<casework::Command> for Command {
    fn from(command: casework::Command) -> Self {
        Self::Casework(command)
    }
}

impl From<deadlines::Command> for Command {
    fn from(command: deadlines::Command) -> Self {
        Self::Deadlines(command)
    }
}

impl From<gatherings::Command> for Command {
    fn from(command: gatherings::Command) -> Self {
        Self::Gatherings(command)
    }
}

/// Decides one command: the events it makes, or why not. Pure, sync, total.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Intake(command) => intake::decide(concern, command, context),
        Command::Casework(casework::Command::HoldQuickStep(hold)) => {
            let events = casework::decide(concern, casework::Command::HoldQuickStep(hold), context)?;
            // What the rules would refuse now is not held at all.
            if let Some(step) = quick_step(hold.text, context) {
                decide(concern, step, context)?;
            }
            Ok(events)
        }
        Command::Casework(command) => casework::decide(concern, command, context),
        Command::Deadlines(command) => deadlines::decide(concern, command, context),
        Command::Gatherings(command) => gatherings::decide(concern, command, context),
        Command::Review(command) => review::decide(concern, command, context),
    }
}

/// Reactions settle within this many rounds; more means that the table in [`crate::reactions`] has a loop.
const MAX_ROUNDS: usize = 8;

/// All that one command sets off, in order, and the concern after it. Nothing is written here.
pub fn cascade(concern: Concern, first: Command, context: &Context) -> Result<(Vec<Event>, Concern), Refusal> {
    let (done, mut after) = cascade_all(vec![concern], first, context)?;
    let own = done.into_iter().filter(|(at, _)| *at == 0).map(|(_, event)| event).collect();
    Ok((own, after.swap_remove(0)))
}

/// What happened to several concerns, each event with the place of its concern; and the concerns afterwards.
pub type Happened = (Vec<(usize, Event)>, Vec<Concern>);

/// The same over several concerns that are looked at together: the first is the one commanded, an event says by its place
/// whose it is.
pub fn cascade_all(mut all: Vec<Concern>, first: Command, context: &Context) -> Result<Happened, Refusal> {
    let stamp = context.stamp();
    let (mut done, mut todo) = (Vec::new(), vec![(0, first)]);
    for _round in 0..MAX_ROUNDS {
        let mut caused = Vec::new();
        for (at, command) in todo {
            let events = decide(&all[at], command, &Context { kin: &all, ..*context })?;
            for event in events {
                let before = all[at].clone();
                all[at].evolve(&event.fact, &stamp);
                let follow = reactions(&before, &all[at], &event.fact, context);
                caused.extend(follow.into_iter().map(|command| (at, command)));
                for (number, command) in across(&before, &all[at], &event) {
                    let other = all.iter().position(|concern| concern.number() == Some(number));
                    caused.push((other.ok_or(Refusal::KinMoved)?, command));
                }
                done.push((at, event));
            }
        }
        if caused.is_empty() {
            return Ok((done, all));
        }
        todo = caused;
    }
    unreachable!("reactions did not settle in {MAX_ROUNDS} rounds: the table has a loop")
}
