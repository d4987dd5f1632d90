//! Lists as Excel files: the head stays in sight, columns are as wide as Han needs, and no cell is ever calculated.
//!
//! **The rule for cells**, which an import can undo exactly: a text that begins, after blanks, tabs and line ends, with one of
//! `= + - @ ＝ ＋ － ＠`, or that begins with a tab, a line end or an apostrophe, gets one apostrophe in front ([`defuse`]). One
//! apostrophe before such a text is taken away again ([`undefuse`]); every other text stays as it is.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use huiyin_domain::kernel::time::Day;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::page::Page;
use super::problem::Problem;

/// A workbook's cell holds no more.
const LONGEST_CELL: usize = 32_000;
/// Narrowest and widest column, in Latin letters.
const WIDTHS: (f64, f64) = (8.0, 60.0);

/// A list as a file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What the sheet is called; at most 31 signs of it.
    pub name: String,
    /// The head.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// A sentence below the rows, such as that there are more; may be empty.
    pub note: String,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A day; empty when there is none.
    Day(Option<Day>),
    /// A number.
    Number(f64),
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.map_or(String::new(), |day| day.to_string()),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// Whether a spreadsheet program might calculate it, or an import might take it for defused.
fn needs_it(text: &str) -> bool {
    let begins = text.trim_start_matches([' ', '\t', '\r', '\n']);
    text.starts_with(['\'', '\t', '\r', '\n']) || begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The text as a cell holds it.
#[must_use]
pub fn defuse(text: &str) -> String {
    if needs_it(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell that [`defuse`] wrote.
#[must_use]
pub fn undefuse(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_it(text)).unwrap_or(cell)
}

/// The file.
///
/// # Errors
/// What the writer says; more rows than a workbook holds.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    book(std::slice::from_ref(sheet))
}

/// Several lists in one file, a sheet each.
///
/// # Errors
/// As [`bytes`].
pub fn book(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        let head = Format::new().set_bold();
        page.set_freeze_panes(1, 0)?;
        let rows = (1_u32..).zip(&sheet.rows).map(|(line, row)| (line, row.as_slice()));
        let titles: Vec<Cell> = sheet.columns.iter().map(Cell::text).collect();
        fill(page, &sheet.name, rows.chain([(0, titles.as_slice())]))?;
        page.set_row_format(0, &head)?;
        if !sheet.note.is_empty() {
            let below = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
            page.write_string(below, 0, defuse(&sheet.note))?;
        }
    }
    book.save_to_buffer()
}

/// A sheet as it was typed: its name, and its rows by their number, counted from 1.
pub type Typed = (String, Vec<(u32, Vec<Cell>)>);

/// Sheets as they were typed, each row where it stood.
///
/// # Errors
/// As [`bytes`].
pub fn as_typed(sheets: &[Typed]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let rows = rows.iter().map(|(line, cells)| (line.saturating_sub(1), cells.as_slice()));
        fill(book.add_worksheet(), name, rows)?;
    }
    book.save_to_buffer()
}

fn fill<'a>(
    page: &mut Worksheet,
    name: &str,
    rows: impl Iterator<Item = (u32, &'a [Cell])> + Clone,
) -> Result<(), XlsxError> {
    let name: String = name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).take(31).collect();
    if !name.is_empty() {
        page.set_name(name)?;
    }
    let widest = rows.clone().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    for column in 0..u16::try_from(widest).unwrap_or(u16::MAX) {
        let cells =
            rows.clone().filter_map(|(_, cells)| cells.get(usize::from(column))).map(|cell| width(&cell.shown()));
        page.set_column_width(column, cells.fold(0.0, f64::max).clamp(WIDTHS.0, WIDTHS.1))?;
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (line, cells) in rows {
        for (column, cell) in (0_u16..).zip(cells) {
            put(page, (line, column), cell, &day)?;
        }
    }
    Ok(())
}

fn put(page: &mut Worksheet, (line, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => page.write_string(line, column, writable(&defuse(text)))?,
        Cell::Day(None) => return Ok(()),
        Cell::Number(number) => page.write_number(line, column, *number)?,
        Cell::Day(Some(day)) => {
            let year = u16::try_from(day.year()).unwrap_or(1900);
            let at = |part: i8| u8::try_from(part).unwrap_or(1);
            match ExcelDateTime::from_ymd(year, at(day.month()), at(day.day())) {
                Ok(date) => page.write_datetime_with_format(line, column, date, format)?,
                // Before 1900 a workbook knows no days.
                Err(_) => page.write_string(line, column, day.to_string())?,
            }
        }
    };
    Ok(())
}

