//! The one door for commands: pages, command line, import, demo and jobs all enter here.

use std::sync::Arc;

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Permit, Relation};
use huiyin_domain::casework;
use huiyin_domain::command::{Command, cascade_all};
use huiyin_domain::concern::Concern;
use huiyin_domain::context::Context;
use huiyin_domain::event::Event;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::office::{self, Arrangement, Office};
use huiyin_ledger::{Change, Failure, Planned, Receipt, Root, Scene, Side, StoredFile, StreamKind, Target, Versions};

use crate::app::App;
use crate::casework::view::kin as kin_view;

/// One command on one concern, with everything that belongs to it.
pub struct Order {
    /// Who gives it.
    pub actor: Actor,
    /// What ties them to the concern.
    pub relation: Relation,
    /// What it is for; the same constant that the route was registered with.
    pub action: Action,
    /// The concern's stream; `None` makes a new one.
    pub stream: Option<i64>,
    /// The command.
    pub command: Command,
    /// Idempotency key and digest of the request.
    pub key: Option<([u8; 16], [u8; 16])>,
    /// Files kept before.
    pub files: Vec<StoredFile>,
    /// Rows beside the events, in the same transaction.
    pub side: Vec<Side>,
}

impl Order {
    /// An order without key, files or rows beside it.
    pub fn new(actor: Actor, action: Action, stream: Option<i64>, command: impl Into<Command>) -> Self {
        Self {
            actor,
            relation: Relation::default(),
            action,
            stream,
            command: command.into(),
            key: None,
            files: Vec::new(),
            side: Vec::new(),
        }
    }

    /// The actor has shown number and code.
    #[must_use]
    pub fn with_code_shown(mut self) -> Self {
        self.relation = Relation { showed_code: true, ..Relation::default() };
        self
    }

    /// What ties the actor to the concern, as it was opened.
    #[must_use]
    pub fn related(mut self, relation: Relation) -> Self {
        self.relation = relation;
        self
    }

    /// One click, one act.
    #[must_use]
    pub fn once(mut self, key: [u8; 16], request: [u8; 16]) -> Self {
        self.key = Some((key, request));
        self
    }
}

/// Carries an order out: access, rules, events, views, acknowledgement.
///
/// # Errors
/// A refusal (nothing was written), a busy or full ledger, or a fault of ours.
pub async fn handle(app: &App, order: Order) -> Result<Receipt, Failure> {
    let seals = seals(&order.command);
    let named = order.command.names();
    let beside = match order.stream {
        Some(stream) => app.ledger().read(move |read| kin_view::beside(read, stream, named)).await,
        None => Ok(Vec::new()),
    };
    let beside = beside.map_err(|fault| Failure::Fault(fault.to_string()))?;
    let receipt = app.ledger().change(change_of(app, order, beside)).await?;
    if let (true, Some(stream)) = (seals, receipt.streams.first().copied()) {
        forget(app, stream).await?;
    }
    Ok(receipt)
}

/// The words of a stream leave the index. Beside the requests where there is a runtime; the demo fills its county without one.
async fn forget(app: &App, stream: i64) -> Result<(), Failure> {
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return Ok(app.indexer().forget(stream)?) };
    let app = app.clone();
    let forgotten = runtime.spawn_blocking(move || app.indexer().forget(stream)).await;
    Ok(forgotten.map_err(|_gone| Failure::Fault("nobody said whether the words are gone".to_owned()))??)
}

/// The same, where nothing is asynchronous: command line, import, demo.
///
/// # Errors
/// As [`handle`].
pub fn handle_blocking(app: &App, order: Order) -> Result<Receipt, Failure> {
    let seals = seals(&order.command);
    let named = order.command.names();
    let beside = match order.stream {
        Some(stream) => app.ledger().read_blocking(move |read| kin_view::beside(read, stream, named)),
        None => Ok(Vec::new()),
    };
    let beside = beside.map_err(|fault| Failure::Fault(fault.to_string()))?;
    let receipt = app.ledger().change_blocking(change_of(app, order, beside))?;
    if let (true, Some(stream)) = (seals, receipt.streams.first().copied()) {
        app.indexer().forget(stream)?;
    }
    Ok(receipt)
}

