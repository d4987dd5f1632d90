//! 登记复查、复核申请: what comes on paper or at the counter; how it came, on which day, for which points, why.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::review::{Came, CameBy, Command, RequestReview, WhyNotTaken, standing_of_request, term};

use super::request_review;
use crate::app::App;
use crate::desk::{Case, again, reporters, reviews};
use crate::web::dates;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::RequestReview, "request-review");

/// `GET /desk/concerns/{number}/request-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::RequestReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/request-review`
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
    match read(&case, &fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let on = if fields.has("on") { fields.get("on").to_owned() } else { case.today().to_string() };
    let by = |by: CameBy| Pick::new(by.word(), case.say(reviews::came(by)), fields.get("by"));
    let sent = fields.all("points");
    let point = |(no, words): (u32, &String)| {
        let chosen = sent.iter().any(|one| *one == no.to_string());
        Pick { value: no.to_string(), words: words.clone(), hint: String::new(), chosen }
    };
    let text = |name: &str, rows| Kind::Text { value: fields.get(name).to_owned(), rows };
    StepPage {
        intro: intro(case),
        then: vec![case.say("review-register-then")],
        fields: reporters::who_speaks(case, fields)
            .into_iter()
            .chain([
                Field::new("by", case.say("review-came"), Kind::Choice(CameBy::ALL.into_iter().map(by).collect())),
                Field::new("on", case.say("review-came-on"), Kind::Day(on)).hint(case.say("review-came-on-hint")),
                Field::new(
                    "points",
                    case.say("review-which-points"),
                    Kind::Ticks((1..).zip(&case.told.points).map(point).collect()),
                ),
                Field::new("reasons", case.say("review-reasons"), text("reasons", 4))
                    .hint(case.say("review-register-hint")),
                Field::new("new_facts", case.say("review-new-facts"), text("new_facts", 2))
                    .hint(case.say("review-new-facts-hint"))
                    .optional(),
            ])
            .collect(),
        ..case.step_page(Step::RequestReview)
    }
}

/// Who looks, until when it can be asked for; or that it is too late, and is taken down all the same.
fn intro(case: &Case) -> String {
    let concern = &case.opened.concern;
    let reporter = reporters::may_ask(case);
    let Some((level, why_not)) = standing_of_request(concern, reporter, case.today()) else { return String::new() };
    let until = term(concern, level, reporter)
        .and_then(|clock| clock.due())
        .map(|day| dates::day_seen_on(case.page.words, day, case.today()));
    let body = reviews::body_name(&case.visitor.office, case.page.words, concern, level);
    let key = match why_not {
        None => "review-register-intro",
        Some(WhyNotTaken::TermOver) => "review-register-late",
        Some(WhyNotTaken::Final) => "review-register-final",
    };
    let say = case.page.t(key).with("level", case.say(reviews::level(level))).with("body", body);
    say.with("day", until.unwrap_or_default()).to_string()
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let by = CameBy::ALL.into_iter().find(|by| by.word() == fields.get("by"));
    let by = by.ok_or(Wrong::new("by", "wrong-pick"));
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    let reporter = reporters::speaks(case, fields);
    match (by, on, request_review::read(&case.opened.concern.intake, fields)) {
        (Ok(by), Ok(on), Ok(request)) => {
            Ok(Command::RequestReview(RequestReview { came: Some(Came { by, on }), reporter, ..request }))
        }
        (by, on, request) => {
            let mut wrongs: Vec<Wrong> = [by.err(), on.err()].into_iter().flatten().collect();
            wrongs.extend(request.err().unwrap_or_default());
            Err(wrongs)
        }
    }
}
