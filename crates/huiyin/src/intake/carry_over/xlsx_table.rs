//! Workbooks. The zip directory and the true unpacked size are checked before the workbook reader sees a byte.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetType, Xlsx};
use jiff::civil::DateTime;

use super::table::{Cell, FileRepairs, Kind, MOST_BYTES, MOST_COLUMNS, Row, Sheet, Table, Unreadable};
use crate::web::sheet::undefuse;

/// Real ledgers shrink to a twentieth at most; beyond this a file is made to hurt.
const MOST_TIMES: u64 = 200;

/// Below this many unpacked bytes (32 MiB) no ratio can hurt.
const HARMLESS: u64 = 32 * 1024 * 1024;

/// No workbook has more parts than this.
const MOST_PARTS: usize = 10_000;

/// Reads every worksheet of a workbook.
///
/// # Errors
/// [`Unreadable`]: not a workbook, old or locked, too large unpacked, damaged, too wide, empty.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let mut book = open(bytes)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut sheets = Vec::new();
    for name in names {
        let rows = read_sheet(&mut book, &name)?;
        if rows.iter().any(|row| row.cells.iter().any(|cell| !cell.is_blank())) {
            sheets.push(Sheet { name, rows });
        }
    }
    if sheets.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Table { kind: Kind::Xlsx, sheets, repairs: FileRepairs::default() })
}

/// Opens a workbook that is no bomb.
///
/// # Errors
/// As [`read`].
pub fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, Unreadable> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::OldWorkbook);
    }
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    refuse_bomb(bytes)?;
    Xlsx::new(Cursor::new(bytes)).map_err(|error| Unreadable::Damaged(error.to_string()))
}

/// The directory's figures come first because they cost nothing; then every part is unpacked into nothing, because a directory can lie.
fn refuse_bomb(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotAWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge);
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX).max(1);
    let damaged = |error: zip::result::ZipError| Unreadable::Damaged(error.to_string());
    let mut promised = 0_u64;
    for at in 0..archive.len() {
        promised = promised.saturating_add(archive.by_index_raw(at).map_err(damaged)?.size());
    }
    check_size(promised, packed)?;
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let mut part = part.take(MOST_BYTES + 1 - unpacked.min(MOST_BYTES));
        unpacked += std::io::copy(&mut part, &mut std::io::sink())?;
        check_size(unpacked, packed)?;
    }
    Ok(())
}

fn check_size(unpacked: u64, packed: u64) -> Result<(), Unreadable> {
    let times = unpacked / packed;
    if unpacked > HARMLESS && times > MOST_TIMES {
        return Err(Unreadable::Bomb { times });
    }
    if unpacked > MOST_BYTES { Err(Unreadable::TooLarge) } else { Ok(()) }
}

/// Cells are taken as a stream: a single cell in the last corner must not make a table of sixteen thousand million.
fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, Unreadable> {
    let damaged = |error: calamine::XlsxError| Unreadable::Damaged(error.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = reader.next_cell_with_formula().map_err(damaged)? {
        let cell = read_cell(&found.value, found.formula);
        if cell == Cell::Empty {
            continue;
        }
        let line = found.pos.0 + 1;
        let column = usize::try_from(found.pos.1).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooWide { line });
        }
        if rows.last().is_none_or(|row| row.line != line) {
            rows.push(Row { line, cells: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            row.cells[column] = cell;
        }
    }
    Ok(rows)
}

/// One cell; a formula is its last value.
pub fn read_cell(value: &DataRef<'_>, formula: Option<String>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(yes) => Cell::Text(if *yes { "1".to_owned() } else { "0".to_owned() }),
        DataRef::DateTime(at) if at.is_datetime() => date_of_serial(at.to_ymd_hms_milli()),
        DataRef::DateTime(at) => Cell::Number(at.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::Text(error.to_string()),
        // A formula that was never calculated has no value: its text is all there is, and stays text.
        DataRef::Empty => formula.map_or(Cell::Empty, |formula| Cell::Text(format!("={formula}"))),
    }
}

/// A list that this program wrote has an apostrophe before what a spreadsheet might calculate; exactly that is undone. The
/// workbook reader has already turned `_x000D_` into a carriage return; it is given back, so that one repair knows one spelling.
fn text_cell(text: &str) -> Cell {
    let text = undefuse(text);
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.replace('\r', "_x000D_")) }
}

fn date_of_serial(parts: (u16, u8, u8, u8, u8, u8, u16)) -> Cell {
    let (year, month, day, hour, minute, second, milli) = parts;
    let made = i16::try_from(year).ok().and_then(|year| {
        let day = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let time =
            jiff::civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, i8::try_from(second).ok()?, 0)
                .ok()?;
        let at = DateTime::from_parts(day, time);
        // A serial number is a fraction of a day; half a second is its rounding, not the office's clock.
        if milli >= 500 { at.checked_add(jiff::SignedDuration::from_secs(1)).ok() } else { Some(at) }
    });
    made.map_or(Cell::Empty, Cell::Date)
}

#[cfg(test)]
mod tests {
    use super::{Cell, read};
    use crate::web::sheet;

    #[test]
    fn a_list_that_we_wrote_comes_back_as_it_was() {
        let texts =
            ["=HYPERLINK(\"http://x\")", "+86 0300", "'quoted", " @x", "＝1", "路灯不亮", "'s-Hertogenbosch", "a=b"];
        let written = sheet::Sheet {
            name: "清单".to_owned(),
            columns: vec!["事项".to_owned()],
            rows: texts.iter().map(|text| vec![sheet::Cell::text(text)]).collect(),
            note: String::new(),
        };
        let table = read(&sheet::bytes(&written).unwrap()).unwrap();
        let cells = table.sheets[0].rows.iter().skip(1).map(|row| row.cells[0].clone()).collect::<Vec<_>>();
        assert_eq!(cells, texts.map(|text| Cell::Text(text.to_owned())));
    }
}
