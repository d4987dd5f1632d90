//! Candidates for a list, the newest first: what is near to the reader, what a unit has, what holds the wanted words. All stand
//! in the same order and are walked side by side, each leaping over what the others do not have. How much may be
//! looked at for one page is limited, so that no page grows with what it does not show.

use std::collections::VecDeque;

use huiyin_ledger::{Fault, Place};

/// Rows of the first stretch that is asked for, and of the longest.
const FIRST: i64 = 64;
const LONGEST: i64 = 4_096;
/// The shortest stretch after a leap.
const SHORTEST: i64 = 8;
/// What asking costs, in rows that a filter leaves out, of which a millisecond holds some three thousand: to ask for a
/// stretch of a list or of the word index, a row of the word index, a concern that is looked at closely.
const ASK_NEAR: usize = 32;
const ASK_WORDS: usize = 500;
const WORDS_ROW: usize = 2;
const CLOSELY: usize = 32;

/// Which list a stream reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// What stands under this key of a unit, a post or everybody and fits the filter.
    Fitting(String),
    /// All that stands under this key.
    Near(String),
    /// What holds the words.
    Words,
}

/// Where candidates come from.
pub(super) trait Lists {
    /// Looks at so many rows of a list below a place, the newest first: those that fit, and down to where it looked; nothing
    /// when that was the end.
    fn stretch(&self, of: &Of, before: Place, limit: i64) -> Result<(Vec<Place>, Option<Place>), Fault>;
}

/// The next candidate, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This one.
    At(Place),
    /// Nothing is left.
    End,
    /// As much was looked at as one page may take.
    Spent,
}

/// One list, read stretch by stretch.
struct Stream {
    of: Of,
    waiting: VecDeque<Place>,
    /// Where the next stretch begins; nothing at the end.
    before: Option<Place>,
    many: i64,
    /// Nothing was asked yet: the first stretch is asked for whatever is left, so that every page goes on.
    new: bool,
}

/// All lists of one search, and how much may still be looked at.
pub(super) struct Walk {
    /// What is found stands in one of these,
    any: Vec<Stream>,
    /// and in each of these.
    each: Vec<Stream>,
    left: usize,
}

impl Walk {
    /// Begins below a place.
    pub(super) fn new(any: Vec<Of>, each: Vec<Of>, before: Place, looks: usize) -> Self {
        let stream = |of| Stream { of, waiting: VecDeque::new(), before: Some(before), many: FIRST, new: true };
        Self { any: any.into_iter().map(stream).collect(), each: each.into_iter().map(stream).collect(), left: looks }
    }

    /// The next one that stands where it has to. It is looked at closely.
    pub(super) fn next(&mut self, lists: &dyn Lists) -> Result<Next, Fault> {
        loop {
            let place = match self.nearest(lists)? {
                Next::At(place) => place,
                none @ (Next::End | Next::Spent) => return Ok(none),
            };
            match self.highest_below(lists, place)? {
                Next::At(found) if found == place => return Ok(self.take(place)),
                Next::At(found) => self.any.iter_mut().for_each(|stream| stream.leap(found)),
                none @ (Next::End | Next::Spent) => return Ok(none),
            }
        }
    }

    /// Everything from here on was decided; `None` when nothing is left.
    pub(super) fn reached(&self) -> Option<Place> {
        self.any.iter().filter_map(Stream::reached).max()
    }

    /// This place where each list has it; otherwise the highest at which one of them lets all go on.
    fn highest_below(&mut self, lists: &dyn Lists, place: Place) -> Result<Next, Fault> {
        let mut lowest = place;
        for stream in &mut self.each {
            stream.leap(lowest);
            match stream.head(lists, &mut self.left)? {
                Next::At(found) => lowest = found,
                none @ (Next::End | Next::Spent) => return Ok(none),
            }
        }
        Ok(Next::At(lowest))
    }

