//! What is put with a concern, and the day on which its person is received.

use super::{file_words, text};
use crate::command::Command;
use crate::kernel::ids::{Hex, ReceptionNo};
use crate::words::{FileWords, MaterialWords};
use crate::{gatherings, intake};

/// Puts words and a file with the concern.
pub fn attach(kind: intake::MaterialKind, file: u8) -> Command {
    let file = FileWords { id: Hex([file; 16]), ..file_words() };
    let words = MaterialWords { files: vec![file], text: Some(text()) };
    intake::Command::AddMaterial(intake::AddMaterial { kind, words }).into()
}

/// Takes an annex back.
pub fn take_back_annex(file: u8) -> Command {
    intake::Command::TakeBackAnnex(intake::TakeBackAnnex { file: Hex([file; 16]) }).into()
}

/// Puts it on the sample's reception day.
pub fn book_reception(no: u32) -> Command {
    gatherings::Command::BookReception(gatherings::BookReception { reception: ReceptionNo(no) }).into()
}
