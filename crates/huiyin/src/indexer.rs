//! Brings the word index level with the events, behind them by a batch and outside their transaction; and has it forget at
//! once what was sealed. Only ordinary concerns are ever in it, with what the person wrote and the telephone number left.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Permit, Relation};
use huiyin_domain::casework;
use huiyin_domain::concern::Concern;
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::time::{Day, Moment, Zone};
use huiyin_domain::words::Words;
use huiyin_ledger::{Fault, Indexed, Ledger, OpenError, PhoneKey, Place, Read, Recorded, WordIndex};

use crate::word_tokens;

/// Events looked at in one go.
const BATCH: i64 = 512;
/// How long the thread rests when there is nothing new.
const REST: Duration = Duration::from_millis(200);
/// Between two steps of putting parts together, so that the disk is the ledger's.
const BETWEEN_STEPS: Duration = Duration::from_millis(20);
/// How many batches a page takes in by itself before it looks, at most: some 4,000 events, a moment's work.
const STEPS: usize = 8;

/// The word index and whoever fills it.
pub struct Indexer {
    ledger: Ledger,
    index: WordIndex,
    zone: Zone,
    /// Held from reading a concern until its words are in: whoever seals it meanwhile has it forgotten afterwards.
    turn: Mutex<()>,
    runs: AtomicBool,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Events taken in.
    pub position: i64,
    /// Events there are.
    pub size: i64,
}

impl Indexer {
    /// Opens the index of an installation.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn open(ledger: &Ledger, zone: Zone) -> Result<Self, OpenError> {
        let index = WordIndex::open(ledger.dir(), word_tokens::SHAPE)?;
        // An index that knows more than the ledger belongs to a ledger that a restore replaced.
        if index.position()? > ledger.size()? {
            index.clear()?;
        }
        Ok(Self { ledger: ledger.clone(), index, zone, turn: Mutex::default(), runs: AtomicBool::new(false) })
    }

    /// The index, to ask it.
    #[must_use]
    pub fn index(&self) -> &WordIndex {
        &self.index
    }

    /// Follows the events from now on, on a thread of its own that ends with the program.
    pub fn follow(self: &Arc<Self>) {
        if self.runs.swap(true, Ordering::SeqCst) {
            return;
        }
        let indexer = Arc::downgrade(self);
        let started = std::thread::Builder::new().name("indexer".to_owned()).spawn(move || follow(&indexer));
        if let Err(error) = started {
            self.runs.store(false, Ordering::SeqCst);
            tracing::error!(%error, "the word index is not followed; searching finds nothing new");
        }
    }

    /// How far it is.
    ///
    /// # Errors
    /// What the databases say.
    pub fn standing(&self) -> Result<Standing, Fault> {
        Ok(Standing { position: self.index.position()?, size: self.ledger.size()? })
    }

    /// Takes in what was recorded so far and is missing, if it is little; says whether all of it can be found. Whoever looks
    /// does not wait for the thread, which rests between two looks of its own: every recorded look is an event again.
    ///
    /// # Errors
    /// What the databases say.
    pub async fn come_level(self: &Arc<Self>) -> Result<bool, Fault> {
        let size = self.ledger.read(|read| read.log_root()).await?.size;
        for _step in 0..STEPS {
            if self.index.position()? >= size {
                return Ok(true);
            }
            let here = Arc::clone(self);
            let Ok(taken) = tokio::task::spawn_blocking(move || here.next()).await else { return Ok(false) };
            taken?;
        }
        Ok(self.index.position()? >= size)
    }

    /// Takes in everything recorded so far; `done` is told the position after each batch.
    ///
    /// # Errors
    /// What the databases say; what was taken in before stays.
    pub fn catch_up(&self, done: &mut dyn FnMut(i64)) -> Result<(), Fault> {
        while let Some(taken) = self.next()? {
            done(taken.position);
        }
        Ok(())
    }

    /// Throws the index away and makes it from the events.
    ///
    /// # Errors
    /// What the databases say.
    pub fn rebuild(&self, done: &mut dyn FnMut(i64)) -> Result<(), Fault> {
        {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            self.index.clear()?;
        }
        self.catch_up(done)?;
        let mut begins = true;
        while self.index.tidy(begins)? {
            begins = false;
        }
        Ok(())
    }

    /// Forgets a concern that was sealed or erased. When this returns, no word of it stands in the index or its log.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget(&self, concern: i64) -> Result<(), Fault> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.index.forget(concern)
    }

    /// Everything in the index that should not be there, and what the database says of its file.
    ///
    /// # Errors
    /// What the databases say.
    pub fn check(&self) -> Result<Vec<String>, Fault> {
        const MANY: i64 = 1_000;
        let mut found = self.index.check()?;
        let mut after = 0;
        loop {
            let concerns = self.index.concerns(after, MANY)?;
            let Some(last) = concerns.last() else { return Ok(found) };
            after = *last;
            let misplaced = self.ledger.read_blocking(move |read| {
                let rows =
                    concerns.into_iter().map(|concern| Ok((concern, crate::casework::view::row_of(read, concern)?)));
                rows.collect::<Result<Vec<_>, Fault>>()
            })?;
            let may = |facts: &ConcernFacts| permit(facts).is_some();
            let wrong = misplaced.iter().filter(|(_, row)| !row.as_ref().is_some_and(|row| may(&row.facts))).count();
            if wrong > 0 {
                found.push(format!("{wrong} concerns stand in it that are not ordinary"));
            }
        }
    }

    /// One batch; `None` when there is nothing new.
    fn next(&self) -> Result<Option<Taken>, Fault> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let from = self.index.position()?;
        let (keys, zone) = (self.ledger.clone(), self.zone.clone());
        let batch = self.ledger.read_blocking(move |read| {
            let phone = |unit: UnitId, year: i16, digits: &str| phone_key(&keys, unit, year, digits);
            Batch::read(read, from, (&zone, &phone))
        })?;
        if batch.position == from {
            return Ok(None);
        }
        self.index.take_in(&batch.indexed, &batch.gone, batch.position)?;
        let words = !batch.indexed.is_empty();
        Ok(Some(Taken { position: batch.position, words }))
    }
}

