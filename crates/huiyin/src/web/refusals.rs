//! A refusal as a sentence: what, on what basis, what now.

use huiyin_domain::kernel::refusal::Refusal;

use super::words::{Say, Words};

/// The sentence of a refusal.
#[must_use]
pub fn sentence(words: &'static Words, _refusal: &Refusal) -> Say<'static> {
    words.t("problem-refused-title")
}
