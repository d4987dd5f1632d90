//! The concern before and the one after in one's own work, for the keys `[` and `]`: numbers alone, no title, so that
//! nothing is read by standing beside it.

use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Fault, Read};

use super::view::{self, DeskRow};
use crate::desk::Case;
use crate::web::desk::{RailGroup, RailItem};
use crate::web::problem::Problem;

/// Rows looked at for one that may be opened.
const NEAREST: i64 = 20;

/// The rail's group with the way to both; what is not there is left out.
pub(super) async fn group(case: &Case) -> Result<RailGroup, Problem> {
    let (actor, now, concern) = (case.visitor.actor.clone(), case.app.now(), case.opened.stream);
    let (before, after) = case.app.ledger().read(move |read| beside(read, (&actor, now), concern)).await?;
    let item = |row: DeskRow, key: &str, words: &'static str| {
        RailItem::new(format!("/desk/concerns/{}", row.number.digits()), case.say(words), "").on(key)
    };
    let mut items = vec![RailItem::new("/desk", case.say("list-mine"), "").on("u")];
    items.extend(before.map(|row| item(row, "[", "concern-previous")));
    items.extend(after.map(|row| item(row, "]", "concern-next")));
    Ok(RailGroup { heading: case.say("concern-in-list"), items })
}

type Beside = (Option<DeskRow>, Option<DeskRow>);

/// By where it stands in the order of days, also when it is no longer in the list: taken a step, one goes on to the next.
fn beside(read: &Read, (actor, now): (&Actor, Moment), concern: i64) -> Result<Beside, Fault> {
    let Some(here) = view::row_of(read, concern)? else { return Ok((None, None)) };
    let at = (here.rank.as_str(), concern);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for key in view::owed_keys(actor.posts()) {
        before.extend(view::owed_rows_before(read, &key, at, NEAREST)?);
        after.extend(view::owed_rows(read, &key, at, NEAREST)?);
    }
    let may = |row: &DeskRow| {
        let facts = Facts::Concern(row.facts.clone());
        access::may(actor, Action::ReadConcern, &facts, &Relation::default(), now).is_ok()
    };
    let place = |row: &DeskRow| (row.rank.clone(), row.concern);
    let before = before.into_iter().filter(may).max_by_key(place);
    Ok((before, after.into_iter().filter(may).min_by_key(place)))
}
