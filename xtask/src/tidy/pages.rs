//! Pages, words and styles: every sentence in the catalogue, nothing inline, nothing an old phone cannot show.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::tokens;
use super::tree::{File, Tree};

/// Attributes that are read out or shown.
const SPOKEN: &[&str] = &["alt", "title", "aria-label", "aria-description", "placeholder", "label"];

/// Where Chinese stands in code for a reason: what other programs write, what the demo tells, the names of an installation.
const CHINESE_AT_HOME: &[&str] = &["/carry_over/", "/demo/", "/cli/", "/site/", "/first_office/"];

/// CSS that Chrome 69 cannot read; allowed inside `@supports`, or after the same property said plainly.
const TOO_NEW: &[&str] =
    &[":has(", ":is(", ":where(", "oklch(", "oklab(", "color-mix(", "@container", "container-type", "@layer", "clamp("];

/// Blocks of a template that fill an attribute of the page's frame, not its text.
const NOT_TEXT: &[&str] = &["{% block width %}", "{% block grid %}"];

/// No sentence stands in a template or in code: people read nothing that is not in `words/`, in both languages.
pub(super) fn words_in_catalogue(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in tree.under("crates/", ".html") {
        found.extend(
            literal_texts(&page.text)
                .into_iter()
                .map(|(line, text)| Finding::new(&page.path, line, format!("“{text}” is not in the catalogue"))),
        );
    }
    for file in tree.under("crates/huiyin/src/", ".rs").filter(|file| !file.is_test()) {
        if CHINESE_AT_HOME.iter().any(|folder| {
            file.path.contains(folder) || file.path.ends_with(&format!("{}.rs", folder.trim_end_matches('/')))
        }) {
            continue;
        }
        let chinese =
            tokens::strings(&tokens::lex(file.code())).into_iter().filter(|text| text.value.chars().any(is_han));
        found.extend(
            chinese
                .map(|text| Finding::new(&file.path, text.line, format!("“{}” is not in the catalogue", text.value))),
        );
    }
    found
}

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Letters that stand in a page itself, outside expressions, comments, tags and key caps.
fn literal_texts(page: &str) -> Vec<(usize, String)> {
    let page = NOT_TEXT.iter().fold(page.to_owned(), |page, block| blanked(&page, block, "{% endblock %}"));
    let plain = blanked(&blanked(&blanked(&blanked(&page, "{#", "#}"), "{%", "%}"), "{{", "}}"), "<!--", "-->");
    let plain = blanked(&plain, "<kbd", "</kbd>");
    let mut found = Vec::new();
    let (mut line, mut rest) = (1, plain.as_str());
    while !rest.is_empty() {
        let (part, is_tag) = match rest.strip_prefix('<') {
            Some(_) => (&rest[..=rest.find('>').unwrap_or(rest.len() - 1)], true),
            None => (&rest[..rest.find('<').unwrap_or(rest.len())], false),
        };
        if is_tag {
            found.extend(spoken(part).into_iter().map(|text| (line, text)));
        } else {
            let lines =
                part.lines().enumerate().map(|(at, text)| (line + at, without_entities(text).trim().to_owned()));
            found.extend(lines.filter(|(_, text)| text.chars().any(char::is_alphabetic)));
        }
        line += part.matches('\n').count();
        rest = &rest[part.len()..];
    }
    found
}

/// The text with everything between two marks replaced by spaces; line ends stay where they are.
fn blanked(text: &str, open: &str, close: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at + close.len());
        plain.push_str(&rest[..start]);
        plain.extend(rest[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    plain + rest
}

fn spoken(tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in SPOKEN {
        let Some(start) = tag.find(&format!(" {name}=\"")) else { continue };
        let value = tag[start + name.len() + 3..].split('"').next().unwrap_or_default();
        if value.chars().any(char::is_alphabetic) {
            found.push(value.to_owned());
        }
    }
    found
}

fn without_entities(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        match rest[start..].find(';').filter(|end| *end < 12) {
            Some(end) => rest = &rest[start + end + 1..],
            None => rest = &rest[start + 1..],
        }
    }
    plain + rest
}

