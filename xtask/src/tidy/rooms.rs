//! Walls between rooms: who may name whom, and the card on every door (STYLE.md, "Layout").

use super::Finding;
use super::tokens::{self, Named};
use super::tree::{File, Tree};

const RULES: &str = "crates/huiyin-domain/src/";
const PROGRAM: &str = "crates/huiyin/src/";
const LEDGER: &str = "crates/huiyin-ledger/src/";

/// Folders that are no rooms: what all rooms stand on.
const NO_ROOM_IN_RULES: &[&str] = &["kernel", "log", "proofs", "testing"];
const NO_ROOM_IN_PROGRAM: &[&str] = &["web", "desk", "cli", "demo", "tests"];

/// Names by which one room would give orders to another. Reading its facts is allowed: a state may follow them.
const ANOTHERS_OWN: &[&str] = &["Command", "decide", "evolve", "*"];

/// Roots that the memory folds besides the concern; the room gives the type, the memory never looks inside.
const ROOTS: &[(&str, &str)] = &[("office", "Office")];

/// The one room the web leans on: a session belongs to an account.
const WEB_MAY_USE: &[&str] = &["accounts"];

/// The six lines a room opens with, in this order.
const CARD: &[&str] = &["What it is for", "Who acts", "Legal basis", "Events", "Never", "Map rows"];

/// The rooms below a folder: every sub-folder that is not one of the listed others.
pub(super) fn rooms<'a>(tree: &'a Tree, base: &str) -> Vec<&'a str> {
    let others = if base == RULES { NO_ROOM_IN_RULES } else { NO_ROOM_IN_PROGRAM };
    let mut names: Vec<&str> = tree
        .files
        .iter()
        .filter(|file| file.is_rust())
        .filter_map(|file| file.path.strip_prefix(base)?.split_once('/').map(|(name, _)| name))
        .filter(|name| !others.contains(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The rooms of the rules.
pub(super) fn rooms_of_the_rules(tree: &Tree) -> Vec<&str> {
    rooms(tree, RULES)
}

/// No room commands another; what all rooms stand on knows no room.
pub(super) fn walls(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for base in [RULES, PROGRAM] {
        let rooms = rooms(tree, base);
        for file in tree.under(base, ".rs").filter(|file| !file.is_test()) {
            let Some((home, _)) = file.path.strip_prefix(base).and_then(|rest| rest.split_once('/')) else { continue };
            let paths = tokens::paths(&tokens::lex(file.code()));
            // After `use huiyin_domain::intake;` the word means the rules, which every page may read.
            let of_rules = |room: &str| {
                let whole = ["huiyin_domain", room, "self"];
                paths.iter().any(|named| named.segments == whole[..2] || named.segments == whole)
            };
            for named in &paths {
                if !named.segments.first().is_some_and(|first| of_rules(first)) {
                    found.extend(crossed(file, base, home, &rooms, named));
                }
            }
        }
    }
    found
}

fn crossed(file: &File, base: &str, home: &str, rooms: &[&str], named: &Named) -> Option<Finding> {
    let path = resolved(file, base, rooms, &named.segments)?;
    let target = path.first()?.as_str();
    if !rooms.contains(&target) || target == home {
        return None;
    }
    let rest = &path[1..];
    let what = if base == PROGRAM && WEB_MAY_USE.contains(&target) {
        return None;
    } else if home == "kernel" || home == "web" {
        format!("`{home}` knows no room, so not `{target}` either")
    } else if !rooms.contains(&home) {
        return None;
    } else if base == RULES && rest.iter().any(|name| ANOTHERS_OWN.contains(&name.as_str())) {
        format!("`{home}` may read `{target}`, but not command it: that is what reactions.rs is for")
    } else if base == PROGRAM && rest.first().map(String::as_str) != Some("view") {
        format!("`{home}` may use `{target}::view` and nothing else of its neighbour")
    } else {
        return None;
    };
    Some(Finding::new(&file.path, named.line, what))
}

/// The path from the crate's root, if it is one of this crate.
fn resolved(file: &File, base: &str, rooms: &[&str], segments: &[String]) -> Option<Vec<String>> {
    match segments.first()?.as_str() {
        // After `use crate::intake;` a path may begin with the room itself.
        room if rooms.contains(&room) && segments.len() > 1 => Some(segments.to_vec()),
        "crate" => Some(segments[1..].to_vec()),
        "super" => {
            let mut module = module_of(file, base)?;
            let ups = segments.iter().take_while(|name| *name == "super").count();
            module.truncate(module.len().checked_sub(ups)?);
            Some(module.into_iter().chain(segments[ups..].iter().cloned()).collect())
        }
        _ => None,
    }
}

fn module_of(file: &File, base: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> =
        file.path.strip_prefix(base)?.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    Some(parts)
}

/// The memory keeps facts of every room and knows none of them.
pub(super) fn ledger_knows_no_room(tree: &Tree) -> Vec<Finding> {
    let rooms = rooms(tree, RULES);
    let mut found = Vec::new();
    for file in tree.under(LEDGER, ".rs").filter(|file| !file.is_test()) {
        for named in tokens::paths(&tokens::lex(file.code())) {
            let Some(room) = named.segments.get(1).filter(|_| named.segments[0] == "huiyin_domain") else { continue };
            let root = named.segments.get(2).is_some_and(|name| ROOTS.contains(&(room.as_str(), name.as_str())));
            if rooms.contains(&room.as_str()) && !root {
                found.push(Finding::new(&file.path, named.line, format!("the ledger knows no room, so not `{room}`")));
            }
        }
    }
    found
}

/// Every room opens with its card.
pub(super) fn cards(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for base in [RULES, PROGRAM] {
        for room in rooms(tree, base) {
            let path = format!("{base}{room}/mod.rs");
            match tree.file(&path) {
                Some(file) => found.extend(missing_line(file)),
                None => found.push(Finding::new(&path, 1, "a room has a mod.rs with its card")),
            }
        }
    }
    found
}

fn missing_line(file: &File) -> Option<Finding> {
    let mut lines = file.text.lines();
    for (at, label) in CARD.iter().enumerate() {
        let line = lines.next().unwrap_or_default();
        let said = line.strip_prefix("//!").unwrap_or_default().trim_start_matches([' ', '*', '-']).replace('*', "");
        let text = said.strip_prefix(label).map(|rest| rest.trim_start_matches([':', ' ', '·', '—']));
        if text.is_none_or(str::is_empty) {
            return Some(Finding::new(&file.path, at + 1, format!("line {} of the card is `//! {label}: …`", at + 1)));
        }
    }
    None
}

/// A room is added with its first action: besides `mod.rs` it holds at least one file of its own, or declares facts.
pub(super) fn not_empty(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for base in [RULES, PROGRAM] {
        for room in rooms(tree, base) {
            let folder = format!("{base}{room}/");
            let files = tree.under(&folder, ".rs").filter(|file| !file.is_test()).count();
            let facts = tree.file(&format!("{folder}mod.rs")).is_some_and(|file| file.text.contains("enum Fact"));
            if files < 2 && !facts {
                found.push(Finding::new(&folder, 1, "a room is added with its first action, never empty"));
            }
        }
    }
    found
}
