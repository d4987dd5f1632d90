//! What a workbook hides: columns, rows, and cells that were merged. The workbook reader does not tell, so the parts are looked
//! through here; they were weighed before.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::{BookCell, BookRow, Unseen};

/// Of each sheet by its name; `None` when the workbook cannot be taken apart.
pub(super) fn of(bytes: &[u8]) -> Option<BTreeMap<String, Hides>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut targets = BTreeMap::new();
    each_start(&mut archive, "xl/_rels/workbook.xml.rels", |start| {
        if let (Some(id), Some(target)) = (value(start, "Id"), value(start, "Target")) {
            targets.insert(id, target);
        }
    })?;
    let mut sheets = Vec::new();
    each_start(&mut archive, "xl/workbook.xml", |start| {
        let target = value(start, "id").and_then(|id| targets.get(&id).cloned());
        if let ("sheet", Some(name), Some(target)) = (start.local_name().as_ref(), value(start, "name"), target) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            sheets.push((name, path));
        }
    })?;
    let mut all = BTreeMap::new();
    for (name, path) in sheets {
        let mut hides = Hides::default();
        each_start(&mut archive, &path, |start| hides.take(start))?;
        all.insert(name, hides);
    }
    Some(all)
}

/// What one sheet says it hides, whether something stands there or not.
#[derive(Debug, Default)]
pub(super) struct Hides {
    columns: Vec<(u32, u32)>,
    rows: Vec<u32>,
    /// Rows that do not say otherwise have no height.
    by_default: bool,
    told: u32,
    merged: Vec<String>,
}

impl Hides {
    fn take(&mut self, start: &BytesStart<'_>) {
        let yes = |name: &str| value(start, name).is_some_and(|said| said == "1" || said == "true");
        let none = |name: &str| value(start, name).and_then(|said| said.parse::<f64>().ok()) == Some(0.0);
        match start.local_name().as_ref() {
            "sheetFormatPr" => self.by_default = yes("zeroHeight"),
            "col" if yes("hidden") || none("width") => {
                let at = |name: &str| value(start, name).and_then(|said| said.parse::<u32>().ok());
                self.columns.extend(at("min").zip(at("max")));
            }
            "row" => {
                self.told = value(start, "r").and_then(|said| said.parse().ok()).unwrap_or(self.told + 1);
                let said = value(start, "hidden").is_some() || value(start, "ht").is_some();
                if yes("hidden") || none("ht") || (self.by_default && !said) {
                    self.rows.push(self.told);
                }
            }
            "mergeCell" => self.merged.extend(value(start, "ref")),
            _other => {}
        }
    }

    /// Only what holds something: whole columns beyond the table are hidden for the look of it.
    pub(super) fn that_hold_something(self, rows: &[BookRow]) -> Unseen {
        let held = |row: &BookRow, column: u32| {
            let cell = usize::try_from(column).ok().and_then(|column| row.cells.get(column));
            cell.is_some_and(|cell| *cell != BookCell::Empty)
        };
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns = (0..u32::try_from(widest).unwrap_or(0)).filter(|column| {
            let hidden = self.columns.iter().any(|(from, to)| (*from..=*to).contains(&(column + 1)));
            hidden && rows.iter().any(|row| held(row, *column))
        });
        let lines: std::collections::BTreeSet<u32> = self.rows.into_iter().collect();
        Unseen {
            sheet: false,
            columns: columns.collect(),
            rows: rows.iter().map(|row| row.line).filter(|line| lines.contains(line)).collect(),
            merged: self.merged,
        }
    }
}

/// An attribute by its name, whatever stands before a colon.
fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

fn each_start(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    mut take: impl FnMut(&BytesStart<'_>),
) -> Option<()> {
    let part = archive.by_name(part).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    walk(&mut reader, &mut take)
}

fn walk(reader: &mut Reader<impl BufRead>, take: &mut impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).ok()?;
        if let Event::Start(start) | Event::Empty(start) = &event {
            take(start);
        }
        if matches!(event, Event::Eof) {
            return Some(());
        }
    }
}
