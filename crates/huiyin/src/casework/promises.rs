//! 答应的事: what was promised, by whom, by when, and whether it was kept.

use huiyin_domain::access::Action;
use huiyin_domain::casework::PromiseState;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::PromiseNo;

use super::show_concern::PromiseRow;
use crate::desk::told::Version;
use crate::desk::{Case, dues, possible};
use crate::web::dates;
use crate::web::icons::{Shape, State};

/// Every promise of signed replies.
#[must_use]
pub fn rows(case: &Case) -> Vec<PromiseRow> {
    let may_settle = possible::allowed(case, Action::SettlePromise);
    case.opened.concern.casework.promises.iter().map(|one| promise(case, one, may_settle)).collect()
}

fn promise(case: &Case, one: &PromiseState, may_settle: bool) -> PromiseRow {
    let words = case.told.versions.iter().rev().find_map(|version| words_of(version, one.promise));
    let (what, who) = words.unwrap_or_default();
    let day = dates::day_seen_on(case.page.words, one.due, case.today());
    let state = match one.kept {
        Some(true) => State::new(Shape::Done, case.say("promise-kept")),
        Some(false) => State::new(Shape::No, case.say("promise-broken")),
        None => dues::left(case.page.words, one.due, case.today()),
    };
    let how = case.told.settled.iter().find(|(promise, _)| *promise == one.promise);
    PromiseRow {
        what,
        state,
        who_when: case.page.t("promise-who-when").with("who", who).with("day", day).to_string(),
        how: how.map(|(_, how)| how.clone()).unwrap_or_default(),
        href: if one.kept.is_none() && may_settle {
            format!("{}/{}", case.step_href(Step::SettlePromise), one.promise)
        } else {
            String::new()
        },
    }
}

/// What and who of a promise, from the version that made it.
#[must_use]
pub fn words_of(version: &Version, wanted: PromiseNo) -> Option<(String, String)> {
    let answer = version.answers.iter().find(|answer| answer.promises.iter().any(|one| one.promise == wanted))?;
    let at = answer.promises.iter().position(|one| one.promise == wanted)?;
    let words = version.words.answers.iter().find(|words| words.point == answer.point)?;
    let said = words.promises.get(at)?;
    Some((said.what.as_str().to_owned(), said.who.as_str().to_owned()))
}
