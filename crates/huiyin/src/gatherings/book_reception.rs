//! 预约接待日: a concern is put on a leader's day; the person is asked to come then.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{BookReception, Command};
use huiyin_domain::kernel::ids::ReceptionNo;
use huiyin_domain::office::Reception;

use super::reception_days::leader;
use crate::app::App;
use crate::desk::{Case, again};
use crate::web::dates;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::BookReception, "book-reception");

/// `GET /desk/concerns/{number}/book-reception`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::BookReception)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/book-reception`
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
    match fields.get("reception").parse().ok().map(ReceptionNo) {
        Some(reception) => case.carry_out(shown, &fields, Command::BookReception(BookReception { reception })).await,
        None => Ok(again(shown, vec![Wrong::new("reception", "wrong-pick")])),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let (office, today) = (&case.visitor.office, case.today());
    let mut days: Vec<&Reception> = office.office.receptions().all().collect();
    days.retain(|day| day.off.is_none() && day.said.on >= today);
    days.sort_by_key(|day| (day.said.on, day.said.no));
    let pick = |day: &Reception| {
        let words = format!("{} {}", dates::day(case.page.words, day.said.on), leader(office, day));
        let hint = format!("{} {}", day.said.hours.as_str(), day.said.place.as_str());
        Pick::new(day.said.no, words, fields.get("reception")).hint(hint)
    };
    let picks: Vec<Pick> = days.into_iter().map(pick).collect();
    StepPage {
        intro: case.say(if picks.is_empty() { "book-reception-none" } else { "book-reception-intro" }),
        then: vec![case.say("book-reception-then")],
        fields: vec![Field::new("reception", case.say("book-reception-ask"), Kind::Choice(picks))],
        ..case.step_page(Step::BookReception)
    }
}
