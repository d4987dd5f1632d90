//! The program through its real router: one binary, one file a journey.

mod accounts;
mod office;
mod security;
mod world;
