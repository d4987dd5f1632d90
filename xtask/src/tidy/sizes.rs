//! Sizes clippy does not hold: files, handlers, and the number of exceptions.

use super::Finding;
use super::tokens;
use super::tree::Tree;

const FILE_LINES: usize = 500;
const HANDLER_LINES: usize = 15;
/// `#[expect(…)]` in the whole project. Lower it when you remove one; raising it is a decision to defend in review.
const EXCEPTIONS: usize = 60;
/// What a person edits by hand.
const BY_HAND: &[&str] = &[".rs", ".ts", ".mjs", ".css", ".html", ".sh"];

/// A file that no longer fits in a head is two files.
pub(super) fn files(tree: &Tree) -> Vec<Finding> {
    let long = tree.files.iter().filter(|file| BY_HAND.iter().any(|end| file.path.ends_with(end)));
    long.map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > FILE_LINES)
        .map(|(file, lines)| Finding::new(&file.path, FILE_LINES, format!("{lines} lines, at most {FILE_LINES}")))
        .collect()
}

/// A handler is one sentence: parse, hand over, answer.
pub(super) fn handlers(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("crates/huiyin/src/", ".rs").filter(|file| !file.is_test()) {
        for function in tokens::functions(&tokens::lex(file.code())) {
            if matches!(function.name.as_str(), "get" | "post") && function.lines > HANDLER_LINES {
                let what = format!(
                    "`{}` has {} lines, at most {HANDLER_LINES}: parse, hand over, answer",
                    function.name, function.lines
                );
                found.push(Finding::new(&file.path, function.line, what));
            }
        }
    }
    found
}

/// Exceptions to the lints are counted, and the count only falls.
pub(super) fn exceptions(tree: &Tree) -> Vec<Finding> {
    let mark = concat!("#[ex", "pect(");
    let inner = concat!("#![ex", "pect(");
    let count: usize = tree
        .files
        .iter()
        .filter(|file| file.is_rust())
        .map(|file| file.text.matches(mark).count() + file.text.matches(inner).count())
        .sum();
    if count > EXCEPTIONS {
        return vec![Finding::new(
            "xtask/src/tidy/sizes.rs",
            1,
            format!("{count} exceptions by expect, at most {EXCEPTIONS}"),
        )];
    }
    Vec::new()
}
