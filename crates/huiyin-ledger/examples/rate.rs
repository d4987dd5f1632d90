//! How many reports a second the ledger acknowledges by itself, without pages: 1, 8 and 64 callers, each waiting for its
//! answer. Prints one line of JSON for each.
//!
//! `cargo run --release -p huiyin-ledger --example rate [SECONDS [CALLERS …]]`
//!
//! A report here is what a citizen's POST becomes: decided by the rules, about six events with 600 bytes of sealed words,
//! a reporter under a key of their own, leaves and tree, three tables of views, an idempotency row.
#![expect(clippy::print_stdout, reason = "an example talks to whoever runs it")]

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use huiyin_domain::{
    access::Relation,
    command::{Command, cascade},
    concern::{Class, Concern},
    context::Context,
    deadlines::{Calendars, Policy},
    event::Event,
    intake::{self, Channel, FileConcern},
    kernel::{
        actor::Actor,
        ids::Hex,
        number::Number,
        text::{Name, Prose, Title},
        time::{Moment, Zone},
    },
    testing::sample_office_facts,
    words::{ConcernWords, ReporterWords},
};
use huiyin_ledger::{
    Change, Fault, Follows, Ledger, Planned, Recorded, Root, Settings, StreamKind, Target, Tx, View, sql,
};

const PUT_DESK: &str = sql!(
    "INSERT INTO desk (concern, position, state, owner, due) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (concern) DO UPDATE SET position = excluded.position, state = excluded.state, due = excluded.due"
);
const PUT_TRACK: &str = sql!(
    "INSERT INTO track (concern, position, at) VALUES ($1, $2, $3)
     ON CONFLICT (concern) DO UPDATE SET position = excluded.position, at = excluded.at"
);
const COUNT: &str =
    sql!("INSERT INTO counts (kind, n) VALUES ($1, 1) ON CONFLICT (kind) DO UPDATE SET n = counts.n + 1");

fn apply(tx: &mut Tx, event: &Recorded, root: &Root) -> Result<(), Fault> {
    let Root::Concern(concern) = root else { return Ok(()) };
    let (stream, position, at) = (event.stream.into(), event.position.into(), event.stamp.at.0);
    let owner = concern.unit().map_or(0, |unit| i64::from(unit.0));
    tx.put(PUT_DESK, &[stream, position, concern.stage().word().into(), owner.into(), (at + 1_000).into()])?;
    tx.put(PUT_TRACK, &[stream, position, at.into()])?;
    tx.put(COUNT, &[event.fact.kind().into()])
}

static VIEWS: [View; 1] = [View {
    name: "bench",
    version: 1,
    ddl: &[
        sql!(
            "CREATE TABLE desk (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, state TEXT NOT NULL,
             owner BIGINT NOT NULL, due BIGINT NOT NULL)"
        ),
        sql!("CREATE INDEX desk_owner ON desk (owner, due, concern)"),
        sql!("CREATE TABLE track (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, at BIGINT NOT NULL)"),
        sql!("CREATE TABLE counts (kind TEXT PRIMARY KEY, n BIGINT NOT NULL)"),
    ],
    tables: &["desk", "track", "counts"],
    follows: Follows::Events,
    apply,
}];