/// What was sealed is acknowledged only when the word index has forgotten it; the same order again waits for it again.
fn seals(command: &Command) -> bool {
    matches!(command, Command::Intake(intake::Command::Seal(_)))
}

/// The same command on several concerns, all or none: one transaction, and each is asked for by itself.
///
/// # Errors
/// As [`handle`]; the refusal of one refuses all.
pub async fn handle_each(app: &App, order: Order, streams: Vec<i64>) -> Result<Receipt, Failure> {
    let wanted = streams.clone();
    let beside = app.ledger().read(move |read| {
        wanted.iter().map(|stream| kin_view::beside(read, *stream, None)).collect::<Result<Vec<_>, _>>()
    });
    let beside = beside.await.map_err(|fault| Failure::Fault(fault.to_string()))?;
    let mut all: Vec<i64> = streams.clone();
    all.extend(beside.iter().flatten().filter(|other| !streams.contains(other)));
    all.sort_unstable();
    all.dedup();
    let place = |stream: &i64| all.binary_search(stream).unwrap_or(0);
    let groups: Vec<Vec<usize>> = streams
        .iter()
        .zip(&beside)
        .map(|(own, beside)| std::iter::once(own).chain(beside).map(place).collect())
        .collect();
    let (rules, command) = (Rules::of(app, &order), order.command.clone());
    let targets = all.iter().map(|stream| Target::Stream(*stream)).collect();
    let mut change = Change::new(order.actor.clone(), targets, move |scene| {
        let mut planned = Vec::new();
        for group in &groups {
            let roots = group.iter().map(|at| scene.roots.get(*at));
            let concerns = roots.map(|root| root.and_then(Root::concern).cloned().unwrap_or_default()).collect();
            let events = rules.events(scene, concerns, command.clone())?;
            planned.extend(
                events
                    .into_iter()
                    .map(|(at, event)| Planned { target: group.get(at).copied().unwrap_or(0), ..Planned::new(event) }),
            );
        }
        Ok(planned)
    });
    dress(app, &mut change, &order);
    app.ledger().change(change).await
}

/// `beside`: streams of the concerns that are looked at together with the one commanded. Should that have changed by the time
/// of writing, the rules miss one and refuse.
fn change_of(app: &App, order: Order, beside: Vec<i64>) -> Change {
    let own = order.stream.map_or(Target::New(StreamKind::Concern), Target::Stream);
    let targets = std::iter::once(own).chain(beside.into_iter().map(Target::Stream)).collect();
    let (rules, command) = (Rules::of(app, &order), order.command.clone());
    let mut change = Change::new(order.actor.clone(), targets, move |scene| {
        let concerns = scene.roots.iter().map(|root| root.concern().cloned().unwrap_or_default()).collect();
        let events = rules.events(scene, concerns, command.clone())?;
        Ok(events.into_iter().map(|(target, event)| Planned { target, ..Planned::new(event) }).collect())
    });
    dress(app, &mut change, &order);
    change.files = order.files.into_iter().map(|file| (0, file)).collect();
    change.side = order.side;
    change
}

/// Versions in force and the key of one click.
fn dress(app: &App, change: &mut Change, order: &Order) {
    change.versions =
        Versions { policy: i64::from(app.policy().version()), calendar: i64::from(app.calendars().version()) };
    if let Some((key, request)) = order.key {
        change.key = Some(key);
        change.request = request;
    }
}

/// What the writer runs: access first, then the rules. Pure but for the values it was given.
struct Rules {
    app: App,
    actor: Actor,
    relation: Relation,
    action: Action,
}

impl Rules {
    fn of(app: &App, order: &Order) -> Self {
        Self { app: app.clone(), actor: order.actor.clone(), relation: order.relation, action: order.action }
    }

