//! The word index: which ordinary concerns hold a word, and which came from a telephone number. A file of its own, outside
//! the ledger's transaction; it can be thrown away and made again from the events.
//!
//! It answers concerns, never words: whoever shows one asks access on the facts of now. What is to stand in it, and that
//! nothing sealed does, is the program's business; that what is forgotten stands in no file is this one's.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{
    dialect::{Purpose, Session},
    fault::{Fault, OpenError},
    place,
};

/// Bits of a place that hold the concern; the day stands above them.
const CONCERN_BITS: u32 = 40;
/// Connections for questions that are kept open.
const ASKERS: usize = 4;
/// So many parts are not worth the work.
const FEW_PARTS: usize = 4;
/// Nor are small ones beside a large one, which is written anew with them: all of them together are at least this part of it,
/// so that over its life everything is written some four times.
const SMALL: i64 = 3;
/// How often the log is tried to be emptied after something was forgotten, with a twentieth of a second between.
const TRIES: u32 = 200;

/// Where a concern stands in the order of the lists: by the day it came, then by its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Days since 1970 of the day on which it came.
    pub day: i64,
    /// Its stream.
    pub concern: i64,
}

impl Place {
    /// Before every place of this day.
    #[must_use]
    pub fn start_of(day: i64) -> Self {
        Self { day, concern: 0 }
    }

    pub(crate) fn key(self) -> i64 {
        (self.day << CONCERN_BITS) | self.concern
    }

    fn of_key(key: i64) -> Self {
        Self { day: key >> CONCERN_BITS, concern: key & ((1 << CONCERN_BITS) - 1) }
    }
}

/// A telephone number as it is kept: an HMAC under a key of one unit and year, so that two offices, or two years, do not
/// show that it was the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneKey {
    /// The unit that registered.
    pub unit: i64,
    /// The year of registration.
    pub year: i64,
    /// The HMAC.
    pub mac: [u8; 32],
}

/// One concern as the index keeps it.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// The concern and its day.
    pub place: Place,
    /// Words with blanks between.
    pub words: String,
    /// Single signs with blanks between.
    pub signs: String,
    /// Telephone numbers left with it.
    pub phones: Vec<PhoneKey>,
}

/// One part of a question; of several all must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A word, a number, a Latin word.
    Word(String),
    /// Signs that stand one behind the other.
    Signs(String),
}

/// The open index.
pub struct WordIndex {
    file: PathBuf,
    writer: Mutex<Session>,
    askers: Mutex<Vec<Session>>,
}

