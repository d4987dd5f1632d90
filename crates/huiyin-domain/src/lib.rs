//! The rules.

pub mod deadlines;
pub mod log;
