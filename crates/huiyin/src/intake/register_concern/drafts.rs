//! What somebody at the desk has begun to take down: one encrypted row a person for thirty days, every sheet in it, so that a
//! closed tab loses nothing and a call can wait while another is answered. What was registered leaves the pile in the same
//! write as the registration, and a saving that comes too late does not bring it back.

use std::collections::BTreeMap;

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Side};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::intake::tray::OnTray;
use crate::web::form::Fields;
use crate::web::shelf::{self, Shelved};
use crate::web::visitor::Visitor;

/// Name of the field → what was typed.
pub(crate) type Texts = BTreeMap<String, String>;

/// Every field of the form that is kept.
pub(super) const NAMES: [&str; 28] = [
    "address",
    "area",
    "category",
    "channel",
    "companions",
    "companions_who",
    "conduct",
    "group",
    "id_card",
    "late_because",
    "leader",
    "manner",
    "name",
    "needs",
    "needs_agreed",
    "others",
    "phone",
    "place",
    "queue",
    "received",
    "reception",
    "room",
    "round",
    "sender",
    "sender_number",
    "sent_on",
    "sorted",
    "text",
];

/// Chosen before anybody said a word: alone they are no draft.
const SET_BY_THE_PAGE: [&str; 5] = ["channel", "manner", "received", "reception", "round"];
/// More unfinished sheets than this nobody finishes; the oldest make room.
const MOST: usize = 50;

/// One form that is being filled in.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sheet {
    /// Drawn when the form was opened; tells sheets apart and means nothing.
    pub(crate) id: String,
    /// When it was kept last, in milliseconds since 1970 in UTC.
    pub(super) at: i64,
    /// What was typed.
    pub(super) texts: Texts,
    /// What lies beside the form, in the order of its pages.
    #[serde(default)]
    pub(super) scans: Vec<OnTray>,
    /// The batch it belongs to; may be empty.
    #[serde(default)]
    pub(super) batch: String,
}

/// Letters that came in one stack.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Batch {
    /// Drawn when it was begun.
    pub(crate) id: String,
    /// When, in milliseconds since 1970 in UTC.
    pub(crate) at: i64,
    /// The day on which the letters came, as `2026-11-24`.
    pub(crate) received: String,
    /// How many there are; what is thrown away is no letter.
    pub(crate) total: usize,
    /// Numbers of those that were registered, as digits.
    pub(crate) done: Vec<String>,
}

impl Batch {
    /// One that was just begun.
    pub(crate) fn new(id: String, now: Moment, received: &str) -> Self {
        Self { id, at: now.0, received: received.to_owned(), total: 0, done: Vec::new() }
    }
}

/// All sheets of a person, and those that became concerns lately.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pile {
    pub(super) sheets: Vec<Sheet>,
    done: Vec<String>,
    /// Stacks of letters, oldest first.
    #[serde(default)]
    pub(crate) batches: Vec<Batch>,
}

impl Sheet {
    /// What a form sent.
    pub(super) fn of_fields(fields: &Fields, now: Moment) -> Self {
        let typed = NAMES.iter().map(|name| ((*name).to_owned(), fields.get(name).replace("\r\n", "\n")));
        let id = fields.get("sheet").chars().filter(char::is_ascii_hexdigit).take(32).collect();
        let texts = typed.filter(|(_, value)| !value.trim().is_empty()).collect();
        Self { id, at: now.0, texts, ..Self::default() }
    }

    /// The same as fields of a form.
    pub(super) fn fields(&self) -> Fields {
        Fields::of_pairs(self.texts.clone())
    }

    fn is_blank(&self) -> bool {
        self.scans.is_empty() && self.texts.keys().all(|name| SET_BY_THE_PAGE.contains(&name.as_str()))
    }
}

impl Pile {
    /// The sheets of whoever is signed in.
    pub(crate) async fn of(app: &App, visitor: &Visitor) -> Result<Self, Fault> {
        let bytes = shelf::get(app, Shelved::StaffDraft, name(visitor)).await?;
        Ok(read(bytes))
    }

