//! The clocks of one concern, folded from its facts, and the dates that follow from them.

use super::calendar::Calendars;
use super::clock::{ClockId, Policy, Rule, Side};
use super::fact::{ClockNo, EndReason, Fact};
use super::reckon::{Reckoning, Stop, Term, reckon};
use crate::event::Stamp;
use crate::kernel::ids::{ReporterNo, TaskNo};
use crate::kernel::time::Day;

/// Stands where there is no due date (nothing runs, or the clock is stopped), so that lists sort it last without NULL.
pub const NO_DUE: Day = jiff::civil::date(9999, 12, 31);

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The term runs.
    Running,
    /// The last day passed and it is on record. A duty is still owed; a right has lapsed.
    Missed {
        /// The last day there was.
        due: Day,
    },
    /// Done in time.
    Met {
        /// When.
        on: Day,
    },
    /// Done after the last day.
    MetLate {
        /// When.
        on: Day,
        /// The last day there was.
        due: Day,
    },
    /// Ended without being done.
    Ended {
        /// When.
        on: Day,
        /// Why.
        because: EndReason,
    },
}

/// An extension that was granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// By how many, in the rule's unit.
    pub days: u16,
    /// When.
    pub on: Day,
}

/// One clock of a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Its number in the concern.
    pub no: ClockNo,
    /// Which kind.
    pub id: ClockId,
    /// The law day of the starting event.
    pub start: Day,
    /// The edition of the policy that holds for it.
    pub policy: u32,
    /// The edition of the calendars with which it is reckoned.
    pub calendar: u32,
    /// The one extension, if granted.
    pub extension: Option<Extension>,
    /// Times that are not counted, in order; the last one may still last.
    pub stops: Vec<Stop>,
    /// The date that was told to the citizen, if one was.
    pub promised: Option<Day>,
    /// The last day that somebody gave, where no law reckons it.
    pub given: Option<Day>,
    /// The task it belongs to; `None` for the concern's own.
    pub task: Option<TaskNo>,
    /// The reporter after the first whose own term it is.
    pub reporter: Option<ReporterNo>,
    /// How it stands.
    pub standing: Standing,
}

impl Clock {
    /// The rule that holds for it. Every edition this program ever wrote comes with it; should the log be younger than
    /// the program, the newest rule it knows stands in.
    pub fn rule(&self) -> &'static Rule {
        Policy::edition(self.policy).unwrap_or(Policy::newest()).rule(self.id)
    }

    /// The calendars with which it is reckoned.
    pub fn calendars(&self) -> &'static Calendars {
        Calendars::edition(self.calendar).unwrap_or(Calendars::newest())
    }

    /// The account of its days, as its own versions give it.
    pub fn reckoning(&self) -> Reckoning {
        reckon(&self.term(self.rule()), self.calendars())
    }

    /// The last day in time: the date that was told, else the one reckoned. `None` while the clock is stopped.
    pub fn due(&self) -> Option<Day> {
        if self.is_stopped() {
            return None;
        }
        self.promised.or(self.given_end()).or_else(|| self.reckoning().due)
    }

    /// Whether it is stopped now (中止): it has no last day until it runs on.
    pub fn is_stopped(&self) -> bool {
        self.stops.last().is_some_and(|stop| stop.to.is_none())
    }

    /// Whether something is still owed or may still be asked for under this clock.
    pub fn is_open(&self) -> bool {
        match self.standing {
            Standing::Running => true,
            Standing::Missed { .. } => self.rule().side == Side::Duty,
            Standing::Met { .. } | Standing::MetLate { .. } | Standing::Ended { .. } => false,
        }
    }

    /// Whether the person is told when it is lengthened (信访工作条例 34): of a term between two units they are not.
    pub fn tells_extension(&self) -> bool {
        self.rule().extension.is_some_and(|power| power.notice)
    }

    pub(super) fn is_running(&self) -> bool {
        self.standing == Standing::Running
    }

    pub(super) fn term<'a>(&'a self, rule: &'a Rule) -> Term<'a> {
        let extra = self.given_days().unwrap_or(0) + self.extension.map_or(0, |extension| extension.days);
        Term { rule, start: self.start, stops: &self.stops, extra }
    }

    /// The last day that somebody gave, with what they added to it.
    fn given_end(&self) -> Option<Day> {
        let added = self.extension.map_or(0, |extension| i64::from(extension.days));
        self.given.map(|given| given.saturating_add(jiff::Span::new().days(added)))
    }

    /// How many days somebody gave.
    pub(super) fn given_days(&self) -> Option<u16> {
        let days = self.start.until(self.given?).map_or(0, |span| span.get_days());
        Some(u16::try_from(days).unwrap_or(0))
    }
}

/// All clocks of a concern, in the order started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    clocks: Vec<Clock>,
}

impl State {
    /// Every clock there ever was.
    pub fn clocks(&self) -> &[Clock] {
        &self.clocks
    }

    /// Those under which something is still owed or may still be asked for.
    pub fn open(&self) -> impl Iterator<Item = &Clock> {
        self.clocks.iter().filter(|clock| clock.is_open())
    }

    /// The concern's own open clock of this kind; there is at most one.
    pub fn find_open(&self, id: ClockId) -> Option<&Clock> {
        self.find_open_of(id, None)
    }

