//! What the progress page says of another look at the answer, and of what staff took down on the person's word.

use crate::web::icons::State;

/// 复查 or 复核: asked for here or on paper, until a day.
#[derive(Clone, Debug)]
pub struct Review {
    /// 复核, the second look.
    pub recheck: bool,
    /// Who looks again.
    pub organ: String,
    /// Last day for asking.
    pub until: String,
    /// Where to send or bring it, for those who write.
    pub address: String,
    /// Where to ask here.
    pub href: String,
}

impl Review {
    pub(super) fn title_key(&self) -> &'static str {
        if self.recheck { "recheck-title" } else { "review-title" }
    }

    pub(super) fn what_key(&self) -> &'static str {
        if self.recheck { "recheck-what" } else { "review-what" }
    }

    pub(super) fn ask_key(&self) -> &'static str {
        if self.recheck { "recheck-ask-button" } else { "review-ask-button" }
    }
}

/// What staff took down on the person's word.
#[derive(Clone, Debug)]
pub struct TakenDown {
    /// Last day for undoing it.
    pub until: String,
}

/// The opinion of a review.
#[derive(Clone, Debug)]
pub struct ReviewLetter {
    /// 复查意见书
    pub title: String,
    /// What comes before the decisions; of a body outside, all of it.
    pub opening: String,
    /// Point by point.
    pub points: Vec<ReviewPoint>,
    /// Who decided.
    pub signed: String,
    /// Path of the paper; empty when it is another body's.
    pub paper: String,
}

/// The decision on one point.
#[derive(Clone, Debug)]
pub struct ReviewPoint {
    /// The point.
    pub heading: String,
    /// What is decided.
    pub state: State,
    /// Facts, reasons, what follows.
    pub parts: Vec<String>,
    /// The law it rests on.
    pub basis: String,
}
