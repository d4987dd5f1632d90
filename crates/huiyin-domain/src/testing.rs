//! Sentences for tests: `given(events).when(command).then(events)` or `.refused(why)`. No database, microseconds.
//! Also the sample office that tests, fixtures and benches share.

pub mod commands;
pub mod quick_steps;
pub mod stages;

use crate::access::Relation;
use crate::command::{Command, Happened, cascade_all};
use crate::concern::Concern;
use crate::context::Context;
use crate::deadlines::{Calendars, Policy};
use crate::event::{Event, Fact, Stamp};
use crate::kernel::actor::{Actor, PostHeld, Role};
use crate::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, ReceptionNo, ReporterNo, RoundNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Name;
use crate::kernel::time::{Moment, Zone};
use crate::office::{self, Office, OfficeDescribed, Post, Unit, UnitKind};

/// The letters office of the sample.
pub const LETTERS: UnitId = UnitId(1);
/// The transport bureau of the sample.
pub const BUREAU: UnitId = UnitId(2);
/// The water bureau of the sample: it co-handles.
pub const WATER: UnitId = UnitId(3);
/// The county government of the sample: above all others.
pub const GOVERNMENT: UnitId = UnitId(4);
/// Front desk of the letters office: post and person share the number.
pub const DESK: u32 = 1;
/// Supervisor of the letters office.
pub const SUPERVISOR: u32 = 2;
/// A second supervisor there.
pub const SUPERVISOR_TWO: u32 = 3;
/// Front desk of the bureau.
pub const BUREAU_DESK: u32 = 4;
/// Handler of the bureau.
pub const HANDLER: u32 = 5;
/// Head of the bureau.
pub const HEAD: u32 = 6;
/// Deputy head of the bureau.
pub const DEPUTY: u32 = 7;
/// Administrator.
pub const ADMIN: u32 = 8;
/// Head of the water bureau.
pub const WATER_HEAD: u32 = 9;
/// Handler of the water bureau.
pub const WATER_HANDLER: u32 = 10;
/// Head of the county government.
pub const MAYOR: u32 = 11;

/// The county, which reviews what the bureau answered.
pub const COUNTY: UnitId = GOVERNMENT;
/// The city of the sample: it re-reviews what the county reviewed.
pub const CITY: UnitId = UnitId(5);
/// Whoever heads reviews in the county.
pub const COUNTY_HEAD: u32 = MAYOR;
/// Who writes reviews there.
pub const COUNTY_HANDLER: u32 = 12;
/// Head of the city's review office.
pub const CITY_HEAD: u32 = 13;
/// Who writes re-reviews there.
pub const CITY_HANDLER: u32 = 14;

const POSTS: [(u32, UnitId, Role); 14] = [
    (DESK, LETTERS, Role::FrontDesk),
    (SUPERVISOR, LETTERS, Role::Supervisor),
    (SUPERVISOR_TWO, LETTERS, Role::Supervisor),
    (BUREAU_DESK, BUREAU, Role::FrontDesk),
    (HANDLER, BUREAU, Role::Handler),
    (HEAD, BUREAU, Role::UnitHead),
    (DEPUTY, BUREAU, Role::UnitHead),
    (ADMIN, LETTERS, Role::Admin),
    (WATER_HEAD, WATER, Role::UnitHead),
    (WATER_HANDLER, WATER, Role::Handler),
    (MAYOR, GOVERNMENT, Role::UnitHead),
    (COUNTY_HANDLER, COUNTY, Role::Handler),
    (CITY_HEAD, CITY, Role::UnitHead),
    (CITY_HANDLER, CITY, Role::Handler),
];

/// A sample name; panics on a name that cannot be one, which only a test would write.
#[expect(clippy::panic, reason = "a sample that does not parse is a broken test")]
pub fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap_or_else(|fault| panic!("sample name {raw}: {fault:?}"))
}

/// Five units, fourteen posts, one person each.
pub fn sample_office() -> Office {
    let mut office = Office::default();
    let stamp = Stamp { at: Moment(0), actor: Actor::Operator };
    for fact in sample_office_facts() {
        office.evolve(&fact, &stamp);
    }
    office
}

