//! Every page from samples, in both languages.

mod intake;
mod progress;
mod progress_forms;
mod render;
