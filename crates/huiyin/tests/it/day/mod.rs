//! A day in the office, and what follows of it: forty concerns by more than eight channels, fourteen people at their desks, every
//! branch of the life at least once, through the real router. In the evening nothing is lost, nothing waits for nobody, and
//! every promise has its day.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use huiyin::casework::release_quick_steps::release_quick_steps;
use huiyin_domain::concern::Concern;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::{casework, deadlines, gatherings, intake, review};

use crate::browser::Browser as Citizen;
use crate::citizen_answer::reported;
use crate::world::{Answer, Browser, World};

mod begun;
mod differently;
mod looked_at_again;
mod stood_in;
mod taken_in;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The house, who sits in it, and what came in.
pub(crate) struct Day {
    world: World,
    people: BTreeMap<String, Browser>,
    channels: BTreeSet<&'static str>,
    filed: Vec<Number>,
}

impl Day {
    fn new() -> Self {
        Self { world: World::new(), people: BTreeMap::new(), channels: BTreeSet::new(), filed: Vec::new() }
    }

    /// So many days later; whoever had signed in signs in again.
    fn sleep(&mut self, days: i64) {
        self.world.app.clock().set(Moment(self.world.app.now().0 + days * DAY));
        self.people.clear();
    }

    /// The day so many days from today, as forms take it.
    fn on(&self, days: i64) -> String {
        Moment(self.world.app.now().0 + days * DAY).day(self.world.app.zone()).to_string()
    }

    async fn sits(&mut self, login: &str) {
        if !self.people.contains_key(login) {
            let browser = self.world.signed_in(login).await;
            self.people.insert(login.to_owned(), browser);
        }
    }

    /// Somebody opens the page of a form and sends it; it must be taken.
    async fn sends(&mut self, login: &str, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
        self.sits(login).await;
        let browser = self.people.get_mut(login).unwrap();
        let form = self.world.get(browser, page).await;
        assert_eq!(form.status, StatusCode::OK, "{login} {page}: {}", told(&form));
        let answer = self.world.post(browser, page, to, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} {to}: {}", told(&answer));
        answer
    }

    /// Somebody takes a step on a concern.
    async fn does(&mut self, login: &str, number: Number, step: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/desk/concerns/{}/{step}", number.digits());
        self.sends(login, &path, &path, fields).await
    }

    /// Somebody tries a step that is not theirs to take now, and is told why.
    async fn is_refused(&mut self, login: &str, number: Number, step: &str, fields: &[(&str, &str)]) -> String {
        self.sits(login).await;
        let path = format!("/desk/concerns/{}/{step}", number.digits());
        let browser = self.people.get_mut(login).unwrap();
        let form = self.world.get(browser, &path).await;
        if form.status != StatusCode::OK {
            assert!(matches!(form.status, StatusCode::CONFLICT | StatusCode::NOT_FOUND), "{step}: {}", form.status);
            return form.body;
        }
        let answer = self.world.post(browser, &path, &path, fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{login} {step}: {}", told(&answer));
        answer.body
    }

    async fn sees(&mut self, login: &str, path: &str) -> String {
        self.sits(login).await;
        let answer = self.world.get(self.people.get_mut(login).unwrap(), path).await;
        assert_eq!(answer.status, StatusCode::OK, "{login} {path}: {}", told(&answer));
        assert!(!answer.body.contains('⟦'), "{login} {path}: a sentence is missing");
        answer.body
    }

    /// Somebody reports on the web, with a photo or without.
    async fn web(&mut self) -> (Citizen, Number) {
        let (browser, digits) = reported(&self.world).await;
        let number = Number::parse(&digits).unwrap();
        self.channels.insert("web");
        self.filed.push(number);
        (browser, number)
    }

    fn concern(&self, number: Number) -> Concern {
        let read = move |read: &huiyin_ledger::Read| {
            let stream = intake_stream(read, number)?;
            read.load_concern(stream)
        };
        self.world.app.ledger().read_blocking(read).unwrap()
    }

    /// The names of everything that happened to all of them.
    fn kinds(&self) -> BTreeSet<&'static str> {
        let mut kinds = BTreeSet::new();
        for number in &self.filed {
            let number = *number;
            let history = self.world.app.ledger().read_blocking(move |read| {
                let stream = intake_stream(read, number)?;
                read.history(stream)
            });
            kinds.extend(history.unwrap().iter().map(|recorded| recorded.fact.kind()));
        }
        kinds
    }
}

