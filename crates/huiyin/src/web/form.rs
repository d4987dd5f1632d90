//! What a form sent: fields by name, checked to come from a page of ours, and kept for showing again.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use huiyin_domain::kernel::text::{Text, TextFault};

use super::page::Wrong;
use super::problem::Problem;
use super::tokens;
use super::visitor::Visitor;
use crate::app::App;

/// The most bytes of a form without files. A text that is far too long still comes back with its sentence.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The most fields; no form of ours has more.
pub const MAX_FIELDS: usize = 400;

/// Fields that no page gives back.
const SECRETS: [&str; 7] = ["password", "sealed", "code", "token", "present", "fresh", "again"];

fn is_token(name: &str) -> bool {
    matches!(name, "csrf" | "key")
}

/// Fields by name. Text as it came: nothing is trimmed or judged yet.
#[derive(Clone, Default)]
pub struct Fields {
    values: BTreeMap<String, Vec<String>>,
    /// The one-time key, when the form carried one that this browser was given.
    pub key: Option<[u8; 16]>,
}

impl std::fmt::Debug for Fields {
    /// Never the words: a log line must not hold what people wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({} names)", self.values.len())
    }
}

impl Fields {
    /// Fields from pairs, for tests and for forms with files.
    #[must_use]
    pub fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.values.entry(name).or_default().push(value);
        }
        fields
    }

    /// The first value of a field; nothing when it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).and_then(|all| all.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a box was ticked or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Every field with its values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.values.iter().map(|(name, all)| (name.as_str(), all.as_slice()))
    }

    /// The longest text that was typed: what a page about a stale form gives back.
    #[must_use]
    pub fn longest(&self) -> Option<String> {
        let typed = self.values.iter().filter(|(name, _)| !is_token(name) && !SECRETS.contains(&name.as_str()));
        typed.flat_map(|(_, all)| all).max_by_key(|text| text.len()).filter(|text| !text.is_empty()).cloned()
    }

    /// Bytes by which two sendings of the same key are compared: everything but the tokens.
    #[must_use]
    pub fn digest_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, all) in self.values.iter().filter(|(name, _)| !is_token(name)) {
            for value in all {
                for part in [name, value] {
                    bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
                    bytes.extend_from_slice(part.as_bytes());
                }
            }
        }
        bytes
    }

    /// Checks the token and takes the one-time key.
    ///
    /// # Errors
    /// [`Problem::StaleForm`] with what was typed.
    pub fn check(mut self, app: &App, visitor: &Visitor) -> Result<Self, Problem> {
        if !tokens::is_ours(app, visitor, self.get("csrf")) {
            return Err(Problem::StaleForm(self.longest()));
        }
        let token = self.get("key").to_owned();
        self.key = tokens::read_one_time(app, visitor, &token);
        if !token.is_empty() && self.key.is_none() {
            return Err(Problem::StaleForm(self.longest()));
        }
        Ok(self)
    }

    /// Key and digest for [`crate::handle::Order::once`].
    ///
    /// # Errors
    /// [`Problem::StaleForm`] when the form carried no key of ours.
    pub fn once(&self, app: &App, path: &str) -> Result<([u8; 16], [u8; 16]), Problem> {
        let key = self.key.ok_or_else(|| Problem::StaleForm(self.longest()))?;
        let request = [path.as_bytes(), &[0], &self.digest_bytes()].concat();
        Ok((key, app.ledger().request_digest(&request)))
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let visitor = visitor.ok_or_else(|| Problem::fault("a form stands outside the layers"))?;
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Problem::Unreadable);
        }
        let body = axum::body::to_bytes(request.into_body(), MAX_BYTES).await.map_err(|_| Problem::TooLarge)?;
        parse(&body)?.check(app, &visitor)
    }
}

/// Reads an urlencoded body; bytes that are no UTF-8 are refused, never replaced.
fn parse(body: &[u8]) -> Result<Fields, Problem> {
    let mut fields = Fields::default();
    for (count, pair) in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).enumerate() {
        if count >= MAX_FIELDS {
            return Err(Problem::TooLarge);
        }
        let (name, value) = pair
            .iter()
            .position(|byte| *byte == b'=')
            .map_or((pair, &[][..]), |at| (pair.get(..at).unwrap_or_default(), pair.get(at + 1..).unwrap_or_default()));
        fields.values.entry(decode(name)?).or_default().push(decode(value)?);
    }
    Ok(fields)
}

fn decode(raw: &[u8]) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair = [rest.next(), rest.next()].map(|digit| digit.copied().unwrap_or(b'x'));
                let text = std::str::from_utf8(&pair).map_err(|_| Problem::Unreadable)?;
                bytes.push(u8::from_str_radix(text, 16).map_err(|_| Problem::Unreadable)?);
            }
            plain => bytes.push(*plain),
        }
    }
    String::from_utf8(bytes).map_err(|_| Problem::Unreadable)
}

/// Reads one text of a form, or says beside its field what is wrong. `empty` is the sentence for nothing typed.
///
/// # Errors
/// The fault with the key of its sentence.
pub fn text<const MIN: usize, const MAX: usize>(
    fields: &Fields,
    field: &'static str,
    empty: &'static str,
) -> Result<Text<MIN, MAX>, Wrong> {
    Text::parse(fields.get(field)).map_err(|fault| wrong_text(field, fault, empty))
}

/// The same for a field that may stay empty.
///
/// # Errors
/// The fault with the key of its sentence.
pub fn optional_text<const MIN: usize, const MAX: usize>(
    fields: &Fields,
    field: &'static str,
) -> Result<Option<Text<MIN, MAX>>, Wrong> {
    if fields.get(field).trim().is_empty() {
        return Ok(None);
    }
    text(fields, field, "wrong-empty").map(Some)
}

/// The sentence beside the field.
#[must_use]
pub fn wrong_text(field: &'static str, fault: TextFault, empty: &'static str) -> Wrong {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match fault {
        TextFault::Empty => Wrong::new(field, empty),
        TextFault::TooShort { min } => Wrong::counted(field, "wrong-too-short", number(min)),
        TextFault::TooLong { max, now } => Wrong::counted(field, "wrong-too-long", number(now.saturating_sub(max))),
        TextFault::Control => Wrong::new(field, "wrong-control"),
        TextFault::Direction => Wrong::new(field, "wrong-direction"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_send_them() {
        let fields = parse("title=%E6%B2%9F&text=a+b&tick=&tick=2".as_bytes()).unwrap();
        assert_eq!((fields.get("title"), fields.get("text"), fields.all("tick").len()), ("沟", "a b", 2));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(matches!(parse(b"title=%FF"), Err(Problem::Unreadable)));
        assert!(matches!(parse(b"title=%G1"), Err(Problem::Unreadable)));
    }

    #[test]
    fn a_thousand_fields_are_no_form_of_ours() {
        let body: String = (0..1_000).map(|n| format!("f{n}=1&")).collect();
        assert!(matches!(parse(body.as_bytes()), Err(Problem::TooLarge)));
    }
}
