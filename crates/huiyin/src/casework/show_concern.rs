//! 诉求页: the whole story of one concern, with exactly the steps this reader can take now, and why others cannot be taken.

use askama::Template;
use axum::extract::{self, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework as work;
use huiyin_domain::concern::Class;
use huiyin_domain::words::ReporterWords;

use super::file_rows::{self, FileRow};
use super::show_inbox::{Link, Pane};
use super::task_rows::TaskRow;
use super::{course, neighbours, promises, side, take_quick_step, task_rows, view};
use crate::app::App;
use crate::desk::kin_rows::{self, Beside};
use crate::desk::sendings::Marks;
use crate::desk::told::{Version, nth};
use crate::desk::{Case, names, possible, sendings};
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem, StepLink};
use crate::web::icons::{Shape, State};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;
use crate::web::{claimed, dates};

/// The staff page of one concern.
#[derive(Template)]
#[template(path = "casework/pages/show_concern.html")]
pub struct ShowConcern {
    /// The layout's needs.
    pub page: Page,
    /// Parts of the page, and the way through the list one came from.
    pub rail: Rail,
    /// The number in groups of four.
    pub number: String,
    /// Path, category, channel.
    pub over_title: String,
    /// The matter in one line.
    pub title: String,
    /// Where it stands.
    pub stage: State,
    /// Who leads.
    pub lead: String,
    /// What has just been done.
    pub said_here: String,
    /// Said when the concern is sealed; else empty.
    pub sealed: String,
    /// What stands over everything else: urgent, sent and not signed for.
    pub marks: Marks,
    /// The person's words.
    pub text: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// What was added later: when and what.
    pub materials: Vec<(String, String)>,
    /// What a former system recorded.
    pub carried: Option<Carried>,
    /// The points.
    pub points: Vec<PointRow>,
    /// The signed reply, or the version with the head.
    pub letter: Option<Letter>,
    /// Promises.
    pub promises: Vec<PromiseRow>,
    /// Concerns it knows of, and those that look like it.
    pub beside: Beside,
    /// What other units were asked for.
    pub tasks: Vec<TaskRow>,
    /// Which part of the course is shown.
    pub shows: Vec<RailItem>,
    /// What happened, newest first.
    pub nodes: Vec<Node>,
    /// Who raised it.
    pub people: Vec<PersonRow>,
    /// Files.
    pub files: Vec<FileRow>,
    /// What this reader can do now.
    pub steps: Vec<StepLink>,
    /// Who owes the next step, when it is not this reader; else empty.
    pub waits: String,
    /// Steps that cannot be taken, each with its reason.
    pub not_now: Vec<String>,
    /// The five-fixed plan.
    pub plan: Vec<(String, String)>,
    /// 期限账
    pub clocks: Vec<ClockRow>,
    /// 三方各说各的
    pub says: Vec<(String, String)>,
    /// Papers to print.
    pub papers: Vec<Link>,
    /// How often it was read.
    pub reads: usize,
    /// The last readers.
    pub readers: Vec<ReaderRow>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// A record carried over: everything in it is a claim.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Name of the former system.
    pub source: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// The reply as it was; may be empty.
    pub reply: String,
}

/// One point.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// 一
    pub no: String,
    /// What is wanted.
    pub words: String,
    /// How it stands.
    pub state: State,
}

/// A reply as it reads.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Which version.
    pub heading: String,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub answers: Vec<LetterAnswer>,
}

/// The answer to one point.
#[derive(Clone, Debug)]
pub struct LetterAnswer {
    /// 一、把沟挖通
    pub heading: String,
    /// Its outcome.
    pub state: State,
    /// Name and words of each part.
    pub parts: Vec<(String, String)>,
}

/// One promise.
#[derive(Clone, Debug)]
pub struct PromiseRow {
    /// What.
    pub what: String,
    /// Kept, broken, or how long it has.
    pub state: State,
    /// Who, by when.
    pub who_when: String,
    /// How it showed; may be empty.
    pub how: String,
    /// Where to say whether it was kept; empty when this reader may not.
    pub href: String,
}

