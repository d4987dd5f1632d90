//! Texts that people wrote, parsed once at the door.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is wrong with a text; the form says it beside the field and keeps what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing but blanks.
    Empty,
    /// Shorter than the least number of characters.
    TooShort {
        /// Characters asked for.
        min: usize,
    },
    /// Longer than the most characters allowed.
    TooLong {
        /// Characters allowed.
        max: usize,
        /// Characters given.
        now: usize,
    },
    /// Holds a NUL or another control character (PostgreSQL refuses NUL, screens obey the rest).
    Control,
    /// Holds a mark that turns the direction of writing, which can disguise what is read.
    Direction,
}

/// A trimmed text of `MIN` to `MAX` characters without control characters other than line breaks and tabs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// What a person would call the matter: one line.
pub type Title = Text<1, 80>;
/// A name of a person, unit or post: one line.
pub type Name = Text<1, 50>;
/// A short remark: reasons, remarks, places.
pub type Line = Text<1, 500>;
/// What somebody wrote: a report, a reply, a reason.
pub type Prose = Text<1, 20_000>;
/// A text that came from another system, as long as it was.
pub type OldText = Text<0, 100_000>;

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// Trims, turns every kind of line end into `\n`, and checks.
    pub fn parse(raw: &str) -> Result<Self, TextFault> {
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
            return Err(TextFault::Control);
        }
        if text.chars().any(turns_direction) {
            return Err(TextFault::Direction);
        }
        let now = text.chars().count();
        if now == 0 && MIN > 0 {
            return Err(TextFault::Empty);
        }
        if now < MIN {
            return Err(TextFault::TooShort { min: MIN });
        }
        if now > MAX {
            return Err(TextFault::TooLong { max: MAX, now });
        }
        Ok(Self(text.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn turns_direction(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl<const MIN: usize, const MAX: usize> fmt::Debug for Text<MIN, MAX> {
    /// Never the words: a log line must not hold what people wrote.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

impl<const MIN: usize, const MAX: usize> TryFrom<String> for Text<MIN, MAX> {
    type Error = String;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).map_err(|fault| format!("{fault:?}"))
    }
}

impl<const MIN: usize, const MAX: usize> From<Text<MIN, MAX>> for String {
    fn from(text: Text<MIN, MAX>) -> Self {
        text.0
    }
}