#[expect(clippy::disallowed_methods, reason = "an example is its own clock")]
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The command of one report, as the page makes it.
fn report(ledger: &Ledger, title: &Title, text: &Prose, name: &Name) -> Result<Change, Fault> {
    let chance = u64::from_be_bytes(ledger.random()?);
    let command = FileConcern {
        id: Hex(ledger.random()?),
        number: Number::from_chance(chance),
        code: Hex(ledger.random()?),
        token: None,
        class: Class::Ordinary,
        channel: Channel::Web,
        place: None,
        received_on: None,
        words: ConcernWords {
            files: Vec::new(),
            place: None,
            late_because: None,
            text: text.clone(),
            title: title.clone(),
        },
        reporter: Some(ReporterWords {
            name: Some(name.clone()),
            phone: Some("13800138000".to_owned()),
            ..ReporterWords::default()
        }),
    };
    let mut key: [u8; 16] = ledger.random()?;
    key[..8].copy_from_slice(&now().0.to_be_bytes());
    let zone = Zone::shanghai();
    let change = Change::new(Actor::Citizen, vec![Target::New(StreamKind::Concern)], move |scene| {
        let context = Context {
            kin: &[],
            now: scene.now,
            zone: &zone,
            actor: &Actor::Citizen,
            relation: Relation { showed_code: true, ..Default::default() },
            policy: Policy::newest(),
            calendars: Calendars::newest(),
            office: scene.office,
        };
        let command = Command::Intake(intake::Command::FileConcern(Box::new(command.clone())));
        let (events, _concern) = cascade(Concern::default(), command, &context)?;
        Ok(events.into_iter().map(Planned::new).collect())
    });
    Ok(Change { key: Some(key), request: ledger.request_digest(&key), ..change })
}

async fn caller(ledger: Ledger, until: Instant) -> Vec<Duration> {
    let words =
        (Title::parse("村道路面坑洼"), Prose::parse(&"路坑坑洼洼，雨天积水。".repeat(18)), Name::parse("周桂兰"));
    let (Ok(title), Ok(text), Ok(name)) = words else { return Vec::new() };
    let mut took = Vec::new();
    while Instant::now() < until {
        let Ok(change) = report(&ledger, &title, &text, &name) else { return took };
        let start = Instant::now();
        match ledger.change(change).await {
            Ok(_receipt) => took.push(start.elapsed()),
            Err(failure) => println!("{{\"failure\":\"{failure}\"}}"),
        }
    }
    took
}

/// Memory of this process in megabytes, as the system counts it.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1_024.0
}

/// One run on a fresh directory, as a line of JSON.
fn run(runtime: &tokio::runtime::Runtime, callers: usize, seconds: u64) -> Result<String, Box<dyn std::error::Error>> {
    let dir = std::env::temp_dir().join(format!("huiyin-rate-{}-{callers}", std::process::id()));
    let ledger = Ledger::open(Settings::new(&dir, Arc::new(now), &VIEWS))?;
    let facts = sample_office_facts();
    ledger.change_blocking(Change::new(Actor::Operator, vec![Target::office()], move |_| {
        Ok(facts.iter().map(|fact| Planned::new(Event::bare(fact.clone()))).collect())
    }))?;
    let (before, start) = (ledger.size()?, Instant::now());
    let until = start + Duration::from_secs(seconds);
    let tasks: Vec<_> = (0..callers).map(|_| runtime.spawn(caller(ledger.clone(), until))).collect();
    let mut took = Vec::new();
    for task in tasks {
        took.extend(runtime.block_on(task)?);
    }
    let passed = start.elapsed().as_secs_f64();
    let (events, memory) = (ledger.size()? - before, resident_mb());
    drop(ledger);
    let start = Instant::now();
    drop(Ledger::open(Settings::new(&dir, Arc::new(now), &VIEWS))?);
    let opened = start.elapsed().as_secs_f64() * 1_000.0;
    std::fs::remove_dir_all(&dir)?;
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1_000.0);
    Ok(format!(
        "{{\"callers\":{callers},\"commands\":{},\"commands_per_second\":{:.0},\"events_per_second\":{:.0},\
         \"p50_ms\":{:.2},\"p99_ms\":{:.2},\"resident_mb\":{memory:.0},\"opened_ms\":{opened:.0}}}",
        took.len(),
        took.len() as f64 / passed,
        events as f64 / passed,
        at(50),
        at(99)
    ))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(2);
    let callers: Vec<usize> = arguments.filter_map(|text| text.parse().ok()).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    for callers in if callers.is_empty() { vec![1, 8, 64] } else { callers } {
        println!("{}", run(&runtime, callers, seconds)?);
    }
    Ok(())
}