/// One event.
#[derive(Clone, Debug)]
pub struct Node {
    /// `legal`, `work` or `internal`.
    pub class: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// What.
    pub title: String,
    /// When.
    pub when: String,
    /// One sentence; may be empty.
    pub sentence: String,
    /// Somebody's words; may be empty.
    pub said: String,
    /// Papers.
    pub links: Vec<Link>,
}

/// Somebody with a name.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// What they are to the matter.
    pub hint: String,
    /// Where the phone can be seen; empty when it is shown or there is none.
    pub ask: String,
    /// Phone and address, once asked for.
    pub contacts: Vec<String>,
}

/// One clock.
#[derive(Clone, Debug)]
pub struct ClockRow {
    /// Name and length.
    pub name: String,
    /// The article.
    pub source: String,
    /// The last day.
    pub date: String,
    /// How it stands.
    pub state: State,
    /// Whether it runs.
    pub running: bool,
    /// How it was counted.
    pub href: String,
}

/// Somebody who read it.
#[derive(Clone, Debug)]
pub struct ReaderRow {
    /// Name and post.
    pub who: String,
    /// What was shown.
    pub what: String,
    /// When.
    pub when: String,
}

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// Part of the course: `legal`, `internal`, or everything.
    #[serde(default)]
    show: String,
    /// Set when a step has just been taken.
    #[serde(default)]
    done: String,
}

/// `GET /desk/concerns/{number}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let case = match Case::open(&app, &visitor, &number, (Action::ReadConcern, "concern")).await {
        // Transferred or sealed a moment ago: whoever did it may look no longer, and must not meet a missing page.
        Err(Problem::NotFound) if !asked.done.is_empty() => return Ok(Redirect::to("/desk?done=1").into_response()),
        found => found?,
    };
    Ok(problem::ok(&page(&case, &asked, false).await?))
}

/// `GET /desk/concerns/{number}/phone`: the same page with phone and address; a reading of its own on record.
///
/// # Errors
/// As [`Case::open`].
pub async fn get_phone(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadIdentity, "phone")).await?;
    Ok(problem::ok(&page(&case, &Asked::default(), true).await?))
}

async fn page(case: &Case, asked: &Asked, with_phone: bool) -> Result<ShowConcern, Problem> {
    let stream = case.opened.stream;
    let found = case.app.ledger().read(move |read| view::readers_of(read, stream)).await?;
    let mut possible = possible::possible(case);
    possible.steps.extend(take_quick_step::links(case));
    let concern = &case.opened.concern;
    let sealed = concern.class() == Some(Class::Sealed);
    Ok(ShowConcern {
        page: case.page.clone(),
        rail: rail(case, found.len(), neighbours::group(case).await?),
        number: case.opened.number.to_string(),
        over_title: over_title(case),
        title: case.told.title.clone(),
        stage: State::new(names::stage_shape(concern.stage()), case.say(names::stage(concern.stage()))),
        lead: lead(case),
        said_here: if asked.done.is_empty() { String::new() } else { case.say("concern-done") },
        sealed: if sealed { case.say("concern-sealed") } else { String::new() },
        marks: sendings::marks(case),
        text: case.told.text.clone(),
        place: case.told.place.clone(),
        materials: materials(case),
        carried: carried(case),
        points: points(case),
        letter: letter(case),
        promises: promises::rows(case),
        beside: kin_rows::beside(case).await?,
        tasks: task_rows::rows(case),
        shows: shows(case, &asked.show),
        nodes: course::nodes(case, &asked.show),
        people: case.told.reporters.iter().map(|reporter| person(case, reporter, with_phone)).collect(),
        files: file_rows::files(case),
        waits: side::waits(case, &possible.steps),
        keys: side::keys(case, &possible.steps),
        steps: possible.steps,
        not_now: possible.not_now,
        plan: side::plan(case),
        clocks: side::clocks(case),
        says: side::says(case),
        papers: side::papers(case),
        reads: found.iter().map(|reader| usize::try_from(reader.times).unwrap_or(1)).sum(),
        readers: side::readers(case, &found),
    })
}

