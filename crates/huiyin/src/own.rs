//! A concern in its citizen's own hands: opened in this browser with number and code, else the code is asked for.

use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::command::Command;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Failure, Receipt, StoredFile};

use crate::app::App;
use crate::gate::{self, Wanted};
use crate::handle::{Order, handle};
use crate::web::form::Fields;
use crate::web::opened::{self, Opened};
use crate::web::paths;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// Why a citizen's page is not shown.
#[derive(Debug)]
pub enum Away {
    /// The code is asked for first. Said of every number, whether it is somebody's or nobody's.
    Code(Number),
    /// Everything else.
    Problem(Problem),
}

impl<T: Into<Problem>> From<T> for Away {
    fn from(problem: T) -> Self {
        Self::Problem(problem.into())
    }
}

impl IntoResponse for Away {
    fn into_response(self) -> Response {
        match self {
            Self::Code(number) => Redirect::to(&paths::below(number, "code")).into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

/// What ties this browser to the concern of a number.
///
/// # Errors
/// What the database says.
pub async fn relation(app: &App, visitor: &Visitor, number: Number) -> Result<Relation, Failure> {
    let shown = Opened::of(app, visitor).await?.code_of(number);
    let keys = app.ledger().read(move |read| crate::intake::view::keys_of(read, number)).await;
    let keys = keys.map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(opened::shown(shown, &keys.iter().map(|one| (one.reporter, one.code)).collect::<Vec<_>>()))
}

/// Opens a concern for its citizen.
///
/// # Errors
/// [`Away::Code`] when this browser has not shown the code.
pub async fn open(
    app: &App,
    visitor: &Visitor,
    number: &str,
    action: Action,
    page: &'static str,
) -> Result<gate::Opened, Away> {
    let number = Number::parse(number).map_err(|_| Problem::NotFound)?;
    let relation = relation(app, visitor, number).await?;
    if !relation.showed_code {
        return Err(Away::Code(number));
    }
    Ok(gate::open(app, &Actor::Citizen, relation, Wanted { number, action, page }).await?)
}

/// One act of the citizen on a concern opened before; done once, however often it is sent.
///
/// # Errors
/// What was typed comes back with every refusal that would lose it.
pub async fn act(
    app: &App,
    opened: &gate::Opened,
    action: Action,
    command: impl Into<Command>,
    (fields, files): (&Fields, Vec<StoredFile>),
) -> Result<Receipt, Problem> {
    let (key, request) = fields.once(app, &format!("{action:?}/{}", opened.number.digits()))?;
    let mut order =
        Order::new(Actor::Citizen, action, Some(opened.stream), command).related(opened.relation).once(key, request);
    order.files = files;
    match handle(app, order).await {
        Ok(receipt) => Ok(receipt),
        Err(Failure::KeyReused) => Err(Problem::KeyReused(fields.longest())),
        Err(other) => Err(other.into()),
    }
}
