//! An opinion that is being written and was not handed over.

use crate::desk::Case;
use crate::desk::kept::Draft;

/// What belongs to an opinion.
const PARTS: [&str; 6] = ["decision-", "opening", "facts-", "basis-", "reasons-", "remedy-"];

/// After an opinion was handed over or came back another draft begins.
pub(super) fn draft(case: &Case) -> Draft {
    let open = case.opened.concern.review.open.as_ref();
    let round = open.map(|open| format!("{}/{}", open.level.word(), open.revision));
    Draft { step: "decide-review", round: round.unwrap_or_default(), parts: &PARTS }
}
