//! The one gate for content: a concern's words are opened only with a permit of `access::may`, and when staff read, the
//! reading is on record before the bytes leave.

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, FieldSet, Permit, Relation};
use huiyin_domain::casework;
use huiyin_domain::concern::{Class, Concern, Stage};
use huiyin_domain::event::{Event, Fact};
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::{Actor, PostHeld, Role};
use huiyin_domain::kernel::ids::{PersonId, ReporterNo, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::reading::{self, ContentRead, ListRead, PhoneLookedUp};
use huiyin_domain::review;
use huiyin_domain::unsigned::{Pen, unsigned};
use huiyin_domain::words::{SaidWords, Words};
use huiyin_ledger::{Change, Failure, Fault, Planned, Read, Recorded, StreamKind, Target};

use crate::app::App;
use crate::casework::view;
use crate::readings::Reading;
use crate::web::sheet;

/// A concern that somebody may see, with everything that lies beside its events.
pub struct Opened {
    /// Its stream; internal.
    pub stream: i64,
    /// The number people use.
    pub number: Number,
    /// As it stands.
    pub concern: Concern,
    /// What happened, first to last, with the words that the permit opens.
    pub entries: Vec<Entry>,
    /// What may be shown.
    pub fields: FieldSet,
    /// What ties the reader to it beyond posts.
    pub relation: Relation,
}

/// One event with its words.
pub struct Entry {
    /// The event.
    pub recorded: Recorded,
    /// Its words; `None` when there are none, they were erased, or the permit does not cover them.
    pub words: Option<Words>,
    /// Whether its words stay among staff: neither the person nor a co-handler reads them.
    pub of_staff: bool,
}

/// Why a concern was not opened. Outside, both look the same.
#[derive(Debug)]
pub enum Closed {
    /// There is no such concern, or it may not be seen: one answer for both.
    NotFound,
    /// A fault or a busy ledger.
    Failure(Failure),
}

impl From<Fault> for Closed {
    fn from(fault: Fault) -> Self {
        Self::Failure(Failure::Fault(fault.to_string()))
    }
}

/// Opens a concern for someone: access first, then, for staff, the record of the reading, then the words.
///
/// # Errors
/// [`Closed::NotFound`] for what is not there and for what may not be seen.
pub async fn open(app: &App, actor: &Actor, relation: Relation, wanted: Wanted) -> Result<Opened, Closed> {
    let now = app.now();
    let who = actor.clone();
    let asker = Asker { actor: who, relation, now };
    let found = app.ledger().read(move |read| look_up(read, &asker, wanted)).await?;
    let (opened, permit) = found.ok_or(Closed::NotFound)?;
    if permit.must_record() {
        record_content(app, actor, (&opened, &permit), wanted.page).await.map_err(Closed::Failure)?;
    }
    Ok(opened)
}

/// Which concern, for what, on which page.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The number people use.
    pub number: Number,
    /// What it is for.
    pub action: Action,
    /// The page, as the record of readings names it.
    pub page: &'static str,
}

/// Who asks, and when.
struct Asker {
    actor: Actor,
    relation: Relation,
    now: Moment,
}

fn look_up(read: &Read, asker: &Asker, wanted: Wanted) -> Result<Option<(Opened, Permit)>, Fault> {
    let number = wanted.number;
    let Some(stream) = may_open(read, asker, wanted)? else { return Ok(None) };
    let history = read.history(stream)?;
    let mut concern = Concern::default();
    for recorded in &history {
        concern.evolve(&recorded.fact, &recorded.stamp);
    }
    let Some(facts) = ConcernFacts::of(&concern) else { return Ok(None) };
    let about = Facts::Concern(facts);
    let Ok(permit) = access::may(&asker.actor, wanted.action, &about, &asker.relation, asker.now) else {
        return Ok(None);
    };
    let mut entries = read_entries(read, (&permit, &concern), stream, history)?;
    if matches!(asker.actor, Actor::Citizen) {
        entries.iter_mut().for_each(|entry| keep_apart(entry, asker.relation.reporter));
    }
    let opened = Opened { stream, number, concern, entries, fields: permit.fields(), relation: asker.relation };
    Ok(Some((opened, permit)))
}

/// The stream of a number, if it is somebody's and may be opened. Both are asked of every number with the same look-ups
/// and one question of access: how long a no takes must not tell which of the two it was.
fn may_open(read: &Read, asker: &Asker, wanted: Wanted) -> Result<Option<i64>, Fault> {
    let row = view::row_of_number(read, wanted.number)?;
    let about = Facts::Concern(row.as_ref().map_or(NOBODYS, |row| row.facts.clone()));
    let may = access::may(&asker.actor, wanted.action, &about, &asker.relation, asker.now).is_ok();
    Ok(row.filter(|_| may).map(|row| row.concern))
}

