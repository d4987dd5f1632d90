//! 补充材料 at the desk: scans, evidence, annexes, recordings. What came by hand, by letter or by phone is put with the concern
//! as the office's own entry, never as if the person had said it. A file that cannot be taken is named; the rest waits on the
//! tray, and nothing that was typed is lost.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{AddMaterial, Command, MaterialKind};
use huiyin_domain::words::{FileWords, MaterialWords};
use huiyin_ledger::StoredFile;

use super::judge;
use crate::app::App;
use crate::desk::case::Act;
use crate::desk::{Case, again};
use crate::intake::examine_file::Wanted;
use crate::intake::tray::{self, OnTray};
use crate::web::desk::{Field, Files, Kind, Pick, StepPage};
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
    let tray = tray::of(&app, row(&case)).await?;
    Ok(problem::ok(&page(&case, &Fields::default(), (&tray, Vec::new()))))
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
    let done = case.carry_out_with(put.page(case), &put.fields, act).await?;
    if done.status().is_redirection() {
        case.app.ledger().side(tray::clear(&row(case))).await?;
    }
    Ok(done)
}

/// What lies on the tray after this form, and what could not be taken.
struct Put {
    fields: Fields,
    kind: MaterialKind,
    tray: Vec<OnTray>,
    refused: Vec<String>,
}

/// Why nothing is put with the concern now.
enum Stop {
    Wrong(Wrong),
    /// Somebody only took a file off the tray.
    Dropped,
    Fault(Problem),
}

async fn put_down(case: &Case, sent: Upload) -> Result<Put, Problem> {
    let Upload { fields, files } = sent;
    let (app, row) = (&case.app, row(case));
    let mut tray = tray::of(app, row.clone()).await?;
    let before = tray.clone();
    if let Some(id) = dropped(&fields) {
        tray.retain(|file| file.id() != id);
    }
    let kind = kind(&fields);
    let wanted = if kind == MaterialKind::Recording { Wanted::Recordings } else { Wanted::Papers };
    let room = tray::MOST.saturating_sub(tray.len());
    let taken = tray::take(app, files, (wanted, room)).await?;
    let refused = taken.sentences(&case.page);
    tray.extend(taken.files);
    if tray != before {
        tray::lay(app, &row, &tray).await?;
    }
    Ok(Put { fields, kind, tray, refused })
}

impl Put {
    fn act(&self, case: &Case) -> Result<Act, Stop> {
        if dropped(&self.fields).is_some() {
            return Err(Stop::Dropped);
        }
        if !self.refused.is_empty() {
            return Err(Stop::Wrong(Wrong::new("photos", "files-some-not-taken")));
        }
        // A tray may hold scans from before somebody chose recordings.
        let recordings = self.tray.iter().filter(|file| file.kind.starts_with("audio/")).count();
        let meant = if self.kind == MaterialKind::Recording { self.tray.len() } else { 0 };
        if recordings != meant {
            return Err(Stop::Wrong(Wrong::new("kind", "files-mixed")));
        }
        let text = judge(self.fields.get("text"), self.tray.len()).map_err(Stop::Wrong)?;
        let kept = self.tray.iter().map(|file| Ok((file.words()?, file.stored()?)));
        let kept: Result<Vec<(FileWords, StoredFile)>, huiyin_ledger::Fault> = kept.collect();
        let (words, files) = kept.map_err(|fault| Stop::Fault(fault.into()))?.into_iter().unzip();
        let command = AddMaterial { kind: self.kind, words: MaterialWords { files: words, text } };
        Ok(Act { files, side: vec![tray::clear(&row(case))], ..case.act(Command::AddMaterial(command)) })
    }

    fn page(&self, case: &Case) -> StepPage {
        page(case, &self.fields, (&self.tray, self.refused.clone()))
    }
}

fn dropped(fields: &Fields) -> Option<&str> {
    fields.get("do").strip_prefix("drop-")
}

fn row(case: &Case) -> Vec<u8> {
    let person = case.visitor.actor.person().map_or(0, |person| person.0);
    tray::row(person, &case.opened.number.digits())
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

fn page(case: &Case, fields: &Fields, (tray, refused): (&[OnTray], Vec<String>)) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    let stage = case.opened.concern.stage();
    let pick = |kind: MaterialKind| {
        let (words, hint) = kind_words(kind);
        Pick::new(kind.word(), case.say(words), self::kind(fields).word()).hint(case.say(hint))
    };
    let kinds = MaterialKind::ALL.into_iter().filter(|kind| kind.fits(stage)).map(pick).collect();
    let kept = tray.iter().map(|file| (file.id(), file.line(&case.page))).collect();
    let most = case.page.t("files-limits-hint").with("n", tray::MOST).to_string();
    StepPage {
        intro: case.say("add-material-intro"),
        fields: vec![
            Field::new("kind", case.say("material-kind"), Kind::Choice(kinds)),
            Field::new("photos", case.say("add-material-photos"), Kind::Files(Files { kept, refused }))
                .hint(most)
                .optional(),
            Field::new("text", case.say("add-material-ask"), text).hint(case.say("add-material-hint")).optional(),
        ],
        ..case.step_page(Step::AddMaterial)
    }
}
