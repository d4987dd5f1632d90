//! Every declaration and every statement of the product is read by PostgreSQL too, so that it can become the second
//! database without touching a room. Statements are found by their mark: `sql!("…")`.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

#[expect(dead_code, reason = "the tests of the ledger use the other half")]
mod postgres;

use std::{fs, path::Path};

use postgres::Server;

/// One statement and where it stands.
struct Marked {
    text: String,
    place: String,
}

#[test]
fn postgresql_understands_every_statement() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let marked = statements_under(&root.join("crates"));
    assert!(marked.len() > 40, "the marks were not found");
    let Some(server) = Server::start("-c fsync=off") else {
        println!("skipped: PostgreSQL is not installed (Debian: postgresql-15)");
        return;
    };
    let found = faults(&server, &marked);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_statement_goes_without_its_mark() {
    let mut found = Vec::new();
    for (path, source) in sources_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join("crates")) {
        if !path.contains("/dialect/") {
            found.extend(unmarked(&source).into_iter().map(|text| format!("{path}: {text}")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(unmarked("x(\"SELECT a FROM t\"); sql!(\n \"SELECT b FROM t\")"), ["SELECT a FROM t\"); sql!("]);
}

/// Texts that begin like a statement, and stand in no mark.
fn unmarked(source: &str) -> Vec<String> {
    let code = without_comments(source);
    let begins = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "WITH "];
    let quotes = code.match_indices('"').filter(|(at, _)| begins.iter().any(|verb| code[at + 1..].starts_with(verb)));
    let bare = quotes.filter(|(at, _)| !code[..*at].trim_end().ends_with("sql!("));
    bare.map(|(at, _)| code[at + 1..].lines().next().unwrap_or_default().trim().to_owned()).collect()
}

fn without_comments(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_statement_that_only_one_database_knows_is_seen() {
    let Some(server) = Server::start("-c fsync=off") else { return };
    let marked = |text: &str| Marked { text: text.to_owned(), place: "sample".to_owned() };
    let samples = [
        marked("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT NOT NULL, raw BYTEA)"),
        marked("SELECT n FROM t WHERE id = $1"),
        marked("SELECT iif(n = 1, 1, 2) FROM t"),
        marked("SELECT n FROM missing"),
    ];
    let found = faults(&server, &samples);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn marks_are_read_as_the_compiler_reads_them() {
    let source = "//! sql!(\"no\")\nconst A: &str = sql!(\n    \"SELECT a\n     FROM \\\n     t\"\n);\nx(sql!(r\"SELECT 'b'\"));";
    assert_eq!(marks(source), ["SELECT a FROM t", "SELECT 'b'"]);
}

fn statements_under(folder: &Path) -> Vec<Marked> {
    let sources = sources_under(folder).into_iter();
    let marked = |(place, source): (String, String)| {
        marks(&source).into_iter().map(move |text| Marked { text, place: place.clone() }).collect::<Vec<_>>()
    };
    sources.flat_map(marked).collect()
}

/// All sources but tests and examples.
fn sources_under(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["tests", "target", "examples"].contains(&name.as_str()) {
            found.extend(sources_under(&path));
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The texts inside `sql!(…)`, on one line each.
fn marks(source: &str) -> Vec<String> {
    let code = without_comments(source);
    let after_mark = code.split("sql!(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix(['"', 'r']));
    let mut found = Vec::new();
    for rest in after_mark {
        let rest = rest.strip_prefix('"').unwrap_or(rest);
        let (mut text, mut escaped) = (String::new(), false);
        for sign in rest.chars() {
            match (escaped, sign) {
                (false, '\\') => escaped = true,
                (false, '"') => break,
                _ => {
                    text.push(sign);
                    escaped = false;
                }
            }
        }
        found.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    found
}

/// What the server says against each statement, with its place.
fn faults(server: &Server, marked: &[Marked]) -> Vec<String> {
    let order = |text: &str| {
        let place = ["CREATE TABLE", "ALTER", "CREATE"].iter().position(|start| text.starts_with(start));
        place.unwrap_or(3)
    };
    let mut sorted: Vec<&Marked> = marked.iter().collect();
    sorted.sort_by_key(|one| order(&one.text));
    let lines: Vec<String> = sorted
        .iter()
        .enumerate()
        .map(
            |(n, one)| {
                if order(&one.text) < 3 { format!("{};", one.text) } else { format!("PREPARE s{n} AS {};", one.text) }
            },
        )
        .collect();
    fs::write(server.folder().join("all.sql"), lines.join("\n") + "\n").unwrap();
    let host = server.folder().to_string_lossy().into_owned();
    server.run(
        "psql",
        &[
            "-X",
            "-q",
            "-h",
            &host,
            "-U",
            "huiyin",
            "-d",
            "postgres",
            "-c",
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
        ],
    );
    let said = server.run("psql", &["-X", "-q", "-h", &host, "-U", "huiyin", "-d", "postgres", "-f", "all.sql"]).stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let errors = said.lines().filter_map(|line| {
        let (place, error) = line.split_once("ERROR:")?;
        let number: usize = place.trim_end_matches([' ', ':']).rsplit(':').next()?.parse().ok()?;
        let one = sorted.get(number.checked_sub(1)?)?;
        Some(format!("{}: {}\n    {}", one.place, error.trim(), one.text))
    });
    errors.collect()
}
