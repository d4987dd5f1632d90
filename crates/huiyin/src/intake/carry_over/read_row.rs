//! From one line of the file to one old record, or to the reasons why not.

use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::dates::{self, ClaimedTime, Order, Precision, Reading};
use super::header::{Header, Role};
use super::reasons::Reason;
use super::row::{CarriedRow, Person, Times};
use super::states::{self, Standing};
use super::table::{Cell, Row};
use super::text::{Touched, clean, one_line};

/// The longest text a record may carry, in characters; the longest real one has 12,220.
pub const LONGEST_TEXT: usize = 100_000;

/// The longest short field (a name, a place, an id), in characters.
pub const LONGEST_LINE: usize = 300;

/// A title longer than this is cut; nothing is lost, for the whole line then stands in the words.
const LONGEST_TITLE: usize = 80;

/// Titles made from the words are cut here, in characters.
const TITLE_FROM_TEXT: usize = 30;

/// Purposes by code that are known to be harmless (其他).
const HARMLESS_PURPOSE: &[&str] = &["99"];

/// What is the same for every row of a file.
#[derive(Debug)]
pub struct Manner<'a> {
    /// The recognised header.
    pub header: &'a Header,
    /// Names of the columns, as they are kept beside values.
    pub labels: &'a [Arc<str>],
    /// Columns that belong to the person, not to the matter.
    pub personal: &'a [usize],
    /// Order of day and month in each column.
    pub orders: &'a [Order],
    /// `--source`, or the layout's name.
    pub source: &'a str,
    /// `--no-state`.
    pub no_state: Standing,
    /// The installation's zone.
    pub zone: &'a TimeZone,
    /// The wall clock of the import in that zone: nothing can have come in later.
    pub now: DateTime,
    /// Bytes that belong to no character were replaced by U+FFFD while decoding.
    pub broken_bytes: bool,
}

/// Reads one row.
///
/// # Errors
/// Every reason why it cannot be taken, so that it has to go back only once.
pub fn read_row(row: &Row, manner: &Manner<'_>) -> Result<(CarriedRow, Touched), Vec<Reason>> {
    let mut cleaner = Cleaner { manner, touched: Touched::default(), reasons: Vec::new() };
    let fields: Vec<Field> = (0..manner.header.roles.len()).map(|column| cleaner.field(row, column)).collect();
    let Cleaner { touched, mut reasons, .. } = cleaner;
    let record = Fields { manner, fields: &fields }.record(row.line, &mut reasons);
    if reasons.is_empty() { Ok((record, touched)) } else { Err(reasons) }
}

/// One cleaned cell.
#[derive(Debug, Default)]
struct Field {
    text: String,
    time: Option<ClaimedTime>,
}

struct Cleaner<'a> {
    manner: &'a Manner<'a>,
    touched: Touched,
    reasons: Vec<Reason>,
}

impl Cleaner<'_> {
    fn field(&mut self, row: &Row, column: usize) -> Field {
        let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
        let name = self.manner.labels[column].to_string();
        let shown = cell.shown();
        if self.manner.broken_bytes && shown.contains('\u{FFFD}') {
            self.reasons.push(Reason::BrokenBytes { column: name });
            return Field::default();
        }
        let Some(text) = clean(&shown, &mut self.touched) else {
            self.reasons.push(Reason::ControlCharacter { column: name });
            return Field::default();
        };
        let role = self.manner.header.roles[column];
        if role == Role::Reason {
            return Field::default();
        }
        if role.is_time() {
            return self.time(cell, column, name);
        }
        let most = if matches!(role, Role::Text | Role::Summary | Role::Reply | Role::Kept) {
            LONGEST_TEXT
        } else {
            LONGEST_LINE
        };
        let characters = text.chars().count();
        if characters > most {
            self.reasons.push(Reason::TooLong { column: name, characters, most });
        }
        Field { text: armed(text), time: None }
    }

    fn time(&mut self, cell: &Cell, column: usize, name: String) -> Field {
        let order = self.manner.orders.get(column).copied().unwrap_or(Order::MonthFirst);
        match dates::read(cell, order, self.manner.zone) {
            Reading::Absent => Field::default(),
            Reading::Known { time, text } => {
                self.touched.date_text |= text;
                let role = self.manner.header.roles[column];
                if matches!(role, Role::Received | Role::Registered) && time.at > self.manner.now {
                    self.reasons.push(Reason::NotYet { column: name });
                }
                Field { text: iso(&time), time: Some(time) }
            }
            Reading::Unclear => {
                let shown: String = one_line(&cell.shown()).chars().take(30).collect();
                self.reasons.push(Reason::UnclearDate { column: name, shown });
                Field::default()
            }
        }
    }
}

