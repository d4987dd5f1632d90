//! One action, one file, one word: the command, its file, the page and the form share a stem.

use super::Finding;
use super::rooms;
use super::tokens;
use super::tree::{File, Tree};

/// `FileConcern` is decided in `file_concern.rs` of its room; what undoes or completes it (`UndoWithdrawal`) may stand
/// beside it in the same file.
pub(super) fn one_word(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for room in rooms::rooms_of_the_rules(tree) {
        let folder = format!("crates/huiyin-domain/src/{room}/");
        let files: Vec<&File> = tree.under(&folder, ".rs").filter(|file| !file.is_test()).collect();
        let commands: Vec<(&File, String, usize)> = files.iter().flat_map(|file| commands(file)).collect();
        let stems: Vec<String> = commands.iter().map(|(_, name, _)| format!("{folder}{}.rs", snake(name))).collect();
        for (file, command, line) in &commands {
            let own = format!("{folder}{}.rs", snake(command));
            let declares = |other: &&&File| stems.contains(&other.path) && names(&other.text, command);
            if tree.file(&own).is_none() && files.iter().find(declares).is_none() {
                found.push(Finding::new(
                    &file.path,
                    *line,
                    format!("`{command}` is decided in {own}, which is not there"),
                ));
            }
        }
    }
    found.extend(forms(tree));
    found
}

/// Whether a text has the word, not only a longer one.
fn names(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|part| part == word)
}

fn commands<'a>(file: &&'a File) -> Vec<(&'a File, String, usize)> {
    let file: &'a File = file;
    tokens::variants(&tokens::lex(&file.text), "Command").into_iter().map(|(name, line)| (file, name, line)).collect()
}

/// `ReplyForm` is read in `reply.rs`.
fn forms(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("crates/huiyin/src/", ".rs").filter(|file| !file.is_test() && !file.path.contains("/web/")) {
        for (at, line) in file.text.lines().enumerate() {
            let Some(name) = declared(line) else { continue };
            let Some(stem) = name.strip_suffix("Form").filter(|stem| !stem.is_empty()) else { continue };
            if !file.path.ends_with(&format!("/{}.rs", snake(stem)))
                && !file.path.contains(&format!("/{}/", snake(stem)))
            {
                found.push(Finding::new(
                    &file.path,
                    at + 1,
                    format!("`{name}` belongs into {}.rs: one action, one word", snake(stem)),
                ));
            }
        }
    }
    found
}

fn declared(line: &str) -> Option<&str> {
    let rest = line
        .trim_start()
        .trim_start_matches("pub(super) ")
        .trim_start_matches("pub(crate) ")
        .trim_start_matches("pub ");
    let name = rest.strip_prefix("struct ")?;
    name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
}

/// A page stands beside the file that answers with it: `pages/reply.html` and `reply.rs`.
pub(super) fn page_has_its_action(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in tree.under("crates/huiyin/src/", ".html") {
        let Some((room, name)) = page.path.split_once("/pages/") else { continue };
        if room.ends_with("/web") || name.starts_with('_') || name.contains('/') {
            continue;
        }
        let stem = name.trim_end_matches(".html");
        let file = format!("{room}/{stem}.rs");
        let folder = format!("{room}/{stem}/mod.rs");
        if tree.file(&file).is_none() && tree.file(&folder).is_none() {
            found.push(Finding::new(&page.path, 1, format!("no {stem}.rs answers with this page")));
        }
    }
    found
}

/// `FileConcern` → `file_concern`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (at, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && at > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
