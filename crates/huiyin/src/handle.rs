//! The one door for commands: pages, command line, import, demo and jobs all enter here.

use std::sync::Arc;

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::command::{Command, cascade};
use huiyin_domain::concern::Concern;
use huiyin_domain::context::Context;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::office;
use huiyin_ledger::{Change, Failure, Planned, Receipt, Root, Scene, Side, StoredFile, StreamKind, Target, Versions};

use crate::app::App;

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
        self.relation = Relation { showed_code: true };
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
    app.ledger().change(change_of(app, order)).await
}

/// The same, where nothing is asynchronous: command line, import, demo.
///
/// # Errors
/// As [`handle`].
pub fn handle_blocking(app: &App, order: Order) -> Result<Receipt, Failure> {
    app.ledger().change_blocking(change_of(app, order))
}

fn change_of(app: &App, order: Order) -> Change {
    let target = order.stream.map_or(Target::New(StreamKind::Concern), Target::Stream);
    let rules = Rules {
        app: app.clone(),
        actor: order.actor.clone(),
        relation: order.relation,
        action: order.action,
        command: order.command,
    };
    let mut change = Change::new(order.actor, vec![target], move |scene| rules.decide(scene));
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
        let concern = scene.roots.first().and_then(Root::concern).cloned().unwrap_or_default();
        self.check_access(&concern, scene)?;
        let context = Context {
            now: scene.now,
            zone: self.app.zone(),
            actor: &self.actor,
            relation: self.relation,
            policy: self.app.policy(),
            calendars: self.app.calendars(),
            office: scene.office,
        };
        let (events, _) = cascade(concern, self.command.clone(), &context)?;
        Ok(events.into_iter().map(Planned::new).collect())
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

/// Changes the office, and what is kept of it in memory.
///
/// # Errors
/// As [`handle`].
pub async fn handle_office(app: &App, actor: Actor, commands: Vec<office::Command>) -> Result<Receipt, Failure> {
    let receipt = app.ledger().change(office_change(actor, commands)).await?;
    app.refresh_office().await.map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(receipt)
}

/// The same for the command line.
///
/// # Errors
/// As [`handle`].
pub fn handle_office_blocking(app: &App, actor: Actor, commands: Vec<office::Command>) -> Result<Receipt, Failure> {
    let receipt = app.ledger().change_blocking(office_change(actor, commands))?;
    app.refresh_office_blocking().map_err(|fault| Failure::Fault(fault.to_string()))?;
    Ok(receipt)
}

fn office_change(actor: Actor, commands: Vec<office::Command>) -> Change {
    let commands = Arc::new(commands);
    let decider = actor.clone();
    Change::new(actor, vec![Target::office()], move |scene| {
        access::may(&decider, Action::ManageOffice, &Facts::Office, &Relation::default(), scene.now)
            .map_err(Refusal::Denied)?;
        let mut office = scene.office.clone();
        let mut planned = Vec::new();
        let stamp = huiyin_domain::event::Stamp { at: scene.now, actor: decider.clone() };
        for command in commands.iter() {
            office::needs_other_hands(&office, &decider, command)?;
            for event in office::decide(&office, command.clone())? {
                if let huiyin_domain::event::Fact::Office(fact) = &event.fact {
                    office.evolve(fact, &stamp);
                }
                planned.push(Planned::new(event));
            }
        }
        Ok(planned)
    })
}
