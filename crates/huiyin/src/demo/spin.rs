//! Makes one of many texts out of a template: `[one/another]` is one of them, `{v}` is what the concern is about.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::chance::Chance;

/// What the names in braces stand for in one concern; the same through all its texts.
pub(super) type Slots = BTreeMap<&'static str, String>;

/// One text of a template.
pub(super) fn spin(template: &str, chance: &mut Chance, slots: &Slots) -> Result<String> {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['[', '{']) {
        text.push_str(&rest[..at]);
        let closing = if rest[at..].starts_with('[') { ']' } else { '}' };
        let end = rest[at..].find(closing).with_context(|| format!("{template}: no {closing}"))? + at;
        let inner = &rest[at + 1..end];
        if closing == ']' {
            let choices: Vec<&str> = inner.split('/').collect();
            let chosen = chance.pick(&choices).copied().unwrap_or_default();
            text.push_str(&spin(chosen, chance, slots)?);
        } else {
            text.push_str(slots.get(inner).with_context(|| format!("{template}: nothing called {inner}"))?);
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    Ok(text)
}
