use super::day;
use crate::deadlines::calendar::{Holiday, Quality};
use crate::deadlines::clock::{ClockId, Extender, ExtensionRule, Unit};
use crate::deadlines::explain::{Explanation, Now, Span, Step, Why, explain};
use crate::deadlines::fact::ClockNo;
use crate::deadlines::state::{Clock, Extension, Standing};

fn clock(id: ClockId, start: &str) -> Clock {
    Clock {
        no: ClockNo(1),
        id,
        start: day(start),
        policy: 1,
        calendar: 1,
        extension: None,
        stops: Vec::new(),
        promised: None,
        given: None,
        task: None,
        reporter: None,
        standing: Standing::Running,
    }
}

fn on(clock: &Clock, today: &str) -> Explanation {
    explain(clock, day(today))
}

fn span(first: &str, last: &str, why: Why) -> Span {
    Span { first: day(first), last: day(last), why }
}

#[test]
fn the_objection_over_spring_festival_is_explained_step_by_step() {
    let explanation = on(&clock(ClockId::Object, "2026-02-13"), "2026-02-24");
    let expected = [
        Step::Rule { length: 5, unit: Unit::WorkingDay },
        Step::Start { day: day("2026-02-13") },
        Step::MadeUp { day: day("2026-02-14"), holiday: Holiday::SpringFestival },
        Step::Skipped(span("2026-02-15", "2026-02-23", Why::Holiday(Holiday::SpringFestival))),
        Step::LastDay { day: day("2026-02-27"), nth: 5, quality: Quality::Working },
        Step::NotMoved,
        Step::NeverStopped,
        Step::NotExtendable,
        Step::Now(Now::Left { used: 2, left: 3 }),
    ];
    assert_eq!(explanation.steps, expected);
    assert_eq!(explanation.due, Some(day("2026-02-27")));
    assert_eq!(explanation.notices.len(), 1);
    assert_eq!(explanation.rule.source, "《信访工作条例》第二十三条第三款");
}

#[test]
fn a_moved_end_names_the_days_it_moved_over() {
    let explanation = on(&clock(ClockId::AcknowledgeForwarded, "2026-09-16"), "2026-09-21");
    let over = vec![span("2026-10-01", "2026-10-07", Why::Holiday(Holiday::NationalDay))];
    let moved = Step::Moved { from: day("2026-10-01"), to: day("2026-10-08"), over };
    assert!(explanation.steps.contains(&moved), "{:?}", explanation.steps);
    let last = Step::LastDay { day: day("2026-10-01"), nth: 15, quality: Quality::Holiday(Holiday::NationalDay) };
    assert!(explanation.steps.contains(&last));
}

#[test]
fn where_every_day_counts_holidays_in_between_are_not_worth_a_word() {
    let explanation = on(&clock(ClockId::Done, "2026-09-21"), "2026-11-17");
    let skipped = explanation.steps.iter().any(|step| matches!(step, Step::Skipped(_) | Step::MadeUp { .. }));
    assert!(!skipped);
    let power = ExtensionRule { by: Extender::Head, most: 30, notice: true };
    assert!(explanation.steps.contains(&Step::Extendable(power)));
    assert_eq!(explanation.now, Now::Left { used: 57, left: 3 });
}

#[test]
fn a_met_clock_says_how_many_days_were_used() {
    let met = Clock { standing: Standing::Met { on: day("2026-11-18") }, ..clock(ClockId::Done, "2026-09-21") };
    assert_eq!(on(&met, "2026-11-25").now, Now::Met { on: day("2026-11-18"), used: 58 });
    let late = Standing::MetLate { on: day("2026-11-23"), due: day("2026-11-20") };
    let late = Clock { standing: late, ..met };
    assert_eq!(on(&late, "2026-11-25").now, Now::MetLate { on: day("2026-11-23"), by: 3 });
}

#[test]
fn after_the_last_day_a_duty_is_late_and_a_right_has_lapsed() {
    assert_eq!(on(&clock(ClockId::Done, "2026-09-21"), "2026-11-20").now, Now::Left { used: 60, left: 0 });
    assert_eq!(on(&clock(ClockId::Done, "2026-09-21"), "2026-11-22").now, Now::Late { by: 2 });
    let right = clock(ClockId::RequestReview, "2026-10-19");
    assert_eq!(on(&right, "2026-11-22").now, Now::Lapsed { due: day("2026-11-18") });
}

#[test]
fn an_extension_a_told_date_and_an_unpublished_year_are_said() {
    let extension = Some(Extension { days: 30, on: day("2026-12-01") });
    let told = day("2027-03-31");
    let clock = Clock { extension, promised: Some(told), ..clock(ClockId::Done, "2026-12-01") };
    let explanation = on(&clock, "2026-12-02");
    assert!(explanation.steps.contains(&Step::Extended { days: 30, on: day("2026-12-01") }));
    assert!(explanation.steps.contains(&Step::Provisional { years: vec![2027] }));
    let before = Step::ToldBefore { told, reckoned: Some(day("2027-03-01")) };
    assert!(explanation.steps.contains(&before), "{:?}", explanation.steps);
    assert_eq!(explanation.due, Some(told));
}
