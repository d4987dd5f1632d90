//! Every page from samples, in both languages.
#![expect(clippy::too_many_lines, reason = "a sample page is one value, however many lines it takes")]

mod intake;
mod progress;
mod progress_forms;
mod render;
