//! What a slip of paper shows: query code and QR token of one concern. For a day both lie here as ciphertext, one row a
//! concern, for the browser that got them and nobody else; a new code takes the place of the old one in the same write.

use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Failure, Fault, Side};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::codes::{QueryCode, QueryToken};
use super::shelf::{self, Shelved};
use super::visitor::Visitor;
use crate::app::App;

/// Code and token of one concern.
#[derive(Clone)]
pub struct Slip {
    /// Eight digits.
    pub code: QueryCode,
    /// What the QR carries.
    pub token: QueryToken,
}

/// Who may see a slip again: the browser that filed, or the session that issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder(String);

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    holder: Holder,
    token: String,
}

impl Holder {
    /// The browser that filed, known by the one-time key of the form it filed with.
    #[must_use]
    pub fn of_form(key: &str) -> Self {
        Self::of("form", key)
    }

    /// The staff session that issued.
    #[must_use]
    pub fn of_session(visitor: &Visitor) -> Self {
        Self::of("session", visitor.secret())
    }

    fn of(what: &str, secret: &str) -> Self {
        let hash = digest(&SHA256, format!("{what}/{secret}").as_bytes());
        Self(hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Slip {
    /// Draws both.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn draw(app: &App) -> Result<Self, Fault> {
        Ok(Self { code: QueryCode::draw(app)?, token: QueryToken::draw(app)? })
    }

    /// A write that keeps it for a day and ends what was kept before.
    #[must_use]
    pub fn keep(&self, app: &App, holder: Holder, number: Number) -> Side {
        let kept = Kept { code: self.code.digits().to_owned(), holder, token: self.token.text() };
        shelf::put_side(Shelved::Code, &name(number), app.now(), serde_json::to_vec(&kept).unwrap_or_default())
    }

    /// The slip of a concern, within its day and for its holder.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(app: &App, holder: &Holder, number: Number) -> Result<Option<Self>, Fault> {
        let bytes = shelf::get(app, Shelved::Code, name(number)).await?;
        let kept = bytes.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let kept = kept.filter(|kept| kept.holder == *holder);
        Ok(kept.and_then(|kept| {
            Some(Self { code: QueryCode::parse(&kept.code)?, token: QueryToken::parse(&kept.token)? })
        }))
    }

    /// Ends it before its day is over.
    ///
    /// # Errors
    /// A busy or full ledger.
    pub async fn shred(app: &App, number: Number) -> Result<(), Failure> {
        shelf::remove(app, Shelved::Code, &name(number)).await
    }
}

fn name(number: Number) -> Vec<u8> {
    format!("slip/{}", number.digits()).into_bytes()
}
