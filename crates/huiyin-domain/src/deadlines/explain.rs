//! Why a date is what it is, in typed steps; the program turns each into one sentence of either language. The steps are
//! read off the same account of days that gave the date.

use super::calendar::{Calendars, Holiday, Notice, Quality};
use super::clock::{ClockId, ExtensionRule, Rule, Side, StopReason, Unit};
use super::fact::EndReason;
use super::reckon::{Reason, Reckoning, Row};
use super::state::{Clock, Standing};
use crate::kernel::time::Day;

/// Why days were left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Saturday or Sunday.
    Weekend,
    /// Off by the notice of its year.
    Holiday(Holiday),
    /// The clock was stopped.
    Stopped,
    /// A working day on which the term could not end, because a stop began on it.
    StopBegan,
}

/// Days in a row that were left out for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: Day,
    /// The last; the same day when there is one only.
    pub last: Day,
    /// Why.
    pub why: Why,
}

/// One step of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// 一共几日: the article gives so many, and says whether every day counts or working days only.
    Rule {
        /// How many.
        length: u16,
        /// Of what.
        unit: Unit,
    },
    /// 一共几日: no law counts them; somebody gave the last day.
    Given {
        /// How many days it was away.
        days: u16,
    },
    /// 从哪天起: that day is not counted, the next one is day 1 (of working days: the next working day).
    Start {
        /// The day of the event.
        day: Day,
    },
    /// Days in between that were not counted.
    Skipped(Span),
    /// A weekend day that was counted because it works (调休上班).
    MadeUp {
        /// The day.
        day: Day,
        /// The holiday it makes up for.
        holiday: Holiday,
    },
    /// 最后一日: where the term falls before the end rule.
    LastDay {
        /// The day.
        day: Day,
        /// Which of the term it is.
        nth: u16,
        /// What the calendar says of it.
        quality: Quality,
    },
    /// 顺延: the last day was off, so the end moved.
    Moved {
        /// From the last day …
        from: Day,
        /// … to the first working day after it.
        to: Day,
        /// Over these.
        over: Vec<Span>,
    },
    /// The last day works, so nothing moved.
    NotMoved,
    /// 停过没有: never.
    NeverStopped,
    /// 停过没有: it stood, and the days in between were left out.
    Stood {
        /// What for.
        because: StopReason,
        /// The day it began; itself counted.
        from: Day,
        /// The last day left out; `None` while it stands.
        to: Option<Day>,
    },
    /// 停过没有: it stands now, and has no end until it runs again.
    Stopped,
    /// 延过没有: once, by so many.
    Extended {
        /// How many, in the rule's unit.
        days: u16,
        /// When it was granted.
        on: Day,
    },
    /// 延过没有: no; it may be, once.
    Extendable(ExtensionRule),
    /// 延过没有: no, and the law allows none.
    NotExtendable,
    /// 延过没有: a day that was given is not moved; whoever gave it takes the task back and gives another.
    GivenOnce,
    /// The date that was told differs from the one reckoned: it came with the record, and stays.
    ToldBefore {
        /// The date told.
        told: Day,
        /// The date reckoned.
        reckoned: Option<Day>,
    },
    /// The date rests on years whose calendar is not published; Monday to Friday were taken as working.
    Provisional {
        /// Those years.
        years: Vec<i16>,
    },
    /// How it stands.
    Now(Now),
}

/// How a clock stands on the day of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// Runs; so many days are left, 0 on the last one.
    Left {
        /// Days of the term that are used up, in its own unit.
        used: u16,
        /// Calendar days until the last day.
        left: i32,
    },
    /// The last day passed and the duty is still owed.
    Late {
        /// Calendar days since the last day.
        by: i32,
    },
    /// The last day passed and the right lapsed.
    Lapsed {
        /// The last day there was.
        due: Day,
    },
    /// Done in time.
    Met {
        /// When.
        on: Day,
        /// Days of the term that were used, in its own unit.
        used: u16,
    },
    /// Done late.
    MetLate {
        /// When.
        on: Day,
        /// Calendar days after the last day.
        by: i32,
    },
    /// Ended without being done.
    Ended {
        /// When.
        on: Day,
        /// Why.
        because: EndReason,
    },
    /// Stopped: neither late nor running.
    Stopped,
}

/// The whole explanation of one clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Which clock.
    pub clock: ClockId,
    /// Its rule: name, article, the article's words.
    pub rule: &'static Rule,
    /// The last day in time, told or reckoned; `None` while stopped.
    pub due: Option<Day>,
    /// How it stands, as in the last step.
    pub now: Now,
    /// The sentences, in order.
    pub steps: Vec<Step>,
    /// The account of every day, for the calendar sheet under the sentences.
    pub reckoning: Reckoning,
    /// The notices on which it rests, one a year.
    pub notices: Vec<&'static Notice>,
}

/// Explains a clock as it stands on `today`.
pub fn explain(clock: &Clock, today: Day) -> Explanation {
    let rule = clock.rule();
    let reckoning = clock.reckoning();
    let due = clock.due();
    let now = now(clock, &reckoning, (due, today));
    let length =
        clock.given_days().map_or(Step::Rule { length: rule.length, unit: rule.unit }, |days| Step::Given { days });
    let mut steps = vec![length, Step::Start { day: clock.start }];
    steps.extend(days_between(rule, &reckoning));
    steps.extend(the_end(&reckoning));
    steps.extend(stood(clock));
    steps.push(extension(clock, rule));
    steps.extend(told_before(clock, &reckoning));
    if reckoning.is_provisional() {
        steps.push(Step::Provisional { years: reckoning.missing_years.clone() });
    }
    steps.push(Step::Now(now));
    let notices = notices(clock.calendars(), &reckoning);
    Explanation { clock: clock.id, rule, due, now, steps, reckoning, notices }
}

