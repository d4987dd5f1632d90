//! What brought it: the round of a suggestion box, the reception day of a leader; picked on the form, kept with the concern.

use huiyin_domain::intake::Sorted;
use huiyin_domain::kernel::time::Day;

use crate::intake::open_box;
use crate::web::dates;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::visitor::Visitor;

/// Rounds and days one can pick: whoever registers does so soon after.
const SHOWN: usize = 12;

pub(super) fn rounds(visitor: &Visitor, page: &Page, fields: &Fields) -> Vec<Pick> {
    let rounds = visitor.office.office.rounds().newest().take(SHOWN);
    let pick = |round: &huiyin_domain::office::BoxOpened| {
        let words = format!("{} {}", open_box::title(page, round), dates::day(page.words, round.on));
        Pick::new(round.no, words, fields.get("round"))
    };
    let picks: Vec<Pick> = rounds.map(pick).collect();
    match picks.is_empty() {
        true => vec![Pick::new("", page.t("register-round-none"), "")],
        false => picks,
    }
}

pub(super) fn sortings(page: &Page, fields: &Fields) -> Vec<Pick> {
    let hint = |sorted: Sorted| match sorted {
        Sorted::AtOnce => "sorted-at-once-hint",
        Sorted::ToOthers => "sorted-to-others-hint",
    };
    let pick = |sorted: Sorted| {
        Pick::new(sorted.word(), page.t(open_box::sorted_key(sorted)), fields.get("sorted")).hint(page.t(hint(sorted)))
    };
    Sorted::ALL.map(pick).into()
}

/// Days that have begun; what is still to come is booked, not registered.
pub(super) fn receptions(visitor: &Visitor, page: &Page, (fields, today): (&Fields, Day)) -> Vec<Pick> {
    let none = Pick::new("", page.t("register-reception-none"), fields.get("reception"));
    let office = &visitor.office;
    let days = office.office.receptions().all().rev().filter(|day| day.off.is_none() && day.said.on <= today);
    let pick = |day: &huiyin_domain::office::Reception| {
        let post = office.office.post(day.said.leader);
        let leader = post.map(|post| format!("{}{}", office.unit_name(post.unit), post.title.as_str()));
        let words = format!("{} {}", dates::day(page.words, day.said.on), leader.unwrap_or_default());
        Pick::new(day.said.no, words, fields.get("reception"))
    };
    std::iter::once(none).chain(days.take(SHOWN).map(pick)).collect()
}
