//! Days and hours on which something can happen: offices work on working days, people write in the evening too.

use huiyin_domain::deadlines::Calendars;
use huiyin_domain::kernel::time::{Day, Moment, Zone};
use jiff::Span;

/// Minutes after midnight at which things happen on a day. Steps of different concerns share them, so that a year of a
/// whole county is written in some thousand commits instead of twenty thousand.
const TIMES: [u32; 7] = [7 * 60 + 5, 8 * 60 + 41, 9 * 60 + 52, 11 * 60 + 8, 14 * 60 + 26, 16 * 60 + 13, 19 * 60 + 34];
/// The first and the last of them that lie in office hours.
const OFFICE: (usize, usize) = (1, 5);

/// Where a concern's story is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) day: Day,
    pub(super) at: usize,
}

/// The calendar of the demo.
#[derive(Clone, Copy)]
pub(super) struct Days<'a> {
    pub(super) zone: &'a Zone,
    pub(super) calendars: &'a Calendars,
}

impl Days<'_> {
    pub(super) fn works(&self, day: Day) -> bool {
        self.calendars.is_working(day).works()
    }

    /// The day itself or the working day before it.
    pub(super) fn on_or_before(&self, day: Day) -> Day {
        let mut found = day;
        while !self.works(found) {
            let Ok(before) = found.yesterday() else { break };
            found = before;
        }
        found
    }

    /// The day itself or the working day after it.
    pub(super) fn on_or_after(&self, day: Day) -> Day {
        self.calendars.first_working(day)
    }

    /// So many working days later; 0 is the day itself or the next one that works.
    pub(super) fn later(&self, day: Day, working_days: u32) -> Day {
        let mut found = self.on_or_after(day);
        for _ in 0..working_days {
            found = self.on_or_after(plus(found, 1));
        }
        found
    }

    /// The instant at which the wall clock shows this.
    pub(super) fn at(&self, day: Day, hour: i8, minute: i8) -> Moment {
        self.zone.moment(day.at(hour, minute, 0, 0))
    }

    /// The instant of a slot; every day has its own minutes.
    pub(super) fn moment(&self, slot: Slot) -> Moment {
        let wobble = u32::from(slot.day.day().unsigned_abs()) * 7 + u32::from(slot.day.month().unsigned_abs()) * 3;
        let minutes = TIMES.get(slot.at).copied().unwrap_or(600) + wobble % 29;
        Moment(self.zone.start_of(slot.day).0 + i64::from(minutes) * 60_000)
    }

    /// The next slot of the office after this one, at least so many working days later; `pick` chooses among the day's.
    pub(super) fn office_slot(&self, after: Slot, working_days: u32, pick: u32) -> Slot {
        let (first, last) = OFFICE;
        let day = self.later(after.day, working_days);
        let from = if day == after.day { (after.at + 1).max(first) } else { first };
        if from > last {
            return Slot { day: self.later(plus(day, 1), 0), at: first };
        }
        let room = u32::try_from(last - from + 1).unwrap_or(1);
        Slot { day, at: from + usize::try_from(pick % room).unwrap_or(0) }
    }

    /// The next slot in which a person at home does something, at least so many days later.
    pub(super) fn home_slot(&self, after: Slot, days: i64, pick: u32) -> Slot {
        let day = plus(after.day, days);
        let from = if day == after.day { after.at + 1 } else { 0 };
        if from >= TIMES.len() {
            return Slot { day: plus(day, 1), at: usize::try_from(pick % 7).unwrap_or(0) };
        }
        let room = u32::try_from(TIMES.len() - from).unwrap_or(1);
        Slot { day, at: from + usize::try_from(pick % room).unwrap_or(0) }
    }
}

/// So many days later, or earlier when negative.
pub(super) fn plus(day: Day, days: i64) -> Day {
    day.saturating_add(Span::new().days(days.clamp(-40_000, 40_000)))
}

/// Days from one day to another.
pub(super) fn between(from: Day, to: Day) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// 9月14日
pub(super) fn month_day(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}
