//! Looks at everything that is kept and says what does not fit: leaves, order, tree, words, keys, files, views.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

use huiyin_domain::{
    kernel::ids::{FileId, Hex},
    log::{self, Edge, Perfect, entry, leaf_hash, tree::Hash},
};

use crate::{
    change::View,
    fault::Fault,
    files,
    ledger::LogRoot,
    sql, streams,
    tx::Read,
    views::{self, Compared},
    writer::head::{Head, TILE},
};

const CONTENTS: &str = sql!(
    "SELECT c.position, c.key_n, c.sealed, e.body FROM contents AS c LEFT JOIN events AS e ON e.position = c.position
     WHERE c.position >= $1 ORDER BY c.position LIMIT $2"
);
const WORDLESS: &str = sql!(
    "SELECT e.position FROM events AS e LEFT JOIN contents AS c ON c.position = e.position
     WHERE e.body IS NOT NULL AND c.position IS NULL ORDER BY e.position LIMIT $1"
);
const NODES: &str = sql!("SELECT level, n, hash FROM log_nodes");
const STREAMS: &str = sql!("SELECT stream, id, key_n FROM streams");
const FILES: &str = sql!("SELECT id, sha256 FROM files");
const HEAD: &str = sql!("SELECT size, root FROM log_head WHERE one = 1");

const CHUNK: i64 = 2_000;
/// Findings kept; more of the same help nobody.
const MOST: usize = 100;

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: `events`, `tree`, `contents`, `keys`, `files`, `views`, `storage`.
    pub place: &'static str,
    /// What is wrong, without any content.
    pub what: String,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug)]
pub struct Fsck {
    /// Number of events, and the root recomputed from their leaves.
    pub log: LogRoot,
    /// Streams.
    pub streams: usize,
    /// Sealed words that were opened and compared with their HMAC.
    pub contents: usize,
    /// Files whose bytes were compared with their hash.
    pub files: usize,
    /// Files on disk that belong to nothing (drafts, or uploads that were never sent).
    pub loose_files: usize,
    /// Views as they are and as the events make them.
    pub views: Vec<Compared>,
    /// What does not fit; empty when all is well.
    pub findings: Vec<Finding>,
}

impl Fsck {
    /// Whether everything fits.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, place: &'static str, what: impl Into<String>) {
        if self.findings.len() < MOST {
            self.findings.push(Finding { place, what: what.into() });
        }
    }

    /// What one part could not even read is a finding too.
    fn part(&mut self, place: &'static str, done: Result<(), Fault>) {
        if let Err(fault) = done {
            self.find(place, fault.to_string());
        }
    }
}

/// Where things lie and which views there are.
pub(crate) struct Places {
    pub(crate) files: PathBuf,
    pub(crate) scratch: PathBuf,
    pub(crate) views: &'static [View],
}

/// Looks at everything as of one moment; `read` is in a transaction.
pub(crate) fn fsck(read: &Read, places: &Places) -> Fsck {
    let mut report = Fsck {
        log: LogRoot { size: 0, root: log::empty_root() },
        streams: 0,
        contents: 0,
        files: 0,
        loose_files: 0,
        views: Vec::new(),
        findings: Vec::new(),
    };
    let done = storage(read, &mut report);
    report.part("storage", done);
    let done = Walk::over(read, &mut report);
    report.part("events", done);
    let done = contents(read, &mut report);
    report.part("contents", done);
    let done = all_files(read, &places.files, &mut report);
    report.part("files", done);
    match views::compare(read, &places.scratch, places.views) {
        Ok(compared) => report.views = compared,
        Err(error) => report.find("views", error.to_string()),
    }
    for one in report.views.clone() {
        if one.live != one.rebuilt {
            let (live, rebuilt) = (one.live.rows, one.rebuilt.rows);
            report.find("views", format!("{} differs from its events ({live} rows, {rebuilt} rebuilt)", one.table));
        }
    }
    report
}

fn storage(read: &Read, report: &mut Fsck) -> Result<(), Fault> {
    for what in read.session.integrity()? {
        report.find("storage", what);
    }
    for what in read.vault.integrity()? {
        report.find("keys", what);
    }
    Ok(())
}

/// A walk over all events in order.
struct Walk<'a> {
    read: &'a Read,
    report: &'a mut Fsck,
    /// Random name and key of each stream.
    streams: HashMap<i64, ([u8; 16], i64)>,
    /// Sequence and leaf of the last event of each stream.
    last: HashMap<i64, (i64, Hash)>,
    next: i64,
    at: i64,
    edge: Edge,
    nodes: HashMap<(i64, i64), Hash>,
}

impl<'a> Walk<'a> {
    fn over(read: &'a Read, report: &'a mut Fsck) -> Result<(), Fault> {
        let rows = read.query(STREAMS, &[], |row| Ok((row.get::<i64>(0)?, (row.get(1)?, row.get(2)?))))?;
        let mut walk = Walk {
            read,
            report,
            streams: rows.into_iter().collect(),
            last: HashMap::new(),
            next: 0,
            at: i64::MIN,
            edge: Edge::default(),
            nodes: HashMap::new(),
        };
        loop {
            let chunk = streams::events_from(read, walk.next, CHUNK)?;
            if chunk.is_empty() {
                break;
            }
            for stored in chunk {
                walk.event(&stored);
            }
        }
        walk.report.streams = walk.streams.len();
        for stream in walk.streams.keys().filter(|stream| !walk.last.contains_key(stream)) {
            walk.report.find("events", format!("stream {stream} has no event"));
        }
        walk.tree()
    }

