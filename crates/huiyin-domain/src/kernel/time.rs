//! Instants and law days. Nothing here asks the clock.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A day of the installation's zone, as the law counts it.
pub type Day = jiff::civil::Date;

/// An instant: milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The law day on which this instant falls.
    pub fn day(self, zone: &Zone) -> Day {
        self.civil(zone).date()
    }

    /// Date and time of day as the office's wall clock shows it.
    pub fn civil(self, zone: &Zone) -> jiff::civil::DateTime {
        let instant = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        zone.0.to_datetime(instant)
    }

    /// This instant moved by whole days of 24 hours.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(86_400_000)))
    }
}

/// The zone whose days are law days. Fixed when an installation is made.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of that IANA name, such as `Asia/Shanghai`; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// China's zone, from data inside the program.
    pub fn shanghai() -> Self {
        Self::named("Asia/Shanghai").unwrap_or_else(|| Self(TimeZone::fixed(jiff::tz::offset(8))))
    }

    /// The zone of this installation. Today every one is made in China's (信访工作条例 counts days of China); whatever reckons the
    /// day of a fact asks here, so that the office, its lists and its terms never stand in different days.
    pub fn of_installation() -> Self {
        Self::shanghai()
    }

    /// Its IANA name; claimed times say in which zone they were meant.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC+08:00")
    }

    /// The zone itself, for readers of foreign files.
    pub fn rules(&self) -> &TimeZone {
        &self.0
    }

    /// The first instant of a day.
    pub fn start_of(&self, day: Day) -> Moment {
        let start = self.0.to_zoned(day.at(0, 0, 0, 0)).map(|zoned| zoned.timestamp().as_millisecond());
        Moment(start.unwrap_or(0))
    }

    /// The instant at which the wall clock shows this date and time.
    pub fn moment(&self, civil: jiff::civil::DateTime) -> Moment {
        Moment(self.0.to_zoned(civil).map_or(0, |zoned| zoned.timestamp().as_millisecond()))
    }
}
