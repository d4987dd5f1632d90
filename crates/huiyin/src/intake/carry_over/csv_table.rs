//! Text tables: byte order marks, UTF-8, UTF-16 with a mark, GB18030, Big5; commas, tabs, semicolons; every kind of line end.

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8};

use super::table::{Cell, FileRepairs, Kind, MOST_COLUMNS, Row, Sheet, Table, Unreadable};

/// Reads a text table from its bytes, which are given up: a large file lies in memory once, as text, and no longer when its
/// rows are understood.
///
/// # Errors
/// [`Unreadable::Empty`], [`Unreadable::WorkbookNamedText`], [`Unreadable::WrongEncoding`], [`Unreadable::TooWide`].
pub fn read(bytes: Vec<u8>) -> Result<Table, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::WorkbookNamedText);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::OldWorkbook);
    }
    let (text, mut repairs) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    repairs.line_ends = text.contains('\r') && !text.contains('\n');
    let rows = split(&text)?;
    Ok(Table { kind: Kind::Csv, sheets: vec![Sheet { name: String::new(), rows }], repairs })
}

fn decode(bytes: Vec<u8>) -> Result<(String, FileRepairs), Unreadable> {
    let mut repairs = FileRepairs::default();
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or_else(|| (guess(&bytes), 0));
    repairs.bom = mark > 0;
    repairs.encoding = encoding != UTF_8;
    let (text, broken) = text_of(bytes, encoding, mark);
    repairs.broken_bytes = broken;
    // A few broken bytes cost their rows; a text that is mostly broken is not this encoding at all.
    let lost = if broken { text.matches('\u{FFFD}').count() } else { 0 };
    if lost * 20 > text.chars().count() {
        return Err(Unreadable::WrongEncoding);
    }
    Ok((text, repairs))
}

/// The text, and whether bytes in it belong to no character. What is good UTF-8 already is not copied.
fn text_of(bytes: Vec<u8>, encoding: &'static Encoding, mark: usize) -> (String, bool) {
    let bytes = if encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.drain(..mark);
                return (text, false);
            }
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    (text.into_owned(), broken)
}

/// UTF-8 if it is; else what the bytes look most like among the encodings Chinese offices use; else the one that loses less.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny);
    if (likely == BIG5 || likely == GBK || likely == GB18030) && loss(bytes, likely) == 0 {
        return if likely == GBK { GB18030 } else { likely };
    }
    if loss(bytes, UTF_8) < loss(bytes, GB18030) { UTF_8 } else { GB18030 }
}

fn loss(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken { text.matches('\u{FFFD}').count() } else { 0 }
}

fn split(text: &str) -> Result<Vec<Row>, Unreadable> {
    // The reader's default ends a record at \n, \r\n and a bare \r alike, outside quotes.
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let record = record.map_err(|error| Unreadable::Damaged(error.to_string()))?;
        if record.len() > MOST_COLUMNS {
            return Err(Unreadable::TooWide { line });
        }
        let cells = record.iter().map(cell).collect();
        rows.push(Row { line, cells });
    }
    Ok(rows)
}

fn cell(field: &str) -> Cell {
    if field.is_empty() { Cell::Empty } else { Cell::Text(field.to_owned()) }
}

/// The separator that the first line with any uses most.
fn delimiter(text: &str) -> u8 {
    let first = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or("");
    [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|candidate| (first.bytes().filter(|byte| byte == candidate).count(), *candidate == b','))
        .unwrap_or(b',')
}
