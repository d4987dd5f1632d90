//! Giving: every concern is opened like a page, with `access::may` asked and the reading on record, and written as it reads.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use anyhow::{Context as _, ensure};
use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::casework as work;
use huiyin_domain::event::Fact;
use huiyin_domain::intake::{self, MaterialKind};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::reading::{self, Exported};
use huiyin_domain::words::{FileWords, Words};
use huiyin_ledger::{Change, Planned, StreamKind, Target, sql};
use ring::digest::{Context as Digest, SHA256};

use super::{CONCERNS, FILES, FORMAT, MANIFEST, Manifest, Record, Step};
use crate::app::App;
use crate::casework::{course, show_concern, show_file};
use crate::desk::{Case, names};
use crate::gate::Entry;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// Concerns looked at in one go.
const BATCH: i64 = 500;

/// Gives everything this person may read; the folder must be empty or not there. What was given is on record when this
/// returns; broken off in the middle, the readings are on record and there is no manifest.
///
/// # Errors
/// When the folder cannot be written, or the ledger is busy.
pub async fn give(app: &App, visitor: &Visitor, folder: &Path) -> anyhow::Result<Manifest> {
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    ensure!(!taken, "{} is not empty", folder.display());
    // What lies here is what people entrusted to the office, in clear.
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder.join(FILES));
    made.with_context(|| format!("cannot make {}", folder.display()))?;
    let log = app.ledger().root()?;
    let mut pen = Pen::new(folder)?;
    let (mut after, mut left) = (i64::MIN, 0);
    loop {
        let numbers = app.ledger().read(move |read| page_of_numbers(read, after)).await?;
        let Some(last) = numbers.last() else { break };
        after = *last;
        for number in numbers {
            match open(app, visitor, number).await? {
                Some(case) => pen.write(&case).await?,
                None => left += 1,
            }
        }
    }
    let (concerns, files) = (pen.concerns, pen.files);
    let sha256 = pen.finish()?;
    record(app, &visitor.actor, (concerns, left)).await?;
    let office = &visitor.office.office;
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        area: office.described().map_or(String::new(), |described| described.area.as_str().to_owned()),
        concerns,
        left_behind: left,
        files,
        day: app.now().day(app.zone()),
        log_size: log.size,
        log_root: Hex(log.root).to_string(),
        sha256,
        zone: app.zone().name().to_owned(),
        areas: office.areas().map(|(code, name)| (code.clone(), name.clone())).collect(),
        categories: office.all_categories().map(|(code, name)| (code.clone(), name.clone())).collect(),
    };
    let mut file = private(&folder.join(MANIFEST))?;
    file.write_all(serde_json::to_string_pretty(&manifest)?.as_bytes())?;
    file.sync_all()?;
    Ok(manifest)
}

fn page_of_numbers(read: &huiyin_ledger::Read, after: i64) -> Result<Vec<i64>, huiyin_ledger::Fault> {
    read.query(
        sql!("SELECT number FROM intake_numbers WHERE number > $1 ORDER BY number LIMIT $2"),
        &[after.into(), BATCH.into()],
        |row| row.get(0),
    )
}

/// With name and contacts where the person may see them, without where not; `None` for what they may not read at all.
async fn open(app: &App, visitor: &Visitor, number: i64) -> anyhow::Result<Option<Case>> {
    let Some(number) = u64::try_from(number).ok().and_then(|digits| Number::parse(&format!("{digits:012}")).ok())
    else {
        return Ok(None);
    };
    for action in [Action::ReadIdentity, Action::ReadConcern] {
        match Case::open(app, visitor, &number.digits(), (action, "export")).await {
            Ok(case) => return Ok(Some(case)),
            Err(Problem::NotFound) => {}
            Err(problem) => anyhow::bail!("{number} could not be opened: {problem:?}"),
        }
    }
    Ok(None)
}