/// The facts behind [`sample_office`].
pub fn sample_office_facts() -> Vec<office::Fact> {
    let unit = |id, kind, title: &str| {
        office::Fact::UnitSet(office::UnitSet {
            id,
            unit: Unit {
                address: None,
                hours: None,
                kind,
                letters: None,
                name: name(title),
                parent: above(id),
                phone: None,
                review_body: None,
                rooms: None,
                works: true,
            },
        })
    };
    let mut facts = vec![
        unit(CITY, UnitKind::Organ, "河阳市人民政府"),
        unit(GOVERNMENT, UnitKind::Organ, "安澜县人民政府"),
        unit(LETTERS, UnitKind::LettersOffice, "安澜县信访局"),
        unit(BUREAU, UnitKind::Organ, "安澜县交通运输局"),
        unit(WATER, UnitKind::Organ, "安澜县水利局"),
        office::Fact::OfficeDescribed(OfficeDescribed {
            area: name("安澜县"),
            demo: false,
            desk: LETTERS,
            host: None,
            icp: None,
            site_code: None,
        }),
    ];
    for (number, unit, role) in POSTS {
        let post = Post { role, title: name(role.word()), unit };
        let (person, id) = (PersonId(number), PostId(number));
        facts.push(office::Fact::PostSet(office::PostSet { id, post }));
        facts.push(office::Fact::PersonAdded(office::PersonAdded { person }));
        facts.push(office::Fact::PostTaken(office::PostTaken { person, post: id }));
    }
    facts.extend(
        AreaCode::parse("0300-01").map(|code| office::Fact::AreaSet(office::AreaSet { code, name: name("柳林镇") })),
    );
    facts.extend(
        CategoryCode::parse("0101")
            .map(|code| office::Fact::CategorySet(office::CategorySet { code, name: name("农村公路") })),
    );
    facts.extend(quick_steps::facts());
    facts.extend(occasions());
    facts
}

/// A box that was opened, and a reception day far ahead.
fn occasions() -> [office::Fact; 2] {
    let opened = office::Fact::BoxOpened(office::BoxOpened {
        no: RoundNo(1),
        on: jiff::civil::date(2026, 9, 11),
        openers: vec![PersonId(DESK), PersonId(SUPERVISOR)],
        papers: 3,
        place: name("柳林镇政府门口意见箱"),
        unit: LETTERS,
    });
    let arranged = office::Fact::ReceptionArranged(office::ReceptionArranged {
        hours: name("上午 8:30—12:00"),
        leader: PostId(HEAD),
        no: ReceptionNo(1),
        on: jiff::civil::date(2099, 1, 5),
        place: name("县信访局一楼接待厅"),
        seats: 10,
    });
    [opened, arranged]
}

/// Everything stands below the county, and that below the city.
fn above(unit: UnitId) -> Option<UnitId> {
    match unit {
        CITY => None,
        GOVERNMENT => Some(CITY),
        _below => Some(GOVERNMENT),
    }
}

/// A member of the sample office, by number.
pub fn staff(number: u32) -> Actor {
    let posts = POSTS.into_iter().filter(|(post, ..)| *post == number);
    let held = posts.map(|(post, unit, role)| PostHeld { post: PostId(post), unit, role, deputy: false });
    Actor::Staff { person: PersonId(number), posts: held.collect() }
}

/// The beginning of a test sentence: what happened before.
#[derive(Clone)]
pub struct Given {
    /// The concern so far.
    pub concern: Concern,
    /// The office around it.
    pub office: Office,
    /// Who acts next.
    pub actor: Actor,
    /// With whose code, when it is a citizen.
    pub reporter: ReporterNo,
    /// When.
    pub now: Moment,
    /// Which terms hold.
    pub policy: &'static Policy,
    /// Everything that happened so far.
    pub events: Vec<Event>,
    /// Other concerns, each with everything that happened to it.
    pub others: Vec<(Concern, Vec<Event>)>,
    refused: Option<Refusal>,
}

/// 2026-09-14 10:12 in Shanghai, a Monday: when the story of the pictures begins.
pub const STORY_START: Moment = Moment(1_789_351_920_000);

