//! How concerns are found: among what is near to the reader, by words through the index, by what stands in the list, newest
//! first, in pages by key. Each is asked of access on the facts of now before its title is opened; what may not be seen leaves
//! no gap and no count.

use std::collections::BTreeSet;

use huiyin_domain::access::{self, Action, Facts, Permit, Relation};
use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::office::Office;
use huiyin_ledger::{Fault, Place, Read, Wanted, WordIndex};

use super::lists::{After, Titled};
use super::task_view;
use super::view::near;
use super::view::{self, DeskRow};
use super::walk::{Lists, Next, Of, Walk};
use crate::indexer::days_since_1970;

/// What is looked for; an empty part asks for nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// What was typed, cut into what can be found.
    pub(super) wanted: Vec<Wanted>,
    /// Area code.
    pub(super) place: String,
    /// Category code.
    pub(super) category: String,
    /// Codes given no more whose place was taken by one that the category holds.
    pub(super) before: BTreeSet<String>,
    /// Where it stands.
    pub(super) stage: Option<Stage>,
    /// How it came, as its word.
    pub(super) channel: String,
    /// Who has it.
    pub(super) unit: Option<UnitId>,
    /// Received on this day or later.
    pub(super) from: Option<Day>,
    /// Received on this day or earlier.
    pub(super) until: Option<Day>,
}

impl Filter {
    /// Everything a unit has.
    pub(super) fn of_unit(unit: UnitId) -> Self {
        Self { unit: Some(unit), ..Self::default() }
    }

    /// What the database is asked for. Codes given no more stand anywhere: where some count too, it is asked for all.
    fn asked(&self) -> near::Asked {
        let categories = if self.before.is_empty() { self.category.as_str() } else { "" };
        near::Asked {
            unit: self.unit,
            stage: self.stage.map_or("", Stage::word),
            channel: self.channel.clone(),
            areas: span(&self.place),
            categories: span(categories),
        }
    }

    fn holds(&self, category: &str) -> bool {
        lies_in(&self.category, category) || self.before.contains(category)
    }
}

/// Who looks, and when.
pub(super) struct Looking<'a> {
    pub(super) actor: &'a Actor,
    pub(super) now: Moment,
    /// Where words are looked up; a list that asks for none has no need of it.
    pub(super) index: Option<&'a WordIndex>,
}

/// How many are wanted, and how much is looked at for them.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) rows: usize,
    /// In rows of a list; see [`Walk`].
    pub(super) looks: usize,
}

impl Most {
    /// One page, and one row more, so that one knows whether there is another: some milliseconds.
    pub(super) const PAGE: Self = Self { rows: super::lists::PAGE + 1, looks: 7_000 };

    /// A file with so many rows, and one more: nothing is broken off.
    pub(super) fn file(rows: usize) -> Self {
        Self { rows: rows + 1, looks: usize::MAX }
    }

    /// The same without an end before the list's own: what a unit has stands close together among what is near to it.
    pub(super) fn unbroken(self) -> Self {
        Self { looks: usize::MAX, ..self }
    }
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// Rows that may be seen, the newest first.
    pub(super) rows: Vec<Titled>,
    /// Where looking was broken off; there may be more before it.
    pub(super) cut: Option<Cut>,
}

/// Where looking goes on that was broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// With this day, of which nothing is shown yet: a day alone tells of no concern.
    Day(Day),
    /// On the day on which it began, where there is more of one day than one page looks at.
    Within(Day, After),
}

/// Looks until so many rows are found, or nothing is left, or as much was looked at as may be.
pub(super) fn rows(
    read: &Read,
    looking: &Looking<'_>,
    filter: &Filter,
    after: Option<&After>,
    most: Most,
) -> Result<Found, Fault> {
    let from = Place::start_of(filter.from.map_or(-days_since_1970(Day::MAX), days_since_1970));
    let lists = Stretches { read, index: looking.index, filter, asked: filter.asked(), from };
    let begin = begins(filter, after);
    let keys = near::keys_of(looking.actor.posts(), filter.unit);
    // One list leaves out what does not fit; the others only have to hold what is left.
    let any: fn(String) -> Of = if keys.of_unit.is_some() { Of::Near } else { Of::Fitting };
    let words = (!filter.wanted.is_empty()).then_some(Of::Words);
    let each = keys.of_unit.map(Of::Fitting).into_iter().chain(words).collect();
    let mut walk = Walk::new(keys.near.into_iter().map(any).collect(), each, begin, most.looks);
    let mut found = Found::default();
    while found.rows.len() < most.rows {
        match walk.next(&lists)? {
            Next::At(place) => found.rows.extend(shown(read, looking, place)?),
            Next::End => return Ok(found),
            Next::Spent => return Ok(broken_off(found, walk.reached(), begin)),
        }
    }
    Ok(found)
}

