//! 谁代谁: for whom the reader stands in today, and which posts of theirs will have no owner of their own. Said on top of
//! one's work, because nobody looks for it.

use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::office::{Gap, Office, Uncovered};

use crate::app::OfficeNow;
use crate::web::dates;
use crate::web::icons::Shape;
use crate::web::page::Page;
use crate::web::visitor::Visitor;

/// So many days before an owner goes it is said.
pub const DAYS_BEFORE: i8 = 14;

/// One line on top of a list.
#[derive(Clone, Debug)]
pub struct StandNote {
    /// Its shape.
    pub shape: Shape,
    /// Class of the colour.
    pub class: &'static str,
    /// What is so.
    pub words: String,
    /// Where it is arranged.
    pub href: String,
    /// What that is called.
    pub link: String,
}

/// The lines for a reader.
#[must_use]
pub fn notes(visitor: &Visitor, page: &Page) -> Vec<StandNote> {
    let office = &visitor.office.office;
    let mut notes: Vec<StandNote> = Vec::new();
    for held in visitor.actor.posts().iter().filter(|held| held.deputy) {
        // A post that is not the reader's own, of its own unit: what came from a dissolved unit is said on its own page.
        if office.post(held.post).is_some_and(|post| post.unit == held.unit && post.role == held.role) {
            notes.extend(stands_in(&visitor.office, page, held.post));
        }
    }
    notes.truncate(5);
    let near = near(office, visitor);
    notes.extend((!near.is_empty()).then(|| StandNote {
        shape: Shape::Alert,
        class: "no",
        words: page.t("stand-near").with("n", near.len()).to_string(),
        href: "/desk/absences#near".to_owned(),
        link: page.t("stand-see").to_string(),
    }));
    notes
}

fn stands_in(now: &OfficeNow, page: &Page, post: PostId) -> Option<StandNote> {
    let found = now.office.post(post)?;
    let away: Vec<PersonId> = now.office.holders(post).collect();
    let back = away.iter().filter_map(|person| now.office.absence(*person)).map(|absence| absence.until).min();
    let names: Vec<&str> = away.iter().map(|person| now.person_name(*person)).collect();
    let words = match back {
        Some(until) => page
            .t("stand-for-person")
            .with("who", names.join(&page.t("list-comma").to_string()))
            .with("until", dates::day_seen_on(page.words, until, now.office.today())),
        None => page.t("stand-for-vacant"),
    };
    Some(StandNote {
        shape: Shape::Doing,
        class: "soon",
        words: words.with("post", found.title.as_str()).with("unit", now.unit_name(found.unit)).to_string(),
        href: "/desk/absences".to_owned(),
        link: page.t("stand-see").to_string(),
    })
}

/// Posts that this reader answers for and that will have neither a holder at work nor a deputy: a head's own unit, all for
/// supervisors and administrators.
#[must_use]
pub fn near(office: &Office, visitor: &Visitor) -> Vec<Uncovered> {
    let posts = visitor.actor.posts();
    let all = posts.iter().any(|held| !held.deputy && matches!(held.role, Role::Supervisor | Role::Admin));
    let heads = |post: PostId| {
        let unit = office.post(post).map(|post| post.unit);
        posts.iter().any(|held| held.role == Role::UnitHead && Some(held.unit) == unit)
    };
    if !all && !posts.iter().any(|held| held.role == Role::UnitHead) {
        return Vec::new();
    }
    office.uncovered(DAYS_BEFORE).into_iter().filter(|one| all || heads(one.post)).collect()
}

/// Why a post has no owner of its own, and to whom it falls, as a sentence.
#[must_use]
pub fn gap_said(now: &OfficeNow, page: &Page, one: &Uncovered) -> String {
    let Some(post) = now.office.post(one.post) else { return String::new() };
    let names: Vec<&str> = one.falls_to.iter().map(|person| now.person_name(*person)).collect();
    let key = match (one.why, names.is_empty()) {
        (Gap::Vacant, false) => "gap-vacant",
        (Gap::Vacant, true) => "gap-vacant-nobody",
        (Gap::Away, false) => "gap-away",
        (Gap::Away, true) => "gap-away-nobody",
    };
    page.t(key)
        .with("unit", now.unit_name(post.unit))
        .with("post", post.title.as_str())
        .with("day", dates::day_seen_on(page.words, one.from, now.office.today()))
        .with("who", names.join(&page.t("list-comma").to_string()))
        .to_string()
}