/// Nothing has happened yet.
pub fn nothing() -> Given {
    Given {
        concern: Concern::default(),
        office: sample_office(),
        actor: Actor::Citizen,
        reporter: ReporterNo::FIRST,
        now: STORY_START,
        policy: Policy::newest(),
        events: Vec::new(),
        others: Vec::new(),
        refused: None,
    }
}

impl Given {
    /// From here on this actor acts.
    pub fn by(mut self, actor: Actor) -> Self {
        self.actor = actor;
        self
    }

    /// From here on the citizen acts.
    pub fn by_citizen(self) -> Self {
        self.by_reporter(1)
    }

    /// From here on this reporter acts.
    pub fn by_reporter(mut self, reporter: u32) -> Self {
        self.reporter = ReporterNo(reporter);
        self.by(Actor::Citizen)
    }

    /// From here on this member of the sample office acts.
    pub fn by_staff(self, number: u32) -> Self {
        self.by(staff(number))
    }

    /// Time passes.
    pub fn after_days(mut self, days: i64) -> Self {
        self.now = self.now.plus_days(days);
        self
    }

    /// What happens when this is asked for; an earlier refusal stays.
    pub fn when(mut self, command: impl Into<Command>) -> Self {
        if self.refused.is_some() {
            return self;
        }
        match self.try_all(command.into()) {
            Ok((events, concerns)) => self.take(events, concerns),
            Err(refusal) => self.refused = Some(refusal),
        }
        self
    }

    fn take(&mut self, events: Vec<(usize, Event)>, concerns: Vec<Concern>) {
        for (at, event) in events {
            match at.checked_sub(1).and_then(|at| self.others.get_mut(at)) {
                Some((_, of)) => of.push(event),
                None => self.events.push(event),
            }
        }
        let mut concerns = concerns.into_iter();
        self.concern = concerns.next().unwrap_or_default();
        for ((other, _), after) in self.others.iter_mut().zip(concerns) {
            *other = after;
        }
    }

    /// From here on it is this time.
    pub fn at(mut self, now: Moment) -> Self {
        self.now = now;
        self
    }

    /// The same with no other concern in sight.
    pub fn alone(mut self) -> Self {
        self.others.clear();
        self
    }

    /// The same with another concern beside it.
    pub fn beside(mut self, other: Self) -> Self {
        self.others.push((other.concern, other.events));
        self
    }

    /// From here on commands are given to the other concern of this place, and this one stands beside it.
    pub fn turn_to(mut self, at: usize) -> Self {
        if let Some((concern, events)) = self.others.get_mut(at) {
            std::mem::swap(&mut self.concern, concern);
            std::mem::swap(&mut self.events, events);
        }
        self
    }

    /// The first other concern.
    pub fn other(&self) -> Concern {
        self.others.first().map(|(concern, _)| concern.clone()).unwrap_or_default()
    }

    /// Decides without changing anything; what happens to the concern commanded.
    pub fn try_command(&self, command: Command) -> Result<(Vec<Event>, Concern), Refusal> {
        let (events, mut concerns) = self.try_all(command)?;
        let own = events.into_iter().filter(|(at, _)| *at == 0).map(|(_, event)| event).collect();
        Ok((own, concerns.swap_remove(0)))
    }

    /// The same for every concern that is looked at; an event says by its place whose it is.
    pub fn try_all(&self, command: Command) -> Result<Happened, Refusal> {
        let zone = Zone::shanghai();
        let context = Context {
            now: self.now,
            zone: &zone,
            actor: &self.actor,
            relation: Relation::of(self.reporter),
            policy: self.policy,
            calendars: Calendars::newest(),
            office: &self.office,
            kin: &[],
        };
        let others = self.others.iter().map(|(concern, _)| concern.clone());
        cascade_all(std::iter::once(self.concern.clone()).chain(others).collect(), command, &context)
    }

    /// The refusal, if the last command was refused.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refused.as_ref()
    }

    /// The names of everything that happened, in order.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.events.iter().map(|event| event.fact.kind()).collect()
    }

    /// The last fact of that name.
    pub fn last(&self, kind: &str) -> Option<&Fact> {
        self.events.iter().rev().map(|event| &event.fact).find(|fact| fact.kind() == kind)
    }
}
