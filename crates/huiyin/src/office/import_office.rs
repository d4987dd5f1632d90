//! 导入: units, posts, people and categories from the file that the export gives, changed by hand. First only looked through:
//! what would be added, changed, left, and what is wrong, row by row; then all of it or nothing.

mod categories;
mod laid;
mod people;
mod planning;
mod posts;
mod returned;
mod sheets;
mod units;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::{Failure, Side};

use self::laid::Laid;
use self::planning::{Known, Plan, Planning, What};
use super::export_office::{self, List};
use super::form_page::t;
use crate::accounts::store;
use crate::app::App;
use crate::casework::view::categories::is_used;
use crate::handle::{Giving, OfficeOrder, as_held, handle_office};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::sheet;
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;
use crate::web::words::Words;
use crate::workbooks;

/// Its address.
pub const PATH: &str = "/office/import";
/// So many rows of a list are shown; the file has them all.
const SHOWN: usize = 200;

/// The page: a file is chosen, looked through, confirmed.
#[derive(Template)]
#[template(path = "office/pages/import_office.html")]
pub struct ImportOffice {
    /// The layout's needs.
    pub page: Page,
    /// The first day, as typed.
    pub from: String,
    /// What was looked through; nothing before.
    pub looked: Option<Looked>,
    /// What was done; nothing before.
    pub done: Option<Done>,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was not done; may be empty.
    pub refused: String,
}

/// What the file would do.
#[derive(Clone, Debug)]
pub struct Looked {
    /// What the file was called.
    pub name: String,
    /// Why it is not looked at row by row.
    pub faults: Vec<String>,
    /// Each list.
    pub lists: Vec<LookedList>,
    /// How many rows have to be mended: a sentence; empty when none has.
    pub wrong: String,
    /// The button; empty when nothing can be confirmed.
    pub button: String,
    /// By which the confirmation names what was seen.
    pub seen: String,
    /// What else to know before it is confirmed.
    pub notes: Vec<String>,
}

/// What one list would do.
#[derive(Clone, Debug)]
pub struct LookedList {
    /// Its name.
    pub name: String,
    /// How many are added, changed, left, wrong.
    pub counts: Vec<String>,
    /// Rows that say anything.
    pub rows: Vec<LookedRow>,
    /// That there are more; may be empty.
    pub more: String,
}

/// What one row would do.
#[derive(Clone, Debug)]
pub struct LookedRow {
    /// Its line.
    pub line: u32,
    /// Class of its colour.
    pub class: &'static str,
    /// Added, changed, wrong.
    pub what: String,
    /// Whom or what it is about.
    pub who: String,
    /// A sentence each.
    pub said: Vec<String>,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// A sentence each.
    pub said: Vec<String>,
    /// Name, sign-in name, password of each new account, shown this once; none where a second person will give one.
    pub accounts: Vec<(String, String, String)>,
    /// Whether anything waits for a second person.
    pub waits: bool,
}

/// `GET /office/import`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    look(&app, &visitor, String::new()).await
}

/// `POST /office/import`: a file to look through, a confirmation, or that it is not wanted any more.
pub async fn post(State(app): State<App>, visitor: Visitor, sent: Upload) -> Result<Response, Problem> {
    match sent.fields.get("act") {
        "confirm" => confirm(&app, &visitor, &sent.fields).await,
        "drop" => {
            laid::drop_it(&app, &visitor).await?;
            Ok(Redirect::to(PATH).into_response())
        }
        _a_file => take(&app, &visitor, sent).await,
    }
}

/// `GET /office/import/returned`: the same file with what is to be mended beside each row.
pub async fn get_returned(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let laid = laid::find(&app, &visitor).await?.ok_or(Problem::NotFound)?;
    let plan = plan(&app, &visitor, &laid).await?;
    let name = format!("{} {}", t(&visitor, sheets::TO_MEND), t(&visitor, "excel-all"));
    sheet::answer_file(&name, returned::write(Words::of(visitor.language), &laid.book, &plan))
}

