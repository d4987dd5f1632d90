//! What somebody at the desk has typed and not handed in: kept encrypted for thirty days, one for each who writes it, so that a
//! closed tab loses nothing and nobody overwrites anybody.

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::Side;
use serde::{Deserialize, Serialize};

use super::Case;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::shelf::{self, Shelved, drop_side};

/// What was kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// When, in milliseconds since 1970 in UTC.
    at: i64,
    /// Field and text.
    texts: Vec<(String, String)>,
}

impl Kept {
    /// The form as it was.
    #[must_use]
    pub fn fields(&self) -> Fields {
        Fields::of_pairs(self.texts.clone())
    }

    /// 14:05
    #[must_use]
    pub fn time(&self, case: &Case) -> String {
        Moment(self.at).civil(case.app.zone()).strftime("%H:%M").to_string()
    }
}

/// A draft on the shelf: the step it is of, which round of it, and the fields that belong to it; tokens and buttons do not.
pub struct Draft {
    /// The step, as addresses name it.
    pub step: &'static str,
    /// After one round is over another draft begins.
    pub round: String,
    /// How names of its fields begin.
    pub parts: &'static [&'static str],
}

impl Draft {
    fn name(&self, case: &Case) -> Vec<u8> {
        let me = case.visitor.actor.person().map_or(0, |person| person.0);
        format!("{}/{}/{}/{me}", self.step, case.opened.stream, self.round).into_bytes()
    }

    /// What was kept, if anything.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(&self, case: &Case) -> Result<Option<Kept>, Problem> {
        let bytes = shelf::get(&case.app, Shelved::StaffDraft, self.name(case)).await?;
        // A draft in a shape that is no longer read is worth less than a page that opens.
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    /// Keeps what was typed.
    ///
    /// # Errors
    /// A busy or full ledger.
    pub async fn keep(&self, case: &Case, fields: &Fields) -> Result<Kept, Problem> {
        let part = |name: &str| self.parts.iter().any(|part| name.starts_with(part));
        let said = fields.iter().filter(|(name, _)| part(name));
        let texts = said.filter_map(|(name, all)| Some((name.to_owned(), all.first()?.clone()))).collect();
        let kept = Kept { at: case.app.now().0, texts };
        let bytes = serde_json::to_vec(&kept).map_err(|fault| Problem::fault(&fault.to_string()))?;
        shelf::put(&case.app, Shelved::StaffDraft, &self.name(case), bytes).await?;
        Ok(kept)
    }

    /// Handed over: nothing is left to keep.
    #[must_use]
    pub fn drop_it(&self, case: &Case) -> Side {
        drop_side(Shelved::StaffDraft, &self.name(case))
    }
}