    fn nearest(&mut self, lists: &dyn Lists) -> Result<Next, Fault> {
        let mut nearest = None;
        for stream in &mut self.any {
            match stream.head(lists, &mut self.left)? {
                Next::At(place) => nearest = nearest.max(Some(place)),
                Next::End => {}
                Next::Spent => return Ok(Next::Spent),
            }
        }
        Ok(nearest.map_or(Next::End, Next::At))
    }

    /// Whoever has it near by more than one key meets it once.
    fn take(&mut self, place: Place) -> Next {
        for stream in &mut self.any {
            if stream.waiting.front() == Some(&place) {
                stream.waiting.pop_front();
            }
        }
        self.left = self.left.saturating_sub(CLOSELY);
        Next::At(place)
    }
}

impl Stream {
    fn head(&mut self, lists: &dyn Lists, left: &mut usize) -> Result<Next, Fault> {
        loop {
            if let Some(place) = self.waiting.front() {
                return Ok(Next::At(*place));
            }
            let Some(before) = self.before else { return Ok(Next::End) };
            if *left == 0 && !self.new {
                return Ok(Next::Spent);
            }
            self.ask(lists, before, left)?;
        }
    }

    fn ask(&mut self, lists: &dyn Lists, before: Place, left: &mut usize) -> Result<(), Fault> {
        self.new = false;
        let (found, down_to) = lists.stretch(&self.of, before, self.many)?;
        let rows = if down_to.is_some() { usize::try_from(self.many).unwrap_or(usize::MAX) } else { found.len() };
        let cost = match self.of {
            Of::Fitting(_) | Of::Near(_) => ASK_NEAR + rows,
            Of::Words => ASK_WORDS + rows * WORDS_ROW,
        };
        *left = left.saturating_sub(cost);
        self.before = down_to;
        self.many = (self.many * 2).min(LONGEST);
        self.waiting.extend(found);
        Ok(())
    }

    /// Leaves out everything above a place.
    fn leap(&mut self, to: Place) {
        while self.waiting.front().is_some_and(|place| *place > to) {
            self.waiting.pop_front();
        }
        if self.waiting.is_empty() && self.before.is_some_and(|before| before > above(to)) {
            self.before = Some(above(to));
            // What is far apart here is not worth a long stretch.
            self.many = (self.many / 4).max(SHORTEST);
        }
    }

    fn reached(&self) -> Option<Place> {
        self.waiting.front().map(|place| above(*place)).or(self.before)
    }
}

