//! Tables that the office takes in: a workbook or a text table, opened in the child process and nowhere else. Every cell comes
//! as it was typed, and beside it everything in the file that nobody sees who looks at it.

mod unseen;

use std::io::Write;
use std::process::ExitCode;

use calamine::{Reader, SheetType, SheetVisible};
use serde::{Deserialize, Serialize};

use super::carry_over::table::{Cell, Unreadable};
use super::carry_over::{csv_table, xlsx_table};
use super::child;
use crate::web::sheet::undefuse;

/// The most bytes of one file.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
/// The most rows that hold anything, over all sheets.
pub const MAX_ROWS: usize = 5_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 40;
/// The most bytes that the child writes.
const MAX_WRITTEN: usize = 32 * 1024 * 1024;
/// Memory of the child, in bytes.
const CHILD_MEMORY: u64 = 1_024 * 1_024 * 1_024;

/// A file as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Sheets that hold anything; a text table is one without a name.
    pub sheets: Vec<BookSheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BookSheet {
    /// Its name.
    pub name: String,
    /// What in it is not seen.
    pub unseen: Unseen,
    /// Rows that hold anything.
    pub rows: Vec<BookRow>,
}

/// What holds something and is not seen, or is seen in another place than it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unseen {
    /// The sheet itself is hidden.
    pub sheet: bool,
    /// Hidden columns, counted from 0.
    pub columns: Vec<u32>,
    /// Hidden rows, counted from 1.
    pub rows: Vec<u32>,
    /// Merged cells, as `A2:A5`.
    pub merged: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BookRow {
    /// Its number in the file, counted from 1.
    pub line: u32,
    /// Its cells from the first column on.
    pub cells: Vec<BookCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BookCell {
    /// Nothing.
    #[serde(rename = "e")]
    Empty,
    /// A text; what was defused is whole again.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(f64),
    /// A day, with its time where it has one.
    #[serde(rename = "d")]
    Day(String),
    /// A formula: what it gives depends on what is not in the file.
    #[serde(rename = "f")]
    Formula(String),
}

impl BookCell {
    /// The cell as a person reads it, without blanks around it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Day(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Formula(formula) => format!("={formula}"),
        }
    }
}

/// Why a file is not read; each has its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Neither a workbook nor a text table.
    NotATable,
    /// An old workbook, or one with a password.
    Locked,
    /// It cannot be read, or the child ran into its limits.
    Damaged,
    /// Unpacked it is larger than any list of an office.
    Bomb,
    /// More than [`MAX_ROWS`].
    TooManyRows,
    /// More than [`MAX_COLUMNS`].
    TooWide,
    /// Nothing in it.
    Empty,
}

impl TableFault {
    /// With the code by which the child says it.
    const ALL: [(u8, Self); 7] = [
        (3, Self::NotATable),
        (4, Self::Locked),
        (5, Self::Damaged),
        (6, Self::Bomb),
        (7, Self::TooManyRows),
        (8, Self::TooWide),
        (9, Self::Empty),
    ];

    fn of_code(code: Option<i32>) -> Self {
        let known = Self::ALL.into_iter().find(|(known, _)| Some(i32::from(*known)) == code);
        known.map_or(Self::Damaged, |(_, fault)| fault)
    }

    /// Its sentence in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "excel-wrong-size",
            Self::NotATable => "excel-wrong-kind",
            Self::Locked => "excel-wrong-locked",
            Self::Damaged => "excel-wrong-broken",
            Self::Bomb => "excel-wrong-bomb",
            Self::TooManyRows => "excel-wrong-rows",
            Self::TooWide => "excel-wrong-columns",
            Self::Empty => "excel-wrong-empty",
        }
    }
}

impl From<Unreadable> for TableFault {
    fn from(fault: Unreadable) -> Self {
        match fault {
            Unreadable::OldWorkbook => Self::Locked,
            Unreadable::TooLarge | Unreadable::Bomb { .. } => Self::Bomb,
            Unreadable::TooWide { .. } => Self::TooWide,
            Unreadable::Empty => Self::Empty,
            Unreadable::Io(_)
            | Unreadable::UnknownKind
            | Unreadable::NotAWorkbook
            | Unreadable::WorkbookNamedText
            | Unreadable::WrongEncoding
            | Unreadable::NoHeader { .. } => Self::NotATable,
            Unreadable::Damaged(_) => Self::Damaged,
        }
    }
}

