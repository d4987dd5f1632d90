//! 指定复查承办: which post of one's unit owns the review.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::PostId;
use huiyin_domain::review::{AssignReview, Command};

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AssignReview, "assign-review");

/// `GET /desk/concerns/{number}/assign-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AssignReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/assign-review`
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
    match fields.get("post").parse().map(PostId) {
        Ok(post) => case.carry_out(shown, &fields, Command::AssignReview(AssignReview { post })).await,
        Err(_) => Ok(again(shown, vec![Wrong::new("post", "wrong-pick")])),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let picks = posts(case).into_iter().map(|post| Pick::new(post, case.post(post), fields.get("post"))).collect();
    StepPage {
        intro: case.say("assign-review-intro"),
        then: vec![case.say("assign-review-then")],
        fields: vec![Field::new("post", case.say("assign-review-post"), Kind::Choice(picks))],
        ..case.step_page(Step::AssignReview)
    }
}

/// Posts of the reviewing unit whose holders had no hand in what they are to look at.
fn posts(case: &Case) -> Vec<PostId> {
    let (concern, office) = (&case.opened.concern, &case.visitor.office.office);
    let unit = concern.review.open.as_ref().and_then(|open| open.unit);
    let sealed = concern.class() == Some(Class::Sealed);
    let fits = |role| if sealed { role == Role::Supervisor } else { matches!(role, Role::Handler | Role::UnitHead) };
    let free = |id| office.holders(id).all(|person| !concern.review.had_a_hand(person));
    let mut found: Vec<_> =
        office.posts().filter(|(id, post)| Some(post.unit) == unit && fits(post.role) && free(*id)).collect();
    found.sort_by_key(|(id, post)| (post.role == Role::UnitHead, *id));
    found.into_iter().map(|(id, _)| id).collect()
}
