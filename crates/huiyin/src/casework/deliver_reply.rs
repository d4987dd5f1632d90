//! 送达: by hand, by post with its number, read out on the phone; from that day the review term runs.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command, Delivery, DeliveryManner};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, names, reporters};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::DeliverReply, "deliver-reply");

/// `GET /desk/concerns/{number}/deliver-reply`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::DeliverReply)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/deliver-reply`
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
    let day = if fields.has("on") { fields.get("on").to_owned() } else { case.today().to_string() };
    let pick = |manner: DeliveryManner| Pick::new(manner.word(), case.say(names::manner(manner)), fields.get("manner"));
    let whom = reporters::waiting(case, fields.get("reporter"));
    let whom = (whom.len() > 1).then(|| Field::new("reporter", case.say("reporters-whom"), Kind::Choice(whom)));
    StepPage {
        intro: case.say("deliver-intro"),
        then: vec![case.say("deliver-then")],
        fields: whom
            .into_iter()
            .chain([
                Field::new(
                    "manner",
                    case.say("deliver-how"),
                    Kind::Choice(DeliveryManner::BY_STAFF.into_iter().map(pick).collect()),
                ),
                Field::new("on", case.say("deliver-on"), Kind::Day(day)),
                Field::new("note", case.say("deliver-note"), Kind::Line(fields.get("note").to_owned()))
                    .hint(case.say("deliver-note-hint"))
                    .optional(),
            ])
            .collect(),
        ..case.step_page(Step::DeliverReply)
    }
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let known = DeliveryManner::BY_STAFF.into_iter().find(|manner| manner.word() == fields.get("manner"));
    let manner = known.ok_or(Wrong::new("manner", "wrong-pick"));
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    // A letter without its number cannot be asked for at the post office; the other ways speak for themselves.
    let by_post = known == Some(DeliveryManner::Post);
    let note = form::optional_text(fields, "note");
    let note =
        note.and_then(|text| if by_post && text.is_none() { Err(Wrong::new("note", "wrong-empty")) } else { Ok(text) });
    match (manner, on, note) {
        (Ok(manner), Ok(on), Ok(text)) => Ok(Command::DeliverReply(casework::DeliverReply {
            delivery: Delivery { manner, on },
            to: reporters::picked(case, fields),
            note: text.map(|text| SaidWords { text }),
        })),
        (manner, on, text) => Err([manner.err(), on.err(), text.err()].into_iter().flatten().collect()),
    }
}
