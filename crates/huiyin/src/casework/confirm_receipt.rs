//! 我收到了: the citizen says that the reply has arrived; from that day the term for asking review runs (信访工作条例 35).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, DeliverReply, Delivery, DeliveryManner};

use crate::app::App;
use crate::own::{self, Away};
use crate::web::form::Fields;
use crate::web::paths;
use crate::web::visitor::Visitor;

/// `POST /concerns/{number}/receipt-of-reply`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::ConfirmReceipt, "reply").await?;
    let delivery = Delivery { manner: DeliveryManner::OnPage, on: app.now().day(app.zone()) };
    let command = Command::DeliverReply(DeliverReply { delivery, to: opened.relation.reporter, note: None });
    own::act(&app, &opened, Action::ConfirmReceipt, command, (&fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/confirmed")).into_response())
}
