//! What the program is made of: the ledger, the clock, and what is kept in memory of the office.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, RwLock};

use huiyin_domain::deadlines::{Calendars, Policy};
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::time::{Day, Moment, Zone};
use huiyin_domain::office::{Cover, Office};
use huiyin_domain::words::Words;
use huiyin_ledger::{Address, ClockGuard, Fault, Ledger, OpenError, Read, Settings, Target, View};

use crate::accounts::Sessions;
use crate::clock::Clock;
use crate::daily_backup::DailyBackup;
use crate::indexer::Indexer;
use crate::readings::Readings;
use crate::web::page::Page;
use crate::web::site::Site;
use crate::web::words::Language;

/// Every view of the product, in one list: what follows the events and can be made again from them.
pub const VIEWS: &[View] = &[
    crate::intake::view::NUMBERS,
    crate::intake::view::SOURCES,
    crate::intake::view::origins::ORIGINS,
    crate::intake::carry_over::view::CLAIMS,
    crate::casework::view::DESK,
    crate::casework::notices_view::NOTICES,
    crate::casework::view::READERS,
    crate::casework::view::board::BOARD,
    crate::casework::view::kin::KIN,
    crate::casework::view::kin::ALIKE,
    crate::casework::view::held::HELD,
    crate::casework::call_view::CALLS,
    crate::casework::view::months::MONTHS,
    crate::deadlines::view::TIMERS,
];

/// Rows beside the events: declared once each, never edited, only added to.
pub const SIDE_TABLES: &[&str] = &[
    crate::accounts::store::ACCOUNTS,
    crate::accounts::store::ACCOUNTS_PERSON,
    crate::accounts::store::SESSIONS,
    crate::accounts::store::ATTEMPTS,
    crate::accounts::store::TOLD,
    crate::accounts::second_factor::SECRETS,
    crate::accounts::second_factor::RECOVERY,
    crate::accounts::sessions::BEGAN,
    crate::accounts::sessions::DEVICE,
    crate::web::shelf::SHELF,
    crate::web::shelf::SHELF_UNTIL,
    crate::casework::saved_filters::SAVED_FILTERS,
];

/// How a program is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The directory that is the whole installation.
    pub dir: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
    /// A person has confirmed that the machine's time is right.
    pub clock_confirmed: bool,
    /// Where the events are, when not in a file of the directory.
    pub database: Option<Database>,
    /// Pages reach people by https (own or a named proxy's); false only on loopback.
    pub secure: bool,
}

/// A database that holds the events.
#[derive(Clone, Debug)]
pub struct Database {
    /// Where it is.
    pub address: Address,
    /// A person has backed it up, so this program may change its shape; it cannot make that backup itself.
    pub backed_up: bool,
}

/// The office as pages need it: the folded facts and the names beside them.
#[derive(Clone, Debug, Default)]
pub struct OfficeNow {
    /// Units, posts, areas, categories, and who stands in for whom: as of today.
    pub office: Arc<Office>,
    /// The facts as they were folded; from them the office of any day from today on is made.
    folded: Arc<Office>,
    /// Names and phones of people; words, opened once.
    pub people: BTreeMap<PersonId, PersonNow>,
    /// Position of the last event that is in here.
    pub position: i64,
    /// Units are called by their English names where they have one.
    pub in_english: bool,
}

/// A member of staff by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonNow {
    /// What they are called.
    pub name: String,
    /// The office phone.
    pub phone: Option<String>,
}

impl OfficeNow {
    /// The same as English pages call it.
    #[must_use]
    pub fn called_in_english(&self) -> Self {
        Self { in_english: true, ..self.clone() }
    }

    /// The name of a unit, or nothing for one that never was.
    #[must_use]
    pub fn unit_name(&self, id: UnitId) -> &str {
        let english = self.office.english(Some(id)).and_then(|english| english.name.as_ref());
        if let Some(name) = english.filter(|_| self.in_english) {
            return name.as_str();
        }
        self.office.unit(id).map_or("", |unit| unit.name.as_str())
    }

