//! An opinion that is being written and was not handed over: kept encrypted for thirty days, one for each who writes it and
//! each round, so that a closed tab loses nothing and nobody overwrites anybody.

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::Side;
use serde::{Deserialize, Serialize};

use crate::desk::Case;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::shelf::{self, Shelved, drop_side};

/// What was kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// When, in milliseconds since 1970 in UTC.
    pub(super) at: i64,
    /// Field and text.
    texts: Vec<(String, String)>,
}

impl Kept {
    /// The form as it was.
    pub(super) fn fields(&self) -> Fields {
        Fields::of_pairs(self.texts.clone())
    }

    /// 14:05
    pub(super) fn time(&self, case: &Case) -> String {
        Moment(self.at).civil(case.app.zone()).strftime("%H:%M").to_string()
    }
}

/// What belongs to an opinion; tokens and buttons do not.
const PARTS: [&str; 6] = ["decision-", "opening", "facts-", "basis-", "reasons-", "remedy-"];

/// After an opinion was handed over or came back another draft begins.
fn name(case: &Case) -> Vec<u8> {
    let me = case.visitor.actor.person().map_or(0, |person| person.0);
    let open = case.opened.concern.review.open.as_ref();
    let round = open.map(|open| format!("{}/{}", open.level.word(), open.revision));
    format!("decide-review/{}/{}/{me}", case.opened.stream, round.unwrap_or_default()).into_bytes()
}

pub(super) async fn load(case: &Case) -> Result<Option<Kept>, Problem> {
    let bytes = shelf::get(&case.app, Shelved::StaffDraft, name(case)).await?;
    // A draft in a shape that is no longer read is worth less than a page that opens.
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

pub(super) async fn keep(case: &Case, fields: &Fields) -> Result<Kept, Problem> {
    let part = |name: &str| PARTS.iter().any(|part| name.starts_with(part));
    let said = fields.iter().filter(|(name, _)| part(name));
    let texts = said.filter_map(|(name, all)| Some((name.to_owned(), all.first()?.clone()))).collect();
    let kept = Kept { at: case.app.now().0, texts };
    let bytes = serde_json::to_vec(&kept).map_err(|fault| Problem::fault(&fault.to_string()))?;
    shelf::put(&case.app, Shelved::StaffDraft, &name(case), bytes).await?;
    Ok(kept)
}

/// Handed over: nothing is left to keep.
pub(super) fn drop_it(case: &Case) -> Side {
    drop_side(Shelved::StaffDraft, &name(case))
}
