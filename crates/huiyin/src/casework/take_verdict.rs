//! 代记评价: what the person says of each point, read back as one sentence and confirmed before it is kept.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, PointVerdict, TakeVerdict, Verdict};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::PointNo;

use crate::app::App;
use crate::desk::{Act, Case, again, interview, names, reporters, reviews};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::TakeInterview, "take-verdict");

/// `GET /desk/concerns/{number}/take-verdict`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::TakeVerdict)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/take-verdict`
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
    take(&case, &fields).await
}

async fn take(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let shown = page(case, fields);
    match read(case, fields) {
        Ok(command) => {
            let act = Act { to: format!("{}/taken-down", case.href()), ..case.act(command) };
            case.carry_out_with(shown, fields, act).await
        }
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// Every point of the concern.
pub(super) fn points(case: &Case) -> Vec<PointNo> {
    (1..=case.opened.concern.intake.points).map(PointNo).collect()
}

/// One question a point: solved, not solved, can't say.
pub(super) fn point_questions(case: &Case, fields: &Fields) -> Vec<Field> {
    let question = |(point, name): (PointNo, &'static str)| {
        let pick = |one: Verdict| Pick::new(one.word(), case.say(names::verdict(one)), fields.get(name));
        Field::new(name, case.point(point), Kind::Choice(Verdict::ALL.into_iter().map(pick).collect())).optional()
    };
    reviews::point_fields(&points(case)).into_iter().map(question).collect()
}

/// What was said of each point; points left out are left open.
pub(super) fn judged(case: &Case, fields: &Fields) -> Vec<PointVerdict> {
    let judged = |(point, name): (PointNo, &'static str)| {
        let verdict = Verdict::ALL.into_iter().find(|one| one.word() == fields.get(name))?;
        Some(PointVerdict { point, verdict })
    };
    reviews::point_fields(&points(case)).into_iter().filter_map(judged).collect()
}

/// The sentence that is read back: 关于“排水沟被填”：挖通排水沟，没解决；赔玉米，解决了。
pub(super) fn sentence(case: &Case, judged: &[PointVerdict]) -> String {
    let line = |one: &PointVerdict| {
        let say = case.page.t("take-verdict-point").with("point", case.point(one.point));
        say.with("verdict", case.say(names::verdict(one.verdict))).to_string()
    };
    let lines: Vec<String> = judged.iter().map(line).collect();
    let say = case.page.t("take-verdict-sentence").with("title", &case.told.title);
    say.with("points", lines.join(&case.say("take-verdict-between"))).to_string()
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let judged = judged(case, fields);
    let read_back = if judged.is_empty() { case.say("interview-read-back-hint") } else { sentence(case, &judged) };
    let mut asked = reporters::who_speaks(case, fields);
    asked.extend(interview::questions(case, fields));
    asked.extend(point_questions(case, fields));
    asked.extend(interview::confirmation(case, fields, &read_back));
    StepPage {
        intro: case.say("take-verdict-intro"),
        then: vec![case.say("interview-then"), case.say("take-verdict-then")],
        fields: asked,
        ..case.step_page(Step::TakeVerdict)
    }
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let points = judged(case, fields);
    let none = points.is_empty().then(|| Wrong::new("point-1", "verdict-empty"));
    match (none, interview::read(fields, &sentence(case, &points))) {
        (None, Ok((interview, words))) => {
            let reporter = reporters::speaks(case, fields);
            Ok(Command::TakeVerdict(TakeVerdict { interview, points, reporter, words }))
        }
        (none, read) => Err(none.into_iter().chain(read.err().unwrap_or_default()).collect()),
    }
}