    /// A post as people say it: unit, title, who holds it, and who stands in while they are away.
    #[must_use]
    pub fn post_said(&self, id: PostId, page: &Page) -> String {
        let Some(post) = self.office.post(id) else { return String::new() };
        let comma = page.t("list-comma").to_string();
        let names =
            |people: &[PersonId]| people.iter().map(|one| self.person_name(*one)).collect::<Vec<_>>().join(&comma);
        let title = format!("{} {}", self.unit_name(post.unit), post.title.as_str());
        let held = match names(&self.office.holders(id).collect::<Vec<_>>()) {
            nobody if nobody.is_empty() => title,
            who => page.t("post-held").with("who", who).with("post", title).to_string(),
        };
        match self.office.cover(id) {
            Some(Cover::Deputy(_, people) | Cover::Falls(people)) if !people.is_empty() => {
                page.t("post-stood-in").with("post", held).with("who", names(&people)).to_string()
            }
            Some(Cover::Holders(_) | Cover::Deputy(..) | Cover::Falls(_)) | None => held,
        }
    }

    /// The name of a person, or nothing for one that never was.
    #[must_use]
    pub fn person_name(&self, id: PersonId) -> &str {
        self.people.get(&id).map_or("", |person| person.name.as_str())
    }
}

/// Everything a request may reach. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    ledger: Ledger,
    clock: Clock,
    zone: Zone,
    secure: bool,
    daily_backup: OnceLock<DailyBackup>,
    phones: OnceLock<Clock>,
    indexer: Arc<Indexer>,
    sessions: Sessions,
    readings: Readings,
    office: RwLock<Arc<OfficeNow>>,
    office_in_english: RwLock<Arc<OfficeNow>>,
    site: RwLock<Arc<Site>>,
}

impl App {
    /// Opens the installation, or makes it.
    ///
    /// # Errors
    /// When the directory is in use, damaged, or written by a newer program.
    pub fn open(start: &Start) -> Result<Self, OpenError> {
        let mut settings = Settings::new(&start.dir, start.clock.as_function(), VIEWS);
        settings.side_tables = SIDE_TABLES;
        settings.before_upgrade = Some(DailyBackup::beside(&start.dir).folder);
        if let Some(database) = &start.database {
            settings.database = Some(database.address.clone());
            settings.before_upgrade = settings.before_upgrade.filter(|_folder| !database.backed_up);
        }
        settings.guard = match start.clock {
            Clock::Machine => Some(ClockGuard::new(start.clock_confirmed)),
            Clock::Story(_) => None,
        };
        let ledger = Ledger::open(settings)?;
        let indexer = Arc::new(Indexer::open(&ledger, Zone::of_installation())?);
        let app = Self {
            inner: Arc::new(Inner {
                ledger,
                clock: start.clock.clone(),
                zone: Zone::of_installation(),
                secure: start.secure,
                daily_backup: OnceLock::new(),
                phones: OnceLock::new(),
                indexer,
                sessions: Sessions::default(),
                readings: Readings::default(),
                office: RwLock::default(),
                office_in_english: RwLock::default(),
                site: RwLock::new(Arc::new(Site::plain())),
            }),
        };
        app.refresh_office_blocking().map_err(OpenError::from)?;
        Ok(app)
    }

