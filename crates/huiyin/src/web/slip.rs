//! What a slip of paper shows: query code and QR token of one person of one concern. For a day both lie here as ciphertext, one
//! row for each who raised it, for the browser that got them and nobody else; a new code takes the place of the old one in the
//! same write.

use huiyin_domain::intake::register_concern::MOST_REPRESENTATIVES;
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Failure, Fault, Side};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::codes::{QueryCode, QueryToken};
use super::shelf::{self, Shelved};
use super::visitor::Visitor;
use crate::app::App;

/// Code and token of one person, and what else stands on their sheet.
#[derive(Clone)]
pub struct Slip {
    /// Eight digits.
    pub code: QueryCode,
    /// What the QR carries.
    pub token: QueryToken,
    /// Whose it is.
    pub whose: Whose,
}

/// Whose slip it is: what is printed so that sheets of several are not mixed up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    /// Their name; may be empty.
    pub name: String,
    /// Which of those who raised it.
    pub reporter: ReporterNo,
    /// Name and address behind the window of an envelope, when it goes by letter.
    pub window: Vec<String>,
}

/// Who may see a slip again: the browser that filed, or the session that issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder(String);

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    holder: Holder,
    token: String,
    #[serde(default)]
    whose: Whose,
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
        Ok(Self { code: QueryCode::draw(app)?, token: QueryToken::draw(app)?, whose: Whose::default() })
    }

    /// A write that keeps it for a day and ends what was kept before.
    #[must_use]
    pub fn keep(&self, app: &App, holder: Holder, number: Number) -> Side {
        let whose = self.whose.clone();
        let row = name(number, whose.reporter);
        let kept = Kept { code: self.code.digits().to_owned(), holder, token: self.token.text(), whose };
        shelf::put_side(Shelved::Code, &row, app.now(), serde_json::to_vec(&kept).unwrap_or_default())
    }

    /// The slip of whoever raised a concern, within its day and for its holder.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(app: &App, holder: &Holder, number: Number) -> Result<Option<Self>, Fault> {
        Self::of_reporter(app, holder, (number, ReporterNo::FIRST)).await
    }

    /// The slips of everybody who raised it, within their day and for their holder.
    ///
    /// # Errors
    /// What the database says.
    pub async fn all(app: &App, holder: &Holder, number: Number) -> Result<Vec<Self>, Fault> {
        let mut found = Vec::new();
        for reporter in 1..=MOST_REPRESENTATIVES {
            found.extend(Self::of_reporter(app, holder, (number, ReporterNo(reporter))).await?);
        }
        Ok(found)
    }

    /// The slip of one of them, within its day and for its holder.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_reporter(
        app: &App,
        holder: &Holder,
        (number, reporter): (Number, ReporterNo),
    ) -> Result<Option<Self>, Fault> {
        let bytes = shelf::get(app, Shelved::Code, name(number, reporter)).await?;
        let kept = bytes.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let kept = kept.filter(|kept| kept.holder == *holder);
        Ok(kept.and_then(|kept| {
            let (code, token) = (QueryCode::parse(&kept.code)?, QueryToken::parse(&kept.token)?);
            Some(Self { code, token, whose: kept.whose })
        }))
    }

    /// Ends it before its day is over.
    ///
    /// # Errors
    /// A busy or full ledger.
    pub async fn shred(&self, app: &App, number: Number) -> Result<(), Failure> {
        shelf::remove(app, Shelved::Code, &name(number, self.whose.reporter)).await
    }
}

fn name(number: Number, reporter: ReporterNo) -> Vec<u8> {
    let whose = if reporter.is_first() { String::new() } else { format!("/{reporter}") };
    format!("slip/{}{whose}", number.digits()).into_bytes()
}