/// The file, read in a child.
///
/// # Errors
/// What is wrong with it.
pub async fn read(bytes: Vec<u8>) -> Result<Book, TableFault> {
    if bytes.is_empty() {
        return Err(TableFault::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(TableFault::TooLarge);
    }
    match child::run(&["read-workbook".to_owned()], bytes, MAX_WRITTEN).await.ok_or(TableFault::Damaged)? {
        (Some(0), written) => serde_json::from_slice(&written).map_err(|_| TableFault::Damaged),
        (code, _) => Err(TableFault::of_code(code)),
    }
}

/// The child: limits itself, then reads standard input and writes standard output.
///
/// # Errors
/// When the limits cannot be set: then nothing is opened.
pub fn run() -> anyhow::Result<ExitCode> {
    let bytes = child::begin(CHILD_MEMORY, MAX_BYTES)?;
    let code = match parse(bytes) {
        Ok(book) => {
            std::io::stdout().write_all(&serde_json::to_vec(&book)?)?;
            0
        }
        Err(fault) => TableFault::ALL.into_iter().find(|(_, known)| *known == fault).map_or(5, |(code, _)| code),
    };
    Ok(ExitCode::from(code))
}

fn parse(bytes: Vec<u8>) -> Result<Book, TableFault> {
    let book =
        if bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF]) { workbook(&bytes) } else { text(bytes) }?;
    if book.sheets.is_empty() { Err(TableFault::Empty) } else { Ok(book) }
}

fn text(bytes: Vec<u8>) -> Result<Book, TableFault> {
    // What no text holds: then it is a picture or the like.
    if bytes.iter().take(2_000).any(|byte| *byte == 0)
        && !bytes.starts_with(&[0xFF, 0xFE])
        && !bytes.starts_with(&[0xFE, 0xFF])
    {
        return Err(TableFault::NotATable);
    }
    let mut taken = Taken::default();
    let mut sheet = BookSheet::default();
    for row in csv_table::read(bytes)?.sheets.into_iter().flat_map(|sheet| sheet.rows) {
        for (column, cell) in row.cells.into_iter().enumerate() {
            taken.put(&mut sheet, (row.line, column), plain(cell, |text| undefuse(text).to_owned()))?;
        }
    }
    Ok(Book { sheets: if sheet.rows.is_empty() { Vec::new() } else { vec![sheet] } })
}

/// `whole` undoes the defusing where the reader has not.
fn plain(cell: Cell, whole: fn(&str) -> String) -> BookCell {
    match cell {
        Cell::Empty => BookCell::Empty,
        Cell::Text(text) if text.trim().is_empty() => BookCell::Empty,
        Cell::Text(text) => BookCell::Text(whole(&text).replace("_x000D_", "\r")),
        Cell::Number(number) => BookCell::Number(number),
        Cell::Date(at) => BookCell::Day(match at.time() == jiff::civil::Time::midnight() {
            true => at.date().to_string(),
            false => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        }),
    }
}

fn workbook(bytes: &[u8]) -> Result<Book, TableFault> {
    let mut book = xlsx_table::open(bytes)?;
    let damaged = |_| TableFault::Damaged;
    let pages: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let (mut sheets, mut taken) = (Vec::new(), Taken::default());
    let mut unseen = unseen::of(bytes).ok_or(TableFault::Damaged)?;
    for (name, hidden) in pages {
        let mut sheet = BookSheet { name, ..BookSheet::default() };
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        // Cells come as a stream: a hundred thousand empty rows are read past and kept nowhere.
        while let Some(found) = cells.next_cell_with_formula().map_err(damaged)? {
            let cell = match found.formula.filter(|formula| !formula.is_empty()) {
                Some(formula) => BookCell::Formula(formula),
                // The reader has undone the defusing already.
                None => plain(xlsx_table::read_cell(&found.value, None), str::to_owned),
            };
            let column = usize::try_from(found.pos.1).unwrap_or(usize::MAX);
            taken.put(&mut sheet, (found.pos.0 + 1, column), cell)?;
        }
        if !sheet.rows.is_empty() {
            sheet.unseen = unseen.remove(&sheet.name).unwrap_or_default().that_hold_something(&sheet.rows);
            sheet.unseen.sheet = hidden;
            sheets.push(sheet);
        }
    }
    Ok(Book { sheets })
}

/// How many rows were taken already.
#[derive(Default)]
struct Taken(usize);

impl Taken {
    fn put(&mut self, sheet: &mut BookSheet, (line, column): (u32, usize), cell: BookCell) -> Result<(), TableFault> {
        if cell == BookCell::Empty {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(TableFault::TooWide);
        }
        if sheet.rows.last().is_none_or(|row| row.line != line) {
            self.0 += 1;
            if self.0 > MAX_ROWS {
                return Err(TableFault::TooManyRows);
            }
            sheet.rows.push(BookRow { line, cells: Vec::new() });
        }
        if let Some(row) = sheet.rows.last_mut() {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, BookCell::Empty);
            }
            row.cells[column] = cell;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
