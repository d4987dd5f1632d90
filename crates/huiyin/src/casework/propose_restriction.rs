//! 提出、审批来电来访方式的限制: of a channel, with reasons and an end; another person approves.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command, Contact, Limit};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, conduct, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const PROPOSE: (Action, &str) = (Action::ProposeRestriction, "propose-restriction");
const RULE: (Action, &str) = (Action::RuleOnRestriction, "rule-on-restriction");

/// `GET /desk/concerns/{number}/propose-restriction`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, PROPOSE).await?;
    case.needs(Step::ProposeRestriction)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/propose-restriction`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, PROPOSE).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// `GET /desk/concerns/{number}/rule-on-restriction`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_ruling(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, RULE).await?;
    case.needs(Step::RuleOnRestriction)?;
    Ok(problem::ok(&ruling_page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/rule-on-restriction`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_ruling(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, RULE).await?;
    let shown = ruling_page(&case, &fields);
    match read_ruling(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let contact = |one: Contact| Pick::new(one.word(), case.say(names::contact(one)), fields.get("channel"));
    let limit = |one: Limit| Pick::new(one.word(), case.say(names::limit(one)), fields.get("limit"));
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 5 };
    let (contacts, limits) = (Contact::ALL.into_iter().map(contact), Limit::ALL.into_iter().map(limit));
    StepPage {
        intro: case.say("propose-restriction-intro"),
        then: std::iter::once(case.say("propose-restriction-then")).chain(conduct::lines(case)).collect(),
        fields: vec![
            Field::new("channel", case.say("conduct-channel"), Kind::Choice(contacts.collect())),
            Field::new("limit", case.say("propose-restriction-limit"), Kind::Choice(limits.collect())),
            Field::new("until", case.say("propose-restriction-until"), Kind::Day(fields.get("until").to_owned()))
                .hint(case.say("propose-restriction-until-hint")),
            Field::new("text", case.say("propose-restriction-why"), text)
                .hint(case.say("propose-restriction-why-hint")),
        ],
        ..case.step_page(Step::ProposeRestriction)
    }
}

fn ruling_page(case: &Case, fields: &Fields) -> StepPage {
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("grant"));
    let picks = vec![pick("yes", "rule-on-restriction-yes"), pick("no", "rule-on-restriction-no")];
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 3 };
    StepPage {
        intro: case.say("rule-on-restriction-intro"),
        then: std::iter::once(case.say("rule-on-restriction-then")).chain(conduct::lines(case)).collect(),
        fields: vec![
            Field::new("grant", case.say("rule-on-restriction-ask"), Kind::Choice(picks)),
            Field::new("text", case.say("rule-why"), text),
        ],
        ..case.step_page(Step::RuleOnRestriction)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let channel = Contact::ALL.into_iter().find(|one| one.word() == fields.get("channel"));
    let limit = Limit::ALL.into_iter().find(|one| one.word() == fields.get("limit"));
    let channel = channel.ok_or(Wrong::new("channel", "wrong-pick"));
    let limit = limit.ok_or(Wrong::new("limit", "wrong-pick"));
    let until = fields.get("until").trim().parse().map_err(|_| Wrong::new("until", "wrong-day"));
    match ((channel, limit), until, form::text(fields, "text", "wrong-empty")) {
        ((Ok(channel), Ok(limit)), Ok(until), Ok(text)) => {
            let reasons = SaidWords { text };
            Ok(Command::ProposeRestriction(casework::ProposeRestriction { channel, limit, until, reasons }))
        }
        ((channel, limit), until, text) => {
            Err([channel.err(), limit.err(), until.err(), text.err()].into_iter().flatten().collect())
        }
    }
}

fn read_ruling(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let grant = match fields.get("grant") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wrong::new("grant", "wrong-pick")),
    };
    match (grant, form::text(fields, "text", "wrong-empty")) {
        (Ok(grant), Ok(text)) => {
            let reason = SaidWords { text };
            Ok(Command::RuleOnRestriction(casework::RuleOnRestriction { grant, reason }))
        }
        (grant, text) => Err([grant.err(), text.err()].into_iter().flatten().collect()),
    }
}