    /// The memory.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.inner.ledger
    }

    /// The clock; only the demo and tests set it.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.inner.clock.now()
    }

    /// What time a telephone shows: the same, but for a demonstration, whose days are invented and whose visitors' telephones
    /// are not.
    #[must_use]
    pub fn phone_now(&self) -> Moment {
        self.inner.phones.get().unwrap_or(&self.inner.clock).now()
    }

    /// Says that telephones show the machine's time, whatever day it is in the story; called once.
    pub fn phones_show_the_machines_time(&self) {
        drop(self.inner.phones.set(Clock::Machine));
    }

    /// The zone whose days are law days.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.inner.zone
    }

    /// Whether pages reach people by https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.inner.secure
    }

    /// Where a backup goes every day: into the data directory when nobody named another place.
    #[must_use]
    pub fn daily_backup(&self) -> &DailyBackup {
        self.inner.daily_backup.get_or_init(|| DailyBackup::beside(self.ledger().dir()))
    }

    /// The word index, and whoever brings it level with the events.
    #[must_use]
    pub fn indexer(&self) -> &Arc<Indexer> {
        &self.inner.indexer
    }

    /// Names the place; called once, before anything asks for it.
    pub fn back_up_into(&self, daily: DailyBackup) {
        // Asked for before: the first answer stays.
        drop(self.inner.daily_backup.set(daily));
    }

    /// Terms in force.
    #[must_use]
    pub fn policy(&self) -> &'static Policy {
        Policy::newest()
    }

    /// Working days of published years.
    #[must_use]
    pub fn calendars(&self) -> &'static Calendars {
        Calendars::newest()
    }

    /// Who is signed in.
    #[must_use]
    pub fn sessions(&self) -> &Sessions {
        &self.inner.sessions
    }

    /// Which readings are on record already.
    #[must_use]
    pub fn readings(&self) -> &Readings {
        &self.inner.readings
    }

    /// The office as of the last change and of today: absences begin and end, and planned changes take effect, by the day.
    #[must_use]
    pub fn office(&self) -> Arc<OfficeNow> {
        self.of_today(&self.inner.office)
    }

    /// The office that the writer has folded, as of a day: the one in memory when nothing was changed since.
    #[must_use]
    pub fn office_on(&self, folded: &Office, day: Day) -> Arc<Office> {
        let kept = self.inner.office.read().map(|office| Arc::clone(&office.office)).unwrap_or_default();
        if kept.facts() == folded.facts() && kept.is_of(day) { kept } else { Arc::new(folded.on(day)) }
    }

    /// The same as pages of a language call it: English ones use the English names of units, where there are any.
    #[must_use]
    pub fn office_in(&self, language: Language) -> Arc<OfficeNow> {
        match language {
            Language::Chinese => self.of_today(&self.inner.office),
            Language::English => self.of_today(&self.inner.office_in_english),
        }
    }

    fn of_today(&self, kept: &RwLock<Arc<OfficeNow>>) -> Arc<OfficeNow> {
        let known = kept.read().map(|office| Arc::clone(&office)).unwrap_or_default();
        let today = self.now().day(&self.inner.zone);
        if known.office.is_of(today) {
            return known;
        }
        let office = Arc::new(known.folded.on(today));
        let now = Arc::new(OfficeNow { office, ..OfficeNow::clone(&known) });
        if let Ok(mut newest) = kept.write()
            && newest.position == now.position
        {
            *newest = Arc::clone(&now);
        }
        now
    }

    /// The office as it was before something at this position was recorded: a paper keeps the words, names and addresses
    /// with which it went out.
    ///
    /// # Errors
    /// What the ledger says.
    pub async fn office_before(&self, position: i64) -> Result<Arc<OfficeNow>, Fault> {
        let now = self.office();
        if now.position < position {
            return Ok(now);
        }
        self.ledger().read(move |read| read_office(read, position)).await.map(Arc::new)
    }

    /// How the house is named on its pages.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        self.inner.site.read().map(|site| Arc::clone(&site)).unwrap_or_else(|_| Arc::new(Site::plain()))
    }

    /// Reads the office anew; called after every change of it.
    ///
    /// # Errors
    /// What the ledger says.
    pub async fn refresh_office(&self) -> Result<(), Fault> {
        let now = self.ledger().read(|read| read_office(read, i64::MAX)).await?;
        self.keep_office(now);
        Ok(())
    }

    /// The same, for start-up and the command line.
    ///
    /// # Errors
    /// What the ledger says.
    pub fn refresh_office_blocking(&self) -> Result<(), Fault> {
        let now = self.ledger().read_blocking(|read| read_office(read, i64::MAX))?;
        self.keep_office(now);
        Ok(())
    }

    fn keep_office(&self, now: OfficeNow) {
        let mut now = now;
        now.office = Arc::new(now.folded.on(self.now().day(&self.inner.zone)));
        if let Some(site) = crate::office::site_of(&now)
            && let Ok(mut kept) = self.inner.site.write()
        {
            *kept = Arc::new(site);
        }
        if let Ok(mut kept) = self.inner.office_in_english.write() {
            *kept = Arc::new(now.called_in_english());
        }
        if let Ok(mut kept) = self.inner.office.write() {
            *kept = Arc::new(now);
        }
    }
}

fn read_office(read: &Read, before: i64) -> Result<OfficeNow, Fault> {
    let Some(stream) = read.named(&Target::office())? else { return Ok(OfficeNow::default()) };
    let (mut now, mut folded) = (OfficeNow::default(), Office::default());
    for recorded in read.history(stream)? {
        let Fact::Office(fact) = &recorded.fact else { continue };
        if recorded.position >= before {
            break;
        }
        folded.evolve(fact, &recorded.stamp);
        now.position = recorded.position;
        if let Some(person) = fact.named_person()
            && let Some(Words::Person(words)) = read.words(&crate::gate::staff_names(), stream, recorded.position)?
        {
            let phone = words.phone.as_ref().map(|phone| phone.as_str().to_owned());
            now.people.insert(person, PersonNow { name: words.name.as_str().to_owned(), phone });
        }
    }
    now.folded = Arc::new(folded);
    now.office = Arc::clone(&now.folded);
    Ok(now)
}