    /// The open clock of this kind that belongs to this task, or to no task; there is at most one.
    pub fn find_open_of(&self, id: ClockId, task: Option<TaskNo>) -> Option<&Clock> {
        self.find_open_for(id, task, None)
    }

    /// The same of one reporter after the first; there is at most one.
    pub fn find_open_for(&self, id: ClockId, task: Option<TaskNo>, reporter: Option<ReporterNo>) -> Option<&Clock> {
        self.open().find(|clock| clock.id == id && clock.task == task && clock.reporter == reporter)
    }

    /// The clock of this kind that was started last, open or not.
    pub fn latest(&self, id: ClockId) -> Option<&Clock> {
        self.clocks.iter().rev().find(|clock| clock.id == id)
    }

    /// The clock of this kind and task that was started last, open or not.
    pub fn latest_of(&self, id: ClockId, task: Option<TaskNo>) -> Option<&Clock> {
        self.clocks.iter().rev().find(|clock| clock.id == id && clock.task == task && clock.reporter.is_none())
    }

    /// The clock of this kind that was started last for this reporter, open or not.
    pub fn latest_for(&self, id: ClockId, reporter: ReporterNo) -> Option<&Clock> {
        let of = Some(reporter).filter(|reporter| !reporter.is_first());
        self.clocks.iter().rev().find(|clock| clock.id == id && clock.reporter == of)
    }

    /// The clock of this number.
    pub fn numbered(&self, no: ClockNo) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.no == no)
    }

    /// The duty of the concern itself that ends first, and when. What a citizen may do until some day is no duty of the
    /// office, and a task is owed by its own unit, which has a list of its own for it.
    pub fn next_due(&self) -> Option<(Day, &Clock)> {
        let duties = self.open().filter(|clock| clock.rule().side == Side::Duty && clock.task.is_none());
        duties.filter_map(|clock| Some((clock.due()?, clock))).min_by_key(|(due, clock)| (*due, clock.no))
    }

    /// The value of a list's `due` column: [`NO_DUE`] when nothing is owed by a date.
    pub fn due_column(&self) -> Day {
        self.next_due().map_or(NO_DUE, |(due, _)| due)
    }

    /// The last day of the running term that ends first, rights included: after it `NoteMisses` has something to record.
    pub fn next_miss(&self) -> Option<Day> {
        self.clocks.iter().filter(|clock| clock.is_running()).filter_map(Clock::due).min()
    }

    /// Whether a date that holds now rests on a year whose calendar is not published.
    pub fn is_provisional(&self) -> bool {
        self.open().any(|clock| clock.reckoning().is_provisional())
    }

    /// Takes in one fact.
    pub fn evolve(&mut self, fact: &Fact, _stamp: &Stamp) {
        match fact {
            Fact::ClockStarted(started) => self.clocks.push(Clock {
                no: started.no,
                id: started.clock,
                start: started.start,
                policy: started.policy,
                calendar: started.calendar,
                extension: None,
                stops: Vec::new(),
                promised: None,
                given: started.given,
                task: started.task,
                reporter: started.reporter,
                standing: Standing::Running,
            }),
            Fact::ClockMet(met) => self.change(met.no, |clock| clock.standing = met_on(clock.standing, met.on)),
            Fact::ClockEnded(ended) => self.change(ended.no, |clock| {
                clock.standing = Standing::Ended { on: ended.on, because: ended.because };
            }),
            Fact::ClockMissed(missed) => self.change(missed.no, |clock| {
                clock.standing = Standing::Missed { due: missed.due };
            }),
            Fact::ClockExtended(extended) => self.change(extended.no, |clock| {
                clock.extension = Some(Extension { days: extended.days, on: extended.on });
            }),
            Fact::ClockSuspended(stopped) => self.change(stopped.no, |clock| {
                clock.stops.push(Stop { because: stopped.because, from: stopped.on, to: None });
            }),
            Fact::ClockResumed(resumed) => self.change(resumed.no, |clock| {
                if let Some(stop) = clock.stops.last_mut() {
                    stop.to = Some(resumed.on);
                }
            }),
            Fact::DuePromised(promised) => self.change(promised.no, |clock| clock.promised = Some(promised.due)),
            Fact::DueMoved(moved) => self.change(moved.no, |clock| {
                clock.promised = Some(moved.to);
                (clock.policy, clock.calendar) = (moved.policy, moved.calendar);
            }),
            Fact::VersionsTaken(taken) => {
                for no in &taken.clocks {
                    self.change(*no, |clock| (clock.policy, clock.calendar) = (taken.policy, taken.calendar));
                }
            }
        }
    }

    pub(super) fn next_no(&self) -> ClockNo {
        ClockNo(self.clocks.last().map_or(1, |clock| clock.no.0 + 1))
    }

    fn change(&mut self, no: ClockNo, change: impl FnOnce(&mut Clock)) {
        if let Some(clock) = self.clocks.iter_mut().find(|clock| clock.no == no) {
            change(clock);
        }
    }
}

/// A miss is always recorded before a late answer, so the standing before tells whether it came in time. What was done
/// in time but became known later, such as a letter handed over on the last day, undoes the miss noted meanwhile.
fn met_on(before: Standing, on: Day) -> Standing {
    match before {
        Standing::Missed { due } if on > due => Standing::MetLate { on, due },
        Standing::Missed { .. }
        | Standing::Running
        | Standing::Met { .. }
        | Standing::MetLate { .. }
        | Standing::Ended { .. } => Standing::Met { on },
    }
}
