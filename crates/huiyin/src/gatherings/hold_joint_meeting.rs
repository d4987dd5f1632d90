//! 记联席会议: the day, who came for which unit, the minutes; what is decided for a unit becomes its task.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{Command, Decided, HoldJointMeeting};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::text::{Line, Prose};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::{MeetingWords, PresentWords, TaskWords};

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HoldJointMeeting, "hold-joint-meeting");

/// Unit, who came, what it is to do, by when. A unit with two tasks stands in two rows.
type RowNames = [&'static str; 4];

const ROWS: [RowNames; 4] = [
    ["unit-1", "who-1", "task-1", "due-1"],
    ["unit-2", "who-2", "task-2", "due-2"],
    ["unit-3", "who-3", "task-3", "due-3"],
    ["unit-4", "who-4", "task-4", "due-4"],
];

/// `GET /desk/concerns/{number}/hold-joint-meeting`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::HoldJointMeeting)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/hold-joint-meeting`
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
    let typed = |name: &str| fields.get(name).to_owned();
    let on = if fields.has("on") { typed("on") } else { case.today().to_string() };
    let mut asked = vec![Field::new("on", case.say("meeting-on"), Kind::Day(on))];
    for (n, [unit, who, task, due]) in (1..).zip(ROWS) {
        let say = |key: &'static str| case.page.t(key).with("n", n).to_string();
        asked.push(Field::new(unit, say("meeting-unit"), Kind::List(units(case, fields.get(unit)))).optional());
        asked.push(Field::new(who, say("meeting-who"), Kind::Line(typed(who))).optional());
        let text = Kind::Text { value: typed(task), rows: 2 };
        asked.push(Field::new(task, say("meeting-task"), text).hint(case.say("meeting-task-hint")).optional());
        asked.push(Field::new(due, say("meeting-due"), Kind::Day(typed(due))).optional());
    }
    let minutes = Kind::Text { value: typed("minutes"), rows: 6 };
    asked.push(Field::new("minutes", case.say("meeting-minutes"), minutes).hint(case.say("meeting-minutes-hint")));
    StepPage {
        intro: case.say("meeting-intro"),
        then: vec![case.say("meeting-then")],
        fields: asked,
        ..case.step_page(Step::HoldJointMeeting)
    }
}

/// Nobody first, then every unit that works but the one that leads.
fn units(case: &Case, chosen: &str) -> Vec<Pick> {
    let lead = case.opened.concern.unit();
    let works = case.visitor.office.office.units().filter(|(id, unit)| unit.works && Some(*id) != lead);
    let picks = works.map(|(id, unit)| Pick::new(id, unit.name.as_str(), chosen));
    std::iter::once(Pick::new("", case.say("meeting-nobody"), chosen)).chain(picks).collect()
}

/// One row that names a unit: who came for it, and what it is to do when something was decided.
struct RowRead {
    present: PresentWords,
    decided: Option<Decided>,
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let on = fields.get("on").trim().parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day")));
    let mut rows = Vec::new();
    for names in ROWS.into_iter().filter(|names| names.iter().any(|name| !fields.get(name).trim().is_empty())) {
        match row(fields, names) {
            Ok(row) => rows.push(row),
            Err(found) => wrongs.extend(found),
        }
    }
    let minutes = form::text(fields, "minutes", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    match (on, minutes) {
        (Ok(on), Ok(minutes)) if wrongs.is_empty() => {
            let (present, decided): (Vec<_>, Vec<_>) = rows.into_iter().map(|row| (row.present, row.decided)).unzip();
            let words = MeetingWords { minutes, present };
            let decided = decided.into_iter().flatten().collect();
            Ok(Command::HoldJointMeeting(HoldJointMeeting { on, words, decided }))
        }
        _ => Err(wrongs),
    }
}

fn row(fields: &Fields, [unit, who, task, due]: RowNames) -> Result<RowRead, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let unit = fields.get(unit).parse().map(UnitId).map_err(|_| wrongs.push(Wrong::new(unit, "wrong-pick")));
    let came: Result<Line, ()> = form::text(fields, who, "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    // A task without a day, or a day without a task, is half a decision.
    let decided = match (fields.get(task).trim(), fields.get(due).trim()) {
        ("", "") => Ok(None),
        _ => decision(fields, (task, due), &mut wrongs).map(Some).ok_or(()),
    };
    match (unit, came, decided) {
        (Ok(unit), Ok(who), Ok(decided)) => {
            let decided = decided.map(|(due, wanted)| {
                let words = TaskWords { late_because: None, wanted };
                Decided { unit, due, words }
            });
            Ok(RowRead { present: PresentWords { unit, who }, decided })
        }
        _ => Err(wrongs),
    }
}

fn decision(
    fields: &Fields,
    (task, due): (&'static str, &'static str),
    wrongs: &mut Vec<Wrong>,
) -> Option<(Day, Prose)> {
    let wanted = form::text(fields, task, "wrong-empty").map_err(|wrong| wrongs.push(wrong)).ok();
    let due = fields.get(due).trim().parse().map_err(|_| wrongs.push(Wrong::new(due, "wrong-day"))).ok();
    Some((due?, wanted?))
}
