//! The citizen's question, verdict and clock, from samples.

use super::progress::*;

pub(super) fn question(page: Page, wrongs: Vec<Wrong>) -> AnswerQuestionPage {
    AnswerQuestionPage {
        number: "4107 3529 6889".into(),
        back: HERE.into(),
        unit: pick(&page, "县交通运输局", "County Transport Bureau"),
        asked: pick(&page, "10月12日（周一）", "Monday 12 October"),
        question: pick(
            &page,
            "西屋的墙是哪一年盖的？裂缝最早什么时候看见的？",
            "When was the west wall built, and when did you first see the crack?",
        ),
        answer: String::new(),
        wrongs,
        page,
    }
}

pub(super) fn verdict(page: Page, wrongs: Vec<Wrong>) -> GiveVerdictPage {
    let point = |no, words: String, unit_says: String, verdict: &str| PointToJudge {
        no,
        words,
        unit_says,
        verdict: verdict.into(),
    };
    GiveVerdictPage {
        number: "4107 3529 6889".into(),
        back: HERE.into(),
        points: vec![
            point(
                1,
                pick(&page, "把沟挖通", "Dig the drain open"),
                pick(&page, "支持，12月31日前", "Supported, by 31 December"),
                "cannot_say",
            ),
            point(
                2,
                pick(&page, "赔泡坏的玉米", "Pay for the maize"),
                pick(&page, "支持，赔 690 元", "Supported, 690 yuan"),
                "solved",
            ),
            point(
                3,
                pick(&page, "修西屋裂了的墙", "Repair the wall"),
                pick(&page, "解释说明，帮办危房改造", "Explained, help with a housing grant"),
                "not_solved",
            ),
        ],
        words: pick(
            &page,
            "鉴定的人只看了外墙，没进屋。裂缝五月以前真没有，过年的照片能看出来。",
            "The surveyor only looked at the outside. There was no crack before May.",
        ),
        review: Some(review(&page)),
        wrongs,
        page,
    }
}

pub(super) fn clock(page: Page) -> ExplainClock {
    let words = page.words;
    let question =
        |zh: &str, en: &str, zh_answer: &str, en_answer: &str| (pick(&page, zh, en), rich(&page, zh_answer, en_answer));
    ExplainClock {
        number: "4107 3529 6889".into(),
        back: HERE.into(),
        title: pick(&page, "为什么是 11月20日", "Why 20 November"),
        answer: pick(&page, "11月20日（周五）前，给您书面答复。", "By Friday 20 November, you get a written answer."),
        outcome: Some(rich(
            &page,
            "实际 11月18日（周三）答复，用了 58 天，没有超期。",
            "It came on Wednesday 18 November, after 58 days, in time.",
        )),
        questions: vec![
            question(
                "从哪天起",
                "Starts",
                "9月21日（周一），县交通运输局受理。当天不算，第二天是第 1 日。",
                "Monday 21 September, when it was accepted. That day does not count.",
            ),
            question(
                "一共几日",
                "Length",
                "60 日。《信访工作条例》第三十四条写的是“日”，不是“工作日”，所以周末、放假都算。",
                "60 days. Article 34 says days, not working days, so weekends count.",
            ),
            question(
                "最后一日",
                "Last day",
                "第 60 日是 11月20日（周五），上班，不顺延。",
                "Day 60 is Friday 20 November, a working day.",
            ),
            question("停过没有", "Stopped?", "没有。", "No."),
            question(
                "延过没有",
                "Extended?",
                "没有。要延只能一次，最多 30 日，由局长批准，还要告诉您理由。",
                "No. Once at most, by 30 days, with the reason told to you.",
            ),
            question(
                "晚了会怎样",
                "If late?",
                "督查会先提醒，再督办；您不用催。",
                "The supervisor asks first; you need not chase.",
            ),
        ],
        weekdays: (14..21)
            .map(|day| dates::day(words, date(2026, 9, day)))
            .map(|name| match page.language() {
                crate::web::words::Language::Chinese => {
                    name.chars().rev().nth(1).map(|c| (c.to_string(), name.clone())).unwrap()
                }
                crate::web::words::Language::English => (name[..2].to_owned(), name),
            })
            .collect(),
        months: [9_i8, 10, 11].iter().map(|month| sample_month(&page, *month)).collect(),
        others: vec![OtherClock {
            href: format!("{HERE}/clocks/xf_ack_forwarded"),
            words: pick(&page, "告知受理不受理", "Telling you if it is accepted"),
            hint: pick(&page, "10月8日（周四）", "Thursday 8 October"),
        }],
        calendar_source: pick(
            &page,
            "放假安排依据国务院办公厅 2025年11月的通知。",
            "Days off follow the State Council notice of November 2025.",
        ),
        page,
    }
}

pub(super) fn sample_month(page: &Page, month: i8) -> Month {
    let first = date(2026, month, 1);
    let lead = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap();
    let mut cells: Vec<Option<Cell>> = vec![None; lead];
    for day in 1..=first.days_in_month() {
        let this = date(2026, month, day);
        let count = (this - date(2026, 9, 21)).get_days();
        let class = match count {
            0 => "start",
            58 => "counted real",
            60 => "last",
            1..60 => "counted",
            _ => "",
        };
        let label = if count == 0 {
            pick(page, "受理", "start")
        } else if (1..=60).contains(&count) {
            count.to_string()
        } else {
            String::new()
        };
        let corner = if month == 10 && day < 8 { pick(page, "休", "off") } else { String::new() };
        cells.push(Some(Cell { class, day: day.to_string(), count: label, corner }));
    }
    while !cells.len().is_multiple_of(7) {
        cells.push(None);
    }
    Month {
        name: page.t("clock-month").with("month", month).to_string(),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}