/// The lists on disk.
struct Stretches<'a> {
    read: &'a Read,
    index: Option<&'a WordIndex>,
    filter: &'a Filter,
    asked: near::Asked,
    /// The oldest that is looked for.
    from: Place,
}

impl Lists for Stretches<'_> {
    fn stretch(&self, of: &Of, before: Place, limit: i64) -> Result<(Vec<Place>, Option<Place>), Fault> {
        let range = (before, self.from);
        match (of, self.index) {
            (Of::Near(key), _) => {
                let found = near::stretch(self.read, key, range, limit, &near::Asked::default())?;
                Ok((found.places.into_iter().map(|(place, _)| place).collect(), found.down_to))
            }
            (Of::Fitting(key), _) => {
                let found = near::stretch(self.read, key, range, limit, &self.asked)?;
                let fit = found.places.into_iter().filter(|(_, category)| self.filter.holds(category));
                Ok((fit.map(|(place, _)| place).collect(), found.down_to))
            }
            (Of::Words, None) => Ok((Vec::new(), None)),
            (Of::Words, Some(index)) => {
                let found = index.find(&self.filter.wanted, range, limit)?;
                let whole = i64::try_from(found.len()).is_ok_and(|rows| rows == limit);
                let down_to = found.last().filter(|_| whole).copied();
                Ok((found, down_to))
            }
        }
    }
}

/// Below every day that a concern can have come on.
fn begins(filter: &Filter, after: Option<&After>) -> Place {
    if let Some((after, day)) = after.and_then(|after| Some((after, after.day.parse::<Day>().ok()?))) {
        return Place { day: days_since_1970(day), concern: after.concern };
    }
    let last = filter.until.unwrap_or(Day::MAX);
    Place::start_of(days_since_1970(last) + 1)
}

/// The day at which looking was broken off is left to the page that goes on, so that it is shown whole and once.
fn broken_off(mut found: Found, reached: Option<Place>, begin: Place) -> Found {
    let Some(reached) = reached else { return found };
    let day = day_of(reached);
    // A search up to this day would begin where this one did.
    if Place::start_of(reached.day + 1) >= begin {
        found.cut = Some(Cut::Within(day, After { day: day.to_string(), concern: reached.concern, task: 0 }));
        return found;
    }
    let day_shown = day.to_string();
    found.rows.retain(|one| one.row.received != day_shown);
    found.cut = Some(Cut::Day(day));
    found
}

fn day_of(place: Place) -> Day {
    let days = jiff::Span::new().try_days(place.day);
    days.and_then(|days| jiff::civil::date(1970, 1, 1).checked_add(days)).unwrap_or(Day::MIN)
}

fn shown(read: &Read, looking: &Looking<'_>, place: Place) -> Result<Option<Titled>, Fault> {
    let Some(row) = view::row_of(read, place.concern)? else { return Ok(None) };
    let Some(permit) = may_be_shown(read, looking, &row)? else { return Ok(None) };
    let title = read.title(&permit, row.concern)?.unwrap_or_default();
    Ok(Some(Titled { row, title }))
}

fn may_be_shown(read: &Read, looking: &Looking<'_>, row: &DeskRow) -> Result<Option<Permit>, Fault> {
    let may = |facts| {
        let about = Facts::Concern(facts);
        access::may(looking.actor, Action::ListConcerns, &about, &Relation::default(), looking.now).ok()
    };
    if let Some(permit) = may(row.facts.clone()) {
        return Ok(Some(permit));
    }
    // Those who were asked to co-handle are looked up only where nothing else opens it.
    let mut facts = row.facts.clone();
    facts.co = task_view::co_of(read, row.concern)?;
    Ok(may(facts))
}

