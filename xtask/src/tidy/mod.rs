//! The house rules of STYLE.md that neither Cargo nor clippy can hold.
//!
//! Every rule is a plain function from the tree to its findings, so that each can be shown to fail on a bad sample
//! (`tests.rs`; a rule without one does not pass there).

mod crates;
mod documents;
mod hygiene;
mod pages;
mod rooms;
mod sizes;
mod sql;
mod stems;
#[cfg(test)]
mod tests;
mod tokens;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::say;
use tree::Tree;

/// One thing that is not as agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

/// A rule: its name, and the function that looks for breaches.
struct Rule {
    name: &'static str,
    check: fn(&Tree) -> Vec<Finding>,
}

/// All rules, from the walls of the house to its paint.
const RULES: &[Rule] = &[
    Rule { name: "crate-walls", check: crates::walls },
    Rule { name: "lints-inherited", check: crates::lints_inherited },
    Rule { name: "room-walls", check: rooms::walls },
    Rule { name: "ledger-knows-no-room", check: rooms::ledger_knows_no_room },
    Rule { name: "room-card", check: rooms::cards },
    Rule { name: "room-not-empty", check: rooms::not_empty },
    Rule { name: "backend-name", check: sql::backend_names },
    Rule { name: "sql-marked", check: sql::marked },
    Rule { name: "sql-traps", check: sql::traps },
    Rule { name: "sql-bounded", check: sql::bounded },
    Rule { name: "sql-columns-named", check: sql::columns_named },
    Rule { name: "handler-length", check: sizes::handlers },
    Rule { name: "file-length", check: sizes::files },
    Rule { name: "exceptions-only-fall", check: sizes::exceptions },
    Rule { name: "no-allow", check: hygiene::no_allow },
    Rule { name: "no-ignored-test", check: hygiene::no_ignored_test },
    Rule { name: "no-unfinished", check: hygiene::no_unfinished },
    Rule { name: "nothing-of-others", check: hygiene::nothing_of_others },
    Rule { name: "no-machine-path", check: hygiene::no_machine_path },
    Rule { name: "one-word", check: stems::one_word },
    Rule { name: "page-has-its-action", check: stems::page_has_its_action },
    Rule { name: "paths-exist", check: documents::paths_exist },
    Rule { name: "glossary-row", check: documents::glossary_rows },
    Rule { name: "links-exist", check: documents::links_exist },
    Rule { name: "documents-named-exist", check: documents::documents_named_exist },
    Rule { name: "words-in-catalogue", check: pages::words_in_catalogue },
    Rule { name: "plain-hint", check: pages::plain_hints },
    Rule { name: "same-words-in-both", check: pages::same_words_in_both },
    Rule { name: "no-inline-code", check: pages::no_inline_code },
    Rule { name: "old-browser", check: pages::old_browser },
];

/// Checks the tree and prints what it found.
pub(crate) fn run(root: &Path) -> Result<ExitCode> {
    let tree = Tree::read(root)?;
    let mut count = 0;
    for rule in RULES {
        for finding in (rule.check)(&tree) {
            count += 1;
            say(&format!("{}:{}: {} [{}]", finding.path, finding.line, finding.what, rule.name));
        }
    }
    say(&format!("tidy: {} rules, {} files, {count} findings", RULES.len(), tree.files.len()));
    Ok(if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
