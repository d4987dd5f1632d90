//! Walls between crates: what a crate's manifest may ask for.

use super::Finding;
use super::tree::{Member, Tree};

/// The rules stay pure because these libraries have neither clock, chance nor IO that we let them use.
/// A new line here wants a sentence in ARCHITECTURE.md, "Dependencies".
const DOMAIN_MAY_USE: &[&str] =
    &["serde", "serde_json", "thiserror", "jiff", "sha2", "hmac", "hkdf", "unicode-normalization"];

/// What the memory must not know: the web, the command line, words for people.
const LEDGER_NEVER_USES: &[&str] =
    &["axum", "tower", "tower-http", "askama", "clap", "fluent-bundle", "image", "calamine", "anyhow"];

/// Crate → own crates it may use. A crate that is not listed has no place in the house yet.
const OWN: &[(&str, &[&str])] = &[
    ("huiyin-domain", &[]),
    ("huiyin-text", &[]),
    ("huiyin-documents", &[]),
    ("huiyin-ledger", &["huiyin-domain"]),
    ("huiyin", &["huiyin-domain", "huiyin-text", "huiyin-documents", "huiyin-ledger"]),
    ("xtask", &["huiyin-domain", "huiyin-ledger", "huiyin"]),
];

/// No crate reaches upward, and the rules reach for nothing that could do IO.
pub(super) fn walls(tree: &Tree) -> Vec<Finding> {
    tree.members.iter().flat_map(|member| member.uses.iter().filter_map(|used| refused(member, used))).collect()
}

fn refused(member: &Member, used: &str) -> Option<Finding> {
    let Some((_, own)) = OWN.iter().find(|(name, _)| *name == member.name) else {
        return Some(finding(
            member,
            &format!("the crate {} is not in ARCHITECTURE's table of who may use whom", member.name),
        ));
    };
    let is_own = OWN.iter().any(|(name, _)| *name == used);
    if is_own && !own.contains(&used) {
        return Some(finding(member, &format!("{} may not use {used}: no crate reaches upward", member.name)));
    }
    if member.name == "huiyin-domain" && !DOMAIN_MAY_USE.contains(&used) {
        return Some(finding(member, &format!("the rules may not use {used}: no IO, no clock, no chance")));
    }
    if member.name == "huiyin-ledger" && LEDGER_NEVER_USES.contains(&used) {
        return Some(finding(
            member,
            &format!("the ledger may not use {used}: it knows no page and no person at a terminal"),
        ));
    }
    None
}

fn finding(member: &Member, what: &str) -> Finding {
    Finding::new(&member.manifest, 1, what)
}

/// Every manifest takes the lints of the workspace, or they would hold only where someone remembered.
pub(super) fn lints_inherited(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.files.iter().filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml");
    manifests
        .filter(|file| !file.text.replace(' ', "").contains("[lints]\nworkspace=true"))
        .map(|file| Finding::new(&file.path, 1, "say `[lints] workspace = true`"))
        .collect()
}
