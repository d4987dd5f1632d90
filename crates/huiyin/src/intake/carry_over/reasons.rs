//! Why a row goes back. The sentence stands in the rejected file beside the row, so it says what to change.

use crate::web::words::Words;

/// One thing wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Neither title nor words.
    NothingSaid,
    /// NUL, another control character, or a mark that turns the direction of writing.
    ControlCharacter {
        /// The column's name.
        column: String,
    },
    /// Bytes that belong to no character.
    BrokenBytes {
        /// The column's name.
        column: String,
    },
    /// More characters than a record may carry.
    TooLong {
        /// The column's name.
        column: String,
        /// How many it has.
        characters: usize,
        /// How many it may have.
        most: usize,
    },
    /// A date cell that is no date.
    UnclearDate {
        /// The column's name.
        column: String,
        /// What stands there, shortened.
        shown: String,
    },
    /// Said to have come in later than today.
    NotYet {
        /// The column's name.
        column: String,
    },
    /// A word for a state that we do not know.
    UnclearState {
        /// The word.
        shown: String,
    },
    /// A purpose given only as a code: whether it must be sealed cannot be told.
    UnclearPurpose {
        /// The code.
        shown: String,
    },
    /// The same old number stands higher up with other content.
    SameNumberOtherContent {
        /// Where it stood first.
        line: u32,
    },
    /// The rules refused it; the sentence is theirs.
    Refused {
        /// What the rules said.
        sentence: String,
    },
}

impl Reason {
    /// What is wrong and what to do, as the office reads it.
    #[must_use]
    pub fn sentence(&self, words: &'static Words) -> String {
        let say = match self {
            Reason::NothingSaid => words.t("import-reason-nothing-said"),
            Reason::ControlCharacter { column } => words.t("import-reason-control-character").with("column", column),
            Reason::BrokenBytes { column } => words.t("import-reason-broken-bytes").with("column", column),
            Reason::TooLong { column, characters, most } => words
                .t("import-reason-too-long")
                .with("column", column)
                .with("characters", characters)
                .with("most", most),
            Reason::UnclearDate { column, shown } => {
                words.t("import-reason-unclear-date").with("column", column).with("shown", shown)
            }
            Reason::NotYet { column } => words.t("import-reason-not-yet").with("column", column),
            Reason::UnclearState { shown } => words.t("import-reason-unclear-state").with("shown", shown),
            Reason::UnclearPurpose { shown } => words.t("import-reason-unclear-purpose").with("shown", shown),
            Reason::SameNumberOtherContent { line } => words.t("import-reason-same-number").with("line", line),
            Reason::Refused { sentence } => words.t("import-reason-refused").with("sentence", sentence),
        };
        say.to_string()
    }
}
