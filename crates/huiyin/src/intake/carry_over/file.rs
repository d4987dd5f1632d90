//! A whole file: opened, its header found, each row taken or given back, and what was repaired on the way.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::dates::{self, Order};
use super::header::{self, Header, Role};
use super::read_row::{Manner, read_row};
use super::reasons::Reason;
use super::row::CarriedRow;
use super::states::Standing;
use super::table::{Cell, Kind, MOST_BYTES, Row, Sheet, Table, Unreadable};
use super::text::{Touched, column_key, one_line};
use super::{csv_table, xlsx_table};

/// What the operator chose, and where and when the import runs.
#[derive(Debug, Clone)]
pub struct Choices {
    /// `--source`; the layout's name where absent.
    pub source: Option<String>,
    /// `--no-state`: what a row without state and reply is.
    pub no_state: Standing,
    /// The installation's zone.
    pub zone: TimeZone,
    /// The wall clock of the import in that zone.
    pub now: DateTime,
}

/// How many rows needed which repair; `bom` counts files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Repaired {
    /// Rows whose padding was taken off.
    pub whitespace: usize,
    /// Rows in which `_x000D_` stood.
    pub x000d: usize,
    /// Rows with a date written as text in another shape than 2023-05-08 10:11:12.
    pub date_text: usize,
    /// Rows read from another encoding than UTF-8, or garbled by a wrong one before they came here.
    pub encoding: usize,
    /// One if the file began with a byte order mark.
    pub bom: usize,
    /// Rows that ended with a bare carriage return.
    pub line_ends: usize,
}

/// A row that goes back.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// The row as it came.
    pub row: Row,
    /// Everything wrong with it.
    pub reasons: Vec<Reason>,
}

/// A file that was read.
#[derive(Debug)]
pub struct FileRead {
    /// Its kind, for the rejected file.
    pub kind: Kind,
    /// Its header, for the rejected file.
    pub header: Header,
    /// The source its rows carry.
    pub source: String,
    /// Rows that say anything at all.
    pub rows: usize,
    /// Rows to carry over.
    pub records: Vec<CarriedRow>,
    /// Rows to give back.
    pub rejected: Vec<Rejected>,
    /// Repairs.
    pub repaired: Repaired,
    /// Sheets that hold something but not under the same header; they were not read, and the operator is told.
    pub unread_sheets: Vec<String>,
}

/// Opens, reads and understands a file.
///
/// # Errors
/// [`Unreadable`] where the file as a whole cannot be taken; single rows never fail the file.
pub fn read_file(path: &Path, choices: &Choices) -> Result<FileRead, Unreadable> {
    if std::fs::metadata(path)?.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
    let bytes = std::fs::read(path)?;
    let table = match ending.as_str() {
        "xlsx" | "xlsm" => xlsx_table::read(&bytes)?,
        "csv" | "tsv" | "txt" => csv_table::read(bytes)?,
        "xls" => return Err(Unreadable::OldWorkbook),
        _other => return Err(Unreadable::UnknownKind),
    };
    understand(table, choices)
}

/// Understands a table that was read.
///
/// # Errors
/// [`Unreadable::NoHeader`] if no sheet has a header we know.
pub fn understand(table: Table, choices: &Choices) -> Result<FileRead, Unreadable> {
    let (first, header) = table
        .sheets
        .iter()
        .enumerate()
        .find_map(|(at, sheet)| Some((at, header::find(sheet)?)))
        .ok_or_else(|| Unreadable::NoHeader { seen: first_line(&table) })?;
    let mut rows = Vec::new();
    let mut unread_sheets = Vec::new();
    for (at, sheet) in table.sheets.into_iter().enumerate() {
        // A ledger with a sheet for each year repeats its header; any other sheet is somebody's notes.
        let same = at == first || header::find(&sheet).is_some_and(|found| found.names == header.names);
        if same {
            rows.extend(body(sheet, &header, at == first));
        } else {
            unread_sheets.push(sheet.name);
        }
    }
    let source = choices.source.clone().unwrap_or_else(|| header.source.to_owned());
    let mut read = FileRead {
        kind: table.kind,
        source: source.clone(),
        rows: rows.len(),
        records: Vec::with_capacity(rows.len()),
        rejected: Vec::new(),
        repaired: Repaired::default(),
        unread_sheets,
        header,
    };
    widen(&mut read.header, rows.iter().map(|row| row.cells.len()).max().unwrap_or(0));
    let orders = orders(&rows, &read.header);
    let header = read.header.clone();
    let labels = labels(&header);
    let personal = columns_of_the_person(&header);
    let manner = Manner {
        header: &header,
        labels: &labels,
        personal: &personal,
        orders: &orders,
        source: &source,
        no_state: choices.no_state,
        zone: &choices.zone,
        now: choices.now,
        broken_bytes: table.repairs.broken_bytes,
    };
    for row in rows {
        take(row, &manner, &mut read);
    }
    join_people(&mut read);
    read.repaired.bom = usize::from(table.repairs.bom);
    if table.repairs.encoding {
        read.repaired.encoding = read.rows;
    }
    read.repaired.line_ends = if table.repairs.line_ends { read.rows } else { 0 };
    Ok(read)
}