/// Where a stretch begins that has this place first.
fn above(place: Place) -> Place {
    Place { concern: place.concern.saturating_add(1), ..place }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Lists in memory, and how many rows of them were handed out.
    struct Kept {
        near: Vec<BTreeSet<Place>>,
        words: BTreeSet<Place>,
        rows: Cell<usize>,
    }

    fn fits(place: Place) -> bool {
        place.concern % 3 != 0
    }

    impl Lists for Kept {
        fn stretch(&self, of: &Of, before: Place, limit: i64) -> Result<(Vec<Place>, Option<Place>), Fault> {
            let list = match of {
                Of::Fitting(key) | Of::Near(key) => &self.near[key.parse::<usize>().unwrap()],
                Of::Words => &self.words,
            };
            let limit = usize::try_from(limit).unwrap();
            let mut found: Vec<Place> = list.range(..before).rev().take(limit).copied().collect();
            self.rows.set(self.rows.get() + found.len());
            let down_to = found.last().filter(|_| found.len() == limit).copied();
            if matches!(of, Of::Fitting(_)) {
                found.retain(|place| fits(*place));
            }
            Ok((found, down_to))
        }
    }

    const TOP: Place = Place { day: 1_000, concern: 0 };

    fn keys(lists: &Kept) -> Vec<Of> {
        (0..lists.near.len()).map(|key| Of::Fitting(key.to_string())).collect()
    }

    fn all(lists: &Kept, (any, each): (Vec<Of>, Vec<Of>), looks: usize) -> Vec<Place> {
        let (mut found, mut before) = (Vec::new(), TOP);
        loop {
            let mut walk = Walk::new(any.clone(), each.clone(), before, looks);
            loop {
                match walk.next(lists).unwrap() {
                    Next::At(place) => found.push(place),
                    Next::End => return found,
                    Next::Spent => break,
                }
            }
            let reached = walk.reached().unwrap();
            assert!(reached < before, "it goes on");
            before = reached;
        }
    }

    fn places() -> impl Strategy<Value = BTreeSet<Place>> {
        prop::collection::btree_set((0..40_i64, 1..200_i64).prop_map(|(day, concern)| Place { day, concern }), 0..400)
    }

    proptest! {
        #[test]
        fn it_finds_what_both_have_once_and_in_order_however_often_it_is_broken_off(
            near in prop::collection::vec(places(), 1..4),
            words in places(),
            by_words in any::<bool>(),
            looks in 1_usize..9_000,
        ) {
            let lists = Kept { near, words, rows: Cell::new(0) };
            let mut wanted: BTreeSet<Place> = lists.near.iter().flatten().copied().collect();
            wanted.retain(|place| fits(*place) && (!by_words || lists.words.contains(place)));
            let wanted: Vec<Place> = wanted.into_iter().rev().collect();
            let each = if by_words { vec![Of::Words] } else { Vec::new() };
            prop_assert_eq!(all(&lists, (keys(&lists), each), looks), wanted);
        }
    }

    #[test]
    fn who_is_near_to_few_of_many_does_not_look_at_the_many() {
        let every = |step: usize| (1..100_000_i64).step_by(step).map(|concern| Place { day: 7, concern }).collect();
        let lists = Kept { near: vec![every(5_000)], words: every(1), rows: Cell::new(0) };
        let found = all(&lists, (keys(&lists), vec![Of::Words]), usize::MAX);
        assert!(found.len() > 10 && lists.rows.get() < 3_000, "{} rows for {}", lists.rows.get(), found.len());
        let lists = Kept { near: vec![every(1)], words: every(5_000), rows: Cell::new(0) };
        assert_eq!(all(&lists, (keys(&lists), vec![Of::Words]), usize::MAX), found);
        assert!(lists.rows.get() < 3_000, "{} rows", lists.rows.get());
    }

    #[test]
    fn what_another_unit_has_is_found_among_the_many_that_are_near_without_looking_at_them() {
        let every = |step: usize| (1..100_000_i64).step_by(step).map(|concern| Place { day: 7, concern }).collect();
        let lists = Kept { near: vec![every(1), every(500)], words: every(2), rows: Cell::new(0) };
        let lead = |each| (vec![Of::Near("0".into())], each);
        let found = all(&lists, lead(vec![Of::Fitting("1".into())]), usize::MAX);
        let wanted: Vec<Place> = lists.near[1].iter().rev().copied().filter(|place| fits(*place)).collect();
        assert_eq!(found, wanted);
        assert!(lists.rows.get() < 4_000, "{} rows for {}", lists.rows.get(), found.len());
        let both = all(&lists, lead(vec![Of::Fitting("1".into()), Of::Words]), usize::MAX);
        assert_eq!(both, wanted.into_iter().filter(|place| lists.words.contains(place)).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_looked_at_for_one_page_has_an_end() {
        let many = (1..100_000_i64).map(|concern| Place { day: 7, concern: 3 * concern }).collect();
        let lists = Kept { near: vec![many], words: BTreeSet::new(), rows: Cell::new(0) };
        let mut walk = Walk::new(keys(&lists), Vec::new(), TOP, 10_000);
        assert_eq!(walk.next(&lists).unwrap(), Next::Spent);
        assert!(lists.rows.get() < 10_000 + 4_096);
    }
}
