//! The texts of a draft as its form holds them: name and value. Kept, compared, checked and read from here.

use std::collections::BTreeMap;

use huiyin_domain::casework::draft_reply::AnswerGiven;
use huiyin_domain::kernel::ids::PointNo;
use huiyin_domain::kernel::text::{Line, Prose};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::{AnswerWords, PromiseWords, ReplyWords};

use crate::desk::names;
use crate::desk::told::Version;
use crate::web::form::Fields;

/// Name of the field → what stands in it.
pub type Texts = BTreeMap<String, String>;

/// The four parts of an answer: name of the field, its label, what is missing when it is empty.
pub const PARTS: [(&str, &str, &str); 4] = [
    ("facts", "part-facts", "missing-facts"),
    ("basis", "part-basis", "missing-basis"),
    ("reasons", "part-reasons", "missing-reasons"),
    ("remedy", "part-remedy", "missing-remedy"),
];

/// More promises than this nobody keeps.
pub const MOST_PROMISES: u32 = 12;

/// Something that is not written yet, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field.
    pub name: String,
    /// Which point; 0 for the opening.
    pub point: u32,
    /// The sentence.
    pub key: &'static str,
}

/// The texts a form sent; fields that no draft has are left out.
#[must_use]
pub fn of_fields(fields: &Fields, points: u32) -> Texts {
    let mut texts = Texts::new();
    for name in all_names(points) {
        let value = fields.all(&name).join("\n").replace("\r\n", "\n");
        if !value.trim().is_empty() {
            texts.insert(name, value);
        }
    }
    texts
}

fn all_names(points: u32) -> Vec<String> {
    let mut all = vec!["opening".to_owned()];
    for point in 1..=points {
        all.push(format!("outcome-{point}"));
        all.extend(PARTS.iter().map(|(part, ..)| format!("{part}-{point}")));
        for promise in 1..=MOST_PROMISES {
            all.extend(["what", "who", "day"].map(|part| format!("promise-{part}-{point}-{promise}")));
        }
    }
    all
}

/// The texts of a version that was handed to check before.
#[must_use]
pub fn of_version(version: &Version) -> Texts {
    let mut texts = Texts::new();
    texts.insert("opening".to_owned(), version.words.opening.as_str().to_owned());
    for answer in &version.answers {
        let point = answer.point;
        texts.insert(format!("outcome-{point}"), answer.outcome.word().to_owned());
        let Some(words) = version.words.answers.iter().find(|words| words.point == point) else { continue };
        let parts = [&words.facts, &words.basis, &words.reasons, &words.remedy];
        for ((part, ..), text) in PARTS.iter().zip(parts) {
            texts.extend(text.as_ref().map(|text| (format!("{part}-{point}"), text.as_str().to_owned())));
        }
        for (at, (promise, said)) in (1..).zip(answer.promises.iter().zip(&words.promises)) {
            texts.insert(format!("promise-what-{point}-{at}"), said.what.as_str().to_owned());
            texts.insert(format!("promise-who-{point}-{at}"), said.who.as_str().to_owned());
            texts.insert(format!("promise-day-{point}-{at}"), promise.due.to_string());
        }
    }
    texts
}

/// What stands in a field.
#[must_use]
pub fn get<'a>(texts: &'a Texts, name: &str) -> &'a str {
    texts.get(name).map_or("", String::as_str)
}

/// How many lines of promises a point shows: those written, and one more.
#[must_use]
pub fn promise_lines(texts: &Texts, point: u32) -> u32 {
    let written = |promise: &u32| {
        ["what", "who", "day"].iter().any(|part| !get(texts, &format!("promise-{part}-{point}-{promise}")).is_empty())
    };
    let last = (1..=MOST_PROMISES).rev().find(written).unwrap_or(0);
    (last + 1).min(MOST_PROMISES)
}

/// Everything that still keeps the draft from being handed over, in the order of the page.
#[must_use]
pub fn missing(texts: &Texts, points: u32, today: Day) -> Vec<Missing> {
    let mut all = Vec::new();
    check_text(texts, ("opening", 0, "missing-opening"), &mut all);
    for point in 1..=points {
        let outcome = format!("outcome-{point}");
        if names::outcome_of_word(get(texts, &outcome)).is_none() {
            all.push(Missing { name: outcome, point, key: "missing-outcome" });
        }
        for (part, _, key) in PARTS {
            check_text(texts, (&format!("{part}-{point}"), point, key), &mut all);
        }
        for promise in 1..=MOST_PROMISES {
            all.extend(missing_promise(texts, (point, promise), today));
        }
    }
    all
}

fn check_text(texts: &Texts, (name, point, key): (&str, u32, &'static str), all: &mut Vec<Missing>) {
    let value = get(texts, name);
    let key = match Prose::parse(value) {
        Ok(_) => return,
        Err(_) if value.trim().is_empty() => key,
        Err(_) => "missing-unreadable",
    };
    all.push(Missing { name: name.to_owned(), point, key });
}

fn missing_promise(texts: &Texts, (point, promise): (u32, u32), today: Day) -> Option<Missing> {
    let value = |part: &str| get(texts, &format!("promise-{part}-{point}-{promise}"));
    let name = format!("promise-what-{point}-{promise}");
    if ["what", "who", "day"].iter().all(|part| value(part).is_empty()) {
        return None;
    }
    let lines = [value("what"), value("who")].map(|text| Line::parse(text).is_ok());
    if lines != [true, true] {
        return Some(Missing { name, point, key: "missing-promise" });
    }
    match value("day").parse::<Day>() {
        Ok(day) if day >= today => None,
        Ok(_) => Some(Missing { name, point, key: "missing-promise-past" }),
        Err(_) => Some(Missing { name, point, key: "missing-promise" }),
    }
}

/// Outcomes and words as the rules take them; call only when nothing is missing.
#[must_use]
pub fn read(texts: &Texts, points: u32) -> Option<(Vec<AnswerGiven>, ReplyWords)> {
    let mut given = Vec::new();
    let mut said = Vec::new();
    for number in 1..=points {
        let point = PointNo(number);
        let outcome = names::outcome_of_word(get(texts, &format!("outcome-{number}")))?;
        let promises: Vec<(Day, PromiseWords)> =
            (1..=MOST_PROMISES).filter_map(|promise| read_promise(texts, (number, promise))).collect();
        let part = |part: &str| Prose::parse(get(texts, &format!("{part}-{number}"))).ok();
        given.push(AnswerGiven { point, outcome, promise_days: promises.iter().map(|(day, _)| *day).collect() });
        said.push(AnswerWords {
            basis: part("basis"),
            facts: part("facts"),
            point,
            promises: promises.into_iter().map(|(_, words)| words).collect(),
            reasons: part("reasons"),
            remedy: part("remedy"),
        });
    }
    Some((given, ReplyWords { answers: said, opening: Prose::parse(get(texts, "opening")).ok()? }))
}

fn read_promise(texts: &Texts, (point, promise): (u32, u32)) -> Option<(Day, PromiseWords)> {
    let value = |part: &str| get(texts, &format!("promise-{part}-{point}-{promise}"));
    let day = value("day").parse().ok()?;
    Some((day, PromiseWords { what: Line::parse(value("what")).ok()?, who: Line::parse(value("who")).ok()? }))
}
