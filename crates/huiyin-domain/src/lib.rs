//! The rules.

pub mod log;
