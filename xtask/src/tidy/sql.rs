//! SQL that means the same on every database: traps we have met, and the habits that keep pages quick.
//!
//! What is checked is every string that begins like a statement, outside the ledger's `dialect/` and outside tests.

use super::Finding;
use super::tokens::{self, Text};
use super::tree::{File, Tree};

const STARTS: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "CREATE", "DROP", "ALTER", "PRAGMA"];

/// Words that only one database knows, or that both know and read differently.
const WORDS: &[(&str, &str)] = &[
    ("LIKE", "LIKE ignores case on one database only"),
    ("ILIKE", "LIKE ignores case on one database only"),
    ("GLOB", "only one database has it"),
    ("REGEXP", "only one database has it"),
    ("ANY", "only one database has `= ANY(…)`; use IN (SELECT …)"),
    ("TABLESAMPLE", "only one database has it"),
    ("PRAGMA", "settings belong into dialect/"),
    ("ROWID", "only one database has it; dialect/ adds it"),
    ("AUTOINCREMENT", "only one database has it"),
    ("SERIAL", "only one database has it"),
    ("BIGSERIAL", "only one database has it"),
    ("JSONB", "only one database has it"),
];

/// Functions that only one database has, or that need another spelling.
const FUNCTIONS: &[&str] = &[
    "IIF",
    "HEX",
    "GROUP_CONCAT",
    "GREATEST",
    "LEAST",
    "IFNULL",
    "NVL",
    "STRFTIME",
    "DATETIME",
    "JULIANDAY",
    "UNIXEPOCH",
    "NOW",
    "TO_CHAR",
    "TO_TIMESTAMP",
    "RANDOM",
    "PRINTF",
    "INSTR",
    "TOTAL",
    "TYPEOF",
    "CHANGES",
    "LAST_INSERT_ROWID",
];

/// Statements of a file, in the order they stand.
fn statements(file: &File) -> Vec<(Text, Vec<String>)> {
    if !file.is_rust() || file.is_test() || in_dialect(file) || file.path.starts_with("xtask/") {
        return Vec::new();
    }
    let strings = tokens::strings(&tokens::lex(file.code()));
    let begun = strings
        .into_iter()
        .filter(|text| text.value.split_whitespace().next().is_some_and(|word| STARTS.contains(&word)));
    begun.map(|text| (words(&text.value), text)).map(|(words, text)| (text, words)).collect()
}

fn in_dialect(file: &File) -> bool {
    file.path.starts_with("crates/huiyin-ledger/") && (file.path.contains("/dialect/") || file.name() == "dialect.rs")
}

