//! 念给对方听: what was taken down as one sentence to be read aloud, so that the person can say yes or no to it.

use super::drafts::Texts;
use crate::intake::fields::{grouped_phone, judge_phone};
use crate::web::page::Page;

/// Longer than this nobody listens to; what follows is on the page.
const MOST_READ: usize = 160;

/// The sentence; empty while nothing was said.
pub(super) fn sentence(page: &Page, texts: &Texts, by: &str) -> String {
    let said = |name: &str| texts.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let Some(text) = said("text") else { return String::new() };
    let name = said("name").unwrap_or_else(|| page.t("register-nobody").to_string());
    let phone = said("phone").map(|typed| judge_phone(&typed).map_or(typed, |digits| grouped_phone(&digits)));
    let heard = [Some(name), phone, said("place")];
    let comma = page.t("list-comma").to_string();
    let who = heard.into_iter().flatten().collect::<Vec<_>>().join(&comma);
    page.t("register-read-back").with("who", who).with("text", shortened(&text)).with("day", by).to_string()
}

fn shortened(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let one_line = one_line.trim_end_matches(['\u{3002}', '.', '\u{ff01}', '!']);
    if one_line.chars().count() <= MOST_READ {
        return one_line.to_owned();
    }
    one_line.chars().take(MOST_READ).chain(['\u{2026}']).collect()
}
