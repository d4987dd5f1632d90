//! The program.

pub mod deadlines;
pub mod intake;
pub mod web;