/// Stands in for the facts of a number that is nobody's.
const NOBODYS: ConcernFacts = ConcernFacts {
    class: Class::Sealed,
    stage: Stage::Received,
    desk: UnitId(0),
    unit: UnitId(0),
    handler: None,
    sender: None,
    superior: None,
    co: Vec::new(),
    review: None,
};

fn read_entries(
    read: &Read,
    (permit, concern): (&Permit, &Concern),
    stream: i64,
    history: Vec<Recorded>,
) -> Result<Vec<Entry>, Fault> {
    let mut entries = Vec::with_capacity(history.len());
    let unsigned = unsigned(history.iter().map(|recorded| &recorded.fact));
    for (at, recorded) in history.into_iter().enumerate() {
        let went_out = went_out(concern, &recorded);
        let of_staff = unsigned.contains_key(&at) || (recorded.fact.among_staff() && !went_out);
        let fields = permit.fields();
        let shown = match (unsigned.get(&at), recorded.fact.own_key()) {
            (Some(Pen::Review), _) => permit.opens_opinions(),
            (Some(Pen::Reply), _) => fields.internal,
            (None, true) => fields.identity,
            (None, false) if of_staff => fields.internal || is_own_task(permit, concern, &recorded),
            (None, false) => fields.content && (fields.identity || !recorded.fact.names_people()),
        };
        let words = if shown { read.words(permit, stream, recorded.position)? } else { None };
        entries.push(Entry { recorded, words, of_staff });
    }
    Ok(entries)
}

/// Of several who raised it, one never reads who another is, what they said of the answer, or why they left.
fn keep_apart(entry: &mut Entry, own: ReporterNo) {
    let of = match &entry.recorded.fact {
        Fact::Intake(intake::Fact::ReporterNamed(named)) => ReporterNo(named.reporter),
        Fact::Intake(intake::Fact::CodeIssued(issued)) => ReporterNo(issued.reporter),
        Fact::Intake(intake::Fact::ReporterLeft(left)) => left.reporter,
        Fact::Intake(intake::Fact::ReporterBack(back)) => back.reporter,
        Fact::Casework(casework::Fact::ReplyDelivered(delivered)) => delivered.reporter,
        Fact::Casework(casework::Fact::VerdictGiven(given)) => given.reporter,
        Fact::Casework(casework::Fact::VerdictExplained(told)) => told.reporter,
        Fact::Casework(casework::Fact::VerdictTaken(taken)) => taken.reporter,
        Fact::Casework(casework::Fact::VerdictUndone(undone)) => undone.reporter,
        Fact::Casework(casework::Fact::CalledBack(called)) => called.reporter,
        Fact::Casework(casework::Fact::NoticeGiven(given)) => given.reporter,
        Fact::Review(review::Fact::ReviewRequested(asked)) => asked.reporter,
        Fact::Review(review::Fact::ReviewNotTaken(not)) => not.reporter,
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => own,
    };
    if of != own {
        entry.words = None;
    }
}

/// A co-handling unit reads what was said about its own tasks and in meetings it sat in, and never what another unit was
/// asked or answered.
fn is_own_task(permit: &Permit, concern: &Concern, recorded: &Recorded) -> bool {
    let task = recorded.fact.task().and_then(|no| concern.casework.tasks.numbered(no));
    permit.tasks_of().is_some_and(|unit| task.is_some_and(|task| task.unit == unit) || recorded.fact.shared_with(unit))
}

/// An annex lies among staff until the reply is signed with which it goes out.
fn went_out(concern: &Concern, recorded: &Recorded) -> bool {
    match &recorded.fact {
        Fact::Intake(intake::Fact::MaterialAdded(added)) => concern.intake.gone_out(&added.files),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => false,
    }
}

/// One reading is one person on one page of one concern within ten minutes: drafts that save themselves and pages loaded
/// again tell nothing new. What is remembered is only that the record is there; forgotten, it is made once more.
async fn record_content(
    app: &App,
    actor: &Actor,
    (opened, permit): (&Opened, &Permit),
    page: &'static str,
) -> Result<(), Failure> {
    let (Some(held), Some(person)) = (permit.under(), actor.person()) else {
        return Err(Failure::Refused(Refusal::Denied(access::Deny::NoPost)));
    };
    let reading = Reading { concern: opened.stream, fields: opened.fields, page, person, post: held.post };
    if app.readings().is_recent(&reading, app.now()) {
        return Ok(());
    }
    let read = reading::Fact::ContentRead(ContentRead {
        concern: opened.stream,
        fields: opened.fields,
        page: page.to_owned(),
        stood_in: held.deputy.then_some(held.post),
        unit: held.unit,
    });
    let day = app.now().day(app.zone());
    let target = Target::Named {
        kind: StreamKind::Reads,
        name: format!("concern/{}/{day}", opened.stream),
        key_of: Some(opened.stream),
    };
    record(app, under_post(person, held), target, read).await?;
    app.readings().remember(reading, app.now());
    Ok(())
}