    /// What follows for each of the concerns; the first is the one commanded, the others are looked at together with it.
    fn events(
        &self,
        scene: &Scene<'_>,
        concerns: Vec<Concern>,
        command: Command,
    ) -> Result<Vec<(usize, Event)>, Refusal> {
        let office = self.app.office_on(scene.office, scene.now.day(self.app.zone()));
        let actor = as_held(&office, &self.actor);
        let (own, beside) = concerns.split_first().ok_or(Refusal::KinUnknown)?;
        let permit = self.check_access(own, (&actor, scene.now))?;
        if let Some(named) = command.names().filter(|named| own.number() != Some(*named)) {
            let other = beside.iter().find(|concern| concern.number() == Some(named)).ok_or(Refusal::KinUnknown)?;
            // One answer for what is not there and for what may not be seen.
            self.check_access(other, (&actor, scene.now)).map_err(|_| Refusal::KinUnknown)?;
        }
        let context = Context {
            now: scene.now,
            zone: self.app.zone(),
            actor: &actor,
            relation: self.relation,
            policy: self.app.policy(),
            calendars: self.app.calendars(),
            office: &office,
            kin: &[],
        };
        let (mut events, _) = cascade_all(concerns, command, &context)?;
        let own = events.iter().filter(|(target, _)| *target == 0).count();
        events.extend(stood_in(&permit, own).map(|event| (0, event)));
        Ok(events)
    }

    fn check_access(&self, concern: &Concern, (actor, now): (&Actor, Moment)) -> Result<Permit, Refusal> {
        let facts = ConcernFacts::of(concern).map_or(Facts::Open, Facts::Concern);
        access::may(actor, self.action, &facts, &self.relation, now).map_err(Refusal::Denied)
    }
}

/// The actor with what is held at the moment of writing: posts may have changed since the page was opened.
pub(crate) fn as_held(office: &Office, actor: &Actor) -> Actor {
    match actor {
        Actor::Staff { person, .. } => Actor::Staff { person: *person, posts: office.posts_of(*person) },
        Actor::Citizen | Actor::System | Actor::Operator => actor.clone(),
    }
}

/// What a deputy did names the post under which it was done, in the same transaction.
fn stood_in(permit: &Permit, done: usize) -> Option<Event> {
    let held = permit.under().filter(|held| held.deputy && done > 0)?;
    let acts = u32::try_from(done).unwrap_or(u32::MAX);
    Some(Event::bare(casework::Fact::StoodIn(casework::StoodIn { acts, post: held.post })))
}

/// Commands on the office, with everything that belongs to them.
pub struct OfficeOrder {
    /// Who gives them.
    pub actor: Actor,
    /// The commands, done together or not at all.
    pub commands: Vec<office::Command>,
    /// Idempotency key and digest of the request.
    pub key: Option<([u8; 16], [u8; 16])>,
    /// Rows beside the events, in the same transaction: accounts, sessions.
    pub side: Vec<Side>,
    /// How many facts the office had when the commands were made, where they hold for that very office alone.
    pub as_of: Option<u64>,
}

impl OfficeOrder {
    /// An order without key or rows beside it.
    pub fn new(actor: Actor, commands: Vec<office::Command>) -> Self {
        Self { actor, commands, key: None, side: Vec::new(), as_of: None }
    }
}

/// Who gives commands to the office, when, and whether one person may still set everything up.
#[derive(Clone, Debug)]
pub struct Giving {
    /// Who, with what is held now.
    pub actor: Actor,
    /// When.
    pub at: Moment,
    /// Nothing was taken in yet, so that there is nothing to read.
    pub empty: bool,
}

/// One command on the office: access, the rules, and the office as it is afterwards. What is tried here is done by the
/// writer in the same way.
///
/// # Errors
/// The refusal; the office is as it was.
pub fn decide_office(office: &mut Office, command: &office::Command, giving: &Giving) -> Result<Vec<Event>, Refusal> {
    let Giving { actor, at, empty } = giving;
    access::may(actor, action_of(command, actor), &Facts::Office, &Relation::default(), *at)
        .map_err(Refusal::Denied)?;
    office::needs_standing(office, actor, command)?;
    office::needs_other_hands(office, actor, command)?;
    office::needs_own_texts(office, actor, command)?;
    if !empty {
        office::needs_second_person(office, actor, command)?;
    }
    let events = office::decide(office, command.clone())?;
    let stamp = huiyin_domain::event::Stamp { at: *at, actor: actor.clone() };
    for event in &events {
        if let huiyin_domain::event::Fact::Office(fact) = &event.fact {
            office.evolve(fact, &stamp);
        }
    }
    Ok(events)
}

