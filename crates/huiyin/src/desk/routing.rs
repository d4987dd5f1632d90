//! 归谁管: whom a concern's place and matter point to, and why. A suggestion to whoever sends it on; nothing follows from it by
//! itself.

use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, UnitId};
use huiyin_domain::office::Suggestion;

use crate::app::OfficeNow;
use crate::web::words::Words;

/// More than these would be no help.
const MOST: usize = 3;

/// Units other than this one, the likeliest first, each with its reason as a phrase.
#[must_use]
pub fn suggested(
    now: &OfficeNow,
    words: &'static Words,
    (place, matter): (Option<&AreaCode>, Option<&CategoryCode>),
    but: Option<UnitId>,
) -> Vec<(UnitId, String)> {
    let found = now.office.suggest(place, matter).into_iter().filter(|one| Some(one.unit) != but);
    found.take(MOST).map(|one| (one.unit, because(now, words, &one))).collect()
}

fn because(now: &OfficeNow, words: &'static Words, one: &Suggestion) -> String {
    let mut areas = now.office.areas();
    let place = one.place.as_ref().and_then(|code| areas.find(|(known, _)| *known == code));
    let matter = one.matter.as_ref().and_then(|code| now.office.category_name(code));
    let said = [
        place.map(|(_, name)| words.t("route-place").with("place", name.as_str()).to_string()),
        matter.map(|name| words.t("route-matter").with("matter", name.as_str()).to_string()),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    words.t("route-because").with("why", said.join(&words.t("list-comma").to_string())).to_string()
}
