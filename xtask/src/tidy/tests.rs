//! Every rule is shown to fail on a bad sample and to be silent on a good one.

use super::tree::Tree;
use super::{Finding, RULES, stems};

const CARD: &str =
    "//! What it is for: a\n//! Who acts: b\n//! Legal basis: c\n//! Events: d\n//! Never: e\n//! Map rows: S1\n";
const DOMAIN: &str = "crates/huiyin-domain/src/";
const PROGRAM: &str = "crates/huiyin/src/";

/// A sample: the rule it is for, where it stands (below a base), its text.
type Sample = (&'static str, &'static str, &'static str);

/// Samples of one file; each must be refused by its rule.
const BAD: &[Sample] = &[
    ("lints-inherited", "crates/huiyin/Cargo.toml", "[package]\nname = \"huiyin\"\n"),
    ("room-walls", "crates/huiyin-domain/src/kernel/time.rs", "use crate::intake::State;"),
    ("room-walls", "crates/huiyin-domain/src/casework/close.rs", "use crate::intake::{State, Command};"),
    ("room-walls", "crates/huiyin-domain/src/casework/close.rs", "fn f() { super::super::intake::decide() }"),
    ("room-walls", "crates/huiyin/src/casework/close.rs", "use crate::intake::file_concern::FileConcernForm;"),
    ("room-walls", "crates/huiyin/src/web/page.rs", "use crate::intake::view;"),
    ("room-walls", "crates/huiyin-domain/src/casework/close.rs", "use crate::intake; fn f() { intake::decide() }"),
    ("ledger-knows-no-room", "crates/huiyin-ledger/src/ledger.rs", "use huiyin_domain::intake::Fact;"),
    ("room-card", "crates/huiyin/src/mediation/mod.rs", "//! Mediation.\nmod settle;"),
    ("room-card", "crates/huiyin/src/mediation/settle.rs", "fn settle() {}"),
    ("room-not-empty", "crates/huiyin/src/mediation/mod.rs", "//! What it is for: nothing yet"),
    ("backend-name", "crates/huiyin/src/intake/view.rs", "use rusqlite::params;"),
    (
        "backend-name",
        "crates/huiyin-ledger/src/tx.rs",
        "const LIST: &str = \"SELECT name FROM sqlite_master LIMIT 1\";",
    ),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t WHERE a LIKE $1\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a ->> 'b' FROM t\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = r#\"SELECT \"a\" FROM t\"#;"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT max(a, $1) FROM t\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT sum(n) FROM t\";"),
    (
        "sql-traps",
        "crates/huiyin/src/intake/view.rs",
        "const Q: &str = \"SELECT a FROM t WHERE ($1 IS NULL OR a = $1)\";",
    ),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT $1\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t WHERE b = x'0a'\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t WHERE b = ?\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t FOR UPDATE\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"DELETE FROM t WHERE a = $1 LIMIT 5\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT name, count(*) FROM t GROUP BY n\";"),
    ("sql-traps", "crates/huiyin/src/intake/view.rs", "fn f() { read!(\"SELECT iif(a, 1, 2) FROM t\") }"),
    ("sql-marked", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t WHERE b = $1\";"),
    ("sql-bounded", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t ORDER BY a\";"),
    ("sql-bounded", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"DELETE FROM t\";"),
    ("sql-columns-named", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT * FROM t WHERE a = $1\";"),
    ("sql-columns-named", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"INSERT INTO t VALUES ($1)\";"),
    ("no-allow", "xtask/src/main.rs", concat!("#[al", "low(dead_code)]\nfn f() {}")),
    ("no-ignored-test", "xtask/src/tests.rs", concat!("#[ig", "nore]\nfn f() {}")),
    ("no-unfinished", "xtask/src/main.rs", concat!("fn f() { to", "do!() }")),
    ("nothing-of-others", "web/jquery.min.js", ""),
    ("nothing-of-others", "web/fonts/Song.WOFF2", ""),
    ("no-machine-path", "Makefile", concat!("DATA = /wo", "rk/data")),
    ("no-machine-path", "e2e/package-lock.json", concat!("\"resolved\": \"", "https://registry.example/a.tgz\"")),
    ("one-word", "crates/huiyin-domain/src/intake/mod.rs", "pub enum Command { FileConcern(FileConcern) }"),
    ("one-word", "crates/huiyin/src/casework/desk.rs", "pub struct ReplyForm { text: String }"),
    ("page-has-its-action", "crates/huiyin/src/casework/pages/reply.html", "<p></p>"),
    ("paths-exist", "ARCHITECTURE.md", "```paths\ncrates/nowhere    nothing\n```\n"),
    ("paths-exist", "ARCHITECTURE.md", "no list"),
    ("glossary-row", "crates/huiyin-domain/src/intake/mod.rs", "pub enum Command { FileConcern(FileConcern) }"),
    (
        "glossary-row",
        "crates/huiyin-domain/src/intake/mod.rs",
        "facts! { pub enum Fact { Filed(Filed) = \"filed.v1\", } }",
    ),
    ("links-exist", "README.md", "see [the map](docs/map.md#top)"),
    ("documents-named-exist", "crates/huiyin/src/handle.rs", "// see nowhere.md, section 2"),
    ("words-in-catalogue", "crates/huiyin/src/intake/pages/home.html", "<h1>Hello</h1>"),
    ("words-in-catalogue", "crates/huiyin/src/intake/pages/home.html", "<p>{{ name }} 您好</p>"),
    ("words-in-catalogue", "crates/huiyin/src/intake/pages/home.html", "<img alt=\"a house\" src=\"/a.png\">"),
    ("words-in-catalogue", "crates/huiyin/src/intake/home.rs", "const TITLE: &str = \"您好\";"),
    ("plain-hint", "words/zh-CN/intake.ftl", "what-hint = 写清楚时间。\n"),
    ("plain-hint", "words/en/intake.ftl", "what =\n    .hint = Required *\n"),
    ("same-words-in-both", "words/zh-CN/intake.ftl", "title = 标题\n"),
    ("same-words-in-both", "words/en/intake.ftl", "title = Title\ntitle = Heading\n"),
    ("no-inline-code", "crates/huiyin/src/intake/pages/home.html", "<p style=\"color: red\"></p>"),
    ("no-inline-code", "crates/huiyin/src/intake/pages/home.html", "<button onclick=\"go()\"></button>"),
    (
        "no-inline-code",
        "crates/huiyin/src/intake/pages/home.html",
        "<script src=\"https://cdn.example/x.js\"></script>",
    ),
    ("old-browser", "web/base.css", ".a:has(b) { color: red }"),
    ("old-browser", "web/base.css", ".a {\n  color: oklch(50% 0 0);\n}"),
];

