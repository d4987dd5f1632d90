//! 单位和人: units, posts, people and their accounts. The administrator sees no concern here, nor anywhere.

use askama::Template;

use crate::web::desk::{KeyHint, Rail, StepLink};
use crate::web::page::Page;

/// The administrator's page of one unit.
#[derive(Template)]
#[template(path = "office/pages/show_office.html")]
pub struct ShowOffice {
    /// The layout's needs.
    pub page: Page,
    /// Units.
    pub rail: Rail,
    /// The unit.
    pub unit: String,
    /// Kind, phone, letters of its document numbers.
    pub about: String,
    /// Posts, how many filled: a sentence.
    pub summary: String,
    /// What has just been done.
    pub said_here: String,
    /// A password made just now, shown once; empty otherwise.
    pub password: String,
    /// What should be mended, such as a single supervisor.
    pub warnings: Vec<String>,
    /// Posts of the unit.
    pub posts: Vec<PostRow>,
    /// Everybody with an account.
    pub people: Vec<PersonRow>,
    /// What can be done here.
    pub steps: Vec<StepLink>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One post.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub role: String,
    /// Who holds it; empty when vacant.
    pub holders: Vec<Holder>,
    /// Change it.
    pub href: String,
}

/// Who holds a post.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The name.
    pub name: String,
    /// Their own page.
    pub href: String,
}

/// One account.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// Their own page.
    pub href: String,
    /// The account.
    pub account: String,
    /// Posts, or that it is switched off.
    pub posts: String,
    /// When they last signed in; may be empty.
    pub last: String,
}
