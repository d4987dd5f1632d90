//! 两个人都存了: nothing is lost; place by place one chooses, and sees the result.

use askama::Template;

use crate::web::desk::{KeyHint, Piece};
use crate::web::page::Page;

/// Both texts of a draft that two people kept.
#[derive(Template)]
#[template(path = "casework/pages/merge_drafts.html")]
pub struct MergeDrafts {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// Who kept the other text.
    pub other: String,
    /// When one's own was written.
    pub mine_at: String,
    /// When the other was kept.
    pub theirs_at: String,
    /// Path the form goes to.
    pub action: String,
    /// Version of the kept draft both are compared with.
    pub seen: String,
    /// Version handed to check that it is written on; empty for the first.
    pub based_on: String,
    /// The places that differ.
    pub places: Vec<Place>,
    /// Everything that is the same in both, sent along unchanged.
    pub same: Vec<(String, String)>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One place that differs.
#[derive(Clone, Debug)]
pub struct Place {
    /// Name of the field.
    pub name: String,
    /// 第一点
    pub point: String,
    /// 办法
    pub part: String,
    /// One's own.
    pub mine: Side,
    /// The other.
    pub theirs: Side,
}

/// One of two texts.
#[derive(Clone, Debug)]
pub struct Side {
    /// The text as it is.
    pub value: String,
    /// The text with what is only in it marked.
    pub pieces: Vec<Piece>,
}
