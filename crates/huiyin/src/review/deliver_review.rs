//! 送达复查、复核意见: by hand, by post with its number, read out on the phone; from that day the next term runs.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Delivery, DeliveryManner};
use huiyin_domain::concern::Step;
use huiyin_domain::review::{Command, DeliverReview, Level};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::DeliverReview, "deliver-review");

/// `GET /desk/concerns/{number}/deliver-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::DeliverReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/deliver-review`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let day = if fields.has("on") { fields.get("on").to_owned() } else { case.today().to_string() };
    let pick = |manner: DeliveryManner| Pick::new(manner.word(), case.say(names::manner(manner)), fields.get("manner"));
    let manners = Kind::Choice(DeliveryManner::BY_STAFF.into_iter().map(pick).collect());
    StepPage {
        intro: case.say("deliver-review-intro"),
        then: vec![case.say(then(case))],
        fields: vec![
            Field::new("manner", case.say("deliver-how"), manners),
            Field::new("on", case.say("deliver-on"), Kind::Day(day)),
            Field::new("note", case.say("deliver-note"), Kind::Line(fields.get("note").to_owned()))
                .hint(case.say("deliver-note-hint"))
                .optional(),
        ],
        ..case.step_page(Step::DeliverReview)
    }
}

/// What follows depends on what was decided.
fn then(case: &Case) -> &'static str {
    let Some(open) = &case.opened.concern.review.open else { return "deliver-review-then" };
    match (open.leads_back(), open.level) {
        (true, _) => "deliver-review-then-back",
        (false, Level::Review) => "deliver-review-then",
        (false, Level::Recheck) => "deliver-review-then-final",
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let known = DeliveryManner::BY_STAFF.into_iter().find(|manner| manner.word() == fields.get("manner"));
    let manner = known.ok_or(Wrong::new("manner", "wrong-pick"));
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    // A letter without its number cannot be asked for at the post office.
    let by_post = known == Some(DeliveryManner::Post);
    let note = match form::optional_text(fields, "note") {
        Ok(None) if by_post => Err(Wrong::new("note", "wrong-empty")),
        other => other,
    };
    match (manner, on, note) {
        (Ok(manner), Ok(on), Ok(text)) => Ok(Command::DeliverReview(DeliverReview {
            delivery: Delivery { manner, on },
            note: text.map(|text| SaidWords { text }),
        })),
        (manner, on, text) => Err([manner.err(), on.err(), text.err()].into_iter().flatten().collect()),
    }
}
