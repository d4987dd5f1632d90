//! Every list of staff, with the whole county behind it: no page may grow with what it does not show.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::http::{Answer, Client};

/// Lists that no link of the inbox names in full: what is found by a word, a number, a place, a state, a time; today, the board.
const KNOWN: [&str; 12] = [
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
        ensure!(!path.contains("?q=") || searched(&page.body), "{path} is shown as if nothing were asked");
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

/// The page repeats what it looked for in its own field.
fn searched(page: &str) -> bool {
    page.split("name=\"q\"").skip(1).any(|field| {
        let field = field.split('>').next().unwrap_or_default();
        field.split("value=\"").nth(1).is_some_and(|value| !value.starts_with('"'))
    })
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
        assert!(searched(r#"<input id="q" name="q" value="路灯">"#));
        assert!(!searched(r#"<input id="q" name="q" value="">"#) && !searched(r#"<input name="q"> value="x""#));
        assert_eq!(plain("/desk?list=mine&#38;after=1&amp;x=2"), "/desk?list=mine&after=1&x=2");
    }

    #[test]
    fn lists_are_measured_and_concerns_and_files_are_not() {
        assert!(is_list("/desk?list=unit-1") && is_list("/desk/call-backs"));
        assert!(!is_list("/desk/concerns/410735296889") && !is_list("/desk/excel?list=unit-1"));
        assert!(!is_list("/concerns/410735296889"));
    }
}
