//! Taking: into an empty installation, each concern as one `carried_over`. Number, words, people, attachments and the day that
//! was told to the person stay; what happened there is a claim; query codes do not travel, a new one is given at the counter.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use anyhow::{Context as _, anyhow, bail, ensure};
use huiyin_domain::access::Action;
use huiyin_domain::intake::{
    CarryOver, Claimed, ClaimedEntry, ClaimedState, ClaimedTime, Command, MaterialKind, Precision,
};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{OldText, Prose};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office;
use huiyin_domain::words::{CarriedWords, FileWords, MaterialWords};
use huiyin_ledger::{Failure, StoredFile};
use ring::digest::{Context as Digest, SHA256, digest};

use super::{CONCERNS, FILES, FORMAT, MANIFEST, Manifest, Record, Step};
use crate::app::App;
use crate::handle::{OfficeOrder, Order, handle_blocking, handle_office_blocking};
use crate::intake::carry_over::{identity, view as claims};
use crate::intake::view;
use crate::web::words::{Language, Words};

/// How this record was understood; stands in each event.
const MAPPING: u32 = 1;
/// The longest line that is read, in bytes: a concern with its whole course.
const LONGEST_LINE: u64 = 32 * 1024 * 1024;
/// The longest remark that is kept in one piece, in characters: as long as any text that somebody writes here.
const LONGEST_REMARK: usize = 20_000;

/// What was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Taken {
    /// New here.
    pub added: usize,
    /// There already, from an import that was broken off.
    pub already_present: usize,
    /// Attachments.
    pub files: usize,
    /// Attachments that are named and whose bytes are not in the folder.
    pub files_missing: usize,
    /// What the other installation kept to itself.
    pub left_behind: usize,
    /// Root of its log.
    pub old_root: String,
}

/// Whether a folder is such an exchange.
#[must_use]
pub fn is_exchange(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// Takes everything. Broken off it goes on where it was; nothing is looked at before the whole file has the digest that its
/// manifest says.
///
/// # Errors
/// When the folder is not whole, or something from elsewhere was taken in here before.
pub fn take(app: &App, folder: &Path, progress: &mut dyn FnMut(usize, usize)) -> anyhow::Result<Taken> {
    let manifest: Manifest = serde_json::from_reader(File::open(folder.join(MANIFEST))?)
        .with_context(|| format!("{MANIFEST} cannot be read"))?;
    ensure!(manifest.format == FORMAT, "this is {}, and only {FORMAT} is read", manifest.format);
    ensure!(sha256_of(&folder.join(CONCERNS))? == manifest.sha256, "{CONCERNS} is not what {MANIFEST} says: not whole");
    let source = format!("huiyin-{}", manifest.log_root.get(..12).unwrap_or_default());
    let empty = app.ledger().read_blocking(view::is_empty)?;
    let this = source.clone();
    let begun = !empty && app.ledger().read_blocking(move |read| claims::all_of(read, &this))?;
    ensure!(
        empty || begun,
        "only an empty installation takes another one in; in this one something was taken in already"
    );
    take_lists(app, &manifest)?;
    let mut taken =
        Taken { left_behind: manifest.left_behind, old_root: manifest.log_root.clone(), ..Taken::default() };
    let mut lines = BufReader::new(File::open(folder.join(CONCERNS))?);
    for done in 0..manifest.concerns {
        let line = next_line(&mut lines)?.with_context(|| format!("{CONCERNS} ends after {done} concerns"))?;
        take_one(app, (folder, &source), &line, &mut taken).with_context(|| format!("concern {}", done + 1))?;
        progress(done + 1, manifest.concerns);
    }
    Ok(taken)
}

fn sha256_of(path: &Path) -> anyhow::Result<String> {
    let (mut file, mut hash, mut piece) = (File::open(path)?, Digest::new(&SHA256), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => hash.update(piece.get(..read).unwrap_or_default()),
        }
    }
    let mut sha256 = [0; 32];
    sha256.copy_from_slice(hash.finish().as_ref());
    Ok(Hex(sha256).to_string())
}

