//! What stands beside a concern: its plan, its clocks, what each side says, who read it.

use huiyin_domain::casework::Verdict;
use huiyin_domain::concern::Stage;
use huiyin_domain::deadlines::Clock;
use huiyin_domain::deadlines::clock::Unit;
use huiyin_domain::deadlines::explain::{Now, explain};
use huiyin_domain::gatherings::HearingRole;
use huiyin_domain::kernel::time::Moment;

use super::show_concern::{ClockRow, ReaderRow};
use super::show_inbox::Link;
use super::view::Reader;
use crate::desk::{Case, hearings, names, reporters};
use crate::web::dates;
use crate::web::desk::{KeyHint, StepLink};
use crate::web::icons::{Shape, State};

/// 五定, label and value.
#[must_use]
pub fn plan(case: &Case) -> Vec<(String, String)> {
    let Some(plan) = case.opened.concern.casework.plan() else { return Vec::new() };
    let mut lines =
        vec![(case.say("plan-leader"), case.post(plan.leader)), (case.say("plan-handler"), case.post(plan.handler))];
    if let Some(words) = &case.told.plan {
        lines.push((case.say("plan-measures"), words.measures.as_str().to_owned()));
    }
    lines.push((case.say("plan-due"), dates::day_seen_on(case.page.words, plan.due, case.today())));
    if let Some(words) = &case.told.plan {
        lines.push((case.say("plan-solved-when"), words.solved_when.as_str().to_owned()));
    }
    lines
}

/// 期限账: every clock there was, in the order started.
#[must_use]
pub fn clocks(case: &Case) -> Vec<ClockRow> {
    case.opened.concern.deadlines.clocks().iter().map(|clock| row(case, clock)).collect()
}

fn row(case: &Case, clock: &Clock) -> ClockRow {
    let told = explain(clock, case.today());
    let unit = match told.rule.unit {
        Unit::CalendarDay => "clock-length-days",
        Unit::WorkingDay => "clock-length-working-days",
    };
    let name = case.say(names::clock(clock.id));
    let name = match clock.task {
        // A last day that was given has no length of its own.
        Some(task) => case.page.t("task-step").with("step", name).with("n", task.0).to_string(),
        None if clock.given.is_some() => name,
        None => {
            let length = case.page.t(unit).with("n", told.rule.length);
            case.page.t("clock-line").with("name", name).with("length", length).to_string()
        }
    };
    ClockRow {
        name,
        source: told.rule.source.to_owned(),
        date: told.due.map_or(String::new(), |day| {
            if day.year() == case.today().year() { dates::table(day) } else { day.to_string() }
        }),
        state: clock_state(case, told.now),
        running: clock.is_open(),
        href: format!("{}/clocks/{}", case.href(), clock.no.0),
    }
}

/// How a clock stands, in a word.
#[must_use]
pub fn clock_state(case: &Case, now: Now) -> State {
    let page = &case.page;
    match now {
        Now::Left { left: 0, .. } => State::new(Shape::Soon, page.t("due-today").to_string()),
        Now::Left { left, .. } => {
            let shape = if left <= 3 { Shape::Soon } else { Shape::InTime };
            State::new(shape, page.t("due-left").with("n", left).to_string())
        }
        Now::Late { by } => State::new(Shape::Late, page.t("due-late").with("n", by).to_string()),
        Now::Lapsed { .. } => State::new(Shape::Dash, page.t("clock-lapsed").to_string()),
        Now::Met { used, .. } => State::new(Shape::Done, page.t("clock-met").with("n", used).to_string()),
        Now::MetLate { by, .. } => State::new(Shape::Late, page.t("clock-met-late").with("n", by).to_string()),
        Now::Ended { .. } => State::new(Shape::Dash, page.t("clock-ended").to_string()),
        Now::Stopped => State::new(Shape::Stopped, page.t("clock-stopped").to_string()),
    }
}

