//! What it is for: the office's own records as pages and files: units, posts, people, areas, categories.
//! Who acts: the administrator; everybody for their own absence, heads for those of their unit and its deputies; the operator who makes an installation.
//! Legal basis: 信访工作条例 18, 24.
//! Events: those of its namesake in the rules.
//! Never: opens a concern; shows a password after the moment it was made.
//! Map rows: S31, S35, S38.

pub mod add_person;
pub mod arrange;
pub mod close_post;
mod code_list;
pub mod confirm_change;
pub mod describe_office;
pub mod dissolve_unit;
pub mod export_office;
pub mod first_office;
mod form_page;
mod history;
pub mod import_office;
pub mod list_units;
pub mod move_person;
pub mod record_absence;
pub mod require_second_factor;
pub mod retire_category;
mod say_arrangement;
pub mod see_doctor;
pub mod set_area;
pub mod set_category;
pub mod set_day;
pub mod set_deputy;
pub mod set_english;
pub mod set_jurisdiction;
pub mod set_post;
pub mod set_text;
pub mod set_unit;
pub mod show_office;
pub mod show_person;
pub mod show_text;
pub mod show_texts;

use huiyin_domain::access::Action;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::{ChangeKind, Command, Office, needs_second_person};
use huiyin_ledger::{Failure, Receipt, Side};

use crate::app::App;
use crate::app::OfficeNow;
use crate::handle::{OfficeOrder, handle_office};
use crate::router::{About, Routes};
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::site::{Site, SiteWords};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

/// How the house is named on its pages; `None` before an office was described.
#[must_use]
pub fn site_of(now: &OfficeNow) -> Option<Site> {
    let described = now.office.described()?;
    let desk = now.office.unit(described.desk)?;
    let text = |line: &Option<huiyin_domain::kernel::text::Line>| {
        line.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default()
    };
    let (area, name) = (described.area.as_str(), desk.name.as_str());
    let above = desk.review_body.as_ref().map_or(String::new(), |body| body.as_str().to_owned());
    let title = |language, area: &str| Words::of(language).t("site-title-of").with("area", area).to_string();
    let chinese = SiteWords {
        title: title(Language::Chinese, area),
        office: name.to_owned(),
        host: described.host.as_ref().map_or_else(|| name.to_owned(), |host| host.as_str().to_owned()),
        hours: text(&desk.hours),
        counter: [text(&desk.address), text(&desk.rooms)].join(" ").trim().to_owned(),
        letters: text(&desk.address),
        above,
    };
    Some(Site {
        english: site_in_english(now, described.desk, &chinese, |english| {
            title(Language::English, english.unwrap_or(area))
        }),
        chinese,
        phone: text(&desk.phone),
        hotline: "12345".to_owned(),
        address: String::new(),
        site_code: described.site_code.as_ref().map(|code| code.as_str().to_owned()),
        icp: described.icp.as_ref().map(|icp| icp.as_str().to_owned()),
        demo: described.demo,
    })
}

/// The same in English, as far as the office has given English names; where it has not, the Chinese ones stand.
fn site_in_english(
    now: &OfficeNow,
    desk: UnitId,
    chinese: &SiteWords,
    title: impl Fn(Option<&str>) -> String,
) -> SiteWords {
    let (house, unit) = (now.office.english(None), now.office.english(Some(desk)));
    let or = |english: Option<&str>, chinese: &str| english.unwrap_or(chinese).to_owned();
    let name = |name: &Option<Name>| name.as_ref().map(|name| name.as_str().to_owned());
    let office = unit.and_then(|unit| name(&unit.name)).unwrap_or_else(|| chinese.office.clone());
    let address = unit.and_then(|unit| unit.address.as_ref()).map(|line| line.as_str());
    let rooms = unit.and_then(|unit| unit.rooms.as_ref()).map(|line| line.as_str());
    // Rooms without an address of the same language would be half a sentence in each.
    let counter = address.map(|address| [Some(address), rooms].into_iter().flatten().collect::<Vec<_>>().join(", "));
    SiteWords {
        title: title(house.and_then(|house| house.area.as_ref()).map(|area| area.as_str())),
        host: house.and_then(|house| name(&house.name)).unwrap_or_else(|| chinese.host.clone()),
        office,
        hours: or(unit.and_then(|unit| unit.hours.as_ref()).map(|line| line.as_str()), &chinese.hours),
        counter: or(counter.as_deref(), &chinese.counter),
        letters: or(address, &chinese.letters),
        above: unit.and_then(|unit| name(&unit.review_body)).unwrap_or_else(|| chinese.above.clone()),
    }
}

