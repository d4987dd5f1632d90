//! Which readings are on record already, so that one look is one record: in memory only, and never ahead of the record.

use std::collections::HashMap;
use std::sync::Mutex;

use huiyin_domain::access::FieldSet;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::time::Moment;

/// Milliseconds within which the same person on the same page of the same concern is one reading.
const ONE_LOOK: i64 = 10 * 60 * 1000;
/// Above this many the old ones are swept out.
const SWEEP_ABOVE: usize = 4096;

/// What makes a reading the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The concern's stream.
    pub concern: i64,
    /// What was shown.
    pub fields: FieldSet,
    /// The page.
    pub page: &'static str,
    /// Who.
    pub person: PersonId,
    /// Under which post.
    pub post: PostId,
}

/// Readings recorded in the last minutes. Lost with the program: then one more is recorded, never one less.
#[derive(Debug, Default)]
pub struct Readings {
    at: Mutex<HashMap<Reading, Moment>>,
}

impl Readings {
    /// Whether this reading was put on record within the last ten minutes.
    #[must_use]
    pub fn is_recent(&self, reading: &Reading, now: Moment) -> bool {
        let Ok(kept) = self.at.lock() else { return false };
        kept.get(reading).is_some_and(|at| is_one_look(*at, now))
    }

    /// Keeps in mind what the ledger has just acknowledged.
    pub fn remember(&self, reading: Reading, now: Moment) {
        let Ok(mut kept) = self.at.lock() else { return };
        if kept.len() >= SWEEP_ABOVE {
            kept.retain(|_, at| is_one_look(*at, now));
        }
        // Still full of the last ten minutes: what is not remembered is recorded again.
        if kept.len() < 4 * SWEEP_ABOVE {
            kept.insert(reading, now);
        }
    }
}

fn is_one_look(at: Moment, now: Moment) -> bool {
    (0..ONE_LOOK).contains(&(now.0 - at.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Reading = Reading {
        concern: 7,
        fields: FieldSet { content: true, identity: true, internal: true },
        page: "concern",
        person: PersonId(3),
        post: PostId(4),
    };

    #[test]
    fn the_same_look_is_one_for_ten_minutes_and_not_a_moment_longer() {
        let (readings, at) = (Readings::default(), Moment(1_789_351_920_000));
        assert!(!readings.is_recent(&FIRST, at), "nothing was recorded yet");
        readings.remember(FIRST, at);
        assert!(readings.is_recent(&FIRST, Moment(at.0 + ONE_LOOK - 1)));
        assert!(!readings.is_recent(&FIRST, Moment(at.0 + ONE_LOOK)));
        assert!(!readings.is_recent(&FIRST, Moment(at.0 - 1)), "a clock put back");
    }

    #[test]
    fn another_person_page_concern_post_or_field_is_another_reading() {
        let (readings, at) = (Readings::default(), Moment(1_789_351_920_000));
        readings.remember(FIRST, at);
        let others = [
            Reading { concern: 8, ..FIRST },
            Reading { page: "pane", ..FIRST },
            Reading { person: PersonId(4), ..FIRST },
            Reading { post: PostId(5), ..FIRST },
            Reading { fields: FieldSet { identity: false, ..FIRST.fields }, ..FIRST },
        ];
        assert!(others.iter().all(|other| !readings.is_recent(other, at)));
    }

    #[test]
    fn memory_stays_small_and_forgetting_only_means_recording_again() {
        let readings = Readings::default();
        for concern in 0..40_000 {
            readings.remember(Reading { concern, ..FIRST }, Moment(1_789_351_920_000));
        }
        assert!(readings.at.lock().unwrap().len() <= 4 * SWEEP_ABOVE);
        readings.remember(Reading { concern: -1, ..FIRST }, Moment(1_789_351_920_000 + ONE_LOOK));
        assert_eq!(readings.at.lock().unwrap().len(), 1);
    }
}
