//! What staff pages are made of: lists on the left, the matter's head, steps with their keys, one form for plain steps.
//! Plain strings, already in the reader's language; rooms fill them.

use askama::Template;
use askama::filters::Safe;

use super::icons::{Shape, State};
use super::page::{Page, Wrong};

/// The lists on the left.
#[derive(Clone, Debug, Default)]
pub struct Rail {
    /// Groups from top to bottom.
    pub groups: Vec<RailGroup>,
}

/// Lists that belong together.
#[derive(Clone, Debug, Default)]
pub struct RailGroup {
    /// A small heading; may be empty.
    pub heading: String,
    /// The lists.
    pub items: Vec<RailItem>,
}

/// One list, or one part of a page.
#[derive(Clone, Debug, Default)]
pub struct RailItem {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
    /// How many; may be empty.
    pub count: String,
    /// Whether the reader is there.
    pub current: bool,
    /// Key that leads there; may be empty.
    pub key: String,
    /// How deep it stands below others.
    pub depth: u8,
}

impl RailItem {
    /// So deep below others; more than four steps look like four.
    #[must_use]
    pub fn below(mut self, depth: u8) -> Self {
        self.depth = depth.min(4);
        self
    }

    /// A list with its count.
    #[must_use]
    pub fn new(href: impl Into<String>, words: impl ToString, count: impl ToString) -> Self {
        Self { href: href.into(), words: words.to_string(), count: count.to_string(), ..Self::default() }
    }

    /// The one that is open.
    #[must_use]
    pub fn here(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// Reached by this key.
    #[must_use]
    pub fn on(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }
}

/// A hint in the key bar.
#[derive(Clone, Debug)]
pub struct KeyHint {
    /// What to press, one cap a key.
    pub caps: Vec<&'static str>,
    /// What it does.
    pub words: String,
}

impl KeyHint {
    /// A hint.
    #[must_use]
    pub fn new(caps: &[&'static str], words: impl ToString) -> Self {
        Self { caps: caps.to_vec(), words: words.to_string() }
    }
}

/// How much time is left: word, shape, colour, and the date.
#[derive(Clone, Debug)]
pub struct Due {
    /// 剩 3 天
    pub state: State,
    /// The date, or why there is none.
    pub date: String,
}

/// The matter a page is about.
#[derive(Clone, Debug)]
pub struct Matter {
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// Its own page.
    pub href: String,
    /// The duty that ends first.
    pub due: Option<Due>,
    /// 紧急, with its shape.
    pub urgent: Option<State>,
    /// The person's own words, to have beside one while writing; may be empty.
    pub said: String,
    /// Who said them.
    pub by: String,
    /// Points, once named.
    pub points: Vec<String>,
    /// Concerns that look like it.
    pub likes: Vec<Like>,
}

/// A concern that looks like the one a page is about.
#[derive(Clone, Debug)]
pub struct Like {
    /// Its page.
    pub href: String,
    /// Its matter in one line.
    pub title: String,
    /// Its number in groups of four.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// The day it was received.
    pub received: String,
    /// Why it looks alike.
    pub why: String,
    /// Address and words of what can be said of the two.
    pub ways: Vec<(String, String)>,
}

/// Something one can do now.
#[derive(Clone, Debug)]
pub struct StepLink {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
    /// Its key; may be empty.
    pub key: &'static str,
    /// The step that is owed: drawn as the main button.
    pub main: bool,
}

/// A plain step as a form: what it needs, and what follows from it.
#[derive(Template)]
#[template(path = "web/pages/step.html")]
pub struct StepPage {
    /// The layout's needs.
    pub page: Page,
    /// What it is about; `None` on the administrator's pages.
    pub matter: Option<Matter>,
    /// Where one came from.
    pub back: String,
    /// What that place is called.
    pub back_words: String,
    /// The step.
    pub title: String,
    /// What it means, by which article; may be empty.
    pub intro: String,
    /// What happens afterwards, line by line.
    pub then: Vec<String>,
    /// Path the form goes to.
    pub action: String,
    /// How far the concern was when the form was made.
    pub seen: String,
    /// What it asks.
    pub fields: Vec<Field>,
    /// The button names the act.
    pub button: String,
    /// There is no way back: drawn in seal.
    pub final_step: bool,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why the step was refused; may be empty.
    pub refused: String,
    /// Steps of the office beside the form.
    pub others: Vec<StepLink>,
    /// When what is typed was kept; `None` where a form keeps nothing before it is sent.
    pub kept: Option<String>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One question of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// `name` and `id`.
    pub name: &'static str,
    /// The question.
    pub label: String,
    /// A phrase below it; may be empty.
    pub hint: String,
    /// May be left empty.
    pub optional: bool,
    /// How it is answered.
    pub kind: Kind,
}

/// How a question is answered.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One line.
    Line(String),
    /// Never filled in again after an error.
    Secret,
    /// A day.
    Day(String),
    /// Several lines.
    Text {
        /// What was typed.
        value: String,
        /// Height in lines.
        rows: u8,
    },
    /// Scans and recordings, with those that were taken already; a form that asks for them is sent as multipart.
    Files(Files),
    /// One of few.
    Choice(Vec<Pick>),
    /// Any of few.
    Ticks(Vec<Pick>),
    /// One of many.
    List(Vec<Pick>),
}

/// What lies on the tray of a form.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// By which the form names it, and what is read.
    pub kept: Vec<(String, String)>,
    /// One sentence a file that was not taken.
    pub refused: Vec<String>,
}

