//! 我的待办: what somebody has to do, by due date; in groups, with the chosen matter beside the list.

use askama::Template;

use crate::web::desk::{Due, KeyHint, Matter, Rail, StepLink};
use crate::web::page::Page;

/// A list of concerns.
#[derive(Template)]
#[template(path = "casework/pages/show_inbox.html")]
pub struct ShowInbox {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// Which list.
    pub title: String,
    /// How many, in which order: a sentence.
    pub summary: String,
    /// What has just been done.
    pub said_here: String,
    /// Rows by how soon they are due.
    pub groups: Vec<Group>,
    /// What stands here when there is nothing.
    pub empty: Empty,
    /// The next page; empty on the last.
    pub next: String,
    /// Back to the first; empty there.
    pub first: String,
    /// The chosen matter.
    pub pane: Option<Pane>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Rows under one heading.
#[derive(Clone, Debug)]
pub struct Group {
    /// 已超期, 三天内, 往后
    pub heading: String,
    /// How many on this page.
    pub count: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One concern in a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The number without blanks.
    pub id: String,
    /// Its own page.
    pub href: String,
    /// Its summary beside the list.
    pub pane: String,
    /// Time left and date.
    pub due: Due,
    /// The matter in one line.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// The number in groups of four.
    pub number: String,
    /// What is owed now.
    pub to_do: String,
    /// How it came.
    pub channel: String,
    /// When, as `11-09`.
    pub received: String,
    /// Whether it is shown beside the list.
    pub chosen: bool,
}

/// A concern beside the list.
#[derive(Clone, Debug)]
pub struct Pane {
    /// Number, title, words.
    pub matter: Matter,
    /// 11月20日（周五）前书面答复。
    pub due_sentence: String,
    /// How the date was counted; may be empty.
    pub clock: String,
    /// The five-fixed plan.
    pub plan: Vec<(String, String)>,
    /// What can be done.
    pub steps: Vec<StepLink>,
    /// The last three events.
    pub recent: Vec<(String, String)>,
}

/// Only the summary, for the key that goes through the list.
#[derive(Template)]
#[template(path = "casework/pages/_pane.html")]
pub struct PaneAlone {
    /// The words.
    pub page: Page,
    /// The matter.
    pub pane: Pane,
}

/// What stands in an empty list.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// One sentence.
    pub words: String,
    /// What comes next, and when; may be empty.
    pub next: String,
    /// At most two lists to look at.
    pub links: Vec<Link>,
}

/// Words that lead somewhere.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
}

impl ShowInbox {
    fn rows_empty(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty())
    }
}
