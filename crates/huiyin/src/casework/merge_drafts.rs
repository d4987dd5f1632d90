//! 两个人都存了: nothing is lost; place by place one chooses, and sees the result.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;

use super::draft_reply::Writing;
use super::draft_shelf::Kept;
use super::draft_texts::{self, Texts};
use crate::desk::{Case, diff};
use crate::web::desk::{KeyHint, Piece};
use crate::web::page::Page;
use crate::web::problem;

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
    /// Both, one after the other; empty where only one can stand.
    pub both: String,
}

/// One of two texts.
#[derive(Clone, Debug)]
pub struct Side {
    /// The text as it is.
    pub value: String,
    /// The text with what is only in it marked.
    pub pieces: Vec<Piece>,
}

/// Puts both texts before the second writer; nothing of either is lost.
pub(super) fn ask(writing: &Writing, mine: &Texts, theirs: &Kept) -> Response {
    let case = &writing.case;
    let time = |at: Moment| at.civil(case.app.zone()).strftime("%H:%M").to_string();
    let mut places = Vec::new();
    let mut same = Vec::new();
    for name in names_of(mine, &theirs.texts) {
        let (own, other) = (draft_texts::get(mine, &name), draft_texts::get(&theirs.texts, &name));
        if own == other {
            same.push((name, own.to_owned()));
        } else {
            places.push(place(case, name, own, other));
        }
    }
    let page = MergeDrafts {
        page: case.page.clone(),
        number: case.opened.number.to_string(),
        other: case.person(PersonId(theirs.by)),
        mine_at: time(case.app.now()),
        theirs_at: time(Moment(theirs.at)),
        action: writing.href(),
        seen: theirs.version.to_string(),
        based_on: Some(case.opened.concern.casework.revisions)
            .filter(|n| *n > 0)
            .map(|n| n.to_string())
            .unwrap_or_default(),
        places,
        same,
        keys: vec![KeyHint::new(&["Ctrl", "↵"], case.say("merge-keep"))],
    };
    problem::render(&page, StatusCode::CONFLICT)
}

fn names_of(mine: &Texts, theirs: &Texts) -> BTreeSet<String> {
    mine.keys().chain(theirs.keys()).cloned().collect()
}

fn place(case: &Case, name: String, own: &str, other: &str) -> Place {
    let (part, point) = name.split_once('-').unwrap_or((name.as_str(), ""));
    let label = match part {
        "facts" => "part-facts",
        "basis" => "part-basis",
        "reasons" => "part-reasons",
        "remedy" => "part-remedy",
        "outcome" => "part-outcome",
        "promise" => "reply-promises",
        _ => "reply-opening",
    };
    let point = match point.parse::<usize>() {
        Ok(number) => case.page.t("merge-point").with("n", number).to_string(),
        Err(_) => String::new(),
    };
    Place {
        point,
        part: case.say(label),
        both: if matches!(part, "outcome" | "promise") { String::new() } else { format!("{own}\n{other}") },
        mine: Side { value: own.to_owned(), pieces: diff::marked(other, own) },
        theirs: Side { value: other.to_owned(), pieces: diff::marked(own, other) },
        name,
    }
}
