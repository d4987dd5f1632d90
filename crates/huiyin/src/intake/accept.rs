//! 受理: by which statutory path and track, about what, and its points in the office's words.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command, Path as LegalPath, Track};
use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_domain::kernel::text::Line;

use crate::app::App;
use crate::desk::{Case, again, kin_rows, names, possible};
use crate::web::desk::{Field, Kind, Pick, StepLink, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::Accept, "accept");

/// `GET /desk/concerns/{number}/accept`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::Accept)?;
    Ok(problem::ok(&beside(&case, page(&case, &Fields::default())).await?))
}

/// `POST /desk/concerns/{number}/accept`
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
    let shown = beside(&case, page(&case, &fields)).await?;
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// With what looks alike in view: what was brought twice is joined, not accepted twice.
async fn beside(case: &Case, mut shown: StepPage) -> Result<StepPage, Problem> {
    if let Some(matter) = &mut shown.matter {
        matter.likes = kin_rows::likes(case).await?;
    }
    Ok(shown)
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let track = if fields.has("track") { fields.get("track") } else { Track::Ordinary.word() };
    let paths =
        LegalPath::ALL.into_iter().map(|path| Pick::new(path.word(), case.say(names::path(path)), fields.get("path")));
    let tracks = Track::ALL.into_iter().map(|one| Pick::new(one.word(), case.say(names::track(one)), track));
    let category = category(case, fields);
    let mut categories = vec![Pick::new("", case.say("accept-no-category"), &category)];
    let known = case.visitor.office.office.categories();
    categories.extend(known.map(|(code, name)| Pick::new(code, name.as_str(), &category)));
    StepPage {
        intro: case.say("accept-intro"),
        then: vec![case.say("accept-then-told"), case.say("accept-then-clock")],
        fields: vec![
            Field::new(
                "points",
                case.say("accept-points"),
                Kind::Text { value: fields.get("points").to_owned(), rows: 4 },
            )
            .hint(case.say("accept-points-hint")),
            Field::new("path", case.say("accept-path"), Kind::Choice(paths.collect())),
            Field::new("track", case.say("accept-track"), Kind::Choice(tracks.collect())),
            Field::new("category", case.say("accept-category"), Kind::List(categories)).optional(),
        ],
        others: others(case),
        ..case.step_page(Step::Accept)
    }
}

/// What was picked here, else what whoever took it down thought it is about.
fn category(case: &Case, fields: &Fields) -> String {
    let registered = case.opened.concern.intake.registered.as_ref();
    let thought = registered.and_then(|registered| registered.category.as_ref());
    match fields.has("category") {
        true => fields.get("category").to_owned(),
        false => thought.map(|category| category.as_str().to_owned()).unwrap_or_default(),
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let path = LegalPath::ALL.into_iter().find(|path| path.word() == fields.get("path"));
    let path = path.ok_or(Wrong::new("path", "wrong-path"));
    let track = Track::ALL.into_iter().find(|track| track.word() == fields.get("track"));
    let track = track.ok_or(Wrong::new("track", "wrong-pick"));
    let category = CategoryCode::parse(fields.get("category"));
    match (path, track, points(fields)) {
        (Ok(path), Ok(track), Ok(points)) => Ok(Command::Accept(intake::Accept { path, track, category, points })),
        (path, track, points) => Err([points.err(), path.err(), track.err()].into_iter().flatten().collect()),
    }
}

/// One point a line; empty lines say nothing.
fn points(fields: &Fields) -> Result<Vec<Line>, Wrong> {
    let lines = fields.get("points").lines().filter(|line| !line.trim().is_empty());
    let points = lines.map(|line| Line::parse(line).map_err(|fault| form::wrong_text("points", fault, "wrong-points")));
    let points = points.collect::<Result<Vec<_>, _>>()?;
    if points.is_empty() { Err(Wrong::new("points", "wrong-points")) } else { Ok(points) }
}

/// The other ways of the same moment: send it on, or decline.
fn others(case: &Case) -> Vec<StepLink> {
    let link =
        |step: Step, key| StepLink { href: case.step_href(step), words: case.say(names::step(step)), key, main: false };
    let all = [(Step::Transfer, Action::Transfer, "t"), (Step::DeclineToAccept, Action::Accept, "d")];
    let open = all
        .into_iter()
        .filter(|(step, action, _)| possible::allowed(case, *action) && possible::why_not(case, *step).is_none());
    open.map(|(step, _, key)| link(step, key)).collect()
}