/// A statement as words in capitals, numbers and single signs; texts in quotes become `''`, bytes `X''`.
fn words(sql: &str) -> Vec<String> {
    let (mut found, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in sql.chars() {
        if quoted {
            quoted = letter != '\'';
        } else if letter.is_alphanumeric() || letter == '_' || letter == '$' {
            word.extend(letter.to_uppercase());
        } else {
            quoted = letter == '\'';
            if quoted {
                word.push_str("''");
            }
            if !word.is_empty() {
                found.push(std::mem::take(&mut word));
            }
            if !quoted && !letter.is_whitespace() {
                found.push(letter.to_string());
            }
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

fn each(tree: &Tree, look: fn(&str, &[String]) -> Vec<String>) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &tree.files {
        for (text, words) in statements(file) {
            found.extend(look(&text.value, &words).into_iter().map(|what| Finding::new(&file.path, text.line, what)));
        }
    }
    found
}

/// Names of databases stand in `dialect/` alone, so that a second one can come without touching a room.
pub(super) fn backend_names(tree: &Tree) -> Vec<Finding> {
    let names = ["sqlite", "postgres", "gaussdb"];
    let mut found = Vec::new();
    for file in tree
        .files
        .iter()
        .filter(|file| file.is_rust() && file.path.starts_with("crates/") && !file.is_test() && !in_dialect(file))
    {
        let lexed = tokens::lex(file.code());
        let paths = tokens::paths(&lexed).into_iter().map(|named| (named.segments.join("::"), named.line));
        let sql = statements(file).into_iter().map(|(text, _)| (text.value, text.line));
        for (said, line) in paths.chain(sql) {
            if names.iter().any(|name| said.to_lowercase().contains(name)) {
                found.push(Finding::new(&file.path, line, "a database is named outside dialect/"));
            }
        }
    }
    found.dedup();
    found
}

/// Statements carry the mark `sql!(…)`, by which the test finds them that lets PostgreSQL read every one.
pub(super) fn marked(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &tree.files {
        let unmarked = statements(file).into_iter().filter(|(text, words)| {
            // A statement put together while running names its tables then; it cannot be read beforehand.
            !text.is_sql && words.len() > 3 && !text.value.contains('{')
        });
        found.extend(
            unmarked.map(|(text, _)| Finding::new(&file.path, text.line, "a statement without its mark: sql!(\"…\")")),
        );
    }
    found
}

/// Texts that two databases read differently, or that only one reads at all.
pub(super) fn traps(tree: &Tree) -> Vec<Finding> {
    each(tree, |sql, words| {
        let mut found: Vec<String> = WORDS
            .iter()
            .filter(|(word, _)| words.iter().any(|one| one == word))
            .map(|(word, why)| format!("{word}: {why}"))
            .collect();
        found.extend(functions(words));
        found.extend(signs(sql, words));
        found.extend(shapes(words));
        found
    })
}

fn functions(words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if words.get(at + 1).map(String::as_str) != Some("(") {
            continue;
        }
        if FUNCTIONS.contains(&word.as_str()) || word.starts_with("JSON_") || word.starts_with("JSONB_") {
            found.push(format!("{}(): only one database has it", word.to_lowercase()));
        }
        if matches!(word.as_str(), "MAX" | "MIN") && arguments(&words[at + 2..]) > 1 {
            found.push("max/min of two values: only one database has it; use CASE".to_owned());
        }
        if word == "SUM" && !words[..at].iter().any(|one| one == "CAST") {
            found.push("sum() changes its type on one database: CAST(sum(…) AS BIGINT)".to_owned());
        }
    }
    found
}

/// Arguments of a call whose words begin after the opening parenthesis.
fn arguments(words: &[String]) -> usize {
    let (mut depth, mut count) = (0_usize, 1);
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" if depth == 0 => return count,
            ")" => depth -= 1,
            "," if depth == 0 => count += 1,
            _ => {}
        }
    }
    count
}

fn signs(sql: &str, words: &[String]) -> Vec<String> {
    let pair = |one: &str, two: &str| words.windows(2).any(|two_words| two_words[0] == one && two_words[1] == two);
    let mut found = Vec::new();
    if sql.contains('"') {
        found.push("double quotes: one database takes them for a string".to_owned());
    }
    if pair("-", ">") || pair("@", ">") {
        found.push("JSON operators: `->>` means two things".to_owned());
    }
    if words.iter().any(|word| word == "?") || words.windows(2).any(|two| two[0] == ":" || two[0] == "@") {
        found.push("parameters are $1, $2 …".to_owned());
    }
    if words.iter().any(|word| word == "X''") {
        found.push("bytes only as parameters: there is no common literal".to_owned());
    }
    found
}

