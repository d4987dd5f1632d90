//! The same file with what is to be mended beside each row; all else as it was typed.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::planning::{Plan, What};
use super::sheets::TO_MEND;
use crate::web::sheet::{self, Cell, Typed};
use crate::web::words::Words;
use crate::workbooks::{Book, BookCell, BookSheet};

/// The file, as a workbook whatever it was.
pub(super) fn write(words: &'static Words, book: &Book, plan: &Plan) -> Result<Vec<u8>, XlsxError> {
    let sheets: Vec<Typed> =
        book.sheets.iter().enumerate().map(|(at, sheet)| typed(words, (at, sheet), plan)).collect();
    sheet::as_typed(&sheets)
}

fn typed(words: &'static Words, (at, sheet): (usize, &BookSheet), plan: &Plan) -> Typed {
    let list = plan.lists.iter().find(|list| list.sheet == at);
    let widest = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let column = list.and_then(|list| list.to_mend).unwrap_or(widest);
    let mut beside: BTreeMap<u32, String> = BTreeMap::new();
    if let Some(list) = list {
        beside.insert(list.head, words.t(TO_MEND).to_string());
        let wrong = list.lines.iter().filter(|line| line.what == What::Wrong);
        beside.extend(wrong.map(|line| (line.line, line.said.join("\n"))));
    }
    let row = |row: &crate::workbooks::BookRow| {
        let mut cells: Vec<Cell> = row.cells.iter().map(as_typed).collect();
        if list.is_some() {
            // What was to be mended the last time is not what is to be mended now.
            cells.resize(cells.len().max(column + 1), Cell::text(""));
            cells[column] = Cell::text(beside.get(&row.line).map_or("", String::as_str));
        }
        (row.line, cells)
    };
    (sheet.name.clone(), sheet.rows.iter().map(row).collect())
}

fn as_typed(cell: &BookCell) -> Cell {
    match cell {
        BookCell::Empty => Cell::text(""),
        BookCell::Text(text) => Cell::text(text),
        BookCell::Number(number) => Cell::Number(*number),
        BookCell::Day(day) => day.parse().map_or_else(|_| Cell::text(day), |day| Cell::Day(Some(day))),
        BookCell::Formula(formula) => Cell::text(format!("={formula}")),
    }
}
