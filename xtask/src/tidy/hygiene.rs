//! What must not be in the tree at all. Marks are written in two halves here, so that this file does not find itself.

use super::Finding;
use super::tree::{File, Tree};

/// Paths and hosts of one machine, settings of one package mirror.
const OF_A_MACHINE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/fa", "rm/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/tmp/bash", "_jobs"),
    concat!("index", "-url"),
    concat!("replace", "-with"),
    concat!("\"resolved\": \"", "http"),
];

/// Ends of names of files that somebody else made.
const OF_OTHERS: &[&str] = &[".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf", ".eot"];

/// Exceptions are expected with a reason, never allowed in silence.
pub(super) fn no_allow(tree: &Tree) -> Vec<Finding> {
    let marks = [concat!("#[al", "low("), concat!("#![al", "low(")];
    rust_lines_with(tree, &marks, "use `expect` with a reason")
}

/// A test that does not run is not a test.
pub(super) fn no_ignored_test(tree: &Tree) -> Vec<Finding> {
    rust_lines_with(tree, &[concat!("#[ig", "nore")], "make it run, or take it out")
}

/// Nothing half-built: a later room is absent, not stubbed.
pub(super) fn no_unfinished(tree: &Tree) -> Vec<Finding> {
    let marks =
        [concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("// TO", "DO"), concat!("// FIX", "ME")];
    rust_lines_with(tree, &marks, "finish it, or leave it out")
}

fn rust_lines_with(tree: &Tree, marks: &[&str], what: &str) -> Vec<Finding> {
    tree.files.iter().filter(|file| file.is_rust()).flat_map(|file| lines_with(file, marks, what)).collect()
}

fn lines_with(file: &File, marks: &[&str], what: &str) -> Vec<Finding> {
    let marked = file.text.lines().enumerate().filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)));
    marked.map(|(at, _)| Finding::new(&file.path, at + 1, what)).collect()
}

/// Libraries and fonts come from their registries when building; none is kept in git.
pub(super) fn nothing_of_others(tree: &Tree) -> Vec<Finding> {
    let mut found: Vec<Finding> = tree
        .paths
        .iter()
        .filter(|path| OF_OTHERS.iter().any(|end| path.to_lowercase().ends_with(end)))
        .map(|path| Finding::new(path, 1, "made by others: not kept in git"))
        .collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Nothing that is true on one machine only.
pub(super) fn no_machine_path(tree: &Tree) -> Vec<Finding> {
    let own = tree.files.iter().filter(|file| file.name() != "Cargo.lock");
    own.flat_map(|file| lines_with(file, OF_A_MACHINE, "a path or address of one machine")).collect()
}