fn intake_stream(read: &huiyin_ledger::Read, number: Number) -> Result<i64, huiyin_ledger::Fault> {
    Ok(huiyin::intake::view::stream_of(read, number)?.unwrap())
}

/// What a page said was wrong.
fn told(answer: &Answer) -> String {
    let main = answer.body.split("<main").nth(1).unwrap_or(&answer.body);
    let errors = main.split("class=\"errors\"").nth(1).map(|rest| rest.chars().take(1_200).collect());
    format!("{} {}", answer.status, errors.unwrap_or_else(|| main.chars().take(3_000).collect::<String>()))
}

/// What cannot happen on such a day, each with its reason.
const NOT_TODAY: [(&str, &str); 3] = [
    ("carried_over.v1", "old records come from a file, before an office opens"),
    ("succession_taken.v1", "no unit is dissolved while the others need it: see `standing_in`"),
    ("versions_taken.v1", "a new edition of the calendar or of the terms comes with a new version of the program"),
];

#[tokio::test(flavor = "multi_thread")]
async fn forty_concerns_come_in_by_every_channel_and_none_is_left_without_an_owner() {
    let mut day = Day::new();
    taken_in::morning(&mut day).await;
    begun::forenoon(&mut day).await;
    differently::afternoon(&mut day).await;
    stood_in::away(&mut day).await;
    looked_at_again::weeks_after(&mut day).await;
    stood_in::dissolved(&mut day).await;
    assert_eq!(release_quick_steps(&day.world.app).await.unwrap(), 0, "nothing is held any more");

    assert!(day.filed.len() >= 40, "{} concerns", day.filed.len());
    assert!(day.channels.len() >= 8, "{:?}", day.channels);
    nothing_is_missing(&day);
    nobody_waits_for_nobody(&day);
    let fsck = day.world.app.ledger().fsck().unwrap();
    assert!(fsck.is_sound(), "{fsck:?}");
}

/// Every kind of fact of the five rooms of a concern's life was recorded: no branch was left out.
fn nothing_is_missing(day: &Day) {
    let rooms = [
        intake::Fact::KINDS,
        casework::Fact::KINDS,
        deadlines::Fact::KINDS,
        gatherings::Fact::KINDS,
        review::Fact::KINDS,
    ];
    let happened = day.kinds();
    let excused = |kind: &&str| NOT_TODAY.iter().any(|(one, _)| one == kind);
    let missing: Vec<_> =
        rooms.concat().into_iter().filter(|kind| !happened.contains(kind) && !excused(kind)).collect();
    assert!(missing.is_empty(), "no branch of the day led to {missing:?}");
}

/// Every concern is owed a step by somebody or is final; every promise and every running term has its day.
fn nobody_waits_for_nobody(day: &Day) {
    let first = huiyin_domain::kernel::time::Day::constant(2026, 9, 14);
    for number in &day.filed {
        let concern = day.concern(*number);
        let owed = concern.owed().is_some() || !concern.asides().is_empty();
        assert!(owed != concern.is_final(), "{number} stands in {:?} and nobody owes a step", concern.stage());
        assert!(concern.casework.promises.iter().all(|promise| promise.due >= first), "{number}");
        for clock in concern.deadlines.open() {
            assert!(clock.is_stopped() || clock.due().is_some(), "{number}: {:?} runs to no day", clock.id);
        }
    }
}