/// Messages of a catalogue file: key, line, text with continuation lines; `key.attribute` for attributes.
fn messages(file: &File) -> Vec<(String, usize, String)> {
    let mut found: Vec<(String, usize, String)> = Vec::new();
    let mut message = String::new();
    for (at, line) in file.text.lines().enumerate() {
        let trimmed = line.trim_start();
        let head = trimmed.split_once('=').map(|(key, text)| (key.trim(), text.trim()));
        match head {
            _ if trimmed.starts_with('#') || trimmed.is_empty() => {}
            Some((key, text))
                if line == trimmed
                    && key.chars().all(|one| one.is_ascii_alphanumeric() || one == '-' || one == '_') =>
            {
                message = key.to_owned();
                found.push((message.clone(), at + 1, text.to_owned()));
            }
            Some((key, text)) if key.starts_with('.') => {
                found.push((format!("{message}{key}"), at + 1, text.to_owned()))
            }
            Some(_) | None => {
                if let Some((_, _, text)) = found.last_mut() {
                    text.push(' ');
                    text.push_str(trimmed);
                }
            }
        }
    }
    found
}

/// A hint is one short sentence without star, full stop or link.
pub(super) fn plain_hints(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("words/", ".ftl") {
        for (key, line, text) in messages(file).into_iter().filter(|(key, ..)| key.ends_with("hint")) {
            if let Some(mark) = ["*", "。", "<a"].into_iter().find(|mark| text.contains(mark)) {
                found.push(Finding::new(
                    &file.path,
                    line,
                    format!("the hint `{key}` has {mark}: one short sentence, no star, no full stop, no link"),
                ));
            }
        }
    }
    found
}

/// Both catalogues say the same things, each once.
pub(super) fn same_words_in_both(tree: &Tree) -> Vec<Finding> {
    let mut said: BTreeMap<&str, BTreeSet<String>> =
        BTreeMap::from([("words/zh-CN/", BTreeSet::new()), ("words/en/", BTreeSet::new())]);
    let mut found = Vec::new();
    for (folder, keys) in &mut said {
        for file in tree.under(folder, ".ftl") {
            for (key, line, _) in messages(file) {
                if !keys.insert(key.clone()) {
                    found.push(Finding::new(&file.path, line, format!("`{key}` is said twice")));
                }
            }
        }
    }
    let (chinese, english) = (&said["words/zh-CN/"], &said["words/en/"]);
    found.extend(chinese.difference(english).map(|key| Finding::new("words/en/", 1, format!("`{key}` is missing"))));
    found.extend(english.difference(chinese).map(|key| Finding::new("words/zh-CN/", 1, format!("`{key}` is missing"))));
    found
}

/// The content policy is `default-src 'self'`: no inline script or style, nothing from another host.
pub(super) fn no_inline_code(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in tree.under("crates/", ".html") {
        for (at, line) in page.text.lines().enumerate() {
            let inline = line.contains("<style")
                || line.contains(" style=\"")
                || line.contains("<script>")
                || line.contains("javascript:");
            let handler =
                line.split(' ').any(|part| part.starts_with("on") && part.contains("=\"") && !part.starts_with("only"));
            let foreign =
                ["src=\"http", "src=\"//", "href=\"//", "action=\"http"].iter().any(|mark| line.contains(mark));
            if inline || handler || foreign {
                found.push(Finding::new(
                    &page.path,
                    at + 1,
                    "the content policy refuses this: no inline code, no other host",
                ));
            }
        }
    }
    found
}

/// What a phone of 2018 needs is said in CSS that it can read.
pub(super) fn old_browser(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.under("web/", ".css") {
        let plain = blanked(&file.text, "/*", "*/");
        let (mut blocks, mut property) = (Vec::new(), String::new());
        for (at, line) in plain.lines().enumerate() {
            let supported = blocks.contains(&true) || line.contains("@supports");
            let this = line.split(':').next().unwrap_or_default().trim().to_owned();
            let fallback = !this.is_empty() && this == property;
            if let Some(mark) = TOO_NEW.iter().find(|mark| line.contains(*mark)).filter(|_| !supported && !fallback) {
                found.push(Finding::new(
                    &file.path,
                    at + 1,
                    format!("{mark} is unknown to Chrome 69: say it plainly first, or inside @supports"),
                ));
            }
            for brace in line.chars() {
                match brace {
                    '{' => blocks.push(line.contains("@supports")),
                    '}' => drop(blocks.pop()),
                    _ => {}
                }
            }
            property = this;
        }
    }
    found
}
