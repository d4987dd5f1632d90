//! The program.

pub mod web;
