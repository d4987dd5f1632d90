//! Every list of staff, with the whole county behind it: no page may grow with what it does not show.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::http::{Answer, Client};

/// Lists that no link of the inbox names in full: what is found by a word, a number, a place, a state, a time; today, the board.
const KNOWN: [&str; 18] = [
    "/desk",
    "/desk/today",
    "/desk/board",
    "/desk/call-backs",
    "/desk/carried-over",
    "/desk/letters",
    "/desk/boxes",
    "/desk/receptions",
    "/desk/find",
    "/desk/find?q=%E8%B7%AF%E7%81%AF",
    "/desk/find?q=%E7%81%AF",
    "/desk/find?q=%E6%8E%92%E6%B0%B4%E6%B2%9F",
    "/desk/find?state=joined",
    "/desk/find?channel=letter",
    "/desk/find?place=0300-06-01&state=joined",
    "/desk/find?state=received&from=2025-03-01&until=2025-03-28",
    "/desk/find?q=%E8%B7%AF%E7%81%AF&state=joined",
    "/desk/find?q=%E8%B7%AF%E7%81%AF&channel=letter",
];

/// The lists this person can open: the known ones and every one that the inbox links to, each once.
pub(super) fn of(reader: &mut Client) -> Result<Vec<String>> {
    let inbox = reader.get("/desk")?;
    let linked = links(&inbox).into_iter().filter(|link| is_list(link));
    let wanted: BTreeSet<String> = KNOWN.into_iter().map(str::to_owned).chain(linked).collect();
    let mut open = Vec::new();
    for path in wanted {
        let page = reader.get(&path)?;
        // A search that the page did not understand is the empty form, and measured as one it looks fast.
        ensure!(understood(&path, &page.body), "{path} is shown as if something of it were not asked");
        if page.status == 200 {
            open.push(path);
        }
    }
    ensure!(open.len() > 2, "somebody with hardly any list: {open:?}");
    Ok(open)
}

fn links(page: &Answer) -> Vec<String> {
    let parts = page.body.split("href=\"").skip(1);
    parts.filter_map(|part| part.split('"').next()).map(plain).collect()
}

/// An address as a browser reads it out of a page.
fn plain(link: &str) -> String {
    link.replace("&amp;", "&").replace("&#38;", "&")
}

/// The page repeats in its form what it looked for: words in their field, filters as what is chosen.
fn understood(path: &str, page: &str) -> bool {
    let Some(asked) = path.strip_prefix("/desk/find?") else { return true };
    asked.split('&').filter_map(|part| part.split_once('=')).all(|(name, value)| match name {
        "q" => filled(page, name).is_some_and(|words| !words.is_empty()),
        "from" | "until" => filled(page, name).is_some_and(|day| day == value),
        _ => page.contains(&format!("<option value=\"{value}\" selected>")),
    })
}

/// What stands in a field of the form.
fn filled<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let field = page.split(&format!("name=\"{name}\"")).nth(1)?.split('>').next()?;
    field.split("value=\"").nth(1)?.split('"').next()
}

/// Pages of a list, not of a concern, and nothing that is saved as a file.
fn is_list(link: &str) -> bool {
    let file = link.starts_with("/desk/excel") || link.starts_with("/desk/find/excel");
    (link.starts_with("/desk?") || (link.starts_with("/desk/") && link.matches('/').count() == 2)) && !file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_asked_for_nothing_is_told_from_one_that_did() {
        let form = r#"<input id="q" name="q" value="路灯"><select><option value="joined" selected></select>"#;
        assert!(understood("/desk/find?q=%E8%B7%AF&state=joined", form) && understood("/desk/today", ""));
        assert!(!understood("/desk/find?q=%E8%B7%AF", r#"<input id="q" name="q" value="">"#));
        assert!(!understood("/desk/find?q=%E8%B7%AF", r#"<input name="q"> value="x""#));
        assert!(!understood("/desk/find?state=joined", r#"<option value="joined">"#));
        assert!(understood("/desk/find?from=2025-03-01", r#"<input name="from" value="2025-03-01">"#));
        assert_eq!(plain("/desk?list=mine&#38;after=1&amp;x=2"), "/desk?list=mine&after=1&x=2");
    }

    #[test]
    fn lists_are_measured_and_concerns_and_files_are_not() {
        assert!(is_list("/desk?list=unit-1") && is_list("/desk/call-backs"));
        assert!(!is_list("/desk/concerns/410735296889") && !is_list("/desk/excel?list=unit-1"));
        assert!(!is_list("/concerns/410735296889"));
    }
}