    /// One sheet.
    pub(crate) fn sheet(&self, id: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id && !id.is_empty())
    }

    /// Letters of a batch that are not registered.
    pub(crate) fn waiting(&self, batch: &str) -> usize {
        self.sheets.iter().filter(|sheet| sheet.batch == batch).count()
    }

    /// The letter of a batch that comes next.
    pub(crate) fn next_of(&self, batch: &str) -> Option<&Sheet> {
        self.sheets.iter().filter(|sheet| sheet.batch == batch).min_by(|left, right| left.id.cmp(&right.id))
    }

    /// What is typed changes with every saving; what lies beside it stays.
    fn keep(&mut self, sheet: &Sheet) {
        let mut sheet = sheet.clone();
        if let Some(before) = self.sheet(&sheet.id) {
            (sheet.scans, sheet.batch) = (before.scans.clone(), before.batch.clone());
        }
        self.sheets.retain(|other| other.id != sheet.id);
        if !sheet.is_blank() && !self.done.contains(&sheet.id) {
            self.sheets.push(sheet);
        }
        // The oldest without paper make room; a scan is thrown away by nobody but its owner.
        while self.sheets.len() > MOST {
            let Some(oldest) = self.sheets.iter().position(|sheet| sheet.scans.is_empty()) else { return };
            self.sheets.remove(oldest);
        }
    }

    fn add_scans(&mut self, id: &str, scans: &[OnTray]) {
        if self.sheet(id).is_none() && !self.done.iter().any(|done| done == id) {
            self.sheets.push(Sheet { id: id.to_owned(), ..Sheet::default() });
        }
        let sheet = self.sheets.iter_mut().find(|sheet| sheet.id == id);
        if let Some(sheet) = sheet {
            sheet.scans.extend_from_slice(scans);
        }
    }

    fn drop_scan(&mut self, id: &str, scan: &str) {
        let sheet = self.sheets.iter_mut().find(|sheet| sheet.id == id);
        if let Some(sheet) = sheet {
            sheet.scans.retain(|file| file.id() != scan);
        }
    }

    /// Letters are numbered within their batch, so that they come in the order of the stack.
    fn begin(&mut self, batch: &Batch, letters: &[Vec<OnTray>]) {
        for (n, scans) in letters.iter().enumerate() {
            let texts = [("channel", "letter"), ("received", batch.received.as_str())];
            let texts = texts.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let id = format!("{}{:04x}", batch.id, n + 1);
            self.sheets.push(Sheet { id, at: batch.at, texts, scans: scans.clone(), batch: batch.id.clone() });
        }
        self.batches.push(Batch { total: letters.len(), ..batch.clone() });
        let over = self.batches.len().saturating_sub(MOST);
        self.batches.drain(..over);
    }

    /// A sheet that was registered under a number, or thrown away.
    fn finish(&mut self, id: &str, number: Option<&str>) {
        let of_batch = self.sheet(id).map(|sheet| sheet.batch.clone()).unwrap_or_default();
        if let Some(batch) = self.batches.iter_mut().find(|batch| batch.id == of_batch) {
            match number {
                Some(number) => batch.done.push(number.to_owned()),
                None => batch.total = batch.total.saturating_sub(1),
            }
        }
        self.sheets.retain(|other| other.id != id);
        self.done.push(id.to_owned());
        let over = self.done.len().saturating_sub(MOST);
        self.done.drain(..over);
    }
}

/// Keeps a sheet.
pub(super) async fn keep(app: &App, visitor: &Visitor, sheet: Sheet) -> Result<(), Failure> {
    app.ledger().side(changed(app, visitor, move |pile| pile.keep(&sheet))).await.map(drop)
}

/// A write that takes a sheet off the pile: with the concern that was made of it, or when it is thrown away.
pub(super) fn finish(app: &App, visitor: &Visitor, (id, number): (&str, Option<String>)) -> Side {
    let id = id.to_owned();
    changed(app, visitor, move |pile| pile.finish(&id, number.as_deref()))
}

/// Puts scans beside a sheet.
pub(super) async fn add_scans(app: &App, visitor: &Visitor, (id, scans): (&str, Vec<OnTray>)) -> Result<(), Failure> {
    let id = id.to_owned();
    app.ledger().side(changed(app, visitor, move |pile| pile.add_scans(&id, &scans))).await.map(drop)
}

/// Takes one off again.
pub(super) async fn drop_scan(app: &App, visitor: &Visitor, (id, scan): (&str, &str)) -> Result<(), Failure> {
    let (id, scan) = (id.to_owned(), scan.to_owned());
    app.ledger().side(changed(app, visitor, move |pile| pile.drop_scan(&id, &scan))).await.map(drop)
}

