//! Documents that a script can hold to their word.

use super::Finding;
use super::rooms;
use super::tokens;
use super::tree::{File, Tree};

/// The paths in ARCHITECTURE's fenced list exist. Only that list is a promise; prose may speak of what was or will be.
pub(super) fn paths_exist(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file("ARCHITECTURE.md") else {
        return vec![Finding::new("ARCHITECTURE.md", 1, "is missing")];
    };
    let listed = fenced(file, "paths");
    if listed.is_empty() {
        return vec![Finding::new(&file.path, 1, "has no fenced list ```paths")];
    }
    let gone = listed.into_iter().filter_map(|(line, text)| Some((line, text.split_whitespace().next()?)));
    gone.filter(|(_, path)| !tree.holds(path))
        .map(|(line, path)| Finding::new(&file.path, line, format!("{path} does not exist")))
        .collect()
}

fn fenced<'a>(file: &'a File, kind: &str) -> Vec<(usize, &'a str)> {
    let (mut inside, mut lines) = (false, Vec::new());
    for (at, line) in file.text.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            inside = !inside && info.trim() == kind;
        } else if inside {
            lines.push((at + 1, line));
        }
    }
    lines
}

/// One word for one thing: every room, command and fact of the rules has its row in the glossary.
pub(super) fn glossary_rows(tree: &Tree) -> Vec<Finding> {
    let glossary = tree.file("GLOSSARY.md").map(|file| file.text.as_str()).unwrap_or_default();
    let rows: Vec<&str> = glossary.lines().filter(|line| line.starts_with('|')).collect();
    let told = |name: &str| rows.iter().any(|row| row.contains(&format!("`{name}`")));
    let mut found = Vec::new();
    for room in rooms::rooms_of_the_rules(tree) {
        let folder = format!("crates/huiyin-domain/src/{room}/");
        if !told(room) {
            found.push(Finding::new(&folder, 1, format!("the room `{room}` has no row in GLOSSARY.md")));
        }
        for file in tree.under(&folder, ".rs").filter(|file| !file.is_test()) {
            let lexed = tokens::lex(&file.text);
            for (name, line) in ["Command", "Fact"].iter().flat_map(|kind| tokens::variants(&lexed, kind)) {
                if !told(&name) {
                    found.push(Finding::new(&file.path, line, format!("`{name}` has no row in GLOSSARY.md")));
                }
            }
        }
    }
    found
}

/// A relative link in a document leads somewhere.
pub(super) fn links_exist(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with(".md")) {
        for (at, line) in file.text.lines().enumerate() {
            for target in targets(line) {
                let path = joined(&file.path, target);
                if !tree.holds(&path) {
                    found.push(Finding::new(&file.path, at + 1, format!("the link {target} leads nowhere")));
                }
            }
        }
    }
    found
}

/// A document named in code is one of ours: a reader can only follow what is here.
pub(super) fn documents_named_exist(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|file| file.is_rust() && !file.path.starts_with("xtask/src/tidy/")) {
        for (at, line) in file.text.lines().enumerate() {
            let words = line.split(|one: char| !(one.is_ascii_alphanumeric() || "._-/".contains(one)));
            let named = words.filter(|word| word.ends_with(".md") && word.len() > 3);
            let gone =
                named.filter(|word| !tree.paths.iter().any(|path| path == word || path.ends_with(&format!("/{word}"))));
            found.extend(gone.map(|word| Finding::new(&file.path, at + 1, format!("{word} is not in this project"))));
        }
    }
    found
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    parts
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"))
}

fn joined(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