async fn record(app: &App, actor: &Actor, (concerns, left): (usize, usize)) -> anyhow::Result<()> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let fact = reading::Fact::Exported(Exported { concerns: count(concerns), left: count(left) });
    let day = app.now().day(app.zone());
    let target = Target::Named { kind: StreamKind::Reads, name: format!("exports/{day}"), key_of: None };
    let event = huiyin_domain::event::Event::bare(fact);
    let change = Change::new(actor.clone(), vec![target], move |_scene| Ok(vec![Planned::new(event.clone())]));
    app.ledger().change(change).await?;
    Ok(())
}

fn private(path: &Path) -> anyhow::Result<File> {
    let made = File::options().write(true).create_new(true).mode(0o600).open(path);
    made.with_context(|| format!("cannot write {}", path.display()))
}

/// Writes the folder.
struct Pen<'a> {
    folder: &'a Path,
    lines: BufWriter<File>,
    digest: Digest,
    concerns: usize,
    files: usize,
}

impl<'a> Pen<'a> {
    fn new(folder: &'a Path) -> anyhow::Result<Self> {
        let lines = BufWriter::new(private(&folder.join(CONCERNS))?);
        Ok(Self { folder, lines, digest: Digest::new(&SHA256), concerns: 0, files: 0 })
    }

    async fn write(&mut self, case: &Case) -> anyhow::Result<()> {
        let record = record_of(case);
        for file in record.files.iter().chain(record.staff_files.iter().map(|(_, file)| file)) {
            self.attach(case, file).await?;
        }
        let mut line = serde_json::to_vec(&record)?;
        line.push(b'\n');
        self.digest.update(&line);
        self.lines.write_all(&line)?;
        self.concerns += 1;
        Ok(())
    }

    async fn attach(&mut self, case: &Case, file: &FileWords) -> anyhow::Result<()> {
        let facts = ConcernFacts::of(&case.opened.concern).map(Facts::Concern).context("a concern without facts")?;
        let actor = &case.visitor.actor;
        let permit = access::may(actor, Action::ReadConcern, &facts, &Relation::default(), case.app.now());
        let permit = permit.map_err(|_| anyhow::anyhow!("the permit went away while it was read"))?;
        let Some((_, bytes)) = case.app.ledger().get_file(&permit, file.id).await? else { return Ok(()) };
        private(&self.folder.join(FILES).join(file.id.to_string()))?.write_all(&bytes)?;
        self.files += 1;
        Ok(())
    }

    fn finish(self) -> anyhow::Result<String> {
        let file = self.lines.into_inner().map_err(|error| error.into_error())?;
        file.sync_all()?;
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(self.digest.finish().as_ref());
        Ok(Hex(sha256).to_string())
    }
}

/// A concern as its reader sees it.
fn record_of(case: &Case) -> Record {
    let (concern, told) = (&case.opened.concern, &case.told);
    let record = concern.intake.record.as_ref();
    let promised = concern.deadlines.open().filter_map(|clock| clock.promised).min();
    let carried = show_concern::carried(case);
    Record {
        number: case.opened.number.digits(),
        class: concern.class().unwrap_or(huiyin_domain::concern::Class::Sealed),
        channel: record.map_or(intake::Channel::HandedOver, |record| record.channel),
        category: concern.intake.acceptance().and_then(|acceptance| acceptance.category.clone()),
        place: record.and_then(|record| record.place.clone()),
        place_words: told.place.clone(),
        received_on: record.map_or_else(|| case.today(), |record| record.received_on),
        open: !concern.is_final(),
        stage: case.say(names::stage(concern.stage())),
        unit: concern.unit().map_or(String::new(), |unit| case.visitor.office.unit_name(unit).to_owned()),
        replied: when(case, |fact| matches!(fact, Fact::Casework(work::Fact::ReplySigned(_)))),
        closed: when(case, |fact| matches!(fact, Fact::Casework(work::Fact::Closed(_)))),
        due: concern.deadlines.next_due().map(|(day, _)| day),
        promised,
        title: told.title.clone(),
        text: told.text.clone(),
        points: told.points.clone(),
        reply: reply(case).or_else(|| carried.as_ref().map(|old| old.reply.clone())).unwrap_or_default(),
        reporters: told.reporters.clone(),
        files: own_files(case),
        staff_files: staff_files(case),
        course: steps(case),
        claimed: carried.map(|old| old.facts).unwrap_or_default(),
        events: case.opened.entries.iter().map(|entry| event(case, entry)).collect(),
    }
}

