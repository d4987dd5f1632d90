//! Why a hearing is not called, recorded or called off, and why nothing is decided before it.

use super::refusals::refusals;
use super::time::Day;
use super::value::Value;

const SAMPLE_DAY: Day = jiff::civil::date(2026, 9, 20);

refusals! {
    /// Why no: about hearings.
    pub enum HearingRefusal:

    /// A hearing is called and not over.
    HearingOpen {
        /// Its day.
        on: Day = SAMPLE_DAY,
    } => "hearing-open",
    /// A hearing is called for a day that is still to come.
    HearingDay => "hearing-day",
    /// One leads, one writes it down, whoever asked and the unit that answered are called.
    HearingPeople => "hearing-people",
    /// A hearing is recorded when it was held.
    HearingNotYet {
        /// Its day.
        on: Day = SAMPLE_DAY,
    } => "hearing-not-yet",
    /// Whoever led a hearing and whoever wrote it down sign its minutes.
    MinutesUnsigned => "minutes-unsigned",
}
