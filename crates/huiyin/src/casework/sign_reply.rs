//! 审签: what changed since the last version, what was asked for then, and what follows from a signature.

use askama::Template;

use super::show_concern::Letter;
use super::show_inbox::Link;
use crate::web::desk::{Check, Due, KeyHint, Piece, RailItem};
use crate::web::icons::State;
use crate::web::page::{Page, Wrong};

/// The sign-off page.
#[derive(Template)]
#[template(path = "casework/pages/sign_reply.html")]
pub struct SignOff {
    /// The layout's needs.
    pub page: Page,
    /// Everything that waits for a signature.
    pub queue: Vec<Waiting>,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// The concern's page.
    pub back: String,
    /// What changed, or the whole text.
    pub tabs: Vec<RailItem>,
    /// With which version it is compared; empty for the first.
    pub compared: String,
    /// The changes, when they are shown.
    pub changes: Vec<Change>,
    /// The whole text, when that is shown.
    pub whole: Option<Letter>,
    /// Who asked for what last time; empty for the first version.
    pub remarks_by: String,
    /// One remark a line.
    pub remarks: Vec<String>,
    /// 签之前看一眼
    pub checks: Vec<Check>,
    /// 签了以后会怎样
    pub then: Vec<String>,
    /// Path the signature goes to.
    pub action: String,
    /// The version on the screen.
    pub revision: u32,
    /// Why this reader cannot sign; empty when they can.
    pub held: String,
    /// Return with remarks.
    pub return_href: String,
    /// Change it oneself.
    pub edit_href: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Keys.
    pub keys: Vec<KeyHint>,
    /// Other ways on; may be empty.
    pub links: Vec<Link>,
}

/// One that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Where.
    pub href: String,
    /// Time left.
    pub due: Due,
    /// The matter in one line.
    pub title: String,
    /// Who wrote it, which version.
    pub by: String,
    /// The one on the screen.
    pub current: bool,
}

/// A paragraph with its changes.
#[derive(Clone, Debug)]
pub struct Change {
    /// 一、把村东排水沟挖通; may be empty.
    pub heading: String,
    /// Its outcome, and the former one when it changed.
    pub outcomes: Vec<State>,
    /// The parts with their changes.
    pub parts: Vec<Vec<Piece>>,
    /// Nothing changed here.
    pub same: bool,
}