/// Who reads, as the record keeps it: the person in the role that opened the page.
fn under_post(person: PersonId, held: PostHeld) -> Actor {
    Actor::Staff { person, posts: vec![held] }
}

/// Puts on record that a list with titles was shown, before it is shown.
///
/// # Errors
/// As [`crate::handle::handle`].
pub async fn record_list(
    app: &App,
    actor: &Actor,
    list: &str,
    filter: &str,
    concerns: Vec<i64>,
) -> Result<(), Failure> {
    if concerns.is_empty() {
        return Ok(());
    }
    let permit = access::may(actor, Action::ListConcerns, &Facts::List, &Relation::default(), app.now())
        .map_err(|deny| Failure::Refused(Refusal::Denied(deny)))?;
    let (Some(held), Some(person)) = (permit.under(), actor.person()) else {
        return Err(Failure::Refused(Refusal::Denied(access::Deny::NoPost)));
    };
    let (unit, day) = (held.unit, app.now().day(app.zone()));
    let target = Target::Named { kind: StreamKind::Reads, name: format!("lists/{unit}/{day}"), key_of: None };
    let read = reading::Fact::ListRead(ListRead { concerns, filter: filter.to_owned(), list: list.to_owned() });
    record(app, under_post(person, held), target, read).await
}

/// Puts on record that a list of the office's own people leaves the house as a file. No concern is in it.
///
/// # Errors
/// As [`crate::handle::handle`].
pub async fn record_office_file(app: &App, actor: &Actor, list: &str) -> Result<(), Failure> {
    access::may(actor, Action::ManageOffice, &Facts::Office, &Relation::default(), app.now())
        .map_err(|deny| Failure::Refused(Refusal::Denied(deny)))?;
    let held = actor.posts().iter().find(|held| held.role == Role::Admin).copied();
    let (Some(held), Some(person)) = (held, actor.person()) else {
        return Err(Failure::Refused(Refusal::Denied(access::Deny::NoPost)));
    };
    let (unit, day) = (held.unit, app.now().day(app.zone()));
    let target = Target::Named { kind: StreamKind::Reads, name: format!("lists/{unit}/{day}"), key_of: None };
    let read = ListRead { concerns: Vec::new(), filter: String::new(), list: list.to_owned() };
    record(app, under_post(person, held), target, reading::Fact::ListRead(read)).await
}

/// Concerns named in one record of a reading.
const RECORDED: usize = 1_000;

/// The same for a list that leaves the house as a file: as long as it is, in as many records as it takes.
///
/// # Errors
/// As [`record_list`].
pub async fn record_file(
    app: &App,
    actor: &Actor,
    (list, filter): (&str, &str),
    concerns: impl Iterator<Item = i64> + Send,
) -> Result<(), Failure> {
    let concerns: Vec<i64> = concerns.take(sheet::MOST).collect();
    for part in concerns.chunks(RECORDED) {
        record_list(app, actor, list, filter, part.to_vec()).await?;
    }
    Ok(())
}

async fn record(app: &App, actor: Actor, target: Target, fact: reading::Fact) -> Result<(), Failure> {
    record_event(app, actor, target, Event::bare(fact)).await
}

async fn record_event(app: &App, actor: Actor, target: Target, event: Event) -> Result<(), Failure> {
    let change = Change::new(actor, vec![target], move |_scene| Ok(vec![Planned::new(event.clone())]));
    app.ledger().change(change).await.map(drop)
}

/// Puts on record that somebody asked for a telephone number, before they see what came of it; also when nothing did.
///
/// # Errors
/// As [`crate::handle::handle`].
pub async fn record_phone(
    app: &App,
    actor: &Actor,
    asked: PhoneLookedUp,
    why: Option<SaidWords>,
) -> Result<(), Failure> {
    let held = actor.posts().iter().find(|held| held.role == Role::FrontDesk && held.unit == asked.unit);
    let (Some(held), Some(person)) = (held, actor.person()) else {
        return Err(Failure::Refused(Refusal::Denied(access::Deny::NoPost)));
    };
    let (unit, day) = (asked.unit, app.now().day(app.zone()));
    let target = Target::Named { kind: StreamKind::Reads, name: format!("phones/{unit}/{day}"), key_of: None };
    let fact = reading::Fact::PhoneLookedUp(asked);
    let event = match why {
        Some(why) => Event::saying(fact, Words::Said(why)),
        None => Event::bare(fact),
    };
    record_event(app, under_post(person, *held), target, event).await
}

/// The permit under which the program knows the names of its own staff: the office's words, no concern's.
#[must_use]
pub fn staff_names() -> Permit {
    Permit::for_staff_names()
}