/// An answer one can pick.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// A phrase below it; may be empty.
    pub hint: String,
    /// Whether it is picked.
    pub chosen: bool,
}

impl Pick {
    /// An answer without a hint.
    #[must_use]
    pub fn new(value: impl ToString, words: impl ToString, chosen: &str) -> Self {
        let value = value.to_string();
        let chosen = value == chosen;
        Self { value, words: words.to_string(), hint: String::new(), chosen }
    }

    /// With a phrase below it.
    #[must_use]
    pub fn hint(mut self, hint: impl ToString) -> Self {
        self.hint = hint.to_string();
        self
    }
}

impl Field {
    /// A question.
    #[must_use]
    pub fn new(name: &'static str, label: impl ToString, kind: Kind) -> Self {
        Self { name, label: label.to_string(), hint: String::new(), optional: false, kind }
    }

    /// With a phrase below it.
    #[must_use]
    pub fn hint(mut self, hint: impl ToString) -> Self {
        self.hint = hint.to_string();
        self
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// One line of a check-list: shape, words, what was found.
#[derive(Clone, Debug)]
pub struct Check {
    /// Done or not.
    pub shape: Shape,
    /// Class of the colour.
    pub class: &'static str,
    /// What is looked at.
    pub words: String,
    /// What was found.
    pub found: String,
}

impl Check {
    /// A line that is in order, or not.
    #[must_use]
    pub fn new(good: bool, words: impl ToString, found: impl ToString) -> Self {
        let (shape, class) = if good { (Shape::Done, "done") } else { (Shape::Alert, "no") };
        Self { shape, class, words: words.to_string(), found: found.to_string() }
    }
}

/// A piece of a text beside its earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// `same`, `inserted` or `deleted`.
    pub class: &'static str,
    /// The words.
    pub words: String,
}

impl StepPage {
    /// Whether files go with the form.
    fn has_files(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind, Kind::Files(_)))
    }

    /// The first question takes the focus, so that a step begins where its form does; what is wrong comes before it.
    fn focus_first(&self, field: &Field) -> Safe<&'static str> {
        let first = self.fields.first().is_some_and(|first| first.name == field.name);
        Safe(if first && self.wrongs.is_empty() && self.refused.is_empty() { " autofocus" } else { "" })
    }

    /// Of several answers the one that is picked, else the first.
    fn focus(&self, field: &Field, pick: &Pick) -> Safe<&'static str> {
        let Kind::Choice(picks) = &field.kind else { return Safe("") };
        let one = picks.iter().find(|pick| pick.chosen).or_else(|| picks.first());
        if one.is_some_and(|one| one.value == pick.value) { self.focus_first(field) } else { Safe("") }
    }

    /// Ties hint and fault to the field for those who hear the page.
    fn describes(&self, field: &Field) -> Safe<String> {
        let wrong = self.wrongs.iter().any(|wrong| wrong.field == field.name);
        let mut ids = Vec::new();
        if !field.hint.is_empty() {
            ids.push(format!("{}-hint", field.name));
        }
        if wrong {
            ids.push(format!("{}-wrong", field.name));
        }
        let invalid = if wrong { " aria-invalid=\"true\"" } else { "" };
        match ids.is_empty() {
            true => Safe(invalid.to_owned()),
            false => Safe(format!(" aria-describedby=\"{}\"{invalid}", ids.join(" "))),
        }
    }
}
