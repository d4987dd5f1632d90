//! What somebody at the desk has begun to take down: one encrypted row a person for thirty days, every sheet in it, so that a
//! closed tab loses nothing and a call can wait while another is answered. What was registered leaves the pile in the same
//! write as the registration, and a saving that comes too late does not bring it back.

use std::collections::BTreeMap;

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Side};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::web::form::Fields;
use crate::web::shelf::{self, Shelved};
use crate::web::visitor::Visitor;

/// Name of the field → what was typed.
pub(super) type Texts = BTreeMap<String, String>;

/// Every field of the form that is kept.
pub(super) const NAMES: [&str; 25] = [
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
    "room",
    "sender",
    "sender_number",
    "sent_on",
    "text",
];

/// Chosen before anybody said a word: alone they are no draft.
const SET_BY_THE_PAGE: [&str; 3] = ["channel", "manner", "received"];
/// More unfinished sheets than this nobody finishes; the oldest make room.
const MOST: usize = 50;

/// One form that is being filled in.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Sheet {
    /// Drawn when the form was opened; tells sheets apart and means nothing.
    pub(super) id: String,
    /// When it was kept last, in milliseconds since 1970 in UTC.
    pub(super) at: i64,
    /// What was typed.
    pub(super) texts: Texts,
}

/// All sheets of a person, and those that became concerns lately.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Pile {
    pub(super) sheets: Vec<Sheet>,
    done: Vec<String>,
}

impl Sheet {
    /// What a form sent.
    pub(super) fn of_fields(fields: &Fields, now: Moment) -> Self {
        let typed = NAMES.iter().map(|name| ((*name).to_owned(), fields.get(name).replace("\r\n", "\n")));
        let id = fields.get("sheet").chars().filter(char::is_ascii_hexdigit).take(32).collect();
        Self { id, at: now.0, texts: typed.filter(|(_, value)| !value.trim().is_empty()).collect() }
    }

    /// The same as fields of a form.
    pub(super) fn fields(&self) -> Fields {
        Fields::of_pairs(self.texts.clone())
    }

    fn is_blank(&self) -> bool {
        self.texts.keys().all(|name| SET_BY_THE_PAGE.contains(&name.as_str()))
    }
}

impl Pile {
    /// The sheets of whoever is signed in.
    pub(super) async fn of(app: &App, visitor: &Visitor) -> Result<Self, Fault> {
        let bytes = shelf::get(app, Shelved::StaffDraft, name(visitor)).await?;
        Ok(read(bytes))
    }

    fn keep(&mut self, sheet: &Sheet) {
        self.sheets.retain(|other| other.id != sheet.id);
        if !sheet.is_blank() && !self.done.contains(&sheet.id) {
            self.sheets.push(sheet.clone());
        }
        let over = self.sheets.len().saturating_sub(MOST);
        self.sheets.drain(..over);
    }

    fn finish(&mut self, id: &str) {
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
pub(super) fn finish(app: &App, visitor: &Visitor, id: &str) -> Side {
    let id = id.to_owned();
    changed(app, visitor, move |pile| pile.finish(&id))
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
        Sheet { id: id.to_owned(), at: 0, texts: texts.filter(|(_, value)| !value.is_empty()).collect() }
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
        pile.finish("a");
        pile.keep(&sheet("a", "沟"));
        assert!(pile.sheets.is_empty());
    }

    #[test]
    fn a_form_in_which_nothing_was_typed_is_not_kept() {
        let mut pile = Pile::default();
        pile.keep(&sheet("a", ""));
        assert!(pile.sheets.is_empty());
    }
}
