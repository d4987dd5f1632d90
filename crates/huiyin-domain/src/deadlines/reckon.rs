//! When a term ends, day by day. One walk over the days gives both the due date and the account of it, so the
//! explanation cannot say anything else than the reckoning did.
//!
//! The rules (民法典 art. 201–203, and what the law leaves open as settled in the project's clock interface): the day of
//! the event is not counted; a stop leaves out every day after the one it begins on, up to and including the one it ends
//! on; an extension lengthens the term, and the end rule is applied once, at the end.

use std::collections::BTreeSet;

use super::calendar::{Calendars, Quality, days_from};
use super::clock::{EndRule, Rule, StopReason, Unit};
use crate::kernel::time::Day;

/// No term is walked further than this: ten years of term, as long again of stops.
const WALK_DAYS_MAX: usize = 7_400;

/// A time that is not counted (中止). `to` is `None` while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Why.
    pub because: StopReason,
    /// The day on which it begins; this day itself still counts.
    pub from: Day,
    /// The day on which it ends; the last one left out.
    pub to: Option<Day>,
}

impl Stop {
    fn leaves_out(&self, day: Day) -> bool {
        day > self.from && self.to.is_none_or(|to| day <= to)
    }
}

/// What is needed to reckon one term.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The rule, whose length is lengthened by `extra`.
    pub rule: &'a Rule,
    /// The law day of the starting event.
    pub start: Day,
    /// Stops, in order of their beginning.
    pub stops: &'a [Stop],
    /// Days of the extension, in the rule's unit; 0 when there is none.
    pub extra: u16,
}

/// Why a day counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The day of the event, never counted.
    StartDay,
    /// Counted as the n-th day.
    Counted(u16),
    /// Not counted because only working days are; [`Row::quality`] says what it is instead.
    NotWorking,
    /// Left out because the clock was stopped.
    Stopped,
    /// The term had run out, but its last day was off or in a stop: the end moves over this day.
    MovedOver,
    /// The term had run out, and on this working day it ends.
    MovedTo,
}

/// One day of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The day.
    pub day: Day,
    /// Why it counts or does not.
    pub reason: Reason,
    /// What the calendar says of it.
    pub quality: Quality,
}

impl Row {
    /// Whether the day is one of the term.
    pub fn is_counted(&self) -> bool {
        match self.reason {
            Reason::Counted(_) => true,
            Reason::StartDay | Reason::NotWorking | Reason::Stopped | Reason::MovedOver | Reason::MovedTo => false,
        }
    }
}

/// A term, reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The last day in time; `None` while the clock is stopped.
    pub due: Option<Day>,
    /// The last day that was counted: the end before it was moved. `None` when a stop came first.
    pub last_counted: Option<Day>,
    /// Years without a notice on which the due date rests. Not empty = the date is provisional.
    pub missing_years: Vec<i16>,
    /// Every day from the start to the due date, or to the beginning of a stop that lasts.
    pub rows: Vec<Row>,
}

impl Reckoning {
    /// Whether a notice still to come may change the date.
    pub fn is_provisional(&self) -> bool {
        !self.missing_years.is_empty()
    }

    /// Whether the end was moved from the last counted day.
    pub fn is_moved(&self) -> bool {
        self.due.is_some() && self.due != self.last_counted
    }

    /// How many days of the term were used up by the end of `day`, in the term's own unit.
    pub fn used(&self, day: Day) -> u16 {
        let rows = self.rows.iter().filter(|row| row.day <= day && row.is_counted());
        u16::try_from(rows.count()).unwrap_or(u16::MAX)
    }
}

/// When this term ends, and the account of every day.
pub fn reckon(term: &Term<'_>, calendars: &Calendars) -> Reckoning {
    let mut walk = Walk { term, calendars, rows: Vec::new(), missing: BTreeSet::new() };
    walk.note(term.start, Reason::StartDay);
    let last_counted = walk.count_days();
    let due = last_counted.and_then(|last| walk.find_end(last));
    Reckoning { due, last_counted, missing_years: walk.missing.into_iter().collect(), rows: walk.rows }
}

struct Walk<'a> {
    term: &'a Term<'a>,
    calendars: &'a Calendars,
    rows: Vec<Row>,
    missing: BTreeSet<i16>,
}

impl Walk<'_> {
    /// Counts off the term; the day that used it up, or `None` when a stop lasts.
    fn count_days(&mut self) -> Option<Day> {
        let length = self.term.rule.length.saturating_add(self.term.extra);
        let mut counted = 0;
        // A last day that was given may be the very day of the event.
        if length == 0 {
            return Some(self.term.start);
        }
        for day in days_from(self.term.start).skip(1).take(WALK_DAYS_MAX) {
            if self.is_stopped_for_good(day) {
                return None;
            }
            if self.is_stopped(day) {
                self.note(day, Reason::Stopped);
            } else if self.counts(day) {
                counted += 1;
                self.note(day, Reason::Counted(counted));
                if counted >= length {
                    return Some(day);
                }
            } else {
                self.note(day, Reason::NotWorking);
            }
        }
        None
    }

    /// Applies the end rule to the day that used the term up. A stop that begins on that day, or on one over which the
    /// end moves, and lasts beyond it carries the end to the first working day after the stop.
    fn find_end(&mut self, last: Day) -> Option<Day> {
        for day in days_from(last).take(WALK_DAYS_MAX) {
            if self.is_stopped_for_good(day) {
                return None;
            }
            let stays = day == last && self.term.rule.end == EndRule::Stay;
            let stop_begins = day.tomorrow().is_ok_and(|next| self.is_stopped(next));
            let stopped = self.is_stopped(day);
            let ends_here = !stopped && !stop_begins && (stays || self.works(day));
            let reason = match (stopped, ends_here) {
                (true, _) => Reason::Stopped,
                (false, true) => Reason::MovedTo,
                (false, false) => Reason::MovedOver,
            };
            // The last counted day has its row already.
            if day != last {
                self.note(day, reason);
            }
            if ends_here {
                return Some(day);
            }
        }
        None
    }

    fn counts(&mut self, day: Day) -> bool {
        match self.term.rule.unit {
            Unit::CalendarDay => true,
            Unit::WorkingDay => self.works(day),
        }
    }

    /// Asks the calendar, and remembers when the answer rests on a year without a notice.
    fn works(&mut self, day: Day) -> bool {
        let quality = self.calendars.is_working(day);
        if quality.is_provisional() {
            self.missing.insert(day.year());
        }
        quality.works()
    }

    fn is_stopped(&self, day: Day) -> bool {
        self.term.stops.iter().any(|stop| stop.leaves_out(day))
    }

    fn is_stopped_for_good(&self, day: Day) -> bool {
        self.term.stops.iter().any(|stop| stop.to.is_none() && stop.leaves_out(day))
    }

    fn note(&mut self, day: Day, reason: Reason) {
        let quality = self.calendars.is_working(day);
        self.rows.push(Row { day, reason, quality });
    }
}