fn follow(indexer: &Weak<Indexer>) {
    // Nobody's first search of the day waits for the dictionary.
    word_tokens::unpack();
    let mut tidying = Tidying::Begins;
    while let Some(here) = indexer.upgrade() {
        let rest = match here.follow_once(&mut tidying) {
            Ok(rest) => rest,
            Err(fault) => {
                tracing::warn!(%fault, "the word index could not follow; tried again");
                5 * REST
            }
        };
        drop(here);
        std::thread::sleep(rest);
    }
}

/// What one batch brought.
struct Taken {
    /// Events taken in.
    position: i64,
    /// Whether there were words among it.
    words: bool,
}

/// How far the parts that grew while words were taken in are put together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tidying {
    Begins,
    GoesOn,
    Done,
}

impl Indexer {
    /// Takes in what is new; where nothing is, puts parts together step by step. How long to rest after it.
    fn follow_once(&self, tidying: &mut Tidying) -> Result<Duration, Fault> {
        if let Some(taken) = self.next()? {
            // A step that was begun goes on; what was only looked at grew no part.
            if taken.words && *tidying == Tidying::Done {
                *tidying = Tidying::Begins;
            }
            return Ok(Duration::ZERO);
        }
        if *tidying == Tidying::Done {
            return Ok(REST);
        }
        let more = self.index.tidy(*tidying == Tidying::Begins)?;
        *tidying = if more { Tidying::GoesOn } else { Tidying::Done };
        Ok(if more { BETWEEN_STEPS } else { REST })
    }
}

/// A telephone number as the index keeps it.
#[must_use]
pub fn phone_key(ledger: &Ledger, unit: UnitId, year: i16, digits: &str) -> PhoneKey {
    let mac = ledger.mac(&format!("phone/{unit}/{year}"), digits.as_bytes());
    PhoneKey { unit: unit.0.into(), year: year.into(), mac }
}

/// The program itself reads an ordinary concern to index it, and no other.
fn permit(facts: &ConcernFacts) -> Option<Permit> {
    let about = Facts::Concern(facts.clone());
    access::may(&Actor::System, Action::IndexWords, &about, &Relation::default(), Moment::default()).ok()
}

/// What a few events changed.
struct Batch {
    indexed: Vec<Indexed>,
    gone: Vec<i64>,
    position: i64,
}

