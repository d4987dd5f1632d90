//! What is said when somebody is told, line by line, and the paper that says the same. What the office wrote, and what it asks, is
//! read out as it stands.

use huiyin_domain::casework::{self, Notice, NoticeAbout};
use huiyin_domain::concern::OwedBy;
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::Words;

use crate::desk::{Case, lengthened};
use crate::gate::Entry;
use crate::web::dates;

/// The paper that says the same in the prescribed form.
pub(super) fn paper(about: NoticeAbout) -> &'static str {
    match about {
        NoticeAbout::Transferred => "transfer",
        NoticeAbout::Accepted => "accept",
        NoticeAbout::Declined => "decline",
        NoticeAbout::Reply => "opinion",
        NoticeAbout::Extended => "extension",
        NoticeAbout::Question => "question",
        NoticeAbout::Repeated => "repeated",
    }
}

/// Line by line, from who speaks to the number.
pub(super) fn say(case: &Case, notice: &Notice) -> Vec<String> {
    let here = speaker(case, notice).map_or("", |unit| case.visitor.office.unit_name(unit));
    let mut lines = vec![case.page.t("notice-say-who").with("unit", here).to_string()];
    lines.extend(match notice.about {
        NoticeAbout::Transferred => vec![of_unit(case, "notice-say-transferred")],
        NoticeAbout::Accepted => vec![accepted(case, notice)],
        NoticeAbout::Declined => declined(case),
        NoticeAbout::Reply => vec![case.say("notice-say-reply")],
        NoticeAbout::Extended => longer(case),
        NoticeAbout::Question => question(case),
        NoticeAbout::Repeated => repeated(case),
    });
    lines.push(case.page.t("notice-say-number").with("number", case.opened.number.to_string()).to_string());
    lines
}

/// The question that is open, as it was asked; `None` where none is, or the reader may not know it.
pub(super) fn asked(case: &Case) -> Option<String> {
    let is_question = |fact: &Fact| matches!(fact, Fact::Casework(casework::Fact::CitizenAsked(_)));
    let Words::Said(said) = last(case, is_question)?.words.as_ref()? else { return None };
    Some(said.text.as_str().to_owned())
}

/// The unit that speaks: of a concern that was sent on it is the one that sent it.
fn speaker(case: &Case, notice: &Notice) -> Option<UnitId> {
    let owed = case.opened.concern.notices_owed();
    let by = owed.into_iter().find(|(one, _)| *one == notice).map(|(_, by)| by);
    match by {
        Some(OwedBy::Role { unit, .. }) => Some(unit),
        Some(OwedBy::Post(_)) | None => case.opened.concern.unit(),
    }
}

fn last(case: &Case, is: impl Fn(&Fact) -> bool) -> Option<&Entry> {
    case.opened.entries.iter().rev().find(|entry| is(&entry.recorded.fact))
}

fn of_unit(case: &Case, key: &'static str) -> String {
    let unit = case.opened.concern.unit().map_or("", |unit| case.visitor.office.unit_name(unit));
    case.page.t(key).with("unit", unit).to_string()
}

/// Whoever still has to hear of a longer term hears here the day that was told before.
fn accepted(case: &Case, notice: &Notice) -> String {
    let longer = case.opened.concern.casework.notices.owed_to(notice.to, NoticeAbout::Extended);
    let before = longer.and_then(|_| lengthened::last(&case.opened.entries)).and_then(|longer| longer.from);
    let unit = case.opened.concern.unit().map_or("", |unit| case.visitor.office.unit_name(unit));
    match before.or_else(|| case.opened.concern.due(ClockId::Done)) {
        None => case.page.t("notice-say-accepted").with("unit", unit).to_string(),
        Some(due) => {
            let say = case.page.t("notice-say-accepted-due").with("unit", unit);
            say.with("day", dates::day(case.page.words, due)).to_string()
        }
    }
}

fn declined(case: &Case) -> Vec<String> {
    let mut lines = vec![case.say("notice-say-declined")];
    if let Some(decline) = case.told.decline.as_ref() {
        lines.push(decline.reason.as_str().to_owned());
        let way_on = [Some(&decline.instead), decline.address.as_ref(), decline.phone.as_ref()];
        let way_on: Vec<&str> = way_on.into_iter().flatten().map(|line| line.as_str()).collect();
        lines.push(way_on.join(&case.say("list-comma")));
    }
    lines
}

/// From which day to which, why, by which article.
fn longer(case: &Case) -> Vec<String> {
    let Some(longer) = lengthened::last(&case.opened.entries) else { return Vec::new() };
    let day = |day| dates::day(case.page.words, day);
    let first = match (longer.from, longer.to) {
        (Some(from), Some(to)) => case.page.t("notice-say-extended").with("old", day(from)).with("day", day(to)),
        (_, Some(to)) => case.page.t("notice-say-extended-to").with("day", day(to)),
        (_, None) => case.page.t("notice-say-extended-by").with("n", longer.days),
    };
    let why = case.page.t("notice-say-extended-why").with("reason", longer.reason.as_str()).to_string();
    let basis = case.page.t("notice-say-extended-basis").with("n", longer.days).to_string();
    vec![first.to_string(), why, basis]
}

/// The question as it stands, and that it can be answered at once or later.
fn question(case: &Case) -> Vec<String> {
    let unit = case.opened.concern.unit().and_then(|unit| case.visitor.office.office.unit(unit));
    let phone = unit.and_then(|unit| unit.phone.as_ref());
    let how = match phone {
        Some(phone) => case.page.t("notice-say-question-how-phone").with("phone", phone.as_str()).to_string(),
        None => case.say("notice-say-question-how"),
    };
    [Some(case.say("notice-say-question")), asked(case), Some(how)].into_iter().flatten().collect()
}

/// Which earlier one was answered, why that answer stands, and that it is read out.
fn repeated(case: &Case) -> Vec<String> {
    let is_repeated = |fact: &Fact| matches!(fact, Fact::Intake(intake::Fact::RepeatedAnswered(_)));
    let Some(entry) = last(case, is_repeated) else { return Vec::new() };
    let Fact::Intake(intake::Fact::RepeatedAnswered(answered)) = &entry.recorded.fact else { return Vec::new() };
    let first = case.page.t("notice-say-repeated").with("number", answered.earlier.to_string());
    let first = first.with("day", dates::day(case.page.words, answered.on)).to_string();
    let because = match &entry.words {
        Some(Words::Repeated(words)) => words.because.as_str().to_owned(),
        Some(_) | None => String::new(),
    };
    vec![first, because, case.say("notice-say-repeated-read"), case.say("notice-say-repeated-new")]
}
