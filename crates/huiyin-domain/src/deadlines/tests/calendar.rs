use std::path::Path;

use super::day;
use crate::deadlines::calendar::{CalendarFault, Calendars, Holiday, Quality, days_from};

const YEARS: [i16; 4] = [2023, 2024, 2025, 2026];

#[test]
fn the_official_years_2023_to_2026_are_built_in_with_their_notices() {
    let calendars = Calendars::newest();
    for year in YEARS {
        let notice = calendars.notice(year).expect("a built-in year");
        assert_eq!(notice.title, format!("国务院办公厅关于{year}年部分节假日安排的通知"));
        assert!(notice.published.year() == year - 1, "the notice of {year} came out the year before");
        assert!(notice.source.starts_with("https://www.gov.cn/"));
    }
    assert!(calendars.notice(2027).is_none());
    assert_eq!(calendars.version(), 1);
}

#[test]
fn an_edition_is_found_by_its_number_and_no_other() {
    assert_eq!(Calendars::edition(1).expect("the first edition").version(), 1);
    assert!(Calendars::edition(0).is_none());
    assert!(Calendars::edition(99).is_none());
}

#[test]
fn the_years_have_as_many_working_days_as_the_notices_leave() {
    let calendars = Calendars::newest();
    let in_year =
        |year: i16| calendars.working_days_between(day(&format!("{}-12-31", year - 1)), day(&format!("{year}-12-31")));
    assert_eq!((in_year(2024), in_year(2025), in_year(2026)), (251, 248, 248));
}

#[test]
fn each_kind_of_day_is_told_apart() {
    let is = |text| Calendars::newest().is_working(day(text));
    assert_eq!(is("2026-02-13"), Quality::Working);
    assert_eq!(is("2026-02-14"), Quality::MadeUp(Holiday::SpringFestival));
    assert_eq!(is("2026-02-17"), Quality::Holiday(Holiday::SpringFestival));
    assert_eq!(is("2026-02-21"), Quality::Holiday(Holiday::SpringFestival));
    assert_eq!(is("2026-03-01"), Quality::Weekend);
    assert_eq!(is("2025-10-06"), Quality::Holiday(Holiday::MidAutumnAndNationalDay));
    assert_eq!(is("2027-02-05"), Quality::ProvisionalWorking);
    assert_eq!(is("2027-02-06"), Quality::ProvisionalWeekend);
}

#[test]
fn a_day_of_a_neighbouring_year_is_published_alone() {
    let is = |text| Calendars::newest().is_working(day(text));
    assert_eq!(is("2022-12-31"), Quality::Holiday(Holiday::NewYear));
    assert_eq!(is("2022-12-30"), Quality::ProvisionalWorking);
}

#[test]
fn the_first_working_day_after_a_holiday_is_found() {
    let calendars = Calendars::newest();
    assert_eq!(calendars.first_working(day("2026-10-01")), day("2026-10-08"));
    assert_eq!(calendars.first_working(day("2026-10-08")), day("2026-10-08"));
    assert_eq!(calendars.first_working(day("2026-10-10")), day("2026-10-10"));
}

#[test]
fn working_days_between_two_days_leave_out_the_first_and_take_the_last() {
    let calendars = Calendars::newest();
    assert_eq!(calendars.working_days_between(day("2026-02-13"), day("2026-02-27")), 5);
    assert_eq!(calendars.working_days_between(day("2026-02-13"), day("2026-02-13")), 0);
    assert_eq!(calendars.working_days_between(day("2026-02-27"), day("2026-02-13")), 0);
}

#[test]
fn a_local_holiday_keeps_the_name_its_notice_gives() {
    let mut calendars = Calendars::none();
    let text = "year 2027\nnotice n\npublished 2026-11-01\nsource s\noff 2027-04-09 三月三\n";
    calendars.add_year(text).expect("a good file");
    assert_eq!(calendars.is_working(day("2027-04-09")), Quality::Holiday(Holiday::of_name("三月三")));
    assert_eq!(calendars.is_working(day("2027-04-08")), Quality::Working);
    assert_eq!(Holiday::of_name("三月三").name(), "三月三");
}

#[test]
fn a_calendar_file_that_cannot_be_read_is_refused_with_the_line() {
    let head = "year 2027\nnotice n\npublished 2026-11-01\nsource s\n";
    let fault = |rest: &str| Calendars::none().add_year(&format!("{head}{rest}"));
    assert_eq!(fault("holiday 2027-01-01 元旦"), Err(CalendarFault::Line(5)));
    assert_eq!(fault("off 2027-02-30 春节"), Err(CalendarFault::Date(5)));
    assert_eq!(fault("off 2027-02-20..2027-02-10 春节"), Err(CalendarFault::Date(5)));
    assert_eq!(fault("off 2027-02-10..9999-02-10 春节"), Err(CalendarFault::Date(5)));
    assert_eq!(fault("off 2027-02-10"), Err(CalendarFault::Line(5)));
    assert_eq!(
        fault("off 2027-01-01..2027-01-03 元旦\nwork 2027-01-03 元旦"),
        Err(CalendarFault::Twice(day("2027-01-03")))
    );
    assert_eq!(Calendars::none().add_year("year 2027\n"), Err(CalendarFault::Incomplete));
}

#[test]
fn a_year_cannot_be_published_twice_nor_a_day_by_two_years() {
    let mut calendars = Calendars::none();
    let file =
        |year: i16, day: &str| format!("year {year}\nnotice n\npublished 2026-11-01\nsource s\noff {day} 元旦\n");
    calendars.add_year(&file(2027, "2027-01-01")).expect("the first time");
    assert_eq!(calendars.add_year(&file(2027, "2027-01-02")), Err(CalendarFault::YearTwice(2027)));
    assert_eq!(calendars.add_year(&file(2028, "2027-01-01")), Err(CalendarFault::Twice(day("2027-01-01"))));
    assert!(calendars.notice(2028).is_none(), "a refused year leaves nothing behind");
}

/// The samples hold the same notices in somebody else's form; every day of the four years must agree.
#[test]
fn every_day_agrees_with_the_sample_calendars() {
    let Ok(samples) = std::env::var("HUIYIN_SAMPLES") else {
        eprintln!(
            "skipped: HUIYIN_SAMPLES names no folder of samples, so the calendars are not compared with calendar/*.json"
        );
        return;
    };
    let mut named = std::collections::BTreeMap::new();
    for year in YEARS {
        let path = Path::new(&samples).join(format!("calendar/{year}.json"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file: serde_json::Value = serde_json::from_str(&text).expect("a JSON file");
        for entry in file["days"].as_array().expect("days") {
            let date = day(entry["date"].as_str().expect("a date"));
            named.insert(date, (!entry["isOffDay"].as_bool().expect("a boolean"), entry["name"].clone()));
        }
    }
    let last = day("2026-12-31");
    for date in days_from(day("2022-12-31")).take_while(|date| *date <= last) {
        let plain = date.weekday().to_monday_one_offset() <= 5;
        let (works, name) = named.get(&date).map_or((plain, None), |(works, name)| (*works, name.as_str()));
        let quality = Calendars::newest().is_working(date);
        assert_eq!(quality.works(), works, "{date}");
        if let (Quality::Holiday(holiday), Some(name)) = (&quality, name) {
            assert_eq!(*holiday, Holiday::of_name(name), "{date}");
        }
    }
}
