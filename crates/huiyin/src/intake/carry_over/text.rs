//! Repairs of text: what a program put there comes off, what a person wrote stays, to the letter.

use unicode_normalization::UnicodeNormalization;

/// Which repairs a row needed; a row counts once for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched {
    /// Padding round or inside a text was taken off.
    pub whitespace: bool,
    /// `_x000D_`, a carriage return that a workbook wrote out, was taken off.
    pub x000d: bool,
    /// A date was written as text.
    pub date_text: bool,
}

/// The text without padding and without what programs left in it; `None` where a control character stands in it.
///
/// Kept: indents of a paragraph (U+3000), blank lines between paragraphs (at most one), every visible character,
/// direction marks (the page isolates them). Taken off: blanks at either end and before a line end, tabs before a line.
#[must_use]
pub fn clean(raw: &str, touched: &mut Touched) -> Option<String> {
    if raw.chars().any(forbidden) {
        return None;
    }
    let mut text = raw.to_owned();
    if text.contains("_x000D_") || text.contains("_x000d_") || text.contains('\r') {
        let bare = text.replace("_x000D_", "").replace("_x000d_", "").replace("\r\n", "\n").replace('\r', "\n");
        touched.x000d |= text.contains("_x000D_") || text.contains("_x000d_");
        text = bare;
    }
    let tidy = unpad(&text);
    touched.whitespace |= tidy != text;
    Some(tidy)
}

/// NUL and its kind never come from a person's keyboard.
fn forbidden(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

fn unpad(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0_usize;
    for line in text.trim_matches(is_padding).split('\n') {
        let line = line.trim_end_matches(is_padding).trim_start_matches(['\t', ' ', '\u{a0}', '\u{200b}', '\u{feff}']);
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        out.push_str(line);
    }
    out
}

fn is_padding(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
}

/// A short field on one line: full-width letters and digits made plain, inner runs of blanks made one.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain: String = text.nfkc().collect();
    plain.split(is_padding).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name of a column as it is looked up: plain, small letters, without blanks, underscores, brackets and stars.
#[must_use]
pub fn column_key(name: &str) -> String {
    let kept = |letter: &char| {
        !is_padding(*letter) && !matches!(letter, '_' | '-' | '*' | '(' | ')' | ':' | '.' | '/' | '[' | ']')
    };
    name.nfkc().filter(kept).flat_map(char::to_lowercase).collect()
}