fn next_line(lines: &mut BufReader<File>) -> anyhow::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = lines.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    ensure!(read == 0 || line.ends_with(b"\n"), "a line is longer than {LONGEST_LINE} bytes, or broken off");
    Ok((read > 0).then_some(line))
}

/// Areas and categories, so that codes mean here what they meant there. Those that are known stay as they are.
fn take_lists(app: &App, manifest: &Manifest) -> anyhow::Result<()> {
    let office = app.office();
    let areas = manifest.areas.iter().filter(|(code, _)| !office.office.has_area(code)).cloned();
    let areas = areas.map(|(code, name)| office::Command::SetArea { code, name });
    let new = manifest.categories.iter().filter(|(code, _)| !office.office.has_category(code)).cloned();
    let commands: Vec<_> = areas.chain(new.map(|(code, name)| office::Command::SetCategory { code, name })).collect();
    if !commands.is_empty() {
        handle_office_blocking(app, OfficeOrder::new(Actor::Operator, commands))?;
    }
    Ok(())
}

fn take_one(app: &App, (folder, source): (&Path, &str), line: &[u8], taken: &mut Taken) -> anyhow::Result<()> {
    let record: Record = serde_json::from_slice(line).context("this line cannot be read")?;
    let mac = |bytes: &[u8]| app.ledger().mac("import", bytes);
    let source_id = Hex(identity::of_number(&mac, source, &record.number));
    if app.ledger().read_blocking(move |read| view::carried_before(read, &source_id))?.is_some() {
        taken.already_present += 1;
        return Ok(());
    }
    let mut row_hmac = [1; 33];
    if let Some(rest) = row_hmac.get_mut(1..) {
        rest.copy_from_slice(&app.ledger().mac("import", digest(&SHA256, line).as_ref()));
    }
    let (files, words) = attachments(app, folder, &record)?;
    taken.files += files.len();
    taken.files_missing += record.files.len() + record.staff_files.len() - files.len();
    let command = command(app, record, (source, source_id, Hex(row_hmac)), words)?;
    let mut order = Order::new(Actor::Operator, Action::CarryOver, None, Command::CarryOver(Box::new(command)));
    order.files = files;
    match handle_blocking(app, order) {
        Ok(_) => taken.added += 1,
        Err(Failure::DiskFull) => bail!("the disk is full; make room and start the same import again"),
        Err(failure) => return Err(anyhow!(failure)),
    }
    Ok(())
}

/// Attachments under new keys and names, the person's and those among staff.
struct Attached {
    own: Vec<FileWords>,
    of_staff: Vec<(MaterialKind, FileWords)>,
}

/// One whose bytes did not come is left out and counted; its name is told in the course.
fn attachments(app: &App, folder: &Path, record: &Record) -> anyhow::Result<(Vec<StoredFile>, Attached)> {
    let mut stored = Vec::new();
    let mut keep = |file: &FileWords| -> anyhow::Result<Option<FileWords>> {
        let path = folder.join(FILES).join(file.id.to_string());
        if !path.is_file() {
            return Ok(None);
        }
        let kept = app.ledger().put_file(&std::fs::read(path)?)?;
        let words = FileWords { id: kept.id(), ..file.clone() };
        stored.push(kept);
        Ok(Some(words))
    };
    let mut attached = Attached { own: Vec::new(), of_staff: Vec::new() };
    for file in &record.files {
        attached.own.extend(keep(file)?);
    }
    for (kind, file) in &record.staff_files {
        attached.of_staff.extend(keep(file)?.map(|file| (*kind, file)));
    }
    Ok((stored, attached))
}

