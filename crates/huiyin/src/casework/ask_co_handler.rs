//! 请求协办: which unit, what it is asked for, and by when.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::TaskWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AskCoHandler, "ask-co-handler");

/// `GET /desk/concerns/{number}/ask-co-handler`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AskCoHandler)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/ask-co-handler`
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
    let text = |name, rows| Kind::Text { value: fields.get(name).to_owned(), rows };
    StepPage {
        intro: case.say("ask-co-intro"),
        then: vec![case.say("ask-co-then")],
        fields: vec![
            Field::new("unit", case.say("ask-co-unit"), Kind::Choice(units(case, fields.get("unit")))),
            Field::new("text", case.say("ask-co-wanted"), text("text", 4)).hint(case.say("ask-co-wanted-hint")),
            Field::new("due", case.say("ask-co-due"), Kind::Day(fields.get("due").to_owned()))
                .hint(case.say("ask-co-due-hint")),
            Field::new("late_because", case.say("ask-co-late"), text("late_because", 2))
                .hint(case.say("ask-co-late-hint"))
                .optional(),
        ],
        ..case.step_page(Step::AskCoHandler)
    }
}

/// Units in which somebody answers for such a concern; never the one that leads.
pub(super) fn units(case: &Case, chosen: &str) -> Vec<Pick> {
    let concern = &case.opened.concern;
    let office = &case.visitor.office.office;
    let head = if concern.class() == Some(Class::Sealed) { Role::Supervisor } else { Role::UnitHead };
    let may =
        office.units().filter(|(id, unit)| unit.works && concern.unit() != Some(*id) && office.has_post(*id, head));
    may.map(|(id, unit)| Pick::new(id, unit.name.as_str(), chosen)).collect()
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let unit = fields.get("unit").parse().map(UnitId).map_err(|_| wrongs.push(Wrong::new("unit", "wrong-pick")));
    let wanted = form::text(fields, "text", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let due = fields.get("due").trim().parse().map_err(|_| wrongs.push(Wrong::new("due", "wrong-day")));
    let late = form::optional_text(fields, "late_because").map_err(|wrong| wrongs.push(wrong));
    match (unit, wanted, due, late) {
        (Ok(unit), Ok(wanted), Ok(due), Ok(late_because)) => {
            let words = TaskWords { late_because, wanted };
            Ok(Command::AskCoHandler(casework::AskCoHandler { unit, due, words }))
        }
        _ => Err(wrongs),
    }
}