/// Without control characters, which no workbook may hold.
fn writable(text: &str) -> String {
    let plain = |sign: char| if sign.is_control() && !matches!(sign, '\n' | '\t' | '\r') { '\u{FFFD}' } else { sign };
    text.chars().map(plain).take(LONGEST_CELL).collect()
}

/// How wide it is, in Latin letters: a Han sign takes two.
fn width(text: &str) -> f64 {
    let signs = text.lines().map(|line| line.chars().map(|sign| if sign.is_ascii() { 1_u16 } else { 2 }).sum::<u16>());
    f64::from(signs.max().unwrap_or(0)) + 2.0
}

/// Rows of one file; a sentence below them says when there are more.
pub const MOST: usize = 5_000;

/// A list as a file: keys of the head, and of the rows at most [`MOST`].
///
/// # Errors
/// As [`answer`].
pub fn of_list(page: &Page, name: String, columns: &[&str], mut rows: Vec<Vec<Cell>>) -> Result<Response, Problem> {
    let more = rows.len() > MOST;
    rows.truncate(MOST);
    let note = if more { page.t("excel-more").with("n", MOST).to_string() } else { String::new() };
    let columns = columns.iter().map(|key| page.t(key).to_string()).collect();
    answer(&Sheet { name, columns, rows, note })
}

/// The answer that hands the file over; nothing keeps it on the way, and no browser takes it for something else.
///
/// # Errors
/// [`Problem::Fault`] when it could not be written.
pub fn answer(sheet: &Sheet) -> Result<Response, Problem> {
    answer_file(&sheet.name, bytes(sheet))
}

/// The same for a workbook of this name that was written.
///
/// # Errors
/// [`Problem::Fault`] when it could not be.
pub fn answer_file(name: &str, written: Result<Vec<u8>, XlsxError>) -> Result<Response, Problem> {
    let bytes = written.map_err(|error| Problem::fault(&error.to_string()))?;
    let mut response = bytes.into_response();
    let name = format!("attachment; filename=\"list.xlsx\"; filename*=UTF-8''{}.xlsx", encoded(name));
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    );
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| Problem::Fault)?);
    Ok(response)
}

/// A text inside an address or a header.
#[must_use]
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_calculated_is_shown_as_text() {
        for text in ["=1+1", "+86 10", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "'", "\n"] {
            assert_eq!(defuse(text), format!("'{text}"));
            assert_eq!(undefuse(&defuse(text)), text);
        }
        for text in ["", "沟", "1+1", "a=b", " 沟"] {
            assert_eq!(defuse(text), text);
        }
        // A file of another house may begin a text with an apostrophe of its own.
        assert_eq!(undefuse("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    #[test]
    fn a_file_holds_what_was_put_in_and_no_formula() {
        let rows = vec![
            vec![Cell::text("=HYPERLINK(\"http://x\")"), Cell::Day(Some(jiff::civil::date(2026, 9, 14)))],
            vec![Cell::text("村东排水沟"), Cell::Day(None)],
        ];
        let columns = vec!["诉求".to_owned(), "收到".to_owned()];
        let sheet = Sheet { name: "我的/待办".into(), columns, rows, note: "只有前 2 行".into() };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(&sheet).unwrap())).unwrap();
        assert_eq!(book.sheet_names(), ["我的待办"]);
        assert!(book.worksheet_formula("我的待办").unwrap().cells().all(|(_, _, formula)| formula.is_empty()));
        let range = book.worksheet_range("我的待办").unwrap();
        let text = |line, column| range.get_value((line, column)).map(ToString::to_string).unwrap_or_default();
        assert_eq!(undefuse(&text(1, 0)), "=HYPERLINK(\"http://x\")");
        assert!(matches!(range.get_value((1, 1)), Some(Data::DateTime(_))));
        assert_eq!((text(2, 0).as_str(), text(4, 0).as_str()), ("村东排水沟", "只有前 2 行"));
    }

    proptest! {
        #[test]
        fn an_import_undoes_it_exactly(text in "['=+@\\-\t\r\n ＝a沟]{0,6}.{0,20}") {
            let cell = defuse(&text);
            prop_assert_eq!(undefuse(&cell), text.as_str());
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
        }
    }
}
