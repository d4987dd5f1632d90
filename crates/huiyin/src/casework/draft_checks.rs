//! 说理清单 and 成文样子: what is missing in a draft, and how it will read.

use super::draft_reply::LetterLine;
use super::draft_texts::{self, MOST_PROMISES, Missing, Texts};
use super::show_concern;
use crate::desk::told::Listed;
use crate::desk::{Case, names};
use crate::web::desk::Check;
use crate::web::icons::{Shape, State};
use crate::web::words::{Language, Words};

/// The check-list. The first four hold a draft back; the last two only warn.
#[must_use]
pub fn checks(case: &Case, texts: &Texts) -> Vec<Check> {
    let points = case.opened.concern.intake.points;
    let mut checks = vec![count(case, texts, (points, "outcome"), "check-outcomes")];
    checks.push(count(case, texts, (points, "facts"), "check-facts"));
    checks.push(count(case, texts, (points, "basis"), "check-basis"));
    checks.push(count(case, texts, (points, "remedy"), "check-remedy"));
    let promises = (1..=points).flat_map(|point| (1..=MOST_PROMISES).map(move |promise| (point, promise)));
    let promised = promises
        .filter(|(point, promise)| !draft_texts::get(texts, &format!("promise-what-{point}-{promise}")).is_empty())
        .count();
    checks.push(Check::new(true, case.say("check-promises"), case.page.t("check-promises-found").with("n", promised)));
    let unit = case.opened.concern.unit().and_then(|unit| case.visitor.office.office.unit(unit));
    let body = unit.and_then(|unit| unit.review_body.as_ref()).map(|body| body.as_str().to_owned());
    let found = body.clone().unwrap_or_else(|| case.say("check-review-missing"));
    checks.push(Check::new(body.is_some(), case.say("check-review"), found));
    checks.push(Check::new(true, case.say("check-annexes"), annexes(case)));
    let hollow = hollow_words(texts);
    let found = if hollow.is_empty() { case.say("check-looked") } else { hollow.join(" ") };
    checks.push(Check::new(hollow.is_empty(), case.say("check-hollow"), found));
    let phones = texts.values().any(|text| has_phone(text));
    checks.push(Check::new(
        !phones,
        case.say("check-phones"),
        case.say(if phones { "check-phones-found" } else { "check-looked" }),
    ));
    checks
}

/// What goes out with the reply, by name: whoever signs answers for it too.
fn annexes(case: &Case) -> String {
    let concern = &case.opened.concern.intake;
    let waits = |file: &&Listed| concern.annexes.iter().any(|annex| annex.file == file.words.id && !annex.gone_out);
    let names: Vec<&str> = case.told.files.iter().filter(waits).map(|file| file.words.name.as_str()).collect();
    if names.is_empty() { case.say("check-annexes-none") } else { names.join("、") }
}

fn count(case: &Case, texts: &Texts, (points, part): (u32, &str), key: &'static str) -> Check {
    let written =
        (1..=points).filter(|point| !draft_texts::get(texts, &format!("{part}-{point}")).trim().is_empty()).count();
    let whole = usize::try_from(points).is_ok_and(|points| points == written);
    Check::new(whole, case.say(key), case.page.t("check-of").with("n", written).with("all", points))
}

/// Empty words that cost a reader time; the list is in the catalogue.
fn hollow_words(texts: &Texts) -> Vec<String> {
    let list = Words::of(Language::Chinese).t("hollow-words").to_string();
    let said = |word: &&str| texts.values().any(|text| text.contains(*word));
    list.split('、').filter(said).map(str::to_owned).collect()
}

/// Eleven digits in a row that begin as a mobile number does.
fn has_phone(text: &str) -> bool {
    let runs = text.split(|sign: char| !sign.is_ascii_digit());
    runs.into_iter().any(|run| run.len() == 11 && run.starts_with('1'))
}

/// 还差几项.
#[must_use]
pub fn state(case: &Case, missing: &[Missing]) -> State {
    match missing.len() {
        0 => State::new(Shape::Done, case.say("checks-whole")),
        n => State::new(Shape::Alert, case.page.t("checks-missing").with("n", n).to_string()),
    }
}

/// The letter as far as it is written.
#[must_use]
pub fn letter(case: &Case, texts: &Texts) -> Vec<LetterLine> {
    let to = case.told.reporter().unwrap_or_else(|| case.say("person-unnamed"));
    let line = |heading, words: String| LetterLine { heading, words };
    let mut lines = vec![line(false, case.page.t("letter-to").with("who", to).to_string())];
    let text = |name: &str| draft_texts::get(texts, name).to_owned();
    lines.push(line(false, text("opening")));
    for point in 1..=case.opened.concern.intake.points {
        let outcome = names::outcome_of_word(&text(&format!("outcome-{point}")));
        let heading = show_concern::heading(case, point);
        lines.push(line(
            true,
            match outcome {
                Some(outcome) => format!("{heading}：{}", case.say(names::outcome(outcome))),
                None => heading,
            },
        ));
        for part in ["facts", "reasons", "remedy", "basis"] {
            lines.push(line(false, text(&format!("{part}-{point}"))));
        }
    }
    lines.retain(|line| !line.words.trim().is_empty());
    lines
}
