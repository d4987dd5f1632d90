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
        if reader.get(&path)?.status == 200 {
            open.push(path);
        }
    }
    ensure!(open.len() > 2, "somebody with hardly any list: {open:?}");
    Ok(open)
}

fn links(page: &Answer) -> Vec<String> {
    let parts = page.body.split("href=\"").skip(1);
    parts.filter_map(|part| part.split('"').next()).map(|link| link.replace("&amp;", "&")).collect()
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
    fn lists_are_measured_and_concerns_and_files_are_not() {
        assert!(is_list("/desk?list=unit-1") && is_list("/desk/call-backs"));
        assert!(!is_list("/desk/concerns/410735296889") && !is_list("/desk/excel?list=unit-1"));
        assert!(!is_list("/concerns/410735296889"));
    }
}