/// 三方各说各的: the unit, the person, an independent check; never added up.
#[must_use]
pub fn says(case: &Case) -> Vec<(String, String)> {
    let concern = &case.opened.concern;
    let reply = concern.casework.reply();
    let unit = match (reply, concern.stage()) {
        (None, _) => case.say("says-unit-nothing"),
        (Some(_), Stage::Closed) => case.say("says-unit-closed"),
        (Some(_), _) => case.say("says-unit-replied"),
    };
    let verdict = reply.and_then(|reply| reply.verdict.as_ref()).map(|given| given.overall());
    let person = match verdict {
        Some(verdict @ (Verdict::Solved | Verdict::NotSolved | Verdict::CannotSay)) => {
            case.say(names::verdict(verdict))
        }
        None => case.say("says-person-nothing"),
    };
    let several = reporters::says(case);
    let people = if several.is_empty() { vec![(case.say("says-person"), person)] } else { several };
    let check = (case.say("says-check"), case.say("says-check-nothing"));
    std::iter::once((case.say("says-unit"), unit)).chain(people).chain([check]).collect()
}

/// Papers that exist by now.
#[must_use]
pub fn papers(case: &Case) -> Vec<Link> {
    super::print_paper::Kind::ALL
        .into_iter()
        .filter(|kind| kind.exists(&case.opened.concern) || kind.last_made(&case.opened).is_some())
        .flat_map(|kind| links(case, kind))
        .collect()
}

/// The paper; of a notice of a hearing, one for each who is called.
fn links(case: &Case, kind: super::print_paper::Kind) -> Vec<Link> {
    let title = case.say(kind.key());
    if kind != super::print_paper::Kind::HearingNotice {
        return vec![Link { href: format!("{}/papers/{}", case.href(), kind.word()), words: title }];
    }
    let Some(called) = hearings::last_called(&case.opened.entries) else { return Vec::new() };
    let link = |(n, (role, name)): (usize, (HearingRole, &str))| {
        let person = case.page.t("hearing-person").with("role", case.say(hearings::role(role))).with("name", name);
        Link {
            href: format!("{}/notices/{n}", case.href()),
            words: format!("{title}{}{person}", case.say("list-comma")),
        }
    };
    (1..).zip(called.people()).map(link).collect()
}

/// Who read it, the latest first.
#[must_use]
pub fn readers(case: &Case, found: &[Reader]) -> Vec<ReaderRow> {
    found.iter().take(8).map(|reader| reader_row(case, reader)).collect()
}

fn reader_row(case: &Case, reader: &Reader) -> ReaderRow {
    let at = Moment(reader.last).civil(case.app.zone());
    let what = match (reader.identity, reader.content) {
        (true, true) => "read-all",
        (true, false) => "read-contact",
        (false, _) => "read-content",
    };
    // The post says more than the role it was read under; who has left it has only that.
    let office = &case.visitor.office.office;
    let mut held = office.posts_of(reader.person).into_iter().filter(|held| held.unit == reader.unit);
    let held = held.find(|held| held.role == reader.role);
    let post = held.and_then(|held| office.post(held.post)).map(|post| post.title.as_str().to_owned());
    let post = post.unwrap_or_else(|| case.say(names::role(reader.role)));
    ReaderRow {
        who: [case.person(reader.person), post].join(&case.say("list-comma")),
        what: case.page.t("read-times").with("what", case.say(what)).with("n", reader.times).to_string(),
        when: at.strftime("%m-%d %H:%M").to_string(),
    }
}

/// Only the keys that do something here and now.
pub fn keys(case: &Case, steps: &[StepLink]) -> Vec<KeyHint> {
    let pressed = steps.iter().filter(|step| !step.key.is_empty()).take(6);
    let hints = pressed.map(|step| KeyHint::new(&[step.key], &step.words));
    hints.chain([KeyHint::new(&["."], case.say("key-copy"))]).collect()
}

/// For what and whom it waits, when this reader is not the one to go on.
pub(super) fn waits(case: &Case, steps: &[StepLink]) -> String {
    let Some(owed) = case.opened.concern.owed() else { return String::new() };
    let (who, step) = (case.owner(owed.by), case.say(names::step(owed.step)));
    if let Some(lead) = owed.waits_with {
        return case.page.t("concern-waits-with").with("number", lead.to_string()).to_string();
    }
    if let Some(until) = owed.waits_until {
        let day = dates::day_seen_on(case.page.words, until, case.today());
        return case.page.t("concern-waits-until").with("day", day).with("who", who).with("step", step).to_string();
    }
    match steps.iter().any(|step| step.main) {
        true => String::new(),
        false if owed.waits_for > 0 => {
            let say = case.page.t("concern-waits-for-tasks").with("who", who).with("step", step);
            say.with("n", owed.waits_for).to_string()
        }
        false => case.page.t("concern-waits").with("who", who).with("step", step).to_string(),
    }
}