/// Samples that must pass their rule.
const GOOD: &[Sample] = &[
    ("lints-inherited", "crates/huiyin/Cargo.toml", "[package]\nname = \"huiyin\"\n\n[lints]\nworkspace = true\n"),
    (
        "room-walls",
        "crates/huiyin-domain/src/casework/close.rs",
        "use crate::intake::State; use crate::kernel::time::Moment;",
    ),
    ("room-walls", "crates/huiyin-domain/src/casework/tests.rs", "use crate::intake::Command;"),
    (
        "room-walls",
        "crates/huiyin/src/casework/close.rs",
        "use crate::intake::view::summary; use super::view; use crate::web::form;",
    ),
    ("ledger-knows-no-room", "crates/huiyin-ledger/src/ledger.rs", "use huiyin_domain::event::Event;"),
    ("backend-name", "crates/huiyin-ledger/src/dialect/sqlite.rs", "use rusqlite::params;"),
    ("backend-name", "crates/huiyin-ledger/src/tx.rs", "//! SQLite by default.\nfn f() {}"),
    (
        "sql-traps",
        "crates/huiyin/src/intake/view.rs",
        "const Q: &str = \"SELECT state, CAST(sum(n) AS BIGINT), max(at) FROM t WHERE x = 'a LIKE b' AND (a, b) < ($1, $2) GROUP BY state\";",
    ),
    ("sql-traps", "crates/huiyin-ledger/src/dialect/sqlite.rs", "const Q: &str = \"PRAGMA journal_mode = WAL\";"),
    ("sql-marked", "crates/huiyin/src/intake/view.rs", "const Q: &str = sql!(\"SELECT a FROM t WHERE b = $1\");"),
    ("sql-bounded", "crates/huiyin/src/intake/view.rs", "const Q: &str = \"SELECT a FROM t ORDER BY a LIMIT $1\";"),
    (
        "sql-bounded",
        "crates/huiyin/src/intake/view.rs",
        "const Q: &str = \"SELECT string_agg(a, ',' ORDER BY a) FROM t\";",
    ),
    (
        "sql-columns-named",
        "crates/huiyin/src/intake/view.rs",
        "const Q: &str = \"INSERT INTO t (a) VALUES ($1)\"; const C: &str = \"SELECT count(*) FROM t\";",
    ),
    (
        "words-in-catalogue",
        "crates/huiyin/src/intake/pages/home.html",
        "{% for p in points %}<li title=\"{{ p.title }}\">{{ p }} · &nbsp;12</li>{% endfor %}<kbd>j</kbd>",
    ),
    ("plain-hint", "words/zh-CN/intake.ftl", "what-hint = 写清楚时间、地点\nwhat = 完。\n"),
    ("old-browser", "web/base.css", "@supports (color: oklch(0 0 0)) {\n  .a { color: oklch(50% 0 0); }\n}\n"),
    ("old-browser", "web/base.css", ".a {\n  color: green;\n  color: color-mix(in srgb, red, blue);\n}"),
    ("page-has-its-action", "crates/huiyin/src/web/pages/layout.html", "<main></main>"),
    ("one-word", "crates/huiyin/src/casework/reply.rs", "struct ReplyForm { text: String }"),
    ("links-exist", "README.md", "[this](README.md) and [that](https://example.org)"),
];