/// Reads the file in the child and lays it down; nothing of the office changes.
async fn take(app: &App, visitor: &Visitor, sent: Upload) -> Result<Response, Problem> {
    let typed = sent.fields.get("from").trim().to_owned();
    let mut wrongs = Vec::new();
    let from = match typed.parse::<Day>() {
        _ if typed.is_empty() => None,
        Ok(day) if day >= visitor.office.office.today() => Some(day),
        _no_day_to_come => {
            wrongs.push(Wrong::new("from", "excel-wrong-day"));
            None
        }
    };
    let file = sent.files.into_iter().next();
    let name = file.as_ref().map_or(String::new(), |file| file.name.chars().take(80).collect());
    let read = match file {
        None => Err(Wrong::new("file", "excel-wrong-no-file")),
        Some(file) if file.over => Err(Wrong::new("file", workbooks::TableFault::TooLarge.key())),
        Some(file) => workbooks::read(file.bytes).await.map_err(|fault| Wrong::new("file", fault.key())),
    };
    let book = read.map_err(|wrong| wrongs.push(wrong)).ok();
    match book.filter(|_| wrongs.is_empty()) {
        Some(book) => {
            Laid { book, from, name }.lay(app, visitor).await?;
            Ok(Redirect::to(PATH).into_response())
        }
        None => {
            let page = ImportOffice { from: typed, wrongs, ..blank(app, visitor) };
            Ok(render(&page, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

fn blank(app: &App, visitor: &Visitor) -> ImportOffice {
    let page = visitor.desk_page(app, "area-office");
    ImportOffice { page, from: String::new(), looked: None, done: None, wrongs: Vec::new(), refused: String::new() }
}

/// The page with what lies there, looked through against the office as it is now.
async fn look(app: &App, visitor: &Visitor, refused: String) -> Result<Response, Problem> {
    let mut page = blank(app, visitor);
    if let Some(laid) = laid::find(app, visitor).await? {
        let plan = plan(app, visitor, &laid).await?;
        page.from = laid.from.map_or(String::new(), |day| day.to_string());
        page.looked = Some(looked(app, &page.page, (&laid, &plan)));
    }
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok(render(&ImportOffice { refused, ..page }, status))
}

/// What the file would do now; every row is tried, nothing is written.
async fn plan(app: &App, visitor: &Visitor, laid: &Laid) -> Result<Plan, Problem> {
    let empty = app.ledger().read(crate::intake::view::is_empty).await?;
    let logins = export_office::logins(app).await?;
    let (found, _) = sheets::find(&laid.book);
    let retired: Vec<_> =
        found.iter().filter(|found| found.list == List::Categories).flat_map(categories::retired).collect();
    let used = app.ledger().read(move |read| {
        let mut used = std::collections::BTreeSet::new();
        for code in retired {
            if is_used(read, &code)? {
                used.insert(code);
            }
        }
        Ok(used)
    });
    let used = used.await?;
    let now = app.office();
    let giving = Giving { actor: as_held(&now.office, &visitor.actor), at: app.now(), empty };
    let known = Known { logins, used, giving, from: laid.from };
    let (app, words, laid) = (app.clone(), Words::of(visitor.language), laid.clone());
    let made = tokio::task::spawn_blocking(move || make_plan(&app, words, (&now, &known, &laid)));
    made.await.map_err(|_| Problem::Fault)
}

fn make_plan(
    app: &App,
    words: &'static Words,
    (now, known, laid): (&Arc<crate::app::OfficeNow>, &Known, &Laid),
) -> Plan {
    let (found, unknown) = sheets::find(&laid.book);
    let mut planning = Planning::new(app, (now, words), known);
    planning.plan.faults = planning::unseen(words, &laid.book);
    let unknown = unknown.into_iter().map(|name| words.t("excel-no-list").with("sheet", name).to_string());
    planning.plan.faults.extend(unknown);
    for found in found.iter().filter(|found| !found.strange.is_empty()) {
        let say = words.t("excel-strange").with("list", words.t(found.list.key()).to_string());
        planning.plan.faults.push(say.with("columns", found.strange.join(", ")).to_string());
    }
    let twice = List::ALL.into_iter().filter(|list| found.iter().filter(|found| found.list == *list).count() > 1);
    let twice = twice.map(|list| words.t("excel-list-twice").with("list", words.t(list.key()).to_string()).to_string());
    planning.plan.faults.extend(twice);
    if !planning.plan.faults.is_empty() {
        return planning.plan;
    }
    for list in List::ALL {
        for found in found.iter().filter(|found| found.list == list) {
            let done = match list {
                List::Units => units::plan(&mut planning, found),
                List::Posts => posts::plan(&mut planning, found),
                List::People => people::plan(&mut planning, found),
                List::Categories => categories::plan(&mut planning, found),
            };
            planning.plan.lists.push(done);
        }
    }
    planning.plan.headless = planning::headless(&planning);
    planning.plan
}

fn looked(app: &App, page: &Page, (laid, plan): (&Laid, &Plan)) -> Looked {
    let changes: usize = plan.lists.iter().map(|list| list.lines.len()).sum();
    let wrong = match plan.wrong() {
        0 => String::new(),
        n => page.t("excel-rows-wrong").with("n", n).to_string(),
    };
    let day = laid.from.map(|day| crate::web::dates::full_day(page.words, day));
    let notes = [
        (plan.is_good() && plan.waiting > 0).then(|| page.t("excel-will-wait").with("n", plan.waiting).to_string()),
        (plan.is_good() && !plan.accounts.is_empty())
            .then(|| page.t("excel-will-show").with("n", plan.accounts.len()).to_string()),
        (!plan.headless.is_empty()).then(|| {
            let shown = plan.headless.iter().take(10).map(String::as_str).collect::<Vec<_>>();
            let which = shown.join(&page.t("list-comma").to_string());
            page.t("excel-headless").with("n", plan.headless.len()).with("which", which).to_string()
        }),
        day.filter(|_| plan.is_good()).map(|day| page.t("excel-will-hold").with("day", day).to_string()),
    ];
    Looked {
        name: laid.name.clone(),
        faults: plan.faults.clone(),
        lists: plan.lists.iter().map(|list| looked_list(page, list)).collect(),
        wrong,
        button: if plan.is_good() { page.t("excel-confirm").with("n", changes).to_string() } else { String::new() },
        seen: seen(app, laid, plan),
        notes: notes.into_iter().flatten().collect(),
    }
}

/// Names the file and all it would do; another file, or another outcome, is named otherwise.
fn seen(app: &App, laid: &Laid, plan: &Plan) -> String {
    let mut whole = laid.bytes();
    whole.extend(format!("{:?}", plan.commands).into_bytes());
    for line in plan.lists.iter().flat_map(|list| &list.lines) {
        whole.extend(format!("{:?}{}{}", line.what, line.who, line.said.join("\n")).into_bytes());
    }
    let digest = app.ledger().request_digest(&whole);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn looked_list(page: &Page, list: &planning::ListPlan) -> LookedList {
    let counts = [
        ("excel-added", list.count(What::Added)),
        ("excel-changed", list.count(What::Changed)),
        ("excel-same", list.same),
        ("excel-wrong-n", list.count(What::Wrong)),
    ];
    // What is none is not counted, but for what stays.
    let counts = counts.into_iter().filter(|(key, n)| *n > 0 || *key == "excel-same");
    let said = counts.map(|(key, n)| page.t(key).with("n", n).to_string());
    let row = |line: &planning::LinePlan| {
        let (class, key) = match line.what {
            What::Added => ("done", "excel-what-added"),
            What::Changed => ("soon", "excel-what-changed"),
            What::Wrong => ("no", "excel-what-wrong"),
        };
        LookedRow {
            line: line.line,
            class,
            what: page.t(key).to_string(),
            who: line.who.clone(),
            said: line.said.clone(),
        }
    };
    // What has to be mended stands first.
    let (wrong, good): (Vec<_>, Vec<_>) = list.lines.iter().partition(|line| line.what == What::Wrong);
    let left = list.lines.len().saturating_sub(SHOWN);
    LookedList {
        name: page.t(list.list.key()).to_string(),
        counts: said.collect(),
        rows: wrong.into_iter().chain(good).take(SHOWN).map(row).collect(),
        more: if left == 0 { String::new() } else { page.t("excel-more-rows").with("n", left).to_string() },
    }
}

/// Does all of it, or nothing: as it was seen, on the office as it was seen.
async fn confirm(app: &App, visitor: &Visitor, fields: &Fields) -> Result<Response, Problem> {
    let Some(laid) = laid::find(app, visitor).await? else {
        return look(app, visitor, t(visitor, "excel-gone")).await;
    };
    let office = app.office();
    let plan = plan(app, visitor, &laid).await?;
    if !plan.is_good() || seen(app, &laid, &plan) != fields.get("plan") {
        return look(app, visitor, t(visitor, "refusal-office-changed")).await;
    }
    let (made, mut side) = accounts(app, &plan).await?;
    side.extend(plan.disabled.iter().map(|person| store::end_sessions(*person)));
    side.push(laid::clear(visitor));
    let order = OfficeOrder {
        key: fields.once(app, &visitor.here).ok(),
        side,
        as_of: Some(office.office.facts()),
        ..OfficeOrder::new(visitor.actor.clone(), plan.commands.clone())
    };
    match handle_office(app, order).await {
        Ok(receipt) if receipt.repeated => Ok(Redirect::to(PATH).into_response()),
        Ok(_done) => {
            plan.disabled.iter().for_each(|person| app.sessions().forget_person(*person));
            Ok(say_done(app, visitor, (&plan, made)))
        }
        Err(Failure::Refused(refusal)) => {
            let said = crate::web::refusals::told(app, Words::of(visitor.language), &refusal);
            look(app, visitor, said).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Who, under which name, with which password.
type Made = Vec<(PersonId, String, String)>;

async fn accounts(app: &App, plan: &Plan) -> Result<(Made, Vec<Side>), Problem> {
    let (mut made, mut sides) = (Vec::new(), Vec::new());
    for (person, login) in &plan.accounts {
        let (password, side) = super::add_person::new_password(app, *person, login.clone()).await?;
        made.push((*person, login.clone(), password));
        sides.push(side);
    }
    Ok((made, sides))
}

fn say_done(app: &App, visitor: &Visitor, (plan, made): (&Plan, Made)) -> Response {
    let (office, page) = (app.office(), blank(app, visitor));
    let each = plan.lists.iter().filter(|list| !list.lines.is_empty()).map(|list| {
        let say = page.page.t("excel-done-list").with("list", page.page.t(list.list.key()).to_string());
        say.with("added", list.count(What::Added)).with("changed", list.count(What::Changed)).to_string()
    });
    // Whoever waits for a first post gets another password from the person who confirms it: this one leads nowhere.
    let waits = |person| office.office.proposals().any(|(_, asked)| asked.person == Some(person));
    let named = |(person, login, password): (PersonId, String, String)| {
        let password = if waits(person) { String::new() } else { password };
        (office.person_name(person).to_owned(), login, password)
    };
    let accounts = made.into_iter().map(named).collect();
    let done = Done { said: each.collect(), accounts, waits: plan.waiting > 0 };
    render(&ImportOffice { done: Some(done), ..page }, StatusCode::OK)
}