/// The summary beside a list.
#[must_use]
pub fn pane(case: &Case) -> Pane {
    let matter = case.matter();
    let next = case.opened.concern.deadlines.next_due();
    let sentence = next.map(|(day, clock)| {
        let day = dates::day_seen_on(case.page.words, day, case.today());
        case.page.t("pane-due").with("day", day).with("what", case.say(names::clock(clock.id))).to_string()
    });
    let recent = course::nodes(case, "").into_iter().take(3).map(|node| (node.when, node.title));
    Pane {
        matter,
        due_sentence: sentence.unwrap_or_default(),
        clock: next.map_or(String::new(), |(_, clock)| format!("{}/clocks/{}", case.href(), clock.no.0)),
        plan: side::plan(case),
        steps: possible::possible(case).steps.into_iter().take(4).collect(),
        recent: recent.collect(),
    }
}

fn rail(case: &Case, readers: usize, lists: RailGroup) -> Rail {
    let count = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    let mut parts = vec![RailItem::new("#words", case.say("concern-words"), "")];
    if !case.told.points.is_empty() {
        parts.push(RailItem::new("#points", case.say("desk-points"), count(case.told.points.len())));
    }
    parts.push(RailItem::new("#course", case.say("concern-course"), ""));
    parts.push(RailItem::new("#people", case.say("concern-people"), count(case.told.reporters.len())));
    parts.push(RailItem::new("#material", case.say("concern-material"), count(case.told.files.len())));
    parts.push(RailItem::new("#readers", case.say("concern-who-read"), count(readers)));
    Rail { groups: vec![RailGroup { heading: String::new(), items: parts }, lists] }
}

/// Path, category, channel: what stands over the title.
fn over_title(case: &Case) -> String {
    let intake = &case.opened.concern.intake;
    let mut parts = Vec::new();
    if let Some(acceptance) = intake.acceptance() {
        parts.push(case.say(names::path(acceptance.path)));
        let mut categories = case.visitor.office.office.all_categories();
        let named = categories.find(|(code, _)| Some(*code) == acceptance.category.as_ref());
        parts.extend(named.map(|(_, name)| name.as_str().to_owned()));
    }
    parts.extend(intake.record.as_ref().map(|record| case.say(names::channel(record.channel))));
    parts.join(&case.say("list-comma"))
}

fn lead(case: &Case) -> String {
    let concern = &case.opened.concern;
    let unit = concern.unit().map_or("", |unit| case.visitor.office.unit_name(unit));
    match concern.handler() {
        Some(post) => case.page.t("concern-lead").with("unit", unit).with("who", case.post(post)).to_string(),
        None => case.page.t("concern-with-unit").with("unit", unit).to_string(),
    }
}

fn at_of(case: &Case, entry: usize) -> String {
    let at = case.opened.entries.get(entry).map(|entry| entry.recorded.stamp.at.civil(case.app.zone()));
    at.map_or(String::new(), |at| dates::moment(case.page.words, at))
}

fn materials(case: &Case) -> Vec<(String, String)> {
    let line = |(at, text): &(usize, String)| {
        let by = case.opened.entries.get(*at).map(|entry| course::who(case, &entry.recorded.stamp.actor));
        (format!("{} {}", at_of(case, *at), by.unwrap_or_default()), text.clone())
    };
    case.told.materials.iter().map(line).collect()
}

/// A record carried over, as it reads.
#[must_use]
pub fn carried(case: &Case) -> Option<Carried> {
    let old = case.told.carried.as_ref()?;
    let source = case.opened.concern.intake.record.as_ref()?.carried_from.clone()?;
    let mut facts = vec![(case.say("carried-id"), old.source_id.clone())];
    facts.extend(old.state.clone().map(|state| (case.say("carried-state"), state)));
    let claim = claimed::find(case.opened.entries.iter().map(|entry| &entry.recorded.fact));
    facts.extend(claim.map(|claim| claimed::lines(case.page.words, claim)).unwrap_or_default());
    facts.extend(old.extra.iter().cloned());
    let reply = old.reply.as_ref().map(|reply| reply.as_str().to_owned()).unwrap_or_default();
    Some(Carried { source, facts, reply })
}

