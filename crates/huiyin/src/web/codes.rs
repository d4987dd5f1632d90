//! Query codes: eight digits that open what a number alone does not. Only an HMAC of pepper, number and code is kept.

use huiyin_domain::kernel::ids::{CodeHash, Hex};
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::Fault;
use unicode_normalization::UnicodeNormalization;

use crate::app::App;

/// A code as it was drawn: shown to the person who filed, and to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCode(String);

impl QueryCode {
    /// Draws one.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn draw(app: &App) -> Result<Self, Fault> {
        let chance = u64::from_be_bytes(app.ledger().random::<8>()?);
        Ok(Self(format!("{:08}", chance % 100_000_000)))
    }

    /// Reads one forgivingly: full-width digits, spaces and dashes do no harm. `None` for what cannot be a code.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let digits: String = digits_of(raw).take(9).collect();
        let only_digits = digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit());
        only_digits.then_some(Self(digits))
    }

    /// The digits, for the QR and the shelf.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// `4719 0356`
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        format!("{first} {second}")
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self, app: &App, number: Number) -> CodeHash {
        Hex(app.ledger().mac("query-code", format!("{}/{}", number.digits(), self.0).as_bytes()))
    }
}

/// What the QR of a slip carries in its fragment: 128 random bits. As good as the code, and nothing anybody types.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryToken([u8; 16]);

impl QueryToken {
    /// Draws one.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn draw(app: &App) -> Result<Self, Fault> {
        app.ledger().random::<16>().map(Self)
    }

    /// Reads the 32 hexadecimal digits of a QR. `None` for what cannot be a token.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Hex::<16>::parse(raw).map(|bytes| Self(bytes.0))
    }

    /// As the QR carries it.
    #[must_use]
    pub fn text(&self) -> String {
        Hex(self.0).to_string()
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self, app: &App, number: Number) -> CodeHash {
        Hex(app.ledger().mac("query-token", format!("{}/{}", number.digits(), self.text()).as_bytes()))
    }
}

/// What was typed in plain digits and letters: NFKC, without spaces, dashes and dots.
pub fn digits_of(raw: &str) -> impl Iterator<Item = char> + '_ {
    raw.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2212}' | '.' | '\u{b7}'))
}

#[cfg(test)]
mod tests {
    use super::QueryCode;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in ["47190356", "4719 0356", " 4719-0356 ", "４７１９　０３５６"] {
            assert_eq!(QueryCode::parse(typed).map(|code| code.grouped()), Some("4719 0356".to_owned()), "{typed}");
        }
        for typed in ["", "4719035", "471903567", "4719o356", "\u{202e}47190356"] {
            assert!(QueryCode::parse(typed).is_none(), "{typed}");
        }
    }
}
