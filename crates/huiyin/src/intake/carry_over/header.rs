//! Which column is which: by its name, in Chinese, in English, or in the exchange names of the provincial systems.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::layouts::{LAYOUTS, Layout};
use super::table::{Row, Sheet};
use super::text::column_key;

/// What a column tells us. Several columns may tell the same; the first that is filled counts, places are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The number the old system knew it by.
    SourceId,
    /// A running number: an id only where nothing better stands.
    RunningNumber,
    /// What it is about, in a line.
    Title,
    /// The person's words.
    Text,
    /// Somebody's summary of them; the words where there are none.
    Summary,
    /// Who raised it.
    Reporter,
    /// How to reach them.
    Phone,
    /// Where they live.
    Address,
    /// The place of the person among several of one concern.
    PersonOrder,
    /// Whom or what it is about: a filled one seals.
    Subject,
    /// The day it came in.
    Received,
    /// The day it was written down; stands in for received.
    Registered,
    /// The day it was answered.
    Replied,
    /// The day it was closed.
    Closed,
    /// The day the office had to be done.
    Due,
    /// The day the person was promised.
    Promised,
    /// Any other day, kept in the timeline under the column's name.
    Dated,
    /// Where the old system says it stands.
    State,
    /// Yes or no: done.
    DoneMark,
    /// Yes or no: a duplicate of another.
    DuplicateMark,
    /// The number of the one it repeats.
    RelatedId,
    /// The office's answer.
    Reply,
    /// What it is about, as a class.
    Category,
    /// The same as a code.
    CategoryCode,
    /// 信访目的: 揭发控告 seals.
    Purpose,
    /// The same as a code.
    PurposeCode,
    /// Part of the place, in words.
    Place,
    /// The place as an area code.
    PlaceCode,
    /// The way it came.
    Channel,
    /// Who handled it.
    Unit,
    /// Kept beside the record under its own name, used for nothing.
    Kept,
    /// The column of reasons that we added to rejected rows: not the record's.
    Reason,
}

impl Role {
    /// Whether cells of this column are times.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Role::Received | Role::Registered | Role::Replied | Role::Closed | Role::Due | Role::Promised | Role::Dated
        )
    }
}

/// A recognised header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The default source name: the layout's, never the file's.
    pub source: &'static str,
    /// How many lines of the sheet it and any banner above take.
    pub lines: usize,
    /// Column names as they stand in the file.
    pub names: Vec<String>,
    /// What each column tells.
    pub roles: Vec<Role>,
}

/// How far down a header may stand.
const MOST_BANNER_LINES: usize = 20;

/// Finds the header of a sheet: the line, or two lines where names were merged over others, with most known names.
#[must_use]
pub fn find(sheet: &Sheet) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for at in 0..sheet.rows.len().min(MOST_BANNER_LINES) {
        for lines in [1, 2] {
            let Some(names) = names_of(&sheet.rows, at, lines) else { continue };
            let header = recognise(names, at + lines);
            let known = header.roles.iter().filter(|role| !matches!(role, Role::Kept | Role::Reason)).count();
            let tells_something = header
                .roles
                .iter()
                .any(|role| matches!(role, Role::Title | Role::Text | Role::Summary | Role::Category));
            if known >= 2 && tells_something && best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, header));
            }
        }
    }
    best.map(|(_, header)| header)
}

/// The names in one line; or in two, where the lower name wins and the upper one stands in for a gap.
fn names_of(rows: &[Row], at: usize, lines: usize) -> Option<Vec<String>> {
    let upper: Vec<String> = rows.get(at)?.cells.iter().map(super::table::Cell::shown).collect();
    if lines == 1 {
        return Some(upper);
    }
    let lower: Vec<String> = rows.get(at + 1)?.cells.iter().map(super::table::Cell::shown).collect();
    let width = upper.len().max(lower.len());
    let pick = |column: usize| {
        let below = lower.get(column).filter(|name| !name.trim().is_empty());
        below.or_else(|| upper.get(column)).cloned().unwrap_or_default()
    };
    Some((0..width).map(pick).collect())
}

fn recognise(names: Vec<String>, lines: usize) -> Header {
    let keys: Vec<String> = names.iter().map(|name| column_key(name)).collect();
    let layout = LAYOUTS.iter().find(|layout| fits(layout, &keys));
    let reason = column_key(super::rejected::REASON_COLUMN);
    let role = |key: &String| {
        if *key == reason {
            return Role::Reason;
        }
        let own = layout.and_then(|layout| lookup(layout.columns, key));
        own.or_else(|| KEYED_NAMES.get(key).copied()).unwrap_or(Role::Kept)
    };
    let roles = keys.iter().map(role).collect();
    Header { source: layout.map_or("generic", |layout| layout.source), lines, names, roles }
}

/// Every name of [`super::names::NAMES`] as it is compared; made once, because each of the first lines is tried.
static KEYED_NAMES: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
    let all = super::names::NAMES.iter().flat_map(|(role, names)| names.iter().map(|name| (column_key(name), *role)));
    all.collect()
});

fn fits(layout: &Layout, keys: &[String]) -> bool {
    layout.signature.iter().all(|name| keys.iter().any(|key| key == &column_key(name)))
}

fn lookup(table: &[(Role, &[&str])], key: &str) -> Option<Role> {
    table.iter().find(|(_, names)| names.iter().any(|name| column_key(name) == key)).map(|(role, _)| *role)
}