/// The routes of this room.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    let (manage, office) = (Action::ManageOffice, About::Office);
    routes
        .get(list_units::PATH, Action::Look, About::Open, list_units::get)
        .get("/office", manage, office, show_office::first)
        .get("/office/describe", manage, office, describe_office::get)
        .post("/office/describe", manage, office, describe_office::post)
        .get("/office/units/{unit}", manage, office, show_office::get)
        .get("/office/units/{unit}/edit", manage, office, set_unit::get)
        .post("/office/units/{unit}/edit", manage, office, set_unit::post)
        .get("/office/units/{unit}/posts/{post}", manage, office, set_post::get)
        .post("/office/units/{unit}/posts/{post}", manage, office, set_post::post)
        .get("/office/people/new", manage, office, add_person::get)
        .post("/office/people/new", manage, office, add_person::post)
        .get("/office/people/{person}", manage, office, show_person::get)
        .post("/office/people/{person}", manage, office, show_person::post)
        .get(confirm_change::PATH, Action::ConfirmChange, office, confirm_change::get)
        .post("/office/confirmations/{no}", Action::ConfirmChange, office, confirm_change::post)
        .get(see_doctor::PATH, Action::SeeDoctor, office, see_doctor::get)
        .post(see_doctor::PATH, Action::SeeDoctor, office, see_doctor::post)
        .get(require_second_factor::PATH, manage, office, require_second_factor::get)
        .post(require_second_factor::PATH, manage, office, require_second_factor::post)
        .get(record_absence::PATH, Action::ArrangeWork, office, record_absence::get)
        .post(record_absence::PATH, Action::ArrangeWork, office, record_absence::post)
        .post("/desk/deputies", Action::ArrangeWork, office, set_deputy::post)
        .get("/office/units/{unit}/dissolve", manage, office, dissolve_unit::get)
        .post("/office/units/{unit}/dissolve", manage, office, dissolve_unit::post)
        .get("/office/posts/{post}/close", manage, office, close_post::get)
        .post("/office/posts/{post}/close", manage, office, close_post::post)
        .get("/office/people/{person}/move", manage, office, move_person::get)
        .post("/office/people/{person}/move", manage, office, move_person::post)
        .post("/office/arrangements/{no}", manage, office, arrange::post_drop)
        .get("/office/areas", manage, office, set_area::get)
        .post("/office/areas", manage, office, set_area::post)
        .get("/office/english", manage, office, set_english::get)
        .post("/office/english", manage, office, set_english::post)
        .get("/office/units/{unit}/english", manage, office, set_english::get_unit)
        .post("/office/units/{unit}/english", manage, office, set_english::post_unit)
        .get("/office/texts", Action::KeepTexts, office, show_texts::get)
        .get("/office/texts/{text}", Action::KeepTexts, office, show_text::get)
        .get("/office/texts/{text}/edit", Action::KeepTexts, office, set_text::get)
        .post("/office/texts/{text}/edit", Action::KeepTexts, office, set_text::post)
        .get("/office/export/{list}", manage, office, export_office::get)
        .get(set_day::PATH, manage, office, set_day::get)
        .post(set_day::PATH, manage, office, set_day::post)
        .get(import_office::PATH, manage, office, import_office::get)
        .post(import_office::PATH, manage, office, import_office::post)
        .get("/office/import/returned", manage, office, import_office::get_returned)
        .get(set_category::PATH, manage, office, set_category::get)
        .post(set_category::PATH, manage, office, set_category::post)
        .get(retire_category::PATH, manage, office, retire_category::get)
        .post(retire_category::PATH, manage, office, retire_category::post)
        .get("/office/units/{unit}/jurisdiction", manage, office, set_jurisdiction::get)
        .post("/office/units/{unit}/jurisdiction", manage, office, set_jurisdiction::post)
}

