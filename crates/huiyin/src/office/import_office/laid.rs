//! A file between its dry run and its confirmation: it lies a day, encrypted, one for each person.

use huiyin_domain::kernel::time::Day;
use huiyin_ledger::Side;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::web::problem::Problem;
use crate::web::shelf::{self, Shelved};
use crate::web::visitor::Visitor;
use crate::workbooks::Book;

/// The file as it was read.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Laid {
    /// What it holds.
    pub book: Book,
    /// The first day of what can have one.
    pub from: Option<Day>,
    /// What it was called.
    pub name: String,
}

fn row(visitor: &Visitor) -> Vec<u8> {
    let person = visitor.actor.person().map_or(0, |person| person.0);
    format!("workbook/{person}/office").into_bytes()
}

impl Laid {
    /// As bytes; the same file laid down again is the same.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Lays it down.
    pub(super) async fn lay(&self, app: &App, visitor: &Visitor) -> Result<(), Problem> {
        Ok(shelf::put(app, Shelved::Workbook, &row(visitor), self.bytes()).await?)
    }
}

/// What lies there.
pub(super) async fn find(app: &App, visitor: &Visitor) -> Result<Option<Laid>, Problem> {
    let bytes = shelf::get(app, Shelved::Workbook, row(visitor)).await?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Takes it away now.
pub(super) async fn drop_it(app: &App, visitor: &Visitor) -> Result<(), Problem> {
    Ok(shelf::remove(app, Shelved::Workbook, &row(visitor)).await?)
}

/// A write that takes it away together with what was done.
pub(super) fn clear(visitor: &Visitor) -> Side {
    shelf::drop_side(Shelved::Workbook, &row(visitor))
}
