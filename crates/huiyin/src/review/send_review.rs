//! 书面转交复查请求: printed, handed to the body outside, and on record who has it since when.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::review::{Command, Level, SendReview};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, reviews};
use crate::web::desk::{Field, Kind, StepLink, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::SendReview, "send-review");

/// `GET /desk/concerns/{number}/send-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::SendReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/send-review`
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
    send(&case, &fields).await
}

async fn send(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let shown = page(case, fields);
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    match (on, form::text(fields, "text", "wrong-empty")) {
        (Ok(on), Ok(text)) => {
            let command = Command::SendReview(SendReview { on, words: SaidWords { text } });
            case.carry_out(shown, fields, command).await
        }
        (on, text) => Ok(again(shown, [on.err(), text.err()].into_iter().flatten().collect())),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let on = if fields.has("on") { fields.get("on").to_owned() } else { case.today().to_string() };
    let level = case.opened.concern.review.open.as_ref().map_or(Level::Review, |open| open.level);
    let body = reviews::body_name(&case.visitor.office, case.page.words, &case.opened.concern, level);
    let paper = StepLink {
        href: format!("{}/papers/review-request", case.href()),
        words: case.say("paper-review-request"),
        key: "",
        main: false,
    };
    StepPage {
        intro: case.page.t("send-review-intro").with("body", body).to_string(),
        then: vec![case.say("send-review-then")],
        fields: vec![
            Field::new("on", case.say("send-review-on"), Kind::Day(on)),
            Field::new(
                "text",
                case.say("send-review-how"),
                Kind::Text { value: fields.get("text").to_owned(), rows: 2 },
            )
            .hint(case.say("send-review-how-hint")),
        ],
        others: vec![paper],
        ..case.step_page(Step::SendReview)
    }
}
