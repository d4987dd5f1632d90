//! 第 5 步，核对提交: who gets it and by when stand before the button; the button names the act.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Class;
use huiyin_domain::deadlines::{
    ClockId,
    reckon::{Term, reckon},
};
use huiyin_domain::intake::{Channel, Command, FileConcern};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Line, Name, Prose, Title};
use huiyin_domain::words::{ConcernWords, FileWords, ReporterWords};
use huiyin_ledger::{Failure, Fault, StoredFile};

use super::add_material::AddMaterialPage;
use super::draft::Draft;
use super::fields::{grouped_phone, judge_phone};
use crate::app::App;
use crate::handle::{Order, handle};
use crate::web::form::Fields;
use crate::web::opened::Opened;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::slip::{Holder, Slip};
use crate::web::visitor::Visitor;
use crate::web::{dates, paths};

/// Page 5 of 5.
#[derive(Template)]
#[template(path = "intake/pages/file_concern.html")]
pub struct CheckAnswers {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// What happened.
    pub text: String,
    /// The matter in one line.
    pub title: String,
    /// Whether conduct is complained of.
    pub sealed: bool,
    /// Where, in words; may be empty.
    pub place: String,
    /// Name of the area; may be empty.
    pub area: String,
    /// How many photos.
    pub photos: usize,
    /// What the person is called; may be empty.
    pub name: String,
    /// How they are reached, as a sentence.
    pub contact: String,
    /// The last day for telling them who has it.
    pub by: String,
}

/// `GET /report/check`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    if let Some(page) = unfinished(&draft) {
        return Ok(Redirect::to(page).into_response());
    }
    Ok(ok(&check_page(&app, &visitor, &draft, vec![])))
}

/// `POST /concerns`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let (draft, opened) = (Draft::of(&app, &visitor).await?, Opened::of(&app, &visitor).await?);
    let before = opened.filed_with(fields.get("key"));
    match (before, unfinished(&draft)) {
        (Some(number), _) if draft.is_blank() => Ok(to_receipt(number)),
        (Some(number), Some(_)) => Ok(offer_as_material(&app, &visitor, number, &draft)),
        (None, Some(_)) => Ok(nothing_to_send(&app, &visitor)),
        (before, None) => match (file(&app, &visitor, &fields, (&draft, opened)).await, before) {
            (Ok(number), _) => Ok(to_receipt(number)),
            (Err(Problem::KeyReused(_)), Some(number)) => Ok(offer_as_material(&app, &visitor, number, &draft)),
            (Err(problem), _) => Err(problem),
        },
    }
}

fn to_receipt(number: Number) -> Response {
    Redirect::to(&paths::below(number, "receipt")).into_response()
}

/// The first page on which something is missing.
fn unfinished(draft: &Draft) -> Option<&'static str> {
    let written = draft.text.chars().count() >= super::report_what::TEXT_LEAST;
    if !written || !matches!(draft.conduct.as_str(), "yes" | "no") {
        return Some("/report/what");
    }
    (!matches!(draft.manner.as_str(), "phone" | "letter" | "none")).then_some("/report/contact")
}

