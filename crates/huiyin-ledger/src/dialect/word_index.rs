//! The word index in one database's own words: full text, one row a concern, and telephone keys beside it.
//!
//! `w` holds words of a dictionary, `s` single signs, so that a query of one or two signs finds what no dictionary knows.
//! A row's number is the day of receipt and the concern, so that the newest stand last and a page begins anywhere.

use crate::{
    dialect::{Emptying, Session},
    fault::Fault,
    value::Value,
    word_index::{Indexed, PhoneKey, Wanted},
};

const DDL: &[&str] = &[
    "CREATE TABLE marks (one INTEGER PRIMARY KEY CHECK (one = 1), shape INTEGER NOT NULL, position INTEGER NOT NULL) STRICT",
    "CREATE TABLE concerns (concern INTEGER PRIMARY KEY, place INTEGER NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE words USING fts5(w, s, tokenize = 'ascii', columnsize = 0)",
    // Otherwise a removed word is only marked as removed until its page happens to be written anew.
    "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE phones (unit INTEGER NOT NULL, year INTEGER NOT NULL, mac BLOB NOT NULL, concern INTEGER NOT NULL, PRIMARY KEY (unit, year, mac, concern)) STRICT, WITHOUT ROWID",
    "CREATE INDEX phones_concern ON phones (concern)",
];
/// Dropping the first takes along the tables that it keeps for itself.
const TABLES: &[&str] = &["words", "concerns", "phones", "marks"];
const MARKS: &str = "SELECT shape, position FROM marks WHERE one = 1";
const PUT_MARKS: &str = "INSERT INTO marks (one, shape, position) VALUES (1, $1, 0)";
const MOVE: &str = "UPDATE marks SET position = $1 WHERE one = 1";
const PLACE_OF: &str = "SELECT place FROM concerns WHERE concern = $1";
const PUT_PLACE: &str = "INSERT INTO concerns (concern, place) VALUES ($1, $2)";
const DROP_PLACE: &str = "DELETE FROM concerns WHERE concern = $1";
const PUT_WORDS: &str = "INSERT INTO words (rowid, w, s) VALUES ($1, $2, $3)";
const DROP_WORDS: &str = "DELETE FROM words WHERE rowid = $1";
const PUT_PHONE: &str = "INSERT INTO phones (unit, year, mac, concern) VALUES ($1, $2, $3, $4) ON CONFLICT (unit, year, mac, concern) DO NOTHING";
const DROP_PHONES: &str = "DELETE FROM phones WHERE concern = $1";
const FIND: &str =
    "SELECT rowid FROM words WHERE words MATCH $1 AND rowid < $2 AND rowid >= $3 ORDER BY rowid DESC LIMIT $4";
const PHONED: &str =
    "SELECT concern FROM phones WHERE unit = $1 AND year = $2 AND mac = $3 ORDER BY concern DESC LIMIT $4";
const CONCERNS: &str = "SELECT concern FROM concerns WHERE concern > $1 ORDER BY concern LIMIT $2";
const PARTS: &str = "SELECT count(*) FROM words_idx GROUP BY segid LIMIT 2000";
/// Pages of the file that one step writes: some ten milliseconds. A number below zero begins with all parts.
const MERGE: &str = "INSERT INTO words (words, rank) VALUES ('merge', $1)";
const PAGES: i64 = 64;
const CHECK: &str = "INSERT INTO words (words) VALUES ('integrity-check')";

impl Session {
    /// Shape and position of an index; nothing in a new file.
    pub(crate) fn index_marks(&self) -> Result<Option<(i64, i64)>, Fault> {
        if self.first("SELECT count(*) FROM sqlite_master WHERE name = $1", &["marks".into()])? == Some(0) {
            return Ok(None);
        }
        let mut found = None;
        self.query(MARKS, &[], &mut |row| {
            let row = crate::value::Row(row);
            found = Some((row.get(0)?, row.get(1)?));
            Ok(())
        })?;
        Ok(found)
    }

    /// Makes an empty index, in the place of the one that is there.
    pub(crate) fn make_index(&self, shape: i64) -> Result<(), Fault> {
        self.begin()?;
        let made = TABLES
            .iter()
            .try_for_each(|table| self.drop_table(table))
            .and_then(|()| DDL.iter().try_for_each(|statement| self.put(statement, &[])))
            .and_then(|()| self.put(PUT_MARKS, &[shape.into()]))
            .and_then(|()| self.commit());
        if made.is_err() {
            self.rollback()?;
        }
        made
    }