/// Gives commands to the office, once for each form; a refusal comes back as its sentence for the form.
pub(crate) async fn order(
    app: &App,
    visitor: &Visitor,
    (commands, side): (Vec<Command>, Vec<Side>),
    fields: &Fields,
) -> Result<Result<Receipt, String>, Problem> {
    let key = fields.once(app, &visitor.here).ok();
    let order = OfficeOrder { key, side, ..OfficeOrder::new(visitor.actor.clone(), commands) };
    match handle_office(app, order).await {
        Ok(receipt) => Ok(Ok(receipt)),
        Err(Failure::Refused(refusal)) => Ok(Err(said(app, visitor, &refusal))),
        Err(failure) => Err(failure.into()),
    }
}

/// The command itself where one person is enough, else asking for it.
pub(crate) async fn alone_or_asked(app: &App, visitor: &Visitor, command: Command) -> Result<Command, Problem> {
    let empty = app.ledger().read(crate::intake::view::is_empty).await?;
    Ok(if empty { command } else { asked_of_two(&app.office().office, &visitor.actor, command) })
}

/// The same, in an office in which something was taken in already.
fn asked_of_two(office: &Office, actor: &Actor, command: Command) -> Command {
    if needs_second_person(office, actor, &command).is_ok() {
        return command;
    }
    match command {
        Command::TakePost { person, post } => {
            Command::ProposeChange { person, what: ChangeKind::TakePost, post: Some(post) }
        }
        Command::EnablePerson { person, .. } => {
            Command::ProposeChange { person, what: ChangeKind::EnablePerson, post: None }
        }
        Command::ResetPassword { person } => {
            Command::ProposeChange { person, what: ChangeKind::ResetPassword, post: None }
        }
        Command::DropSecondFactor { person } => {
            Command::ProposeChange { person, what: ChangeKind::DropSecondFactor, post: None }
        }
        Command::Arrange { from, what } => Command::ProposeArrangement { from, what },
        other @ (Command::Describe(_)
        | Command::SetUnit { .. }
        | Command::SetPost { .. }
        | Command::AddPerson { .. }
        | Command::RenamePerson { .. }
        | Command::LeavePost { .. }
        | Command::ProposeChange { .. }
        | Command::ConfirmChange { .. }
        | Command::DropChange { .. }
        | Command::SetSecondFactor { .. }
        | Command::RequireSecondFactor { .. }
        | Command::EndSessions { .. }
        | Command::RecordAbsence { .. }
        | Command::EndAbsence { .. }
        | Command::EndDeputy { .. }
        | Command::ProposeArrangement { .. }
        | Command::DropArrangement { .. }
        | Command::SetArea { .. }
        | Command::SetCategory { .. }
        | Command::RetireCategory(_)
        | Command::SetJurisdiction(_)
        | Command::SetDay(_)
        | Command::TakeBackDay { .. }
        | Command::SetText { .. }
        | Command::SetEnglish(_)
        | Command::OpenBox(_)
        | Command::ArrangeReception(_)
        | Command::CallOffReception(_)) => other,
    }
}

fn said(app: &App, visitor: &Visitor, refusal: &Refusal) -> String {
    let words = Words::of(visitor.language);
    crate::web::refusals::told(app, words, refusal)
}
