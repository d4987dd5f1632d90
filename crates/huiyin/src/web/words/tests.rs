use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::*;

/// Key → names of its variables, read from the text itself so that the test does not trust the loader.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (name, text) in sources(language) {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            if let Some((head, _)) = line.split_once('=').filter(|_| starts) {
                key = head.trim().to_owned();
                let before = found.insert(key.clone(), BTreeSet::new());
                assert!(before.is_none(), "{name}: {key} is defined twice");
            }
            let variables = found.entry(key.clone()).or_default();
            for piece in line.split("{ ").skip(1).filter(|piece| !piece.starts_with('$')) {
                let quoted = piece.split(' ').next().unwrap_or_default();
                variables.insert(format!("&{quoted}"));
            }
            for piece in line.split('$').skip(1) {
                let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
                variables.insert(piece[..end.unwrap_or(piece.len())].to_owned());
            }
        }
    }
    found.remove("");
    with_references(found)
}

/// A message that quotes another takes the other's variables too; quotes go at most two deep.
fn with_references(mut found: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    for _ in 0..2 {
        let before = found.clone();
        for variables in found.values_mut() {
            let quoted: Vec<String> = variables.iter().filter(|name| name.starts_with('&')).cloned().collect();
            for key in quoted {
                variables.extend(before.get(&key[1..]).cloned().unwrap_or_default());
            }
        }
    }
    for variables in found.values_mut() {
        variables.retain(|name| !name.starts_with('&'));
    }
    found
}

fn source_files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, endings, found);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
}

fn program_text() -> String {
    let mut files = Vec::new();
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[".rs", ".html"], &mut files);
    files.retain(|path| !path.ends_with("tests.rs"));
    files.sort();
    let texts = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
    let spoken =
        |text: String| text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    texts.map(spoken).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_file_parses_without_a_fault() {
    for language in Language::ALL {
        for (name, text) in sources(language) {
            assert!(FluentResource::try_new(text).is_ok(), "{name} has a syntax error");
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_variables() {
    let (chinese, english) = (messages(Language::Chinese), messages(Language::English));
    let keys = |m: &BTreeMap<String, BTreeSet<String>>| m.keys().cloned().collect::<BTreeSet<_>>();
    let apart: Vec<String> = keys(&chinese).symmetric_difference(&keys(&english)).cloned().collect();
    assert!(apart.is_empty(), "only in one language: {apart:?}");
    for (key, variables) in &chinese {
        assert_eq!(variables, &english[key], "{key} takes other variables in English");
    }
}

#[test]
fn every_key_a_page_asks_for_exists() {
    let known = messages(Language::Chinese);
    let text = program_text();
    let mut asked = BTreeSet::new();
    for piece in text.split(".t(\"").skip(1) {
        asked.insert(piece.split('"').next().unwrap_or_default().to_owned());
    }
    let missing: Vec<_> = asked.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn no_sentence_is_kept_that_nothing_says() {
    let text = program_text();
    let catalogue: String = sources(Language::Chinese).into_iter().map(|(_, text)| text).collect();
    let composed = crate::web::refusals::tests::keys();
    let written = |key: &str| text.contains(&format!("\"{key}\"")) || catalogue.contains(&format!("{{ {key} }}"));
    let said = |key: &str| written(key) || composed.contains(key);
    let idle: Vec<_> = messages(Language::Chinese).into_keys().filter(|key| !said(key)).collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}

#[test]
fn no_han_is_left_in_the_english_pages_but_names() {
    for (name, text) in sources(Language::English) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let han = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!han || line.contains("回音") || line.contains("中文"), "{name}: {line}");
        }
    }
}

#[test]
fn marks_are_read_in_our_words_and_never_in_theirs() {
    let text = format!("给 {}**x** [[y]] <b>{} 的**信**，[[看]]", ISOLATE.0, ISOLATE.1);
    assert_eq!(
        markup(&text, Some("/a\"b")),
        "给 **x** [[y]] &lt;b&gt; 的<strong>信</strong>，<a href=\"/a&quot;b\">看</a>"
    );
}

#[test]
fn a_date_is_not_broken_across_lines() {
    let said = Words::of(Language::Chinese).t("saved-until").with("until", "9月15日（周二）");
    assert!(said.rich().0.contains("<strong><span class=\"nowrap\">9月15日（周二）</span></strong>"));
}

#[test]
fn a_missing_message_shows_its_key_and_not_an_error() {
    assert_eq!(Words::of(Language::Chinese).t("no-such-thing").to_string(), "⟦no-such-thing⟧");
}
