//! Which sheet holds which list, and which column is which: by the names that the export gives them, in both languages.

use std::collections::BTreeMap;

use super::super::export_office::List;
use crate::web::words::{Language, Words};
use crate::workbooks::{Book, BookCell, BookRow};

/// The head is looked for in so many rows.
const HEAD: usize = 10;
/// The column that a returned file has more; what stands in it is never read.
pub(super) const TO_MEND: &str = "excel-to-mend";

/// A list of the office in a file.
pub(super) struct Found<'a> {
    /// Which.
    pub list: List,
    /// On which sheet of the file.
    pub sheet: usize,
    /// The line of its head.
    pub head: u32,
    /// The column of what is to be mended, where the file came back.
    pub to_mend: Option<usize>,
    /// Heads that are no column of the list, or stand there twice.
    pub strange: Vec<String>,
    columns: BTreeMap<&'static str, usize>,
    rows: &'a [BookRow],
}

/// One row of a list.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its line in the file.
    pub line: u32,
    columns: &'a BTreeMap<&'static str, usize>,
    cells: &'a [BookCell],
}

impl<'a> Found<'a> {
    /// Its rows; those in which nothing stands but what is to be mended are none.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> + use<'_, 'a> {
        let below = self.rows.iter().filter(|row| row.line > self.head);
        let row = |row: &'a BookRow| Row { line: row.line, columns: &self.columns, cells: &row.cells };
        below.map(row).filter(|row| row.columns.keys().any(|key| !row.text(key).is_empty()))
    }

    /// Whether the file has such a column.
    pub(super) fn has(&self, key: &str) -> bool {
        self.columns.contains_key(key)
    }
}

impl Row<'_> {
    /// The cell; nothing where the file has no such column.
    pub(super) fn cell(&self, key: &str) -> Option<&BookCell> {
        self.columns.get(key).map(|column| self.cells.get(*column).unwrap_or(&BookCell::Empty))
    }

    /// What stands in it; empty where nothing does.
    pub(super) fn text(&self, key: &str) -> String {
        self.cell(key).map_or(String::new(), BookCell::shown)
    }

    /// Columns whose cell is a formula.
    pub(super) fn formulas(&self) -> impl Iterator<Item = &'static str> {
        let is_one = |column: &usize| matches!(self.cells.get(*column), Some(BookCell::Formula(_)));
        self.columns.iter().filter(move |(_, column)| is_one(column)).map(|(key, _)| *key)
    }
}

/// The lists of a file, and the names of sheets that hold none.
pub(super) fn find(book: &Book) -> (Vec<Found<'_>>, Vec<String>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for (at, sheet) in book.sheets.iter().enumerate() {
        let head = sheet.rows.iter().take(HEAD).find_map(|row| List::ALL.into_iter().find_map(|list| fits(list, row)));
        match head {
            Some(Head { list, line, columns, strange, to_mend }) => {
                found.push(Found { list, sheet: at, head: line, to_mend, strange, columns, rows: &sheet.rows });
            }
            None => unknown.push(sheet.name.clone()),
        }
    }
    (found, unknown)
}

struct Head {
    list: List,
    line: u32,
    columns: BTreeMap<&'static str, usize>,
    strange: Vec<String>,
    to_mend: Option<usize>,
}

/// Without these a head is not that of the list.
fn needs(list: List) -> &'static [&'static str] {
    match list {
        List::Units => &["office-unit-name", "office-unit-kind"],
        List::Posts => &["office-post-name", "office-post-for"],
        List::People => &["office-name", "office-account"],
        List::Categories => &["office-level-1"],
    }
}

fn fits(list: List, row: &BookRow) -> Option<Head> {
    let mut head = Head { list, line: row.line, columns: BTreeMap::new(), strange: Vec::new(), to_mend: None };
    for (at, cell) in row.cells.iter().enumerate() {
        let said = cell.shown();
        let key = list.columns().iter().copied().find(|key| is_called(key, &said));
        match key {
            Some(key) if !head.columns.contains_key(key) => drop(head.columns.insert(key, at)),
            None if is_called(TO_MEND, &said) => head.to_mend = Some(at),
            _strange if said.is_empty() => {}
            _strange => head.strange.push(said),
        }
    }
    needs(list).iter().all(|key| head.columns.contains_key(key)).then_some(head)
}

/// Whether that is what it is called, in either language.
pub(super) fn is_called(key: &str, said: &str) -> bool {
    let words = [Language::Chinese, Language::English].map(|language| Words::of(language).t(key).to_string());
    words.iter().any(|word| word.eq_ignore_ascii_case(said))
}