fn body(sheet: Sheet, header: &Header, is_first: bool) -> Vec<Row> {
    let lines = if is_first { header.lines } else { header::find(&sheet).map_or(0, |found| found.lines) };
    let below = sheet.rows.into_iter().skip(lines);
    below.filter(|row| row.cells.iter().any(|cell| !cell.is_blank())).collect()
}

fn take(row: Row, manner: &Manner<'_>, read: &mut FileRead) {
    match read_row(&row, manner) {
        Ok((record, touched)) => {
            count(&touched, &mut read.repaired);
            read.records.push(CarriedRow { raw: row.cells, ..record });
        }
        Err(reasons) => read.rejected.push(Rejected { row, reasons }),
    }
}

fn count(touched: &Touched, repaired: &mut Repaired) {
    repaired.whitespace += usize::from(touched.whitespace);
    repaired.x000d += usize::from(touched.x000d);
    repaired.date_text += usize::from(touched.date_text);
    repaired.encoding += usize::from(touched.encoding);
}

fn orders(rows: &[Row], header: &Header) -> Vec<Order> {
    let order = |(column, role): (usize, &Role)| {
        if role.is_time() {
            dates::order_of(rows.iter().filter_map(|row| row.cells.get(column)))
        } else {
            Order::MonthFirst
        }
    };
    header.roles.iter().enumerate().map(order).collect()
}

/// Old systems write a concern of several people as several rows that differ in the person alone, ordered by `xh`.
/// They are one record with several people, and count as one row.
fn join_people(read: &mut FileRead) {
    if !read.header.roles.contains(&Role::PersonOrder) {
        return;
    }
    let labels = labels(&read.header);
    let personal: Vec<&str> = columns_of_the_person(&read.header).iter().map(|at| &*labels[*at]).collect();
    let mut at: HashMap<(String, [u8; 32]), usize> = HashMap::new();
    let mut joined: Vec<CarriedRow> = Vec::with_capacity(read.records.len());
    for record in read.records.drain(..) {
        let Some(id) = record.source_id.clone() else {
            joined.push(record);
            continue;
        };
        match at.get(&(id.clone(), record.matter)) {
            Some(first) => {
                let into: &mut CarriedRow = &mut joined[*first];
                into.people.extend(record.people);
                into.kept.extend(record.kept.into_iter().filter(|(name, _)| personal.contains(&&**name)));
                into.content = both(&into.content, &record.content);
                read.rows -= 1;
            }
            None => {
                at.insert((id, record.matter), joined.len());
                joined.push(record);
            }
        }
    }
    read.records = joined;
}

/// Cells to the right of the last name are the record's all the same.
fn widen(header: &mut Header, columns: usize) {
    if header.names.len() < columns {
        header.names.resize(columns, String::new());
        header.roles.resize(columns, Role::Kept);
    }
}

/// What a column is called beside its values; one without a name by its place.
fn labels(header: &Header) -> Vec<Arc<str>> {
    let label = |(at, name): (usize, &String)| match one_line(name) {
        plain if plain.is_empty() => format!("列{}", at + 1).into(),
        plain => plain.into(),
    };
    header.names.iter().enumerate().map(label).collect()
}

fn both(first: &[u8; 32], second: &[u8; 32]) -> [u8; 32] {
    let mut mark = [0; 32];
    mark.copy_from_slice(ring::digest::digest(&ring::digest::SHA256, &[*first, *second].concat()).as_ref());
    mark
}

/// Columns that belong to the person: those we know, and the exchange names for sex, people, papers, birth and trade.
fn columns_of_the_person(header: &Header) -> Vec<usize> {
    const PERSONAL: &[&str] = &["xb", "mz", "zjlx", "zjhm", "zzdm", "zy", "csrq"];
    let is_personal = |role: Role, name: &str| {
        matches!(role, Role::PersonOrder | Role::Reporter | Role::Phone | Role::Address)
            || PERSONAL.contains(&column_key(name).as_str())
    };
    let columns = header.roles.iter().zip(&header.names).enumerate();
    columns.filter(|(_, (role, name))| is_personal(**role, name)).map(|(at, _)| at).collect()
}

fn first_line(table: &Table) -> String {
    let cells =
        table.sheets.first().and_then(|sheet| sheet.rows.first()).map(|row| row.cells.as_slice()).unwrap_or_default();
    let line = cells.iter().take(6).map(Cell::shown).collect::<Vec<_>>().join(" | ");
    one_line(&line).chars().take(120).collect()
}
