//! 补充材料 at the desk: scans, evidence, annexes, recordings. What came by hand, by letter or by phone is put with the concern
//! as the office's own entry, never as if the person had said it. A file that cannot be taken is named; the rest waits on the
//! tray, and nothing that was typed is lost.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{AddMaterial, Command, MaterialKind};
use huiyin_domain::words::MaterialWords;

use super::judge;
use crate::app::App;
use crate::desk::case::Act;
use crate::desk::laid::{Laid, Wanted};
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AddMaterial, "add-material");

/// `GET /desk/concerns/{number}/add-material`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AddMaterial)?;
    let laid = Laid::before(&case, USE).await?;
    Ok(problem::ok(&page(&case, &laid, kind(&laid.fields))))
}

/// `POST /desk/concerns/{number}/add-material`
///
/// # Errors
/// As [`Case::carry_out_with`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    sent: Upload,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let put = put_down(&case, sent).await?;
    match put.act(&case) {
        Ok(act) => hand_over(&case, &put, act).await,
        Err(Stop::Wrong(wrong)) => Ok(again(put.page(&case), vec![wrong])),
        Err(Stop::Dropped) => Ok(problem::ok(&put.page(&case))),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}

/// The same form sent twice is one entry; what the second sending laid on the tray goes with it.
async fn hand_over(case: &Case, put: &Put, act: Act) -> Result<Response, Problem> {
    let done = case.carry_out_with(put.page(case), &put.laid.fields, act).await?;
    if done.status().is_redirection() {
        case.app.ledger().side(put.laid.clear()).await?;
    }
    Ok(done)
}

/// The tray of a concern's material, apart from those of its tasks.
const USE: &str = "material";

/// What lies on the tray after this form, and what it is to be.
struct Put {
    kind: MaterialKind,
    laid: Laid,
}

/// Why nothing is put with the concern now.
enum Stop {
    Wrong(Wrong),
    /// Somebody only took a file off the tray.
    Dropped,
    Fault(Problem),
}

async fn put_down(case: &Case, sent: Upload) -> Result<Put, Problem> {
    let kind = kind(&sent.fields);
    let wanted = if kind == MaterialKind::Recording { Wanted::Recordings } else { Wanted::Papers };
    Ok(Put { kind, laid: Laid::put_down(case, (USE, wanted), sent).await? })
}

impl Put {
    fn act(&self, case: &Case) -> Result<Act, Stop> {
        if self.laid.dropped {
            return Err(Stop::Dropped);
        }
        if let Some(wrong) = self.laid.wrong() {
            return Err(Stop::Wrong(wrong));
        }
        // A tray may hold scans from before somebody chose recordings.
        let (all, recordings) = self.laid.count();
        let meant = if self.kind == MaterialKind::Recording { all } else { 0 };
        if recordings != meant {
            return Err(Stop::Wrong(Wrong::new("kind", "files-mixed")));
        }
        let text = judge(self.laid.fields.get("text"), all).map_err(Stop::Wrong)?;
        let (words, files) = self.laid.files().map_err(Stop::Fault)?;
        let command = AddMaterial { kind: self.kind, words: MaterialWords { files: words, text } };
        Ok(Act { files, side: vec![self.laid.clear()], ..case.act(Command::AddMaterial(command)) })
    }

    fn page(&self, case: &Case) -> StepPage {
        page(case, &self.laid, self.kind)
    }
}

fn kind(fields: &Fields) -> MaterialKind {
    MaterialKind::ALL.into_iter().find(|kind| kind.word() == fields.get("kind")).unwrap_or_default()
}

/// What it is called on the form, and who will see it.
fn kind_words(kind: MaterialKind) -> (&'static str, &'static str) {
    match kind {
        MaterialKind::Own => ("material-own", "material-own-hint"),
        MaterialKind::Evidence => ("material-evidence", "material-evidence-hint"),
        MaterialKind::Annex => ("material-annex", "material-annex-hint"),
        MaterialKind::Recording => ("material-recording", "material-recording-hint"),
    }
}

fn page(case: &Case, laid: &Laid, chosen: MaterialKind) -> StepPage {
    let text = Kind::Text { value: laid.fields.get("text").to_owned(), rows: 4 };
    let stage = case.opened.concern.stage();
    let pick = |kind: MaterialKind| {
        let (words, hint) = kind_words(kind);
        Pick::new(kind.word(), case.say(words), chosen.word()).hint(case.say(hint))
    };
    let kinds = MaterialKind::ALL.into_iter().filter(|kind| kind.fits(stage)).map(pick).collect();
    StepPage {
        intro: case.say("add-material-intro"),
        fields: vec![
            Field::new("kind", case.say("material-kind"), Kind::Choice(kinds)),
            laid.field(case, "add-material-photos"),
            Field::new("text", case.say("add-material-ask"), text).hint(case.say("add-material-hint")).optional(),
        ],
        ..case.step_page(Step::AddMaterial)
    }
}
