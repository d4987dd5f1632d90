use jiff::civil::Date as Day;
use proptest::prelude::*;

use super::{day, naive};
use crate::deadlines::calendar::{Calendars, Holiday, Quality};
use crate::deadlines::clock::{ClockId, EndRule, Policy, Rule, StopReason, Unit};
use crate::deadlines::reckon::{Reason, Reckoning, Stop, Term, reckon};

fn rule(length: u16, unit: Unit) -> Rule {
    Rule { length, unit, ..*Policy::newest().rule(ClockId::Register) }
}

fn plain(rule: &Rule, start: &str) -> Reckoning {
    reckon(&Term { rule, start: day(start), stops: &[], extra: 0 }, Calendars::newest())
}

fn clock(clock: ClockId, start: &str) -> Reckoning {
    plain(Policy::newest().rule(clock), start)
}

fn stop(from: &str, to: &str) -> Stop {
    Stop { because: StopReason::Hearing, from: day(from), to: Some(day(to)) }
}

fn with_stops(rule: &Rule, start: &str, stops: &[Stop]) -> Reckoning {
    reckon(&Term { rule, start: day(start), stops, extra: 0 }, Calendars::newest())
}

fn due(reckoning: &Reckoning) -> String {
    reckoning.due.map_or_else(|| "stopped".to_owned(), |due| due.to_string())
}

#[test]
fn the_known_vectors_come_out() {
    for (length, unit, start, last, end) in [
        (5, Unit::WorkingDay, "2026-02-13", "2026-02-27", "2026-02-27"),
        (20, Unit::WorkingDay, "2026-09-18", "2026-10-22", "2026-10-22"),
        (5, Unit::WorkingDay, "2025-01-24", "2025-02-07", "2025-02-07"),
        (10, Unit::WorkingDay, "2024-09-27", "2024-10-16", "2024-10-16"),
        (60, Unit::CalendarDay, "2026-08-03", "2026-10-02", "2026-10-08"),
        (60, Unit::CalendarDay, "2025-08-04", "2025-10-03", "2025-10-09"),
        (15, Unit::CalendarDay, "2026-02-03", "2026-02-18", "2026-02-24"),
    ] {
        let reckoning = plain(&rule(length, unit), start);
        assert_eq!(due(&reckoning), end, "{length} {unit:?} from {start}");
        assert_eq!(reckoning.last_counted, Some(day(last)));
        assert_eq!(reckoning.is_moved(), last != end);
        assert!(!reckoning.is_provisional());
    }
}

#[test]
fn a_term_that_needs_an_unpublished_year_says_so() {
    let reckoning = plain(&rule(5, Unit::WorkingDay), "2026-12-28");
    assert_eq!(due(&reckoning), "2027-01-04");
    assert_eq!(reckoning.missing_years, [2027]);
}

#[test]
fn counting_days_through_an_unpublished_year_needs_only_the_quality_of_the_end() {
    let into_next_year = plain(&rule(60, Unit::CalendarDay), "2026-12-01");
    assert_eq!((due(&into_next_year), into_next_year.missing_years), ("2027-02-01".to_owned(), vec![2027]));
    let from_the_past = plain(&rule(15, Unit::CalendarDay), "2022-12-26");
    assert_eq!((due(&from_the_past), from_the_past.missing_years), ("2023-01-10".to_owned(), vec![]));
}

/// Friday 13 February 2026 16:40; the Saturday works, then nine days off: the first worked example of the interface.
#[test]
fn an_objection_over_spring_festival_has_until_the_27th() {
    let reckoning = clock(ClockId::Object, "2026-02-13");
    assert_eq!(due(&reckoning), "2026-02-27");
    let reasons: Vec<Reason> = reckoning.rows.iter().map(|row| row.reason).collect();
    let mut expected = vec![Reason::StartDay, Reason::Counted(1)];
    expected.extend([Reason::NotWorking; 9]);
    expected.extend([Reason::Counted(2), Reason::Counted(3), Reason::Counted(4), Reason::Counted(5)]);
    assert_eq!(reasons, expected);
    assert_eq!(reckoning.rows[1].quality, Quality::MadeUp(Holiday::SpringFestival));
    assert_eq!(reckoning.rows[2].quality, Quality::Holiday(Holiday::SpringFestival));
}

