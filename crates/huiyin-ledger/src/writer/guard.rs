//! Watches the clock. Time in the log never runs backwards, so one wrong hour would hold back every later event.

use std::time::Duration;

use huiyin_domain::kernel::time::Moment;

use crate::change::ClockGuard;

/// A jump by more than this, against a clock that nobody can set, stops writing.
const JUMP: i64 = 10 * 60 * 1000;
/// A start so long after the last event wants a person to confirm the time.
pub(crate) const LONG_SILENCE: i64 = 30 * 24 * 60 * 60 * 1000;

pub(super) struct Watch {
    guard: Option<ClockGuard>,
    shown: Moment,
    passed: Duration,
}

impl Watch {
    pub(super) fn new(guard: Option<ClockGuard>, now: Moment) -> Self {
        let passed = guard.as_ref().map_or(Duration::ZERO, |guard| (guard.monotonic)());
        Self { guard, shown: now, passed }
    }

    /// Compares both clocks since the last look. Slow drift is let be; a jump is not.
    pub(super) fn check(&mut self, now: Moment) -> Result<(), &'static str> {
        let Some(guard) = &self.guard else { return Ok(()) };
        let passed = (guard.monotonic)();
        let passed_ms = i64::try_from(passed.saturating_sub(self.passed).as_millis()).unwrap_or(i64::MAX);
        let jump = now.0.saturating_sub(self.shown.0).saturating_sub(passed_ms);
        if jump.saturating_abs() > JUMP {
            return Err("the clock jumped by more than ten minutes");
        }
        (self.shown, self.passed) = (now, passed);
        Ok(())
    }
}
