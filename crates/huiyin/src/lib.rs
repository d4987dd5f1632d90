//! The program.

pub mod intake;
pub mod web;