fn shapes(words: &[String]) -> Vec<String> {
    let parameter = |word: &String| word.starts_with('$');
    let follows = |at: usize, wanted: &[&str]| {
        wanted.iter().enumerate().all(|(step, word)| words.get(at + step).is_some_and(|one| one == word))
    };
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if parameter(word) && follows(at + 1, &["IS", "NULL"]) {
            found.push(format!("{word} IS NULL: one database cannot tell its type; CAST({word} AS …)"));
        }
        if word == "SELECT" && words.get(at + 1).is_some_and(parameter) {
            found.push("SELECT $n: one database takes it for text; CAST($n AS …)".to_owned());
        }
        if follows(at, &["FOR", "UPDATE"]) {
            found.push("FOR UPDATE: only one database has it".to_owned());
        }
    }
    if matches!(words.first().map(String::as_str), Some("UPDATE" | "DELETE"))
        && outermost(words).any(|word| word == "LIMIT")
    {
        found.push("UPDATE and DELETE have no LIMIT; choose the rows in a sub-select".to_owned());
    }
    found.extend(bare_beside_group(words));
    found
}

/// Words outside all parentheses.
fn outermost(words: &[String]) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    words.iter().filter_map(move |word| {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(word.as_str())
    })
}

/// `SELECT name, count(*) … GROUP BY n`: one database picks any name, the other refuses.
fn bare_beside_group(words: &[String]) -> Vec<String> {
    let outer: Vec<&str> = outermost(words).collect();
    if outer.first() != Some(&"SELECT") {
        return Vec::new();
    }
    let Some(from) = outer.iter().position(|word| *word == "FROM") else { return Vec::new() };
    let Some(group) = outer.windows(2).position(|two| two == ["GROUP", "BY"]) else { return Vec::new() };
    let end = outer[group..]
        .iter()
        .position(|word| matches!(*word, "HAVING" | "ORDER" | "LIMIT"))
        .map_or(outer.len(), |at| group + at);
    let grouped = &outer[group + 2..end];
    let items = outer[1..from].split(|word| *word == ",");
    let bare = items.filter(|item| {
        !item.contains(&")")
            && item.first().is_some_and(|word| word.chars().all(|one| one.is_alphabetic() || one == '_'))
    });
    bare.filter(|item| !grouped.windows(item_name(item).len()).any(|part| part == item_name(item)))
        .map(|item| format!("{} stands beside GROUP BY without being grouped", item.join(" ").to_lowercase()))
        .collect()
}

fn item_name<'a, 'b>(item: &'b [&'a str]) -> &'b [&'a str] {
    item.split(|word| *word == "AS").next().unwrap_or(item)
}

/// An ordered list has an end, and a change says which rows it means.
pub(super) fn bounded(tree: &Tree) -> Vec<Finding> {
    each(tree, |_, words| {
        let outer: Vec<&str> = outermost(words).collect();
        let ordered = outer.windows(2).any(|two| two == ["ORDER", "BY"]);
        let mut found = Vec::new();
        // The life of one stream ends by itself, and so does the list of our own migrations.
        let ends_by_itself = outer.windows(2).any(|two| two == ["STREAM", "="] || two == ["FROM", "MIGRATIONS"]);
        if outer.first() == Some(&"SELECT") && ordered && !outer.contains(&"LIMIT") && !ends_by_itself {
            found.push("an ordered list without LIMIT has no end".to_owned());
        }
        if matches!(outer.first(), Some(&"UPDATE" | &"DELETE")) && !outer.contains(&"WHERE") {
            found.push("says not which rows it means (WHERE)".to_owned());
        }
        found
    })
}

/// Columns are named, so that a new one changes no answer.
pub(super) fn columns_named(tree: &Tree) -> Vec<Finding> {
    each(tree, |_, words| {
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| *word == "*") {
            let before = at.checked_sub(1).and_then(|one| words.get(one)).map(String::as_str);
            let values = words.get(at + 1..at + 4).is_some_and(|next| next == ["FROM", "(", "VALUES"]);
            if matches!(before, Some("SELECT" | "." | ",")) && !values {
                found.push(format!("`{word}`: name the columns"));
            }
        }
        if words.first().map(String::as_str) == Some("INSERT") && words.get(3).map(String::as_str) != Some("(") {
            found.push("INSERT INTO t (columns …): name the columns".to_owned());
        }
        found
    })
}
