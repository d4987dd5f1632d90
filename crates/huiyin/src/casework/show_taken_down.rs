//! 代记好了: the paper that the person keeps, until when it can be undone, and, after 没解决, the way on in one step.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::{Stage, Step};

use super::print_paper::Kind;
use crate::app::App;
use crate::desk::{Case, names, possible};
use crate::web::desk::{KeyHint, StepLink};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// What was taken down, and what comes next.
#[derive(Template)]
#[template(path = "casework/pages/show_taken_down.html")]
pub struct ShowTakenDown {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// The person says that something is not solved.
    pub disputed: bool,
    /// The paper to print.
    pub paper: String,
    /// What can be done on the spot.
    pub steps: Vec<StepLink>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// `GET /desk/concerns/{number}/taken-down`
///
/// # Errors
/// [`Problem::NotFound`] when nothing was taken down.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::TakeInterview, "taken-down")).await?;
    Kind::Interview.last_made(&case.opened).ok_or(Problem::NotFound)?;
    Ok(problem::ok(&page(&case)))
}

fn page(case: &Case) -> ShowTakenDown {
    let offered = [
        (Step::RequestReview, Action::RequestReview),
        (Step::Reopen, Action::Reopen),
        (Step::AnswerVerdict, Action::AnswerVerdict),
        (Step::UndoVerdict, Action::TakeInterview),
        (Step::UndoWithdrawal, Action::TakeInterview),
    ];
    let disputed = case.opened.concern.stage() == Stage::Disputed;
    let open = offered
        .into_iter()
        .filter(|(step, action)| possible::allowed(case, *action) && possible::why_not(case, *step).is_none());
    let link = |(step, _): (Step, Action)| StepLink {
        href: case.step_href(step),
        words: case.say(names::step(step)),
        key: "",
        main: disputed && step == Step::RequestReview,
    };
    ShowTakenDown {
        page: case.page.clone(),
        number: case.opened.number.to_string(),
        title: case.told.title.clone(),
        disputed,
        paper: format!("{}/taken-down/paper", case.href()),
        steps: open.map(link).collect(),
        keys: Vec::new(),
    }
}