/// Lays out a stack of letters, one sheet each.
pub(crate) async fn begin_batch(
    app: &App,
    visitor: &Visitor,
    (batch, letters): (Batch, Vec<Vec<OnTray>>),
) -> Result<(), Failure> {
    app.ledger().side(changed(app, visitor, move |pile| pile.begin(&batch, &letters))).await.map(drop)
}

/// Read and written on the writer, so that two savings cannot cross.
fn changed(app: &App, visitor: &Visitor, change: impl Fn(&mut Pile) + Send + 'static) -> Side {
    let (now, name) = (app.now(), name(visitor));
    Box::new(move |tx, receipt| {
        let mut pile = read(shelf::find(tx, Shelved::StaffDraft, &name, now)?);
        change(&mut pile);
        let bytes = serde_json::to_vec(&pile).map_err(|fault| Fault::bug(fault.to_string()))?;
        shelf::put_side(Shelved::StaffDraft, &name, now, bytes)(tx, receipt)
    })
}

/// A pile in a shape that is no longer read is worth less than a page that opens.
fn read(bytes: Option<Vec<u8>>) -> Pile {
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn name(visitor: &Visitor) -> Vec<u8> {
    let person = visitor.actor.person().map_or(0, |person| person.0);
    format!("register/{person}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(id: &str, text: &str) -> Sheet {
        let typed = [("channel", "phone"), ("text", text)];
        let texts = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let texts = texts.filter(|(_, value)| !value.is_empty()).collect();
        Sheet { id: id.to_owned(), texts, ..Sheet::default() }
    }

    #[test]
    fn two_calls_at_once_do_not_overwrite_each_other() {
        let mut pile = Pile::default();
        pile.keep(&sheet("a", "沟"));
        pile.keep(&sheet("b", "灯"));
        pile.keep(&sheet("a", "沟填了"));
        let texts: Vec<&str> = pile.sheets.iter().map(|sheet| sheet.texts["text"].as_str()).collect();
        assert_eq!(texts, ["灯", "沟填了"]);
    }

    #[test]
    fn a_saving_that_comes_after_the_registration_does_not_bring_the_sheet_back() {
        let mut pile = Pile::default();
        pile.keep(&sheet("a", "沟"));
        pile.finish("a", None);
        pile.keep(&sheet("a", "沟"));
        assert!(pile.sheets.is_empty());
    }

    fn scan() -> OnTray {
        let on_tray =
            serde_json::json!({"file": [], "bytes": 1, "kind": "application/pdf", "name": "x.pdf", "pages": 2});
        serde_json::from_value(on_tray).unwrap()
    }

    #[test]
    fn what_lies_beside_a_sheet_stays_through_every_saving() {
        let mut pile = Pile::default();
        pile.add_scans("a", &[scan()]);
        pile.keep(&sheet("a", "沟"));
        pile.keep(&sheet("a", ""));
        assert_eq!(pile.sheet("a").map(|sheet| sheet.scans.len()), Some(1), "a scan alone is a draft");
        for n in 0..2 * MOST {
            pile.keep(&sheet(&format!("{n:x}"), "灯"));
        }
        assert!(pile.sheet("a").is_some(), "old sheets make room, paper does not");
    }

    #[test]
    fn a_stack_of_letters_is_counted_through_to_the_end() {
        let mut pile = Pile::default();
        pile.begin(&Batch::new("b".to_owned(), Moment(0), "2026-11-24"), &[vec![scan()], vec![scan()], vec![scan()]]);
        let first = pile.next_of("b").unwrap().id.clone();
        pile.finish(&first, Some("410735296889"));
        let second = pile.next_of("b").unwrap().id.clone();
        assert!(first < second, "in the order of the stack");
        pile.finish(&second, None);
        let batch = &pile.batches[0];
        assert_eq!((batch.total, batch.done.len(), pile.waiting("b")), (2, 1, 1), "what was thrown away is no letter");
    }

    #[test]
    fn a_form_in_which_nothing_was_typed_is_not_kept() {
        let mut pile = Pile::default();
        pile.keep(&sheet("a", ""));
        assert!(pile.sheets.is_empty());
    }
}