/// Rules whose bad samples need more than one file; each has a test of its own below.
const SHOWN_APART: &[&str] = &["crate-walls", "file-length", "handler-length", "exceptions-only-fall"];

/// Around every sample stand two rooms of the rules and two of the program, so that there are walls to cross.
fn with_rooms(path: &'static str, text: &'static str) -> Tree {
    let rooms = [
        "crates/huiyin-domain/src/intake/a.rs",
        "crates/huiyin-domain/src/casework/a.rs",
        "crates/huiyin/src/intake/a.rs",
        "crates/huiyin/src/casework/a.rs",
    ];
    let mut samples = vec![(path, text)];
    samples.extend(rooms.iter().map(|room| (*room, "")));
    Tree::of(&samples)
}

fn check(rule: &str, tree: &Tree) -> Vec<Finding> {
    let found = RULES.iter().find(|one| one.name == rule);
    (found.unwrap_or_else(|| panic!("{rule} is no rule")).check)(tree)
}

fn about(findings: &[Finding], path: &str) -> usize {
    findings
        .iter()
        .filter(|one| path.starts_with(one.path.trim_end_matches("mod.rs")) || one.path.starts_with("words/"))
        .count()
}

#[test]
fn every_rule_has_a_sample_that_it_refuses() {
    for rule in RULES {
        let shown = BAD.iter().any(|(name, ..)| *name == rule.name) || SHOWN_APART.contains(&rule.name);
        assert!(shown, "{} has never been seen to fail", rule.name);
    }
}

#[test]
fn bad_samples_are_refused() {
    for (rule, path, text) in BAD {
        let found = check(rule, &with_rooms(path, text));
        assert!(about(&found, path) > 0, "{rule} let pass {path}: {text}");
    }
}

#[test]
fn good_samples_pass() {
    for (rule, path, text) in GOOD {
        let found = check(rule, &with_rooms(path, text));
        let here: Vec<&Finding> = found.iter().filter(|one| one.path == *path).collect();
        assert!(here.is_empty(), "{rule} refused {text}: {here:?}");
    }
}