/// The law zone, and how a telephone number is kept.
type Ways<'a> = (&'a Zone, &'a dyn Fn(UnitId, i16, &str) -> PhoneKey);

impl Batch {
    fn read(read: &Read, from: i64, ways: Ways<'_>) -> Result<Self, Fault> {
        let events = read.events_from(from, BATCH)?;
        let mut batch = Self { indexed: Vec::new(), gone: Vec::new(), position: from };
        let mut concerns: Vec<i64> = Vec::new();
        for event in events {
            batch.position = event.position + 1;
            if changes_words(&event.fact) {
                concerns.push(event.stream);
            }
        }
        concerns.sort_unstable();
        concerns.dedup();
        for concern in concerns {
            match of_concern(read, concern, ways)? {
                Some(indexed) => batch.indexed.push(indexed),
                None => batch.gone.push(concern),
            }
        }
        Ok(batch)
    }
}

/// Facts after which a concern is found by other words, or by none.
fn changes_words(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Intake(
            intake::Fact::Filed(_)
                | intake::Fact::CarriedOver(_)
                | intake::Fact::ReporterNamed(_)
                | intake::Fact::MaterialAdded(_)
                | intake::Fact::PointAdded(_)
                | intake::Fact::Sealed(_)
        ) | Fact::Casework(casework::Fact::CitizenAnswered(_))
    )
}

/// A concern as the index keeps it; `None` when it may not stand there. As it is now, whatever event brought it here.
fn of_concern(read: &Read, concern: i64, (zone, phone): Ways<'_>) -> Result<Option<Indexed>, Fault> {
    let history = read.history(concern)?;
    let mut folded = Concern::default();
    for recorded in &history {
        folded.evolve(&recorded.fact, &recorded.stamp);
    }
    let (Some(facts), Some(record)) = (ConcernFacts::of(&folded), folded.intake.record.as_ref()) else {
        return Ok(None);
    };
    let (Some(permit), Some(first)) = (permit(&facts), history.first()) else { return Ok(None) };
    let (unit, year) = (record.desk, first.stamp.at.day(zone).year());
    let (mut text, mut phones) = (String::new(), Vec::new());
    for recorded in history.iter().filter(|recorded| holds_words(recorded)) {
        let Some(words) = read.words(&permit, concern, recorded.position)? else { continue };
        if let Words::Reporter(reporter) = &words {
            phones.extend(reporter.phone.as_deref().map(|digits| phone(unit, year, digits)));
        }
        tell(&words, &mut text);
    }
    let tokens = word_tokens::of_text(&text);
    let place = Place { day: days_since_1970(record.received_on), concern };
    Ok(Some(Indexed { place, words: tokens.words, signs: tokens.signs, phones }))
}

fn holds_words(recorded: &Recorded) -> bool {
    // What lies among staff (evidence, recordings, why it was sealed) is found by nobody through its words.
    changes_words(&recorded.fact) && !recorded.fact.among_staff()
}

/// What the person wrote, without their name and contacts. What staff write about it is not found by words.
fn tell(words: &Words, text: &mut String) {
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    match words {
        Words::Concern(said) => {
            line(said.title.as_str());
            line(said.text.as_str());
            line(said.place.as_ref().map_or("", |place| place.as_str()));
        }
        Words::Carried(old) => {
            line(&old.title);
            line(old.text.as_str());
            line(old.place.as_deref().unwrap_or_default());
        }
        Words::Material(more) => line(more.text.as_ref().map_or("", |text| text.as_str())),
        Words::Said(said) => line(said.text.as_str()),
        Words::Registration(_)
        | Words::ReviewRequest(_)
        | Words::Interview(_)
        | Words::Reporter(_)
        | Words::Points(_)
        | Words::Decline(_)
        | Words::Plan(_)
        | Words::Reply(_)
        | Words::Person(_)
        | Words::Task(_)
        | Words::TaskAnswer(_)
        | Words::Meeting(_)
        | Words::Hearing(_)
        | Words::Minutes(_)
        | Words::Shared(_)
        | Words::Repeated(_) => {}
    }
}

/// Days since 1970, for the order of the index.
#[must_use]
pub fn days_since_1970(day: Day) -> i64 {
    (day - jiff::civil::date(1970, 1, 1)).get_days().into()
}
