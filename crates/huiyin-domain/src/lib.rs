//! The rules of Huiyin: what may happen to a concern, when, by whom. Pure: time and chance come in as arguments.
//!
//! Read in this order: [`event`], [`command`], [`reactions`], then one room, then [`access`].
//!
//! What always holds:
//! - every concern has a next step owed by a post or unit, now or after a named day, or is final ([`concern::Concern::owed`]);
//! - an illegal step is a [`kernel::refusal::Refusal`], and nothing has happened;
//! - people's words never stand in a fact; they lie beside it ([`words`]);
//! - no rule knows the day, rolls dice, or reads anything but its arguments.

pub mod kernel;

pub mod access;
mod across;
pub mod action;
pub mod casework;
pub mod command;
pub mod concern;
pub mod context;
pub mod deadlines;
pub mod deny;
pub mod event;
pub mod gatherings;
pub mod intake;
pub mod log;
pub mod office;
pub mod reactions;
pub mod reading;
pub mod review;
pub mod step;
pub mod testing;
pub mod unsigned;
pub mod words;

#[cfg(test)]
mod proofs;

// The two states that the ledger folds, under names that say no room.
pub use concern::Concern;
pub use office::Office;