#[test]
fn a_room_with_its_card_and_an_action_passes() {
    let path = format!("{DOMAIN}aid/mod.rs");
    let tree = Tree::of(&[(&path, CARD), (&format!("{DOMAIN}aid/request_aid.rs"), "")]);
    assert_eq!(check("room-card", &tree), []);
    assert_eq!(check("room-not-empty", &tree), []);
}

#[test]
fn the_lines_of_a_card_stand_in_order() {
    let shuffled = CARD.replace("Who acts: b", "Legal basis: c");
    let tree = Tree::of(&[(&format!("{DOMAIN}aid/mod.rs"), &shuffled), (&format!("{DOMAIN}aid/request_aid.rs"), "")]);
    assert_eq!(check("room-card", &tree).len(), 1);
}

#[test]
fn no_crate_reaches_upward_or_for_io() {
    let upward = Tree::of(&[]).with("huiyin-ledger", &["huiyin-domain", "huiyin"]);
    assert_eq!(check("crate-walls", &upward).len(), 1);
    let io = Tree::of(&[]).with("huiyin-domain", &["serde", "tokio"]);
    assert_eq!(check("crate-walls", &io).len(), 1);
    let stranger = Tree::of(&[]).with("huiyin-utils", &["serde"]);
    assert_eq!(check("crate-walls", &stranger).len(), 1);
    let right = Tree::of(&[]).with("huiyin", &["huiyin-ledger", "huiyin-domain", "axum"]);
    assert_eq!(check("crate-walls", &right), []);
}

#[test]
fn a_file_of_five_hundred_and_one_lines_is_refused() {
    let path = format!("{PROGRAM}handle.rs");
    assert_eq!(check("file-length", &Tree::of(&[(&path, &"\n".repeat(501))])).len(), 1);
    assert_eq!(check("file-length", &Tree::of(&[(&path, &"\n".repeat(500))])), []);
}

#[test]
fn a_handler_of_sixteen_lines_is_refused() {
    let path = format!("{PROGRAM}intake/a.rs");
    let handler =
        |lines: usize| format!("pub async fn post(app: App) -> Answer {{\n{}}}\n", "    step();\n".repeat(lines - 2));
    assert_eq!(check("handler-length", &Tree::of(&[(&path, &handler(16))])).len(), 1);
    assert_eq!(check("handler-length", &Tree::of(&[(&path, &handler(15))])), []);
}

#[test]
fn too_many_exceptions_are_refused() {
    let path = format!("{PROGRAM}handle.rs");
    let many = concat!("#[ex", "pect(dead_code, reason = \"\")]\n").repeat(61);
    assert_eq!(check("exceptions-only-fall", &Tree::of(&[(&path, &many)])).len(), 1);
}

#[test]
fn a_paths_list_that_is_true_passes() {
    let tree = Tree::of(&[("ARCHITECTURE.md", "```paths\nxtask/src    chores\n```"), ("xtask/src/main.rs", "")]);
    assert_eq!(check("paths-exist", &tree), []);
}

#[test]
fn a_glossary_with_all_rows_passes() {
    let room = format!("{DOMAIN}intake/mod.rs");
    let glossary = "| 受理 | accept | `Accept` → `Accepted` | |\n| 收件 | intake | `intake` | |\n";
    let rules = "pub enum Command {\n    /// Doc.\n    Accept(Accept),\n}\nfacts! { pub enum Fact { Accepted(Accepted) = \"accepted.v1\", } }";
    let tree = Tree::of(&[(&room, rules), ("GLOSSARY.md", glossary)]);
    assert_eq!(check("glossary-row", &tree), []);
}

#[test]
fn names_become_stems() {
    assert_eq!(stems::snake("FileConcern"), "file_concern");
}

#[test]
fn the_tree_itself_is_tidy_enough_to_be_read() {
    let root = crate::root().unwrap();
    let tree = Tree::read(&root).unwrap();
    assert!(tree.members.iter().any(|member| member.name == "huiyin-domain"));
    assert!(tree.holds("xtask/src/tidy"));
}
