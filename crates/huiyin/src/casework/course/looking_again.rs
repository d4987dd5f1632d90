//! Review, and what staff took down for the person, in the course of a concern.

use huiyin_domain::casework::{CalledBack, Fact as Work};
use huiyin_domain::event::Fact;
use huiyin_domain::gatherings as met;
use huiyin_domain::intake::{self as door, Interview};
use huiyin_domain::review;
use huiyin_domain::words::InterviewWords;

use super::of_reporters::whose;
use super::{Case, Kind};
use crate::desk::{hearings, names, reviews};
use crate::web::dates;

/// What kind of step a fact of a review is, and what it is called.
pub(super) fn of_review(fact: &review::Fact) -> (Kind, &'static str) {
    match fact {
        review::Fact::ReviewRequested(_) => (Kind::Legal, "event-review-requested"),
        review::Fact::ReviewNotTaken(_) => (Kind::Legal, "event-review-not-taken"),
        review::Fact::ReviewAssigned(_) => (Kind::Work, "event-review-assigned"),
        review::Fact::ReviewSent(_) => (Kind::Work, "event-review-sent"),
        review::Fact::ReviewDecided(_) => (Kind::Internal, "event-review-decided"),
        review::Fact::ReviewReturned(_) => (Kind::Internal, "event-review-returned"),
        review::Fact::ReviewSigned(_) => (Kind::Legal, "event-review-signed"),
        review::Fact::ReviewRecorded(_) => (Kind::Legal, "event-review-recorded"),
        review::Fact::ReviewDelivered(_) => (Kind::Legal, "event-review-delivered"),
        review::Fact::NewFactsAnswered(_) => (Kind::Work, "event-new-facts-answered"),
    }
}

/// What such a fact itself says; `None` of every other.
pub(super) fn told(case: &Case, fact: &Fact) -> Option<String> {
    if let Fact::Casework(Work::VerdictTaken(taken)) = fact {
        return Some(whose(case, taken.reporter, interview(case, taken.interview)));
    }
    if let Fact::Casework(Work::VerdictUndone(undone)) = fact {
        let said = undone.interview.map(|spoken| interview(case, spoken));
        return Some(whose(case, undone.reporter, said.unwrap_or_default()));
    }
    if let Fact::Casework(Work::CalledBack(called)) = fact {
        return Some(whose(case, called.reporter, call(case, called)));
    }
    if let Fact::Intake(door::Fact::WithdrawalTaken(taken)) = fact {
        return Some(interview(case, taken.interview));
    }
    if let Fact::Gatherings(met::Fact::HearingCalled(called)) = fact {
        let day = dates::day_seen_on(case.page.words, called.on, case.today());
        let say = case.page.t("course-hearing").with("day", day).with("time", hearings::time(called.minute));
        let said = say.with("n", called.people.len()).to_string();
        return Some([Some(said), closed_for(case, called)].into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    if let Fact::Gatherings(met::Fact::HearingHeld(held)) = fact {
        let came = held.people.iter().filter(|one| **one != met::Attendance::Absent).count();
        let refused = held.people.iter().filter(|one| **one == met::Attendance::Refused).count();
        return Some(case.page.t("course-heard").with("came", came).with("refused", refused).to_string());
    }
    let Fact::Review(fact) = fact else { return None };
    Some(sentence(case, fact))
}

/// That the office was closed for the day of a hearing after it was called, while it is still to be held.
fn closed_for(case: &Case, called: &met::HearingCalled) -> Option<String> {
    let waits = case.opened.concern.gatherings.hearing.as_ref().is_some_and(|hearing| hearing.no == called.hearing);
    let because = case.visitor.office.office.closed_because(called.on).filter(|_| waits)?;
    Some(case.page.t("course-hearing-closed").with("because", because.as_str()).to_string())
}

/// What a fact of a review itself says.
fn sentence(case: &Case, fact: &review::Fact) -> String {
    let page = &case.page;
    let level = |level| case.say(reviews::level(level));
    let day = |day| dates::day_seen_on(page.words, day, case.today());
    match fact {
        review::Fact::ReviewRequested(asked) => {
            let body = asked.unit.map_or_else(
                || reviews::body_name(&case.visitor.office, page.words, &case.opened.concern, asked.level),
                |unit| case.visitor.office.unit_name(unit).to_owned(),
            );
            page.t("course-review").with("level", level(asked.level)).with("body", body).to_string()
        }
        review::Fact::ReviewNotTaken(not) => {
            let key = match not.because {
                review::WhyNotTaken::TermOver => "course-review-late",
                review::WhyNotTaken::Final => "course-review-final",
            };
            case.say(key)
        }
        review::Fact::ReviewAssigned(given) => case.post(given.post),
        review::Fact::ReviewSent(sent) => day(sent.on),
        review::Fact::ReviewDecided(decided) => page.t("course-version").with("n", decided.revision.0).to_string(),
        review::Fact::ReviewReturned(back) => page.t("course-version").with("n", back.revision.0).to_string(),
        review::Fact::ReviewSigned(signed) => level(signed.level),
        review::Fact::ReviewRecorded(recorded) => level(recorded.level),
        review::Fact::ReviewDelivered(delivered) => {
            format!("{}，{}", case.say(names::manner(delivered.delivery.manner)), day(delivered.delivery.on))
        }
        review::Fact::NewFactsAnswered(_) => String::new(),
    }
}

/// How they spoke, and how it was made sure who it was.
fn interview(case: &Case, interview: Interview) -> String {
    let say = case.page.t("course-interview").with("spoken", case.say(reviews::spoken(interview.spoken)));
    say.with("checked", case.say(reviews::checked(interview.checked))).to_string()
}

/// Which call it was, and whether anybody was reached. How somebody was treated stands apart from what was solved.
fn call(case: &Case, called: &CalledBack) -> String {
    let Some(spoken) = called.interview else {
        return case.page.t("course-call-missed").with("n", called.attempt).to_string();
    };
    let attitude = called.attitude.map(|attitude| case.say(names::attitude(attitude))).unwrap_or_default();
    [interview(case, spoken), attitude].join(&case.say("list-comma"))
}

/// What was read back, on which telephone, and what else was said.
pub(super) fn said(words: &InterviewWords) -> String {
    let phone = words.phone.as_ref().map(|phone| phone.as_str());
    let said = words.said.as_ref().map(|said| said.as_str());
    [Some(words.read_back.as_str()), said, phone].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