/// Changes the office, and what is kept of it in memory.
///
/// # Errors
/// As [`handle`].
pub async fn handle_office(app: &App, order: OfficeOrder) -> Result<Receipt, Failure> {
    let fault = |fault: huiyin_ledger::Fault| Failure::Fault(fault.to_string());
    let empty = app.ledger().read(crate::intake::view::is_empty).await.map_err(fault)?;
    let receipt = app.ledger().change(office_change(app, order, empty)).await?;
    app.refresh_office().await.map_err(fault)?;
    Ok(receipt)
}

/// The same for the command line.
///
/// # Errors
/// As [`handle`].
pub fn handle_office_blocking(app: &App, order: OfficeOrder) -> Result<Receipt, Failure> {
    let fault = |fault: huiyin_ledger::Fault| Failure::Fault(fault.to_string());
    let empty = app.ledger().read_blocking(crate::intake::view::is_empty).map_err(fault)?;
    let receipt = app.ledger().change_blocking(office_change(app, order, empty))?;
    app.refresh_office_blocking().map_err(fault)?;
    Ok(receipt)
}

/// `empty`: nothing was taken in yet, so that there is nothing to read, and one person may set everything up.
fn office_change(app: &App, order: OfficeOrder, empty: bool) -> Change {
    let (commands, decider, zone, as_of) =
        (Arc::new(order.commands), order.actor.clone(), app.zone().clone(), order.as_of);
    let mut change = Change::new(order.actor, vec![Target::office()], move |scene| {
        let mut office = scene.office.on(scene.now.day(&zone));
        as_of.map_or(Ok(()), |facts| office::needs_unchanged(&office, facts))?;
        let giving = Giving { actor: as_held(&office, &decider), at: scene.now, empty };
        let mut planned = Vec::new();
        for command in commands.iter() {
            planned.extend(decide_office(&mut office, command, &giving)?.into_iter().map(Planned::new));
        }
        Ok(planned)
    });
    if let Some((key, request)) = order.key {
        (change.key, change.request) = (Some(key), request);
    }
    change.side = order.side;
    change
}

/// The second person is a supervisor as often as an administrator; everything else is the administrator's.
fn action_of(command: &office::Command, actor: &Actor) -> Action {
    match command {
        office::Command::SetSecondFactor { .. } => Action::BeStaff,
        office::Command::DropSecondFactor { person } if actor.person() == Some(*person) => Action::BeStaff,
        office::Command::ConfirmChange { .. } | office::Command::DropChange { .. } => Action::ConfirmChange,
        office::Command::OpenBox(_) => Action::OpenBox,
        office::Command::ArrangeReception(_) | office::Command::CallOffReception(_) => Action::ArrangeReception,
        office::Command::RecordAbsence { .. }
        | office::Command::EndAbsence { .. }
        | office::Command::EndDeputy { .. }
        | office::Command::Arrange { what: Arrangement::SetDeputy(_), .. } => Action::ArrangeWork,
        office::Command::Describe(_)
        | office::Command::SetUnit { .. }
        | office::Command::SetPost { .. }
        | office::Command::AddPerson { .. }
        | office::Command::RenamePerson { .. }
        | office::Command::EnablePerson { .. }
        | office::Command::TakePost { .. }
        | office::Command::LeavePost { .. }
        | office::Command::ResetPassword { .. }
        | office::Command::ProposeChange { .. }
        | office::Command::DropSecondFactor { .. }
        | office::Command::RequireSecondFactor { .. }
        | office::Command::EndSessions { .. }
        | office::Command::Arrange { .. }
        | office::Command::ProposeArrangement { .. }
        | office::Command::DropArrangement { .. }
        | office::Command::SetArea { .. }
        | office::Command::SetCategory { .. }
        | office::Command::RetireCategory(_)
        | office::Command::SetJurisdiction(_)
        | office::Command::SetDay(_)
        | office::Command::TakeBackDay { .. }
        | office::Command::SetEnglish(_) => Action::ManageOffice,
        office::Command::SetText { .. } => Action::KeepTexts,
    }
}
