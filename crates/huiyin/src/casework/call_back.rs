//! 回访: whether anybody was reached; then whether it is solved, point by point, and apart from that how they were treated.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Attitude, CallBack, Command, Reached};
use huiyin_domain::concern::Step;
use huiyin_domain::words::ReporterWords;

use super::take_verdict::{judged, point_questions, sentence};
use crate::app::App;
use crate::desk::{Case, again, interview, names, reporters};
use crate::web::desk::{Field, KeyHint, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::CallBack, "call-back");

/// `GET /desk/concerns/{number}/call-back`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::CallBack)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/call-back`
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
    note(&case, &fields).await
}

async fn note(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let shown = page(case, fields);
    match read(case, fields) {
        Ok(command) => {
            let mut act = case.act(command);
            act.to = if fields.get("reached") == "yes" {
                format!("{}/taken-down", case.href())
            } else {
                super::list_call_backs::PATH.to_owned()
            };
            case.carry_out_with(shown, fields, act).await
        }
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("reached"));
    let reached = vec![pick("yes", "call-reached"), pick("no", "call-not-reached")];
    let attitude = |one: Attitude| Pick::new(one.word(), case.say(names::attitude(one)), fields.get("attitude"));
    let verdicts = judged(case, fields);
    let read_back = if verdicts.is_empty() { case.say("interview-read-back-hint") } else { sentence(case, &verdicts) };
    let mut asked = vec![Field::new("reached", case.say("call-was-reached"), Kind::Choice(reached)).hint(whom(case))];
    asked.extend(reporters::who_speaks(case, fields));
    asked.extend(point_questions(case, fields));
    let attitudes = Kind::Choice(Attitude::ALL.into_iter().map(attitude).collect());
    asked.push(
        Field::new("attitude", case.say("call-attitude"), attitudes).hint(case.say("call-attitude-hint")).optional(),
    );
    asked.extend(interview::questions(case, fields).into_iter().map(Field::optional));
    asked.extend(interview::confirmation(case, fields, &read_back));
    let shown = case.step_page(Step::CallBack);
    StepPage {
        intro: case.say("call-script"),
        then: vec![case.say("interview-then"), case.say("call-then")],
        fields: asked,
        back: super::list_call_backs::PATH.to_owned(),
        back_words: case.say("list-call-backs"),
        keys: [KeyHint::new(&["Ctrl", "1–3"], case.say("key-verdict"))].into_iter().chain(shown.keys.clone()).collect(),
        ..shown
    }
}

/// Whom to call, on which telephone; this very page needs it.
fn whom(case: &Case) -> String {
    let line = |who: &ReporterWords| {
        let name = who.name.as_ref().map_or("", |name| name.as_str());
        let phone = who.phone.as_deref().unwrap_or("");
        case.page.t("call-whom").with("name", name).with("phone", phone).to_string()
    };
    case.told.reporters.iter().map(line).collect::<Vec<_>>().join("；")
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    match fields.get("reached") {
        "no" => Ok(Command::CallBack(CallBack { reached: None })),
        "yes" => said(case, fields).map(|reached| Command::CallBack(CallBack { reached: Some(reached) })),
        _ => Err(vec![Wrong::new("reached", "wrong-pick")]),
    }
}

fn said(case: &Case, fields: &Fields) -> Result<Reached, Vec<Wrong>> {
    let points = judged(case, fields);
    let none = points.is_empty().then(|| Wrong::new("point-1", "verdict-empty"));
    let attitude = Attitude::ALL.into_iter().find(|one| one.word() == fields.get("attitude"));
    let attitude = attitude.ok_or(Wrong::new("attitude", "wrong-pick"));
    match (none, attitude, interview::read(fields, &sentence(case, &points))) {
        (None, Ok(attitude), Ok((interview, words))) => {
            let reporter = reporters::speaks(case, fields);
            Ok(Reached { interview, points, attitude, reporter, words })
        }
        (none, attitude, read) => {
            Err(none.into_iter().chain(attitude.err()).chain(read.err().unwrap_or_default()).collect())
        }
    }
}