impl WordIndex {
    /// Opens the index of an installation. One of another shape, or one that does not open, is thrown away and begun anew.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn open(dir: &Path, shape: i64) -> Result<Self, OpenError> {
        let file = dir.join(place::INDEX);
        let known = |session: Session| match session.index_marks() {
            Ok(Some((before, _))) if before == shape => Some(session),
            Ok(_) | Err(_) => None,
        };
        let kept = if file.exists() { Session::open(&file, Purpose::Index).ok().and_then(known) } else { None };
        let session = match kept {
            Some(session) => session,
            None => begin(&file, shape)?,
        };
        Ok(Self { file, writer: Mutex::new(session), askers: Mutex::default() })
    }

    /// Number of events that were taken in.
    ///
    /// # Errors
    /// What the database says.
    pub fn position(&self) -> Result<i64, Fault> {
        self.ask(|session| Ok(session.index_marks()?.map_or(0, |(_, position)| position)))
    }

    /// Takes in what a batch of events changed, and forgets what may not stand here any more: all of it or nothing.
    ///
    /// # Errors
    /// What the database says.
    pub fn take_in(&self, batch: &[Indexed], gone: &[i64], position: i64) -> Result<(), Fault> {
        let session = held(&self.writer);
        session.begin()?;
        let done = batch
            .iter()
            .try_for_each(|one| session.index(one))
            .and_then(|()| gone.iter().try_for_each(|concern| session.forget(*concern)))
            .and_then(|()| session.move_index(position))
            .and_then(|()| session.commit());
        if done.is_err() {
            session.rollback()?;
            return done;
        }
        match gone.is_empty() {
            true => session.checkpoint(crate::dialect::Emptying::Passive).map(drop),
            false => empty_log(&session),
        }
    }

    /// One short step towards an index in one part, which is asked several times as fast as one in ten; whether there is more
    /// to do. What was forgotten stays forgotten: the parts hold none of it.
    ///
    /// # Errors
    /// What the database says.
    pub fn tidy(&self, begins: bool) -> Result<bool, Fault> {
        let session = held(&self.writer);
        let parts = session.index_parts()?;
        if parts.len() < 2 || (begins && !is_worth_it(&parts)) {
            return Ok(false);
        }
        let more = session.merge_index(begins)?;
        session.checkpoint(crate::dialect::Emptying::Passive)?;
        Ok(more)
    }

    /// Forgets a concern. When this returns, no word of it stands in the file or in its log.
    ///
    /// # Errors
    /// What the database says; [`Fault::Busy`] when somebody reads for too long.
    pub fn forget(&self, concern: i64) -> Result<(), Fault> {
        let session = held(&self.writer);
        session.begin()?;
        let done = session.forget(concern).and_then(|()| session.commit());
        if done.is_err() {
            session.rollback()?;
            return done;
        }
        empty_log(&session)
    }

    /// Throws everything away; the next events are taken in from the first.
    ///
    /// # Errors
    /// What the database says.
    pub fn clear(&self) -> Result<(), Fault> {
        let session = held(&self.writer);
        let shape = session.index_marks()?.map_or(0, |(shape, _)| shape);
        session.make_index(shape)?;
        empty_log(&session)
    }

    /// Concerns that hold all that is wanted, below `before` and from `from` on, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn find(&self, wanted: &[Wanted], (before, from): (Place, Place), limit: i64) -> Result<Vec<Place>, Fault> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let keys = self.ask(|session| session.find_words(wanted, (before.key(), from.key()), limit))?;
        Ok(keys.into_iter().map(Place::of_key).collect())
    }

    /// Concerns that were registered with this telephone number under this key, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn phoned(&self, key: &PhoneKey, limit: i64) -> Result<Vec<i64>, Fault> {
        self.ask(|session| session.phoned(key, limit))
    }

    /// Concerns that stand here, after one, in the order of their streams; for the check that nothing sealed is among them.
    ///
    /// # Errors
    /// What the database says.
    pub fn concerns(&self, after: i64, limit: i64) -> Result<Vec<i64>, Fault> {
        self.ask(|session| session.indexed_concerns(after, limit))
    }

    /// The database's own check; what it says when something does not fit.
    ///
    /// # Errors
    /// What the database says.
    pub fn check(&self) -> Result<Vec<String>, Fault> {
        held(&self.writer).check_index()
    }

    fn ask<T>(&self, ask: impl FnOnce(&Session) -> Result<T, Fault>) -> Result<T, Fault> {
        let kept = held(&self.askers).pop();
        let session = match kept {
            Some(session) => session,
            None => Session::open(&self.file, Purpose::Ask).map_err(OpenError::into_fault)?,
        };
        let answer = ask(&session)?;
        let mut askers = held(&self.askers);
        if askers.len() < ASKERS {
            askers.push(session);
        }
        Ok(answer)
    }
}

fn is_worth_it(parts: &[i64]) -> bool {
    let largest = parts.iter().copied().max().unwrap_or(0);
    let others = parts.iter().sum::<i64>() - largest;
    parts.len() > FEW_PARTS && others * SMALL >= largest
}

/// A new, empty index in the place of whatever lies there.
fn begin(file: &Path, shape: i64) -> Result<Session, OpenError> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(OpenError::io("remove an old word index")(error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    let session = Session::open(file, Purpose::Index)?;
    session.make_index(shape)?;
    Ok(session)
}

fn empty_log(session: &Session) -> Result<(), Fault> {
    for _ in 0..TRIES {
        if session.empty_index_log()? {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err(Fault::Busy)
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(concern: i64, words: &str) -> Indexed {
        let place = Place { day: 20_000 + concern, concern };
        Indexed { place, words: words.to_owned(), signs: "灯".to_owned(), phones: Vec::new() }
    }

    #[test]
    fn parts_are_put_together_step_by_step_and_what_was_forgotten_stays_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let index = WordIndex::open(dir.path(), 1).unwrap();
        for concern in 1..=15 {
            index.take_in(&[one(concern, "路灯 排水沟")], &[], concern).unwrap();
        }
        index.forget(7).unwrap();
        let parts = || index.writer.lock().unwrap().index_parts().unwrap().len();
        let all = (Place::start_of(99_999), Place::start_of(0));
        let found = || index.find(&[Wanted::Word("路灯".into())], all, 100).unwrap();
        let before = found();
        assert!(parts() > FEW_PARTS && before.len() == 14, "{} parts", parts());
        let mut begins = true;
        while index.tidy(begins).unwrap() {
            begins = false;
        }
        assert!(!begins, "it did something");
        assert_eq!((parts(), found()), (1, before));
        assert!(!index.tidy(true).unwrap() && !index.tidy(false).unwrap(), "nothing is left to do");
        assert_eq!(index.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_large_part_is_not_written_anew_for_a_few_small_ones() {
        assert!(
            !is_worth_it(&[900, 4, 4, 4, 4, 4]) && !is_worth_it(&[900, 100, 100, 10, 10]) && !is_worth_it(&[9, 9, 9])
        );
        assert!(is_worth_it(&[900, 100, 100, 100, 10]) && is_worth_it(&[1, 1, 1, 1, 1]));
    }
}