/// A level above holds everything below it: its code is the beginning of theirs; in codes of one length its last digits are zeros.
fn lies_in(wanted: &str, has: &str) -> bool {
    let level = wanted.trim_end_matches("000");
    wanted.is_empty() || has == wanted || (!level.is_empty() && has.starts_with(level))
}

/// The codes that lie in one, from the first to the last.
fn span(wanted: &str) -> (String, String) {
    let level = wanted.trim_end_matches("000");
    match (wanted.is_empty(), level.is_empty()) {
        (false, true) => (wanted.to_owned(), wanted.to_owned()),
        (true, _) | (false, false) => (level.to_owned(), format!("{level}{}", near::LAST)),
    }
}

/// Codes given no more that go on, one after another, as one that the wanted category holds.
pub(super) fn before(office: &Office, wanted: &str) -> BTreeSet<String> {
    if wanted.is_empty() {
        return BTreeSet::new();
    }
    let gone = office.retired_categories().map(|(code, _)| code);
    gone.filter(|code| lies_in(wanted, office.category_now(code).as_str())).map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use huiyin_domain::access::ConcernFacts;
    use huiyin_domain::concern::Class;
    use huiyin_domain::kernel::number::Number;

    use super::*;

    #[test]
    fn a_level_above_holds_everything_below_it() {
        assert!(lies_in("", "") && lies_in("", "0300-02") && lies_in("0300-02", "0300-02-01"));
        assert!(lies_in("341823101000", "341823101201") && lies_in("01", "0101"));
        assert!(!lies_in("0300-02", "0300-01-02") && !lies_in("341823101000", "341823102201") && !lies_in("000", "01"));
        assert!(!lies_in("0300-02", ""));
    }

    #[test]
    fn what_lies_in_a_code_is_what_the_database_is_asked_for() {
        let codes =
            ["", "000", "01", "0101", "0300", "0300-02", "0300-02-01", "0300-03", "341823101000", "341823101201"];
        for wanted in codes {
            let (first, last) = span(wanted);
            for has in codes {
                let within = first.as_str() <= has && has <= last.as_str();
                assert_eq!(within, lies_in(wanted, has), "{has} in {wanted}");
            }
        }
    }

    fn row(day: &str, concern: i64) -> Titled {
        let facts = ConcernFacts {
            class: Class::Ordinary,
            stage: Stage::Handling,
            desk: UnitId(1),
            unit: UnitId(1),
            handler: None,
            sender: None,
            superior: None,
            co: Vec::new(),
            review: None,
        };
        let (number, none) = (Number::parse("410735296889").unwrap(), String::new);
        let row = DeskRow {
            concern,
            number,
            facts,
            step: none(),
            due: none(),
            received: day.to_owned(),
            channel: none(),
            place: none(),
            category: none(),
            source: none(),
            waits_for: 0,
            sent: none(),
            rank: none(),
            task: 0,
        };
        Titled { row, title: "".into() }
    }

    #[test]
    fn the_day_at_which_looking_was_broken_off_is_shown_whole_by_the_page_that_goes_on() {
        let day = |text: &str| days_since_1970(text.parse().unwrap());
        let found = || Found { rows: vec![row("2026-05-02", 9), row("2026-05-01", 8)], cut: None };
        let begin = Place::start_of(day("2026-06-01"));
        let cut = broken_off(found(), Some(Place { day: day("2026-05-01"), concern: 5 }), begin);
        assert_eq!(cut.cut, Some(Cut::Day("2026-05-01".parse().unwrap())));
        assert_eq!(cut.rows.iter().map(|one| one.row.concern).collect::<Vec<_>>(), [9]);
        // The page that goes on begins on that day: there it can only go on within it.
        let (may, after) = ("2026-05-02".parse().unwrap(), After { day: "2026-05-02".into(), concern: 9, task: 0 });
        for begin in [Place { day: day("2026-05-02"), concern: 900 }, Place::start_of(day("2026-05-03"))] {
            let cut = broken_off(found(), Some(Place { day: day("2026-05-02"), concern: 9 }), begin);
            assert_eq!((cut.cut, cut.rows.len()), (Some(Cut::Within(may, after.clone())), 2));
            assert_eq!(broken_off(found(), None, begin).cut, None);
        }
    }
}