fn points(case: &Case) -> Vec<PointRow> {
    let reply = case.opened.concern.casework.reply();
    let row = |(at, words): (usize, &String)| {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let answer = reply.and_then(|reply| reply.answers.iter().find(|answer| answer.point.0 == number));
        PointRow {
            no: nth(case.page.words, at + 1),
            words: words.clone(),
            state: answer.map_or_else(
                || State::new(Shape::Doing, case.say("point-open")),
                |answer| outcome(case, answer.outcome),
            ),
        }
    };
    case.told.points.iter().enumerate().map(row).collect()
}

/// An outcome with its shape.
#[must_use]
pub fn outcome(case: &Case, outcome: work::Outcome) -> State {
    State::new(names::outcome_shape(outcome), case.say(names::outcome(outcome)))
}

fn letter(case: &Case) -> Option<Letter> {
    let version = case.told.versions.last()?;
    let signed = case.opened.concern.casework.reply().is_some();
    let key = if signed { "letter-signed" } else { "letter-version" };
    let heading = case.page.t(key).with("n", case.told.versions.len()).to_string();
    Some(Letter { heading, ..whole(case, version) })
}

/// A version as it reads.
#[must_use]
pub fn whole(case: &Case, version: &Version) -> Letter {
    Letter {
        heading: String::new(),
        opening: version.words.opening.as_str().to_owned(),
        answers: version.answers.iter().map(|answer| answered(case, version, answer)).collect(),
    }
}

fn answered(case: &Case, version: &Version, answer: &work::Answer) -> LetterAnswer {
    let words = version.words.answers.iter().find(|words| words.point == answer.point);
    let part = |key, text: Option<&huiyin_domain::kernel::text::Prose>| {
        text.map(|text| (case.say(key), text.as_str().to_owned()))
    };
    let parts = words.map(|words| {
        let named = [
            part("part-facts", words.facts.as_ref()),
            part("part-basis", words.basis.as_ref()),
            part("part-reasons", words.reasons.as_ref()),
            part("part-remedy", words.remedy.as_ref()),
        ];
        named.into_iter().flatten().collect::<Vec<_>>()
    });
    LetterAnswer {
        heading: heading(case, answer.point.0),
        state: outcome(case, answer.outcome),
        parts: parts.unwrap_or_default(),
    }
}

/// 一、把沟挖通
#[must_use]
pub fn heading(case: &Case, point: u32) -> String {
    let at = usize::try_from(point).unwrap_or(0);
    let words = at.checked_sub(1).and_then(|at| case.told.points.get(at)).cloned().unwrap_or_default();
    case.page.t("point-heading").with("nth", nth(case.page.words, at)).with("point", words).to_string()
}

fn shows(case: &Case, show: &str) -> Vec<RailItem> {
    let all = [("", "show-all"), ("legal", "show-legal"), ("internal", "show-internal")];
    let item = |(word, key): (&str, &'static str)| {
        let count = course::nodes(case, word).len();
        RailItem::new(format!("{}?show={word}#course", case.href()), case.say(key), count).here(show == word)
    };
    all.into_iter().map(item).collect()
}

fn person(case: &Case, reporter: &ReporterWords, with_phone: bool) -> PersonRow {
    let address = reporter.address.as_ref().map(|address| address.as_str().to_owned());
    let contacts = [reporter.phone.clone(), address, reporter.id_card.clone()];
    let contacts: Vec<String> = contacts.into_iter().flatten().collect();
    let hint = if contacts.is_empty() { "person-no-contact" } else { "person-reporter" };
    PersonRow {
        name: reporter.name.as_ref().map_or_else(|| case.say("person-unnamed"), |name| name.as_str().to_owned()),
        hint: match &reporter.needs {
            // Said where it is needed: before one calls back or sits down together.
            Some(needs) => case.page.t("person-needs").with("needs", needs.as_str()).to_string(),
            None => case.say(hint),
        },
        ask: if with_phone || contacts.is_empty() { String::new() } else { format!("{}/phone#people", case.href()) },
        contacts: if with_phone { contacts } else { Vec::new() },
    }
}
