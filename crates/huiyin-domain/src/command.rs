//! What people and jobs may ask for: the closed set of commands, and the one function that decides them.

use crate::concern::Concern;
pub use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::reactions::reactions;
use crate::{casework, deadlines, gatherings, intake};

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
        Command::Casework(command) => casework::decide(concern, command, context),
        Command::Deadlines(command) => deadlines::decide(concern, command, context),
        Command::Gatherings(command) => gatherings::decide(concern, command, context),
    }
}

/// Reactions settle within this many rounds; more means that the table in [`crate::reactions`] has a loop.
const MAX_ROUNDS: usize = 8;

/// All that one command sets off, in order, and the concern after it. Nothing is written here.
pub fn cascade(mut concern: Concern, first: Command, context: &Context) -> Result<(Vec<Event>, Concern), Refusal> {
    let stamp = context.stamp();
    let (mut done, mut todo) = (Vec::new(), vec![first]);
    for _round in 0..MAX_ROUNDS {
        let mut caused = Vec::new();
        for command in todo {
            for event in decide(&concern, command, context)? {
                let before = concern.clone();
                concern.evolve(&event.fact, &stamp);
                caused.extend(reactions(&before, &concern, &event.fact, context));
                done.push(event);
            }
        }
        if caused.is_empty() {
            return Ok((done, concern));
        }
        todo = caused;
    }
    unreachable!("reactions did not settle in {MAX_ROUNDS} rounds: the table has a loop")
}