    pub(crate) fn move_index(&self, position: i64) -> Result<(), Fault> {
        self.put(MOVE, &[position.into()])
    }

    pub(crate) fn index(&self, one: &Indexed) -> Result<(), Fault> {
        self.forget(one.place.concern)?;
        let place = one.place.key();
        self.put(PUT_PLACE, &[one.place.concern.into(), place.into()])?;
        self.put(PUT_WORDS, &[place.into(), (&one.words).into(), (&one.signs).into()])?;
        one.phones.iter().try_for_each(|phone| {
            let PhoneKey { unit, year, mac } = phone;
            self.put(PUT_PHONE, &[(*unit).into(), (*year).into(), mac.into(), one.place.concern.into()])
        })
    }

    pub(crate) fn forget(&self, concern: i64) -> Result<(), Fault> {
        if let Some(place) = self.first(PLACE_OF, &[concern.into()])? {
            self.put(DROP_WORDS, &[place.into()])?;
            self.put(DROP_PLACE, &[concern.into()])?;
            self.put(DROP_PHONES, &[concern.into()])?;
        }
        Ok(())
    }

    /// The parts in which the index lies, each with its size in entries; each is asked by itself.
    pub(crate) fn index_parts(&self) -> Result<Vec<i64>, Fault> {
        self.column(PARTS, &[])
    }

    /// One step towards one part; whether it did anything. A step writes its own mark even where there is nothing to do.
    pub(crate) fn merge_index(&self, begins: bool) -> Result<bool, Fault> {
        let changed = || self.first("SELECT total_changes()", &[]).map(Option::unwrap_or_default);
        let before = changed()?;
        self.put(MERGE, &[if begins { -PAGES } else { PAGES }.into()])?;
        Ok(changed()? - before > 1)
    }

    /// Places from `before` down to `from`, the newest first.
    pub(crate) fn find_words(
        &self,
        wanted: &[Wanted],
        (before, from): (i64, i64),
        limit: i64,
    ) -> Result<Vec<i64>, Fault> {
        let asked = wanted.iter().map(expression).collect::<Vec<_>>().join(" AND ");
        self.column(FIND, &[asked.as_str().into(), before.into(), from.into(), limit.into()])
    }

    pub(crate) fn phoned(&self, key: &PhoneKey, limit: i64) -> Result<Vec<i64>, Fault> {
        self.column(PHONED, &[key.unit.into(), key.year.into(), (&key.mac).into(), limit.into()])
    }

    pub(crate) fn indexed_concerns(&self, after: i64, limit: i64) -> Result<Vec<i64>, Fault> {
        self.column(CONCERNS, &[after.into(), limit.into()])
    }

    /// Whether the file and the index in it fit together.
    pub(crate) fn check_index(&self) -> Result<Vec<String>, Fault> {
        let mut found = self.integrity()?;
        if let Err(fault) = self.put(CHECK, &[]) {
            found.push(fault.to_string());
        }
        Ok(found)
    }

    /// Empties the write-ahead log, so that what was removed stands in no file. Whoever still reads is waited for.
    pub(crate) fn empty_index_log(&self) -> Result<bool, Fault> {
        self.checkpoint(Emptying::Truncate)
    }

    fn first(&self, text: &str, values: &[Value<'_>]) -> Result<Option<i64>, Fault> {
        self.column(text, values).map(|all| all.into_iter().next())
    }

    fn column(&self, text: &str, values: &[Value<'_>]) -> Result<Vec<i64>, Fault> {
        let mut all = Vec::new();
        self.query(text, values, &mut |row| {
            all.push(crate::value::Row(row).get(0)?);
            Ok(())
        })?;
        Ok(all)
    }
}

/// One part of a question. Every token stands in quotes and holds letters and digits alone, so that nothing typed is taken
/// for a word of the query language.
fn expression(wanted: &Wanted) -> String {
    let plain = |token: &str| token.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    match wanted {
        Wanted::Word(word) => format!("w : \"{}\"", plain(word)),
        Wanted::Signs(signs) => {
            let apart = signs.chars().map(|sign| plain(&sign.to_string())).filter(|sign| !sign.is_empty());
            format!("s : \"{}\"", apart.collect::<Vec<_>>().join(" "))
        }
    }
}