fn command(
    app: &App,
    record: Record,
    (source, source_id, row_hmac): (&str, Hex<33>, Hex<33>),
    attached: Attached,
) -> anyhow::Result<CarryOver> {
    let number = Number::parse(&record.number).map_err(|_| anyhow!("{} is no number", record.number))?;
    let old = |text: &str| OldText::parse(text).map_err(|fault| anyhow!("a text cannot be kept: {fault:?}"));
    let reply = if record.reply.is_empty() { None } else { Some(old(&record.reply)?) };
    Ok(CarryOver {
        id: Hex(app.ledger().random()?),
        number,
        source: source.to_owned(),
        source_id,
        row_hmac,
        mapping: MAPPING,
        class: record.class,
        channel: record.channel,
        place: record.place.clone(),
        category: record.category.clone(),
        claimed: claimed(&record),
        words: CarriedWords {
            extra: extra(&record),
            files: attached.own,
            place: (!record.place_words.is_empty()).then(|| record.place_words.clone()),
            reply,
            source_id: number.to_string(),
            state: Some(record.stage.clone()),
            text: old(&record.text)?,
            title: record.title.clone(),
        },
        of_staff: of_staff(&record, attached.of_staff)?,
        reporters: record.reporters,
    })
}

/// What the record says of its past, in time: a claim, like everything that was carried over.
fn claimed(record: &Record) -> Claimed {
    let day = |day: Day| ClaimedTime { at: day.at(0, 0, 0, 0), precision: Precision::Day };
    let minute = |at| ClaimedTime { at, precision: Precision::Minute };
    let entry = |step: &Step| ClaimedEntry { at: minute(step.at), what: step.kind.clone() };
    Claimed {
        closed: record.closed.map(minute),
        due: record.due.map(day),
        duplicate: false,
        promised: record.promised.filter(|_| record.open).map(day),
        received: Some(day(record.received_on)),
        replied: record.replied.map(minute),
        state: if record.open { ClaimedState::Open } else { ClaimedState::Closed },
        timeline: record.course.iter().map(entry).collect(),
    }
}

/// What stays among staff: each file by itself, and the steps that only staff read.
fn of_staff(
    record: &Record,
    files: Vec<(MaterialKind, FileWords)>,
) -> anyhow::Result<Vec<(MaterialKind, MaterialWords)>> {
    let files = files.into_iter().map(|(kind, file)| Ok((kind, MaterialWords { files: vec![file], text: None })));
    let steps = record.course.iter().filter(|step| step.of_staff && !step.said.is_empty());
    let whole = steps.flat_map(|step| {
        let (title, words) = said(step);
        pieces(&format!("{title}\n{words}"))
    });
    let remarks = whole.map(|piece| {
        let text = Prose::parse(&piece).map_err(|fault| anyhow!("a remark cannot be kept: {fault:?}"))?;
        Ok((MaterialKind::Evidence, MaterialWords { files: Vec::new(), text: Some(text) }))
    });
    files.chain(remarks).collect()
}

/// Cut where one text of ours would be too long.
fn pieces(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    signs.chunks(LONGEST_REMARK).map(|piece| piece.iter().collect()).collect()
}

/// A step of the course as a line: when and what, then by whom and what was said.
fn said(step: &Step) -> (String, String) {
    let parts = [step.sentence.as_str(), step.said.as_str()];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    (format!("{} {}", step.at.strftime("%Y-%m-%d %H:%M"), step.title), words)
}

/// The course in words, a line for each step, after what it had been carried over with itself.
fn extra(record: &Record) -> Vec<(String, String)> {
    // Of what stays among staff, everybody may know that it was.
    let said = |step: &Step| match step.of_staff {
        true => (said(step).0, step.sentence.clone()),
        false => said(step),
    };
    let points = record.points.iter().enumerate().map(|(at, point)| (format!("{}", at + 1), point.clone()));
    let label = Words::of(Language::Chinese).t("exchange-unit").to_string();
    let unit = (!record.unit.is_empty()).then(|| (label, record.unit.clone()));
    record.claimed.iter().cloned().chain(unit).chain(points).chain(record.course.iter().map(said)).collect()
}
