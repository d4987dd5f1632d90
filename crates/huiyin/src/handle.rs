//! The one door for commands: pages, command line, import, demo and jobs all enter here.

use std::sync::Arc;

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::command::{Command, cascade_all};
use huiyin_domain::concern::Concern;
use huiyin_domain::context::Context;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::office;
use huiyin_ledger::{Change, Failure, Planned, Receipt, Scene, Side, StoredFile, StreamKind, Target, Versions};

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

/// `beside`: streams of the concerns that are looked at together with the one commanded. Should that have changed by the time
/// of writing, the rules miss one and refuse.
fn change_of(app: &App, order: Order, beside: Vec<i64>) -> Change {
    let own = order.stream.map_or(Target::New(StreamKind::Concern), Target::Stream);
    let targets = std::iter::once(own).chain(beside.into_iter().map(Target::Stream)).collect();
    let rules = Rules {
        app: app.clone(),
        actor: order.actor.clone(),
        relation: order.relation,
        action: order.action,
        command: order.command,
    };
    let mut change = Change::new(order.actor, targets, move |scene| rules.decide(scene));
    change.versions =
        Versions { policy: i64::from(app.policy().version()), calendar: i64::from(app.calendars().version()) };
    if let Some((key, request)) = order.key {
        change.key = Some(key);
        change.request = request;
    }
    change.files = order.files.into_iter().map(|file| (0, file)).collect();
    change.side = order.side;
    change
}

/// What the writer runs: access first, then the rules. Pure but for the values it was given.
struct Rules {
    app: App,
    actor: Actor,
    relation: Relation,
    action: Action,
    command: Command,
}

impl Rules {
    fn decide(&self, scene: &Scene<'_>) -> Result<Vec<Planned>, Refusal> {
        let concerns: Vec<Concern> =
            scene.roots.iter().map(|root| root.concern().cloned().unwrap_or_default()).collect();
        let (own, beside) = concerns.split_first().ok_or(Refusal::KinUnknown)?;
        self.check_access(own, scene)?;
        if let Some(named) = self.command.names().filter(|named| own.number() != Some(*named)) {
            let other = beside.iter().find(|concern| concern.number() == Some(named)).ok_or(Refusal::KinUnknown)?;
            // One answer for what is not there and for what may not be seen.
            self.check_access(other, scene).map_err(|_| Refusal::KinUnknown)?;
        }
        let context = Context {
            now: scene.now,
            zone: self.app.zone(),
            actor: &self.actor,
            relation: self.relation,
            policy: self.app.policy(),
            calendars: self.app.calendars(),
            office: scene.office,
            kin: &[],
        };
        let (events, _) = cascade_all(concerns, self.command.clone(), &context)?;
        Ok(events.into_iter().map(|(target, event)| Planned { target, ..Planned::new(event) }).collect())
    }

    fn check_access(&self, concern: &Concern, scene: &Scene<'_>) -> Result<(), Refusal> {
        // Posts may have changed since the page was opened; what counts is what is held at the moment of writing.
        let actor = match &self.actor {
            Actor::Staff { person, .. } => Actor::Staff { person: *person, posts: scene.office.posts_of(*person) },
            Actor::Citizen | Actor::System | Actor::Operator => self.actor.clone(),
        };
        let facts = ConcernFacts::of(concern).map_or(Facts::Open, Facts::Concern);
        access::may(&actor, self.action, &facts, &self.relation, scene.now).map(drop).map_err(Refusal::Denied)
    }
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
}

impl OfficeOrder {
    /// An order without key or rows beside it.
    pub fn new(actor: Actor, commands: Vec<office::Command>) -> Self {
        Self { actor, commands, key: None, side: Vec::new() }
    }
}

/// Changes the office, and what is kept of it in memory.
///
/// # Errors
/// As [`handle`].
pub async fn handle_office(app: &App, order: OfficeOrder) -> Result<Receipt, Failure> {
    let fault = |fault: huiyin_ledger::Fault| Failure::Fault(fault.to_string());
    let empty = app.ledger().read(crate::intake::view::is_empty).await.map_err(fault)?;
    let receipt = app.ledger().change(office_change(order, empty)).await?;
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
    let receipt = app.ledger().change_blocking(office_change(order, empty))?;
    app.refresh_office_blocking().map_err(fault)?;
    Ok(receipt)
}

/// `empty`: nothing was taken in yet, so that there is nothing to read, and one person may set everything up.
fn office_change(order: OfficeOrder, empty: bool) -> Change {
    let (commands, decider) = (Arc::new(order.commands), order.actor.clone());
    let mut change = Change::new(order.actor, vec![Target::office()], move |scene| {
        // Posts may have changed since the page was opened.
        let actor = match &decider {
            Actor::Staff { person, .. } => Actor::Staff { person: *person, posts: scene.office.posts_of(*person) },
            Actor::Citizen | Actor::System | Actor::Operator => decider.clone(),
        };
        let mut office = scene.office.clone();
        let mut planned = Vec::new();
        let stamp = huiyin_domain::event::Stamp { at: scene.now, actor: actor.clone() };
        for command in commands.iter() {
            access::may(&actor, action_of(command, &actor), &Facts::Office, &Relation::default(), scene.now)
                .map_err(Refusal::Denied)?;
            office::needs_other_hands(&office, &actor, command)?;
            office::needs_own_texts(&office, &actor, command)?;
            if !empty {
                office::needs_second_person(&office, &actor, command)?;
            }
            for event in office::decide(&office, command.clone())? {
                if let huiyin_domain::event::Fact::Office(fact) = &event.fact {
                    office.evolve(fact, &stamp);
                }
                planned.push(Planned::new(event));
            }
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
        | office::Command::SetArea { .. }
        | office::Command::SetCategory { .. }
        | office::Command::SetEnglish(_) => Action::ManageOffice,
        office::Command::SetText { .. } => Action::KeepTexts,
    }
}
