//! What a file holds before anyone has said what its columns mean.
//!
//! Both readers ([`super::csv_table`], [`super::xlsx_table`]) end here, so that every later step knows one shape only.

use jiff::civil::DateTime;

/// No real ledger has more columns; a wider one is a mistake or an attack, and every row would cost this much.
pub const MOST_COLUMNS: usize = 1_024;

/// No file may hold more than this once unpacked or decoded, in bytes (512 MiB).
pub const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// One cell, as the file holds it. A formula is only its last value; nothing is ever evaluated.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing stands there.
    Empty,
    /// Text, not yet repaired.
    Text(String),
    /// A number without a date format.
    Number(f64),
    /// A true date of a workbook, rounded to the second.
    Date(DateTime),
}

impl Cell {
    /// The cell as a person reads it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => format!("{number}"),
            Cell::Date(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }

    /// Whether a person sees nothing there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Number(_) | Cell::Date(_) => false,
        }
    }
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the file, counted from 1 as spreadsheet programs do.
    pub line: u32,
    /// Its cells from the first column on; trailing empty ones may be missing.
    pub cells: Vec<Cell>,
}

/// The kind of file, so that rejected rows go back into the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Comma, semicolon or tab separated text.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
}

/// One sheet; a text file is a file of one sheet without a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// All lines, banner and header included.
    pub rows: Vec<Row>,
}

/// What had to be put right about the file as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileRepairs {
    /// It was not UTF-8.
    pub encoding: bool,
    /// It began with a byte order mark.
    pub bom: bool,
    /// Its lines ended with a bare carriage return.
    pub line_ends: bool,
    /// Some bytes belong to no character: U+FFFD stands there, and a row with one is rejected.
    pub broken_bytes: bool,
}

/// A whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What kind of file it was.
    pub kind: Kind,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// What was repaired while reading.
    pub repairs: FileRepairs,
}

/// Why a file as a whole cannot be taken; the sentence says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The operating system said no.
    #[error("cannot read the file")]
    Io(#[from] std::io::Error),
    /// Neither ending is known.
    #[error("only .csv and .xlsx can be imported; save the ledger as one of these")]
    UnknownKind,
    /// The name says workbook, the bytes do not.
    #[error("the file is named .xlsx but is not a workbook; open it in a spreadsheet program and save it as .xlsx")]
    NotAWorkbook,
    /// Old binary workbook, or one with a password (both begin alike).
    #[error("this is an old .xls workbook or one locked with a password; save it as .xlsx without a password")]
    OldWorkbook,
    /// The name says text, the bytes are a workbook.
    #[error("the file is named .csv but is a workbook; rename it to .xlsx")]
    WorkbookNamedText,
    /// Unpacked it would be larger than anyone's ledger.
    #[error("unpacked the file is larger than {} MiB (a zip bomb is refused before it is opened); split the ledger by year", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// A small file that unpacks to very much is made to hurt.
    #[error("the workbook unpacks to {times} times its size, no real one does; it is not opened")]
    Bomb {
        /// Unpacked bytes over packed bytes.
        times: u64,
    },
    /// Too many columns.
    #[error("line {line} has more than {MOST_COLUMNS} columns")]
    TooWide {
        /// The line in the file.
        line: u32,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// No line looks like a header.
    #[error(
        "no header was recognised in the first 20 lines; a line with column names such as 编号, 标题, 内容, 日期 must stand above the rows (seen: {seen})"
    )]
    NoHeader {
        /// The first line, shortened, so that the reader sees which file this was.
        seen: String,
    },
    /// Most of it is not text in any encoding we know.
    #[error(
        "the text is in no encoding that can be told (UTF-8, GB18030, Big5, UTF-16 are known); save it again as UTF-8"
    )]
    WrongEncoding,
    /// The workbook's inside is damaged.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
}