/// The same form once more with other words in the draft: nothing is lost, they are offered as added material.
fn offer_as_material(app: &App, visitor: &Visitor, number: Number, draft: &Draft) -> Response {
    let offer = AddMaterialPage {
        page: visitor.page(app),
        wrongs: vec![],
        number: number.to_string(),
        back: paths::progress(number),
        text: draft.text.clone(),
        from_report: true,
    };
    render(&offer, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The draft ran out or was cleared between the check page and the button.
fn nothing_to_send(app: &App, visitor: &Visitor) -> Response {
    let wrongs = vec![Wrong::new("text", "check-nothing")];
    render(
        &super::report_what::ReportWhat::with(visitor.page(app), wrongs, "", "", ""),
        StatusCode::UNPROCESSABLE_ENTITY,
    )
}

async fn file(
    app: &App,
    visitor: &Visitor,
    fields: &Fields,
    (draft, opened): (&Draft, Opened),
) -> Result<Number, Problem> {
    let (key, _) = fields.once(app, "file")?;
    let written = serde_json::to_vec(draft).unwrap_or_default();
    let number = Number::from_chance(u64::from_be_bytes(app.ledger().random::<8>()?));
    let slip = Slip::draw(app)?;
    let hash = slip.code.hash(app, number);
    let files: Vec<StoredFile> =
        draft.photos.iter().map(super::draft::DraftPhoto::stored).collect::<Result<_, Fault>>()?;
    let command = FileConcern {
        id: Hex(app.ledger().random()?),
        number,
        code: hash,
        token: Some(slip.token.hash(app, number)),
        class: if draft.is_sealed() { Class::Sealed } else { Class::Ordinary },
        channel: Channel::Web,
        place: draft.area_code(),
        received_on: None,
        words: concern_words(draft, &files, visitor)?,
        reporter: reporter_words(draft),
    };
    let mut order = Order::new(Actor::Citizen, Action::FileConcern, None, Command::FileConcern(Box::new(command)));
    order = order.once(key, app.ledger().request_digest(&written));
    order.files = files;
    let token = Some(fields.get("key").to_owned());
    order.side = vec![
        opened.with(number, hash, token).keep(app, visitor),
        slip.keep(app, Holder::of_form(fields.get("key")), number),
        Draft::forget(visitor),
    ];
    number_of(app, handle(app, order).await, number, &draft.text).await
}

/// The number that was filed: ours, or that of the first click when this was the second.
pub(super) async fn number_of(
    app: &App,
    filed: Result<huiyin_ledger::Receipt, Failure>,
    drawn: Number,
    text: &str,
) -> Result<Number, Problem> {
    let receipt = match filed {
        Ok(receipt) if !receipt.repeated => return Ok(drawn),
        Ok(receipt) => receipt,
        Err(Failure::KeyReused) => return Err(Problem::KeyReused(Some(text.to_owned()))),
        Err(other) => return Err(other.into()),
    };
    let stream = receipt.streams.first().copied().unwrap_or_default();
    let row = app.ledger().read(move |read| crate::casework::view::row_of(read, stream)).await?;
    row.map(|row| row.number).ok_or_else(|| Problem::fault("a filed concern has no row"))
}

fn concern_words(draft: &Draft, files: &[StoredFile], visitor: &Visitor) -> Result<ConcernWords, Problem> {
    // Each was judged on its own page; a draft that no longer reads is a fault of ours, not of the writer.
    let unreadable = || Problem::fault("a draft holds what its page would not take");
    Ok(ConcernWords {
        files: file_words(files, visitor),
        place: if draft.place.is_empty() { None } else { Some(Line::parse(&draft.place).map_err(|_| unreadable())?) },
        late_because: None,
        text: Prose::parse(&draft.text).map_err(|_| unreadable())?,
        title: Title::parse(&draft.title_line()).map_err(|_| unreadable())?,
    })
}

/// Photos are named by their place: what the telephone called them may tell more than the picture.
pub(crate) fn file_words(files: &[StoredFile], visitor: &Visitor) -> Vec<FileWords> {
    let words = crate::web::words::Words::of(visitor.language);
    let named = |(n, file): (usize, &StoredFile)| FileWords {
        bytes: None,
        id: file.id(),
        kind: "image/jpeg".to_owned(),
        name: words.t("photo-alt").with("n", n + 1).to_string(),
        pages: None,
        scan: false,
    };
    files.iter().enumerate().map(named).collect()
}

/// Only the way that was chosen; nothing chosen and no name is nobody, and that is fine.
fn reporter_words(draft: &Draft) -> Option<ReporterWords> {
    let words = ReporterWords {
        address: if draft.manner == "letter" { Line::parse(&draft.address).ok() } else { None },
        name: Name::parse(&draft.name).ok(),
        phone: if draft.manner == "phone" { judge_phone(&draft.phone).ok() } else { None },
        ..ReporterWords::default()
    };
    (words != ReporterWords::default()).then_some(words)
}

fn check_page(app: &App, visitor: &Visitor, draft: &Draft, wrongs: Vec<Wrong>) -> CheckAnswers {
    let page = visitor.page(app);
    let area = draft.area_code();
    let area_name = visitor.office.office.areas().find(|(code, _)| Some(*code) == area.as_ref());
    CheckAnswers {
        wrongs,
        text: draft.text.clone(),
        title: draft.title_line(),
        sealed: draft.is_sealed(),
        place: draft.place.clone(),
        area: area_name.map(|(_, name)| name.as_str().to_owned()).unwrap_or_default(),
        photos: draft.photos.len(),
        name: draft.name.clone(),
        contact: contact(&page, draft),
        by: first_day(app, &page),
        page,
    }
}

fn contact(page: &Page, draft: &Draft) -> String {
    let phone = judge_phone(&draft.phone).unwrap_or_default();
    let say = match draft.manner.as_str() {
        "phone" => page.t("contact-by-phone").with("phone", grouped_phone(&phone)),
        "letter" => page.t("contact-by-letter").with("address", &draft.address),
        _ => page.t("contact-none"),
    };
    say.to_string()
}

/// The last day for telling the person who has it, if it is filed today.
fn first_day(app: &App, page: &Page) -> String {
    let rule = app.policy().rule(ClockId::Register);
    let term = Term { rule, start: app.now().day(app.zone()), stops: &[], extra: 0 };
    reckon(&term, app.calendars()).due.map(|day| dates::day(page.words, day)).unwrap_or_default()
}