/// The apostrophe that the rejected file put before a would-be formula comes off again, so that a mended row is the same row.
fn armed(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if super::rejected::defused(rest) != rest => rest.to_owned(),
        Some(_) | None => text,
    }
}

/// A time as it stands in the identity of a row: the same whether the file had text or a true date.
fn iso(time: &ClaimedTime) -> String {
    let format = match time.precision {
        Precision::Year => "%Y",
        Precision::Month => "%Y-%m",
        Precision::Day => "%Y-%m-%d",
        Precision::Minute => "%Y-%m-%dT%H:%M",
        Precision::Second => "%Y-%m-%dT%H:%M:%S",
    };
    time.at.strftime(format).to_string()
}

/// The cleaned cells of a row, asked by what they tell.
struct Fields<'a> {
    manner: &'a Manner<'a>,
    fields: &'a [Field],
}

impl Fields<'_> {
    fn record(&self, line: u32, reasons: &mut Vec<Reason>) -> CarriedRow {
        let text = self.first(Role::Text).or_else(|| self.first(Role::Summary));
        let category = self.line(Role::Category);
        let title = self.line(Role::Title).or_else(|| category.clone()).or_else(|| text.as_deref().map(beginning));
        if text.is_none() && title.is_none() && reasons.is_empty() {
            reasons.push(Reason::NothingSaid);
        }
        let title = title.unwrap_or_default();
        let text = text.unwrap_or_else(|| title.clone());
        let text = if title.chars().count() > LONGEST_TITLE { format!("{title}\n\n{text}") } else { text };
        let reply = self.first(Role::Reply);
        let times = self.times();
        let state = self.state(reply.is_some(), reasons);
        let subject = self.joined(Role::Subject);
        CarriedRow {
            line,
            source: self.manner.source.to_owned(),
            source_id: self.line(Role::SourceId).or_else(|| self.line(Role::RunningNumber)),
            sealed: self.purpose_seals(reasons) || subject.is_some(),
            title: title.chars().take(LONGEST_TITLE).collect(),
            text,
            people: self.person().into_iter().collect(),
            subject,
            times: closing(times, state.standing, reply.is_some()),
            standing: state.standing,
            standing_said: state.said,
            state_words: state.words,
            reply,
            category,
            category_code: self.line(Role::CategoryCode),
            place: self.joined(Role::Place),
            place_code: self.line(Role::PlaceCode),
            channel: self.line(Role::Channel),
            unit: self.line(Role::Unit),
            duplicate: state.duplicate,
            related_id: self.line(Role::RelatedId),
            kept: self.kept(),
            raw: Vec::new(),
            content: self.mark(|_| true),
            matter: self.mark(|column| !self.manner.personal.contains(&column)),
        }
    }

    fn columns(&self, role: Role) -> impl Iterator<Item = usize> {
        self.manner.header.roles.iter().enumerate().filter(move |(_, found)| **found == role).map(|(column, _)| column)
    }

    fn first(&self, role: Role) -> Option<String> {
        self.columns(role).map(|column| &self.fields[column].text).find(|text| !text.is_empty()).cloned()
    }

    fn line(&self, role: Role) -> Option<String> {
        self.first(role).map(|text| one_line(&text)).filter(|text| !text.is_empty())
    }

    fn joined(&self, role: Role) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        for column in self.columns(role) {
            let part = one_line(&self.fields[column].text);
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn time(&self, role: Role) -> Option<ClaimedTime> {
        self.columns(role).find_map(|column| self.fields[column].time)
    }

    fn times(&self) -> Times {
        let registered = self.time(Role::Registered);
        let mut timeline: Vec<(Arc<str>, ClaimedTime)> = Vec::new();
        for (column, role) in self.manner.header.roles.iter().enumerate() {
            if matches!(role, Role::Dated | Role::Registered)
                && let Some(time) = self.fields[column].time
            {
                timeline.push((Arc::clone(&self.manner.labels[column]), time));
            }
        }
        Times {
            received: self.time(Role::Received).or(registered),
            replied: self.time(Role::Replied),
            closed: self.time(Role::Closed),
            due: self.time(Role::Due),
            promised: self.time(Role::Promised),
            timeline,
        }
    }

    fn person(&self) -> Option<Person> {
        let field = |role| self.line(role).unwrap_or_default();
        let person = Person { name: field(Role::Reporter), phone: field(Role::Phone), address: field(Role::Address) };
        (person != Person::default()).then_some(person)
    }

    /// A word first, then a mark, then a reply, then what the operator said about rows without any.
    fn state(&self, replied: bool, reasons: &mut Vec<Reason>) -> State {
        let words = self.line(Role::State);
        let mut duplicate =
            self.columns(Role::DuplicateMark).any(|column| states::mark(&self.fields[column].text) == Some(true));
        let mut standing = None;
        if let Some(words) = &words {
            match states::read(words) {
                Some(read) => {
                    standing = read.standing;
                    duplicate |= read.duplicate;
                }
                None => reasons.push(Reason::UnclearState { shown: words.chars().take(30).collect() }),
            }
        }
        let marks: Vec<bool> =
            self.columns(Role::DoneMark).filter_map(|column| states::mark(&self.fields[column].text)).collect();
        let marked = match (marks.contains(&true), marks.is_empty()) {
            (true, _) => Some(Standing::Closed),
            (false, false) => Some(Standing::Open),
            (false, true) => None,
        };
        let answered = replied.then_some(Standing::Closed);
        let said = standing.or(marked).or(answered);
        State { standing: said.unwrap_or(self.manner.no_state), said: said.is_some(), words, duplicate }
    }

    fn purpose_seals(&self, reasons: &mut Vec<Reason>) -> bool {
        match (self.line(Role::Purpose), self.line(Role::PurposeCode)) {
            (Some(purpose), _) => states::purpose_seals(&purpose),
            (None, Some(code)) if states::purpose_seals(&code) => true,
            (None, Some(code)) => {
                if code.bytes().all(|byte| byte.is_ascii_digit()) && !HARMLESS_PURPOSE.contains(&code.as_str()) {
                    reasons.push(Reason::UnclearPurpose { shown: code });
                }
                false
            }
            (None, None) => false,
        }
    }

    /// Everything that has no field of its own in the record and its event.
    fn kept(&self) -> Vec<(Arc<str>, String)> {
        let has_field = |role: &Role| match role {
            Role::SourceId
            | Role::RunningNumber
            | Role::Title
            | Role::Text
            | Role::Reporter
            | Role::Phone
            | Role::Address
            | Role::Received
            | Role::Registered
            | Role::Replied
            | Role::Closed
            | Role::Due
            | Role::Promised
            | Role::Dated
            | Role::State
            | Role::Reply
            | Role::Place
            | Role::Reason => true,
            Role::Summary
            | Role::PersonOrder
            | Role::Subject
            | Role::DoneMark
            | Role::DuplicateMark
            | Role::RelatedId
            | Role::Category
            | Role::CategoryCode
            | Role::Purpose
            | Role::PurposeCode
            | Role::PlaceCode
            | Role::Channel
            | Role::Unit
            | Role::Kept => false,
        };
        let columns = self.manner.header.roles.iter().enumerate();
        let kept = columns.filter(|(column, role)| !has_field(role) && !self.fields[*column].text.is_empty());
        kept.map(|(column, _)| (Arc::clone(&self.manner.labels[column]), self.fields[column].text.clone())).collect()
    }

    /// SHA-256 of names and values, sorted by name, every part with its length in front.
    fn mark(&self, wanted: impl Fn(usize) -> bool) -> [u8; 32] {
        let filled = |column: &usize| wanted(*column) && !self.fields[*column].text.is_empty();
        let mut columns: Vec<usize> = (0..self.fields.len()).filter(filled).collect();
        columns.sort_by_key(|column| (&self.manner.labels[*column], *column));
        let mut context = ring::digest::Context::new(&ring::digest::SHA256);
        for column in columns {
            for part in [&*self.manner.labels[column], self.fields[column].text.as_str()] {
                context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                context.update(part.as_bytes());
            }
        }
        let mut mark = [0; 32];
        mark.copy_from_slice(context.finish().as_ref());
        mark
    }
}

struct State {
    standing: Standing,
    said: bool,
    words: Option<String>,
    duplicate: bool,
}

/// A closed record with a reply and no day of closing was closed on the day of its reply.
fn closing(mut times: Times, standing: Standing, replied: bool) -> Times {
    if standing == Standing::Closed && times.closed.is_none() && replied {
        times.closed = times.replied;
    }
    times
}

fn beginning(text: &str) -> String {
    let line = one_line(text.lines().find(|line| !line.trim().is_empty()).unwrap_or(""));
    if line.chars().count() <= TITLE_FROM_TEXT {
        return line;
    }
    let mut cut: String = line.chars().take(TITLE_FROM_TEXT).collect();
    cut.push('…');
    cut
}
