use jiff::civil::date;

use super::*;
use crate::web::words::Language;

#[test]
fn a_date_names_its_weekday_in_both_languages() {
    let due = date(2026, 11, 20);
    assert_eq!(day(Words::of(Language::Chinese), due), "11月20日（周五）");
    assert_eq!(day(Words::of(Language::English), due), "Friday 20 November");
    assert_eq!(
        full_moment(Words::of(Language::Chinese), date(2026, 9, 14).at(10, 12, 0, 0)),
        "2026年9月14日（周一）10:12"
    );
}

#[test]
fn another_year_is_named() {
    let (then, today) = (date(2025, 12, 31), date(2026, 1, 2));
    assert_eq!(day_seen_on(Words::of(Language::English), then, today), "Wednesday 31 December 2025");
    assert_eq!(day_seen_on(Words::of(Language::English), today, today), "Friday 2 January");
}

#[test]
fn points_are_counted_in_han() {
    assert_eq!([1, 3, 10, 12, 20, 21].map(han_number), ["一", "三", "十", "十二", "二十", "二十一"]);
}
