use huiyin_domain::deadlines::Clock;
use huiyin_domain::deadlines::explain::explain;
use huiyin_domain::deadlines::fact::ClockNo;
use huiyin_domain::deadlines::state::{Extension, Standing};
use jiff::civil::date;

use super::super::sheet;
use super::*;
use crate::web::words::{Language, MISSING};

fn clock(id: ClockId, start: Day) -> Clock {
    Clock {
        no: ClockNo(1),
        id,
        start,
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

fn story() -> Clock {
    let met = Standing::Met { on: date(2026, 11, 18) };
    Clock { promised: Some(date(2026, 11, 20)), standing: met, ..clock(ClockId::Done, date(2026, 9, 21)) }
}

fn said(language: Language, clock: &Clock, today: Day) -> Account {
    account(Words::of(language), &explain(clock, today), today)
}

fn all(account: &Account) -> String {
    let questions = account.questions.iter().map(|(ask, answer)| format!("{ask} {answer}"));
    let rest =
        [account.title.clone(), account.answer.clone(), account.outcome.to_string(), account.calendar_source.clone()];
    rest.into_iter().chain(questions).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sixty_days_of_the_story_are_told_as_in_the_picture() {
    let told = said(Language::Chinese, &story(), date(2026, 11, 25));
    assert_eq!(told.title, "为什么是 11月20日");
    assert_eq!(told.answer, "11月20日（周五）前，给您书面答复。");
    let text = all(&told).replace("<span class=\"nowrap\">", "").replace("</span>", "");
    for sentence in [
        "实际11月18日（周三）办到，用了 58 日，没有超期。",
        "9月21日（周一），受理。当天不算，第二天是第 1 日。",
        "60 日。《信访工作条例》第三十四条写的是“日”",
        "第 60 日是11月20日（周五），上班，不顺延。",
        "要延只能一次，最多 30 日",
        "国务院办公厅 2025年11月的通知",
    ] {
        assert!(text.contains(sentence), "{sentence} is missing in\n{text}");
    }
}

#[test]
fn an_end_moved_over_the_national_day_names_both_days() {
    let told = said(Language::Chinese, &clock(ClockId::AcknowledgeForwarded, date(2026, 9, 16)), date(2026, 9, 21));
    let text = all(&told);
    assert!(text.contains("国庆节放假") && text.contains("10月7日") && text.contains("10月8日（周四）"), "{text}");
}

#[test]
fn every_clock_is_told_in_every_standing_and_both_languages_without_a_gap() {
    let start = date(2026, 2, 13);
    let standings = [
        Standing::Running,
        Standing::Missed { due: date(2026, 3, 2) },
        Standing::Met { on: date(2026, 2, 25) },
        Standing::MetLate { on: date(2026, 8, 25), due: date(2026, 3, 2) },
    ];
    let ended = [
        EndReason::Withdrawn,
        EndReason::Transferred,
        EndReason::Objected,
        EndReason::NotAccepted,
        EndReason::Superseded,
        EndReason::Closed,
    ];
    let ended = ended.map(|because| Standing::Ended { on: date(2026, 2, 20), because });
    let extension = Some(Extension { days: 30, on: date(2026, 3, 1) });
    for language in Language::ALL {
        for id in ClockId::ALL {
            for (standing, extension) in
                standings.into_iter().chain(ended).flat_map(|one| [(one, None), (one, extension)])
            {
                for (start, promised) in [(start, None), (date(2026, 12, 20), Some(date(2027, 6, 1)))] {
                    let given = matches!(id, ClockId::CoHandle | ClockId::Assigned)
                        .then(|| start.saturating_add(jiff::Span::new().days(20)));
                    let clock = Clock { standing, extension, promised, given, ..clock(id, start) };
                    for today in [date(2026, 2, 14), date(2026, 3, 2), date(2027, 1, 5)] {
                        let told = all(&said(language, &clock, today));
                        assert!(!told.contains([MISSING.0, MISSING.1]), "{id} {standing:?}: {told}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_sheet_counts_every_day_of_the_term_once() {
    let months = sheet::months(Words::of(Language::Chinese), &explain(&story(), date(2026, 11, 25)));
    assert_eq!(months.iter().map(|month| month.name.as_str()).collect::<Vec<_>>(), ["9 月", "10 月", "11 月"]);
    let cells: Vec<_> = months.iter().flat_map(|month| month.weeks.iter().flatten().flatten()).collect();
    let counted: Vec<u16> = cells.iter().filter_map(|cell| cell.count.parse().ok()).collect();
    assert_eq!(counted, (1..=60).collect::<Vec<u16>>());
    let of =
        |class: &str| cells.iter().filter(|cell| cell.class == class).map(|cell| cell.day.as_str()).collect::<Vec<_>>();
    assert_eq!((of("start"), of("last"), of("counted real")), (vec!["21"], vec!["20"], vec!["18"]));
    let off = cells.iter().filter(|cell| cell.corner == "休").count();
    assert_eq!(off, 10, "three days in September, seven in October");
    assert!(months.iter().all(|month| month.weeks.iter().all(|week| week.len() == 7)));
}

#[test]
fn a_moved_end_stands_on_the_sheet_behind_the_days_it_moved_over() {
    let clock = clock(ClockId::AcknowledgeForwarded, date(2026, 9, 16));
    let months = sheet::months(Words::of(Language::Chinese), &explain(&clock, date(2026, 9, 21)));
    let october: Vec<_> = months[1].weeks.iter().flatten().flatten().take(8).collect();
    assert_eq!((october[0].count.as_str(), october[0].class), ("15", "counted"));
    assert!(october[1..7].iter().all(|cell| cell.class.is_empty() && cell.corner == "休"));
    assert_eq!((october[7].class, october[7].count.as_str()), ("last", "到期"));
}

#[test]
fn the_week_begins_on_monday_in_both_languages() {
    assert_eq!(sheet::weekdays(Words::of(Language::Chinese))[0], ("一".to_owned(), "周一".to_owned()));
    assert_eq!(sheet::weekdays(Words::of(Language::English))[6], ("Su".to_owned(), "Sunday".to_owned()));
}
