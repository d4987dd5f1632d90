//! The program: pages, command line and jobs around the rules and the memory.
//!
//! Read [`router`], then [`handle`] and [`gate`], then one action in both halves.

pub mod accounts;
pub mod analysis;
pub mod app;
pub mod casework;
pub mod cli;
pub mod clock;
pub mod daily_backup;
pub mod deadlines;
pub mod demo;
pub mod desk;
pub mod doctor;
pub mod gate;
pub mod gatherings;
pub mod handle;
pub mod indexer;
pub mod intake;
pub mod office;
pub mod own;
pub mod papers;
pub mod readings;
pub mod review;
pub mod router;
pub mod web;
pub mod word_tokens;
pub mod workbooks;

#[cfg(test)]
mod tests;
