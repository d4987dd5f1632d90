//! Each repair, each bad file, and the real files where `HUIYIN_SAMPLES` names their folder.

use std::path::{Path, PathBuf};

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;

use super::dates::{self, Order, Precision, Reading};
use super::file::{Choices, FileRead, read_file, understand};
use super::identity::Identifier;
use super::read_row::LONGEST_TEXT;
use super::reasons::Reason;
use super::rejected;
use super::states::{self, Standing};
use super::table::{Cell, Unreadable};
use super::text::{Touched, clean, column_key};
use super::{csv_table, xlsx_table};
use crate::web::words::{Language, Words};

mod anything;
mod bad_files;
mod commands;
mod fixtures;
mod real_files;
mod repairs;
mod whole;

fn choices() -> Choices {
    Choices {
        source: None,
        no_state: Standing::Closed,
        zone: TimeZone::get("Asia/Shanghai").unwrap(),
        now: date(2026, 11, 25).at(9, 0, 0, 0),
    }
}

fn from_csv(text: &str) -> FileRead {
    understand(csv_table::read(text.as_bytes().to_vec()).unwrap(), &choices()).unwrap()
}

fn only_reason(read: &FileRead) -> &Reason {
    assert_eq!(read.rejected.len(), 1, "exactly one row goes back");
    &read.rejected[0].reasons[0]
}

fn moment([year, month, day]: [i16; 3], [hour, minute, second]: [i8; 3]) -> DateTime {
    let small = |number: i16| i8::try_from(number).unwrap();
    date(year, small(month), small(day)).at(hour, minute, second, 0)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/import").join(name)
}

fn mac(bytes: &[u8]) -> [u8; 32] {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &[7; 32]);
    ring::hmac::sign(&key, bytes).as_ref().try_into().unwrap()
}

/// The folder of the real files, where there is one.
fn samples() -> Option<PathBuf> {
    let folder = std::env::var_os("HUIYIN_SAMPLES").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: HUIYIN_SAMPLES names no folder with the real files");
    }
    folder
}
