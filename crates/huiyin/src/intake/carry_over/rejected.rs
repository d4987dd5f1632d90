//! Rejected rows go back in the same kind of file, with the reason in the last column; mended, the same file can be sent again.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, XlsxError};

use super::file::{FileRead, Rejected};
use super::header::Role;
use super::table::{Cell, Kind};
use crate::web::words::{Language, Words};

/// The name of the added column.
pub const REASON_COLUMN: &str = "退回原因";

/// A workbook's cell holds no more; the rest would make the whole file unreadable.
const LONGEST_CELL: usize = 32_000;

/// Where the rejected rows of a file go: beside it, `ledger.rejected.csv`; a new number where that exists.
#[must_use]
pub fn path_for(imported: &Path, kind: Kind) -> PathBuf {
    let stem = imported.file_stem().and_then(|stem| stem.to_str()).unwrap_or("import");
    let ending = match kind {
        Kind::Csv => "csv",
        Kind::Xlsx => "xlsx",
    };
    let mut path = imported.with_file_name(format!("{stem}.rejected.{ending}"));
    let mut number = 2_u32;
    while path.exists() {
        path = imported.with_file_name(format!("{stem}.rejected-{number}.{ending}"));
        number += 1;
    }
    path
}

/// Writes them.
///
/// # Errors
/// Whatever the disk or the workbook writer says.
pub fn write(path: &Path, read: &FileRead) -> anyhow::Result<()> {
    match read.kind {
        Kind::Csv => write_csv(path, read),
        Kind::Xlsx => Ok(write_xlsx(path, read)?),
    }
}

fn write_csv(path: &Path, read: &FileRead) -> anyhow::Result<()> {
    let mut bytes = Vec::from("\u{feff}");
    {
        let mut writer =
            csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
        writer.write_record(titles(read).iter().map(|title| defused(title)))?;
        for rejected in &read.rejected {
            writer.write_record(cells(read, rejected).iter().map(|cell| defused(&cell.shown())))?;
        }
        writer.flush()?;
    }
    std::fs::write(path, bytes)?;
    Ok(())
}

fn write_xlsx(path: &Path, read: &FileRead) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for (column, title) in (0_u16..).zip(titles(read)) {
        sheet.write_string(0, column, defused(&title))?;
    }
    for (line, rejected) in (1_u32..).zip(&read.rejected) {
        for (column, cell) in (0_u16..).zip(cells(read, rejected)) {
            match &cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number(line, column, *number)?;
                }
                Cell::Date(at) => {
                    sheet.write_number_with_format(line, column, serial(*at), &date)?;
                }
                Cell::Text(text) => {
                    let text: String = defused(text).chars().take(LONGEST_CELL).collect();
                    sheet.write_string(line, column, text)?;
                }
            }
        }
    }
    book.save(path)
}

fn titles(read: &FileRead) -> Vec<String> {
    let own = read.header.names.iter().zip(&read.header.roles).filter(|(_, role)| **role != Role::Reason);
    let mut titles: Vec<String> = own.map(|(name, _)| name.clone()).collect();
    titles.push(REASON_COLUMN.to_owned());
    titles
}

fn cells(read: &FileRead, rejected: &Rejected) -> Vec<Cell> {
    let at = |column| rejected.row.cells.get(column).cloned().unwrap_or(Cell::Empty);
    let roles = read.header.roles.iter().enumerate();
    let mut cells: Vec<Cell> = roles.filter(|(_, role)| **role != Role::Reason).map(|(column, _)| at(column)).collect();
    let words = Words::of(Language::Chinese);
    let reasons: Vec<String> = rejected.reasons.iter().map(|reason| reason.sentence(words)).collect();
    cells.push(Cell::Text(reasons.join("；")));
    cells
}

/// A text that a spreadsheet program would calculate gets an apostrophe in front, which it shows as text. Control characters
/// that no workbook may hold become U+FFFD, so that the person sees where they stood.
#[must_use]
pub fn defused(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|letter| if letter.is_control() && !matches!(letter, '\n' | '\t' | '\r') { '\u{FFFD}' } else { letter })
        .collect();
    let trimmed = shown.trim_start_matches(['\t', '\r', '\n', ' ']);
    if trimmed.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{shown}") } else { shown }
}

fn serial(at: jiff::civil::DateTime) -> f64 {
    let start = jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0);
    at.duration_since(start).as_secs_f64() / 86_400.0
}
