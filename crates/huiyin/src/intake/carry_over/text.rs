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
    /// Text that had been read in the wrong encoding before it came to us was set right.
    pub encoding: bool,
}

/// The text without padding and without what programs left in it; `None` where a control character stands in it.
///
/// Kept: indents of a paragraph (U+3000), blank lines between paragraphs (at most one), every visible character.
/// Taken off: blanks at either end and before a line end, tabs before a line. Direction marks are refused like control
/// characters, because they can disguise what is read.
#[must_use]
pub fn clean(raw: &str, touched: &mut Touched) -> Option<String> {
    let mut text = mended(raw, touched);
    if text.chars().any(forbidden) {
        return None;
    }
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
    let turns =
        matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (letter.is_control() && !matches!(letter, '\n' | '\t' | '\r'))
}

/// `â` followed by two control characters is a ’ whose three bytes somebody took for three letters. Only runs that hold
/// such a control character and are whole UTF-8 are set right; nothing a person can type looks like that.
fn mended(raw: &str, touched: &mut Touched) -> String {
    if !raw.chars().any(is_c1) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut run = String::new();
    for letter in raw.chars() {
        if matches!(letter, '\u{80}'..='\u{ff}') {
            run.push(letter);
            continue;
        }
        push_run(&mut out, &mut run, touched);
        out.push(letter);
    }
    push_run(&mut out, &mut run, touched);
    out
}

fn push_run(out: &mut String, run: &mut String, touched: &mut Touched) {
    let bytes: Vec<u8> = run.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    match String::from_utf8(bytes) {
        Ok(meant) if run.chars().any(is_c1) => {
            touched.encoding = true;
            out.push_str(&meant);
        }
        Ok(_) | Err(_) => out.push_str(run),
    }
    run.clear();
}

fn is_c1(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}')
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