/// 16 September + 15 days = 1 October, a holiday until the 7th.
#[test]
fn a_forwarded_concern_of_mid_september_is_acknowledged_after_the_holiday() {
    let reckoning = clock(ClockId::AcknowledgeForwarded, "2026-09-16");
    assert_eq!(reckoning.last_counted, Some(day("2026-10-01")));
    assert_eq!(due(&reckoning), "2026-10-08");
    let over = reckoning.rows.iter().filter(|row| row.reason == Reason::MovedOver).count();
    assert_eq!(over, 6, "2 to 7 October; the 1st is the fifteenth day itself");
    assert_eq!(reckoning.rows.last().map(|row| row.reason), Some(Reason::MovedTo));
}

#[test]
fn each_clock_comes_out_as_worked_by_hand() {
    // 14 September 2026 is a Monday; + 15 is Tuesday 29 September.
    assert_eq!(due(&clock(ClockId::Register, "2026-09-14")), "2026-09-29");
    // 12 March 2026 + 15 is Friday 27 March.
    assert_eq!(due(&clock(ClockId::Acknowledge, "2026-03-12")), "2026-03-27");
    // 13 March + 15 is Saturday 28 March, so Monday the 30th.
    assert_eq!(due(&clock(ClockId::Acknowledge, "2026-03-13")), "2026-03-30");
    assert_eq!(due(&clock(ClockId::AcknowledgeForwarded, "2026-03-13")), "2026-03-30");
    // 16 September 2026: 17, 18, (19 off), 20 made up, 21, 22.
    assert_eq!(due(&clock(ClockId::Object, "2026-09-16")), "2026-09-22");
    // 21 September + 60: 9 days of September, 31 of October, 20 of November.
    assert_eq!(due(&clock(ClockId::Done, "2026-09-21")), "2026-11-20");
    // 18 November + 30 is Friday 18 December.
    assert_eq!(due(&clock(ClockId::RequestReview, "2026-11-18")), "2026-12-18");
}

#[test]
fn an_extension_lengthens_the_term_and_the_end_is_moved_once() {
    let rule = Policy::newest().rule(ClockId::Done);
    // 4 March 2025 + 60 = 3 May (Labour Day), moved to 6 May; + 90 = 2 June (Dragon Boat), moved to the 3rd.
    let term = Term { rule, start: day("2025-03-04"), stops: &[], extra: 30 };
    let reckoning = reckon(&term, Calendars::newest());
    assert_eq!(due(&plain(rule, "2025-03-04")), "2025-05-06");
    assert_eq!(due(&reckoning), "2025-06-03");
    assert_eq!(reckoning.rows.iter().filter(|row| row.is_counted()).count(), 90);
}

/// The third worked example of the interface: a stop from 10 to 19 March leaves out nine days.
#[test]
fn a_stop_leaves_out_the_days_after_it_begins_up_to_the_day_it_ends() {
    let reckoning = with_stops(&rule(20, Unit::WorkingDay), "2025-03-03", &[stop("2025-03-10", "2025-03-19")]);
    assert_eq!(due(&reckoning), "2025-04-10");
    let of = |text: &str| reckoning.rows.iter().find(|row| row.day == day(text)).map(|row| row.reason);
    assert_eq!(of("2025-03-10"), Some(Reason::Counted(5)));
    assert_eq!(of("2025-03-11"), Some(Reason::Stopped));
    assert_eq!(of("2025-03-19"), Some(Reason::Stopped));
    assert_eq!(of("2025-03-20"), Some(Reason::Counted(6)));
}

#[test]
fn a_stop_within_one_day_leaves_out_nothing() {
    let rule = rule(15, Unit::CalendarDay);
    let with = with_stops(&rule, "2026-03-12", &[stop("2026-03-20", "2026-03-20")]);
    assert_eq!(with, plain(&rule, "2026-03-12"));
}

#[test]
fn a_stop_that_begins_on_the_last_day_carries_the_end_past_it() {
    let rule = rule(15, Unit::CalendarDay);
    // Due on Friday 27 March; the stop lasts until Saturday 4 April (Qingming until Monday the 6th).
    assert_eq!(due(&with_stops(&rule, "2026-03-12", &[stop("2026-03-27", "2026-04-04")])), "2026-04-07");
    // The same from a day over which the end had moved: due Monday 30 March instead of Saturday the 28th.
    assert_eq!(due(&with_stops(&rule, "2026-03-13", &[stop("2026-03-29", "2026-03-31")])), "2026-04-01");
    // A stop that begins on the day another ends follows it without a gap: 22 to 28 January are stopped, the 29th works.
    let joined = [stop("2023-01-21", "2023-01-22"), stop("2023-01-22", "2023-01-28")];
    assert_eq!(due(&with_stops(&rule, "2023-01-06", &joined)), "2023-01-29");
    // And a second stop that begins where the first one carried the end.
    let twice = [stop("2026-03-27", "2026-03-30"), stop("2026-03-31", "2026-04-01")];
    assert_eq!(due(&with_stops(&rule, "2026-03-12", &twice)), "2026-04-02");
}