/// When the last such fact was recorded.
fn when(case: &Case, is: impl Fn(&Fact) -> bool) -> Option<jiff::civil::DateTime> {
    let found = case.opened.entries.iter().rev().find(|entry| is(&entry.recorded.fact));
    found.map(|entry| entry.recorded.stamp.at.civil(case.app.zone()))
}

/// The signed answer as one text.
fn reply(case: &Case) -> Option<String> {
    case.opened.concern.casework.reply()?;
    let letter = show_concern::whole(case, case.told.versions.last()?);
    let answers = letter.answers.iter().map(|answer| {
        let parts = answer.parts.iter().map(|(name, words)| format!("{name}：{words}"));
        let head = format!("{}（{}）", answer.heading, answer.state.words);
        std::iter::once(head).chain(parts).collect::<Vec<_>>().join("\n")
    });
    Some(std::iter::once(letter.opening.clone()).chain(answers).collect::<Vec<_>>().join("\n\n"))
}

fn steps(case: &Case) -> Vec<Step> {
    let entries = case.opened.entries.iter().enumerate();
    let step = |(at, entry)| {
        let node = course::node(case, at, entry)?;
        let civil = entry.recorded.stamp.at.civil(case.app.zone());
        let kind = entry.recorded.fact.kind().to_owned();
        let of_staff = entry.of_staff;
        Some(Step { at: civil, kind, of_staff, title: node.title, sentence: node.sentence, said: node.said })
    };
    entries.filter_map(step).collect()
}

/// Attachments that the person may see.
fn own_files(case: &Case) -> Vec<FileWords> {
    files_of(case, |entry| !entry.of_staff).map(|(_, file)| file).collect()
}

/// Attachments among staff; of recordings, only what this reader may hear.
fn staff_files(case: &Case) -> Vec<(MaterialKind, FileWords)> {
    let kind = |fact: &Fact| match fact {
        Fact::Intake(intake::Fact::MaterialAdded(added)) => added.kind,
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => MaterialKind::Evidence,
    };
    let hears = show_file::may_hear(case);
    let found = files_of(case, |entry| entry.of_staff).map(|(fact, file)| (kind(fact), file));
    found.filter(|(kind, _)| hears || *kind != MaterialKind::Recording).collect()
}

/// Every attachment that stands in words this reader sees, wherever it stands in them, once.
fn files_of(case: &Case, wanted: impl Fn(&Entry) -> bool) -> impl Iterator<Item = (&Fact, FileWords)> {
    let mut seen = HashSet::new();
    let entries = case.opened.entries.iter().filter(move |entry| wanted(entry));
    let listed = entries.flat_map(|entry| {
        let value = entry.words.as_ref().and_then(|words| serde_json::to_value(words).ok());
        let files = value.and_then(|value| value.get("files").cloned());
        let files = files.and_then(|files| serde_json::from_value::<Vec<FileWords>>(files).ok());
        files.into_iter().flatten().map(|file| (&entry.recorded.fact, file))
    });
    listed.filter(move |(_, file)| seen.insert(file.id))
}

/// One event for programs: its facts, and the words this reader sees.
fn event(case: &Case, entry: &Entry) -> serde_json::Value {
    let stamp = &entry.recorded.stamp;
    let facts: serde_json::Value = serde_json::from_slice(&entry.recorded.fact.data()).unwrap_or_default();
    // A code is worth nothing elsewhere, and what is kept of one does not travel.
    let facts = if entry.recorded.fact.kind() == "code_issued.v1" { serde_json::Value::Null } else { facts };
    let words = entry.words.as_ref().and_then(|words| serde_json::to_value(words as &Words).ok());
    serde_json::json!({
        "at": stamp.at.civil(case.app.zone()).to_string(),
        "by": course::who(case, &stamp.actor),
        "kind": entry.recorded.fact.kind(),
        "facts": facts,
        "words": words,
    })
}
