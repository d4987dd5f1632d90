//! Which concerns this browser has opened with their code, for a day: an encrypted row that the cookie names.

use huiyin_domain::access::Relation;
use huiyin_domain::kernel::ids::{CodeHash, ReporterNo};
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Failure, Side};
use serde::{Deserialize, Serialize};

use super::shelf::{self, Shelved};
use super::slip::Holder;
use super::visitor::Visitor;
use crate::app::App;

/// The most concerns one browser keeps open; the oldest goes first.
const MOST: usize = 20;

/// What this browser has opened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Opened {
    concerns: Vec<OpenedConcern>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct OpenedConcern {
    number: Number,
    code: CodeHash,
    /// The one-time key of the form that filed it, when this browser did.
    filed_with: Option<String>,
}

impl Opened {
    /// What this browser has opened.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(app: &App, visitor: &Visitor) -> Result<Self, Failure> {
        let found = shelf::get(app, Shelved::Visit, name(visitor)).await;
        let bytes = found.map_err(|fault| Failure::Fault(fault.to_string()))?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    /// The code with which a concern was opened here. It opens only as long as it is still the concern's code.
    #[must_use]
    pub fn code_of(&self, number: Number) -> Option<CodeHash> {
        self.concerns.iter().find(|concern| concern.number == number).map(|concern| concern.code)
    }

    /// The concern that this form filed before, if it did.
    #[must_use]
    pub fn filed_with(&self, key: &str) -> Option<Number> {
        let filed = |concern: &&OpenedConcern| concern.filed_with.as_deref() == Some(key);
        self.concerns.iter().find(filed).map(|concern| concern.number)
    }

    /// Who may see the slip of a concern again, when this browser filed it.
    #[must_use]
    pub fn holder_of(&self, number: Number) -> Option<Holder> {
        let concern = self.concerns.iter().find(|concern| concern.number == number)?;
        concern.filed_with.as_deref().map(Holder::of_form)
    }

    /// The same with one more.
    #[must_use]
    pub fn with(mut self, number: Number, code: CodeHash, filed_with: Option<String>) -> Self {
        // Opened once more with the same code, it is still the browser that filed.
        let before = self.concerns.iter().find(|concern| concern.number == number && concern.code == code);
        let filed_with = filed_with.or_else(|| before.and_then(|concern| concern.filed_with.clone()));
        self.concerns.retain(|concern| concern.number != number);
        self.concerns.insert(0, OpenedConcern { number, code, filed_with });
        self.concerns.truncate(MOST);
        self
    }

    /// A write that keeps it.
    #[must_use]
    pub fn keep(&self, app: &App, visitor: &Visitor) -> Side {
        shelf::put_side(Shelved::Visit, &name(visitor), app.now(), serde_json::to_vec(self).unwrap_or_default())
    }

    /// A write that forgets it.
    #[must_use]
    pub fn forget(visitor: &Visitor) -> Side {
        shelf::drop_side(Shelved::Visit, &name(visitor))
    }
}

/// What ties a browser that showed the right code to the concern: the code says whose it is.
#[must_use]
pub fn shown(opened: Option<CodeHash>, kept: &[CodeOf]) -> Relation {
    let right = kept.iter().find(|(_, code)| opened.is_some() && opened == *code);
    right.map_or_else(Relation::default, |(reporter, _)| Relation::of(*reporter))
}

/// A reporter and what is kept of their code.
pub type CodeOf = (ReporterNo, Option<CodeHash>);

fn name(visitor: &Visitor) -> Vec<u8> {
    format!("{}/opened", visitor.secret()).into_bytes()
}