    fn event(&mut self, stored: &streams::Stored) {
        let position = stored.position;
        if position != self.next {
            self.report.find("events", format!("events {} to {} are missing", self.next, position - 1));
        }
        if stored.at < self.at {
            self.report.find("events", format!("event {position} is earlier than the one before it"));
        }
        (self.next, self.at) = (position + 1, stored.at);
        let (seq, prev) = self.last.get(&stored.stream).copied().unwrap_or((0, [0; 32]));
        if stored.seq != seq + 1 {
            self.report.find("events", format!("event {position} is not the next of its stream"));
        }
        match self.leaf(stored, &prev) {
            Ok(leaf) if leaf == stored.leaf => {}
            Ok(_) => self.report.find("events", format!("event {position} does not fit its leaf")),
            Err(fault) => self.report.find("events", format!("event {position}: {fault}")),
        }
        self.last.insert(stored.stream, (stored.seq, stored.leaf));
        let nodes = &mut self.nodes;
        self.edge.append(leaf_hash(&entry(&stored.leaf)), |perfect| keep_node(nodes, perfect));
    }

    /// The leaf as it must be: from the row, its predecessor, and the salt of the stream's key.
    fn leaf(&self, stored: &streams::Stored, prev: &Hash) -> Result<Hash, Fault> {
        let (id, key_n) = self
            .streams
            .get(&stored.stream)
            .ok_or_else(|| Fault::Unreadable(format!("there is no stream {}", stored.stream)))?;
        huiyin_domain::event::Fact::read(&stored.kind, &stored.data)
            .map_err(|error| Fault::Unreadable(error.to_string()))?;
        let key = self.read.vault.key(*key_n)?;
        let canonical = stored.envelope(prev, id)?.canonical();
        Ok(log::commitment(&key.secret.salt(stored.seq), &canonical))
    }

    /// Compares the kept nodes and the head with what the leaves give.
    fn tree(self) -> Result<(), Fault> {
        let Self { read, report, edge, nodes, at, .. } = self;
        let mut kept = 0;
        for (level, n, hash) in read.query(NODES, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get::<Hash>(2)?)))? {
            kept += 1;
            if nodes.get(&(level, n)) != Some(&hash) {
                report.find("tree", format!("node {n} of level {level} does not fit the leaves"));
            }
        }
        if kept != nodes.len() {
            report.find("tree", format!("{kept} nodes are kept, the leaves make {}", nodes.len()));
        }
        let root = edge.root();
        report.log = LogRoot { size: i64::try_from(edge.size()).unwrap_or(i64::MAX), root };
        let head = Head::load(read)?;
        let row = read.one(HEAD, &[], |row| Ok((row.get::<i64>(0)?, row.get::<Hash>(1)?)))?;
        let (size, kept_root) = row.unwrap_or((0, log::empty_root()));
        if head.edge != edge || size != report.log.size || kept_root != root {
            report.find("tree", format!("the head ({size} events) does not fit the leaves ({})", report.log.size));
        }
        if size > 0 && head.at != at {
            report.find("tree", "the head has another time than the last event");
        }
        Ok(())
    }
}

fn keep_node(nodes: &mut HashMap<(i64, i64), Hash>, perfect: Perfect) {
    if perfect.level.is_multiple_of(TILE) {
        let n = i64::try_from(perfect.n).unwrap_or(i64::MAX);
        nodes.insert((i64::from(perfect.level / TILE), n), perfect.hash);
    }
}

/// Opens all words and compares them with the HMAC in their event.
fn contents(read: &Read, report: &mut Fsck) -> Result<(), Fault> {
    let mut next = 0;
    loop {
        let chunk = read.query(CONTENTS, &[next.into(), CHUNK.into()], |row| {
            Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<Vec<u8>>(2)?, row.get::<Option<Vec<u8>>>(3)?))
        })?;
        let Some((last, ..)) = chunk.last() else { break };
        next = last + 1;
        for (position, key_n, sealed, body) in chunk {
            report.contents += 1;
            let opened = read.vault.key(key_n).and_then(|key| Ok((key.open_words(position, &sealed)?, key)));
            match opened {
                Err(fault) => report.find("contents", format!("words of event {position}: {fault}")),
                Ok((plain, key)) if body.as_deref() != Some(&key.secret.body(&plain)[..]) => {
                    report.find("contents", format!("words of event {position} are not those that were recorded"));
                }
                Ok(_) => {}
            }
        }
    }
    for position in read.query(WORDLESS, &[CHUNK.into()], |row| row.get::<i64>(0))? {
        report.find("contents", format!("words of event {position} are missing"));
    }
    Ok(())
}

fn all_files(read: &Read, folder: &Path, report: &mut Fsck) -> Result<(), Fault> {
    let mut known = HashSet::new();
    for (id, sha256) in read.query(FILES, &[], |row| Ok((row.get::<[u8; 16]>(0)?, row.get::<[u8; 32]>(1)?)))? {
        let id: FileId = Hex(id);
        known.insert(id);
        report.files += 1;
        match std::fs::read(files::path(folder, &id)) {
            Ok(sealed) if files::sha256(&sealed) == sha256 => {}
            Ok(_) => report.find("files", format!("file {id} was changed")),
            Err(error) => report.find("files", format!("file {id}: {error}")),
        }
    }
    report.loose_files = files::all(folder)?.into_iter().filter(|(id, _)| !known.contains(id)).count();
    Ok(())
}