/// What was left out or added between start and last day. Where every day counts, only stops are worth a word.
fn days_between(rule: &Rule, reckoning: &Reckoning) -> Vec<Step> {
    let last = reckoning.last_counted;
    let inside = reckoning.rows.iter().filter(|row| last.is_none_or(|last| row.day <= last));
    let mut steps: Vec<Step> = Vec::new();
    for row in inside {
        match (row.reason, &row.quality) {
            (Reason::NotWorking | Reason::Stopped, _) => add_day(&mut steps, row),
            (Reason::Counted(_), Quality::MadeUp(holiday)) if rule.unit == Unit::WorkingDay => {
                steps.push(Step::MadeUp { day: row.day, holiday: holiday.clone() });
            }
            (
                Reason::StartDay | Reason::Counted(_) | Reason::MovedOver | Reason::MovedTo,
                Quality::Working
                | Quality::MadeUp(_)
                | Quality::Weekend
                | Quality::Holiday(_)
                | Quality::ProvisionalWorking
                | Quality::ProvisionalWeekend,
            ) => {}
        }
    }
    steps
}

fn add_day(steps: &mut Vec<Step>, row: &Row) {
    let span = span_of(row);
    match steps.last_mut() {
        Some(Step::Skipped(before)) if joins(before, &span) => before.last = span.last,
        Some(_) | None => steps.push(Step::Skipped(span)),
    }
}

fn span_of(row: &Row) -> Span {
    let why = match (row.reason, &row.quality) {
        (Reason::Stopped, _) => Why::Stopped,
        (_, Quality::Holiday(holiday)) => Why::Holiday(holiday.clone()),
        (_, Quality::Weekend | Quality::ProvisionalWeekend) => Why::Weekend,
        (_, Quality::Working | Quality::MadeUp(_) | Quality::ProvisionalWorking) => Why::StopBegan,
    };
    Span { first: row.day, last: row.day, why }
}

fn joins(before: &Span, next: &Span) -> bool {
    before.why == next.why && before.last.tomorrow().is_ok_and(|day| day == next.first)
}

fn the_end(reckoning: &Reckoning) -> Vec<Step> {
    let last = reckoning.rows.iter().find(|row| Some(row.day) == reckoning.last_counted);
    let Some(row) = last else {
        return Vec::new();
    };
    let nth = reckoning.used(row.day);
    let mut steps = vec![Step::LastDay { day: row.day, nth, quality: row.quality.clone() }];
    match reckoning.due {
        Some(to) if to != row.day => {
            steps.push(Step::Moved { from: row.day, to, over: over(&reckoning.rows, row.day) });
        }
        Some(_) => steps.push(Step::NotMoved),
        None => {}
    }
    steps
}

/// The days over which the end moved, the last counted day itself the first of them.
fn over(rows: &[Row], last: Day) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for row in rows.iter().filter(|row| row.day >= last && row.reason != Reason::MovedTo) {
        let span = span_of(row);
        match spans.last_mut() {
            Some(before) if joins(before, &span) => before.last = span.last,
            Some(_) | None => spans.push(span),
        }
    }
    spans
}

fn stood(clock: &Clock) -> Vec<Step> {
    if clock.stops.is_empty() {
        return vec![Step::NeverStopped];
    }
    let times = clock.stops.iter().map(|stop| Step::Stood { because: stop.because, from: stop.from, to: stop.to });
    times.chain(clock.is_stopped().then_some(Step::Stopped)).collect()
}

fn extension(clock: &Clock, rule: &Rule) -> Step {
    match (clock.extension, rule.extension) {
        (None, None) if clock.given.is_some() => Step::GivenOnce,
        (Some(extension), _) => Step::Extended { days: extension.days, on: extension.on },
        (None, Some(power)) => Step::Extendable(power),
        (None, None) => Step::NotExtendable,
    }
}

fn told_before(clock: &Clock, reckoning: &Reckoning) -> Option<Step> {
    let told = clock.promised.filter(|told| Some(*told) != reckoning.due && !clock.is_stopped())?;
    Some(Step::ToldBefore { told, reckoned: reckoning.due })
}

fn now(clock: &Clock, reckoning: &Reckoning, (due, today): (Option<Day>, Day)) -> Now {
    match clock.standing {
        Standing::Running | Standing::Missed { .. } => match due {
            None => Now::Stopped,
            Some(due) if today <= due => Now::Left { used: reckoning.used(today), left: days(today, due) },
            Some(due) => match clock.rule().side {
                Side::Duty => Now::Late { by: days(due, today) },
                Side::Right => Now::Lapsed { due },
            },
        },
        Standing::Met { on } => Now::Met { on, used: reckoning.used(on) },
        Standing::MetLate { on, due } => Now::MetLate { on, by: days(due, on) },
        Standing::Ended { on, because } => Now::Ended { on, because },
    }
}

/// Calendar days from one day to a later one.
fn days(from: Day, to: Day) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn notices(calendars: &'static Calendars, reckoning: &Reckoning) -> Vec<&'static Notice> {
    let mut years: Vec<i16> = reckoning.rows.iter().map(|row| row.day.year()).collect();
    years.dedup();
    years.into_iter().filter_map(|year| calendars.notice(year)).collect()
}
