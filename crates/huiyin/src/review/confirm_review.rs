//! 我收到了复查、复核意见书: from that day the term for asking for re-review runs (信访工作条例 36).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Delivery, DeliveryManner};
use huiyin_domain::review::{Command, DeliverReview};

use crate::app::App;
use crate::own::{self, Away};
use crate::web::form::Fields;
use crate::web::paths;
use crate::web::visitor::Visitor;

/// `POST /concerns/{number}/receipt-of-review`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::ConfirmReceipt, "review").await?;
    let delivery = Delivery { manner: DeliveryManner::OnPage, on: app.now().day(app.zone()) };
    let command = Command::DeliverReview(DeliverReview { delivery, note: None });
    own::act(&app, &opened, Action::ConfirmReceipt, command, (&fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/confirmed-review")).into_response())
}
