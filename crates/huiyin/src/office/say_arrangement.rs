//! A change of the house as a sentence: what waits for its day or its second person.

use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Deputy};

use super::record_absence::deputy_said;
use crate::app::App;
use crate::web::dates;
use crate::web::visitor::Visitor;

/// What is changed.
pub(super) fn said(app: &App, visitor: &Visitor, what: &Arrangement) -> String {
    let (office, page) = (&visitor.office, visitor.page(app));
    let post = |id| {
        office
            .office
            .post(id)
            .map_or(String::new(), |post| format!("{} {}", office.unit_name(post.unit), post.title.as_str()))
    };
    match what {
        Arrangement::ClosePost(closed) => page.t("arranged-close").with("post", post(closed.post)),
        Arrangement::DissolveUnit(dissolved) => page
            .t("arranged-dissolve")
            .with("unit", office.unit_name(dissolved.unit).to_owned())
            .with("successor", office.unit_name(dissolved.successor).to_owned()),
        Arrangement::LeavePost(left) => page
            .t("arranged-leave")
            .with("person", office.person_name(left.person).to_owned())
            .with("post", post(left.post)),
        Arrangement::TakePost(taken) => page
            .t("arranged-take")
            .with("person", office.person_name(taken.person).to_owned())
            .with("post", post(taken.post)),
        Arrangement::SetDeputy(set) => {
            let deputy = Deputy { post: set.deputy, from: set.from, until: set.until };
            page.t("arranged-deputy").with("post", post(set.post)).with("deputy", deputy_said(visitor, &page, &deputy))
        }
        Arrangement::SetPost(set) => page
            .t("arranged-post")
            .with("unit", office.unit_name(set.post.unit).to_owned())
            .with("post", set.post.title.as_str().to_owned()),
        Arrangement::SetUnit(set) => {
            let above = set.unit.parent.map(|above| office.unit_name(above).to_owned()).unwrap_or_default();
            let key = if above.is_empty() { "arranged-unit" } else { "arranged-unit-under" };
            page.t(key).with("unit", set.unit.name.as_str().to_owned()).with("above", above)
        }
    }
    .to_string()
}

/// The same with its first day.
pub(super) fn said_with_day(app: &App, visitor: &Visitor, what: &Arrangement, from: Option<Day>) -> String {
    let sentence = said(app, visitor, what);
    let Some(from) = from else { return sentence };
    let page = visitor.page(app);
    let day = dates::day_seen_on(page.words, from, visitor.office.office.today());
    page.t("arranged-from").with("day", day).with("what", sentence).to_string()
}