#[test]
fn while_a_stop_lasts_there_is_no_due_date_and_the_account_ends_with_it() {
    let open = Stop { because: StopReason::Hearing, from: day("2026-03-20"), to: None };
    let reckoning = with_stops(&rule(15, Unit::CalendarDay), "2026-03-12", &[open]);
    assert_eq!((reckoning.due, reckoning.last_counted), (None, None));
    assert_eq!(reckoning.rows.last().map(|row| row.day), Some(day("2026-03-20")));
    assert_eq!(reckoning.used(day("2026-03-25")), 8);
}

#[test]
fn a_term_that_stays_ends_on_a_holiday() {
    let rule = Rule { end: EndRule::Stay, ..rule(15, Unit::CalendarDay) };
    assert_eq!(due(&plain(&rule, "2026-02-03")), "2026-02-18");
}

#[test]
fn used_days_are_those_counted_until_then() {
    let reckoning = clock(ClockId::Done, "2026-09-21");
    assert_eq!(reckoning.used(day("2026-09-21")), 0);
    assert_eq!(reckoning.used(day("2026-11-18")), 58);
    assert_eq!(reckoning.used(day("2027-01-01")), 60);
}

#[test]
fn a_term_at_the_end_of_time_has_no_due_date_and_no_panic() {
    assert_eq!(plain(&rule(60, Unit::CalendarDay), "9999-12-20").due, None);
}

fn number(date: Day) -> i64 {
    i64::from(date.since(day("2020-01-06")).expect("in range").get_days())
}

fn works_on(number: i64) -> bool {
    let span = jiff::Span::new().days(number);
    let date = day("2020-01-06").checked_add(span).expect("in range");
    naive::works(date.year(), date.month(), date.day(), date.weekday().to_monday_one_offset())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// The engine and the naive reckoning, which share no code, agree on every term.
    #[test]
    fn two_reckonings_that_share_no_code_agree(
        offset in 0_i64..1_700,
        length in 1_u16..100,
        extra in 0_u16..31,
        unit in prop::bool::ANY,
        stays in prop::bool::ANY,
        gaps in prop::collection::vec((0_i64..40, 0_i64..30), 0..4),
        open in prop::bool::weighted(0.1),
    ) {
        let start = day("2022-12-25").checked_add(jiff::Span::new().days(offset)).expect("in range");
        let mut at = number(start);
        let mut stops = Vec::new();
        for (before, lasts) in &gaps {
            stops.push((at + before, at + before + lasts));
            at += before + lasts;
        }
        if open && let Some(last) = stops.last_mut() {
            last.1 = i64::MAX;
        }
        let date = |number: i64| day("2020-01-06").checked_add(jiff::Span::new().days(number)).expect("in range");
        let typed: Vec<Stop> = stops
            .iter()
            .map(|(from, to)| Stop {
                because: StopReason::Hearing,
                from: date(*from),
                to: (*to != i64::MAX).then(|| date(*to)),
            })
            .collect();
        let end = if stays { EndRule::Stay } else { EndRule::Roll };
        let unit = if unit { Unit::WorkingDay } else { Unit::CalendarDay };
        let rule = Rule { end, ..rule(length, unit) };
        let ours = reckon(&Term { rule: &rule, start, stops: &typed, extra }, Calendars::newest());
        let plain = naive::Plain {
            start: number(start),
            length: i64::from(length + extra),
            working_days_only: unit == Unit::WorkingDay,
            rolls: !stays,
            stops,
        };
        prop_assert_eq!(ours.due.map(number), naive::due(&plain, &works_on));
        if ours.due.is_some() {
            prop_assert_eq!(ours.rows.iter().filter(|row| row.is_counted()).count(), usize::from(length + extra));
            let all_days = ours.rows.windows(2).all(|pair| pair[0].day.tomorrow().ok() == Some(pair[1].day));
            prop_assert!(all_days, "every day has exactly one row");
        }
    }
}
