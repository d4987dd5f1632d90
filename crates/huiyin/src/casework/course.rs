//! 经过: every event of a concern as staff read it, newest first.

mod looking_again;
mod of_reporters;

use huiyin_domain::casework as work;
use huiyin_domain::event::Fact;
use huiyin_domain::gatherings as met;
use huiyin_domain::intake as door;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::PostId;
use huiyin_domain::words::{PresentWords, Words};

use super::show_concern::Node;
use crate::desk::told::shown_number;
use crate::desk::{Case, kin_rows, names, tasks};
use crate::gate::Entry;
use crate::web::dates;
use crate::web::icons::Shape;

/// What kind of step an event is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Legal,
    Work,
    Internal,
}

/// The nodes of a filter: `all`, `legal` or `internal`.
#[must_use]
pub fn nodes(case: &Case, show: &str) -> Vec<Node> {
    let all = case.opened.entries.iter().enumerate().rev();
    let nodes = all.filter_map(|(at, entry)| node(case, at, entry));
    nodes.filter(|node| show.is_empty() || node.class == show).collect()
}

/// One entry as a node; `None` for what stands elsewhere.
#[must_use]
pub fn node(case: &Case, at: usize, entry: &Entry) -> Option<Node> {
    if matches!(entry.recorded.fact, Fact::Casework(work::Fact::StoodIn(_))) {
        return None;
    }
    let (kind, key) = match &entry.recorded.fact {
        Fact::Intake(fact) => of_intake(fact),
        // Staff took it down: who did stands beside it.
        Fact::Casework(work::Fact::CitizenAnswered(_)) if entry.recorded.stamp.actor.person().is_some() => {
            (Kind::Work, "event-answer-taken-down")
        }
        Fact::Casework(fact) => of_casework(fact),
        Fact::Gatherings(met::Fact::JointMeetingHeld(_)) => (Kind::Work, "event-joint-meeting-held"),
        Fact::Gatherings(met::Fact::ReceptionBooked(_)) => (Kind::Work, "event-reception-booked"),
        Fact::Gatherings(met::Fact::HearingCalled(_)) => (Kind::Legal, "event-hearing-called"),
        Fact::Gatherings(met::Fact::HearingHeld(_)) => (Kind::Legal, "event-hearing-held"),
        Fact::Gatherings(met::Fact::HearingCalledOff(_)) => (Kind::Legal, "event-hearing-called-off"),
        Fact::Review(fact) => looking_again::of_review(fact),
        // Clocks have a ledger of their own beside the course; readings too.
        Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) => return None,
    };
    let (class, shape) = match kind {
        Kind::Legal => ("legal", Shape::LegalStep),
        Kind::Work => ("work", Shape::InTime),
        Kind::Internal => ("internal", Shape::Dash),
    };
    let when = entry.recorded.stamp.at.civil(case.app.zone());
    let by = under(case, at, who(case, &entry.recorded.stamp.actor));
    let sentence = match sentence(case, &entry.recorded.fact) {
        more if more.is_empty() => by,
        more if by.is_empty() => more,
        more => case.page.t("course-by").with("who", by).with("more", more).to_string(),
    };
    Some(Node {
        class,
        shape,
        title: case
            .page
            .t("course-title")
            .with("title", case.say(key))
            .with("n", shown_number(&case.opened.entries, at))
            .to_string(),
        when: dates::moment(case.page.words, when),
        sentence,
        said: came(case, entry.words.as_ref()) + &said(&entry.recorded.fact, entry.words.as_ref()),
        links: Vec::new(),
    })
}

/// Who sat in a meeting, a line for each unit, before its minutes.
fn came(case: &Case, words: Option<&Words>) -> String {
    let Some(Words::Meeting(met)) = words else { return String::new() };
    let line = |present: &PresentWords| {
        let say = case.page.t("course-came").with("unit", case.visitor.office.unit_name(present.unit));
        say.with("who", present.who.as_str()).to_string() + "\n"
    };
    met.present.iter().map(line).collect()
}

/// Whoever stood in is named together with the post under which it was done.
fn under(case: &Case, at: usize, who: String) -> String {
    let stood = stood_in(case, at);
    let Some(post) = stood.and_then(|post| case.visitor.office.office.post(post)) else { return who };
    let unit = case.visitor.office.unit_name(post.unit);
    case.page.t("course-stood-in").with("who", who).with("post", post.title.as_str()).with("unit", unit).to_string()
}

/// What was done in one go is followed by the entry that says for whom.
fn stood_in(case: &Case, at: usize) -> Option<PostId> {
    let done = case.opened.entries.get(at)?.recorded.stamp.at;
    for (place, entry) in case.opened.entries.iter().enumerate().skip(at + 1) {
        if let Fact::Casework(work::Fact::StoodIn(stood)) = &entry.recorded.fact {
            let acts = usize::try_from(stood.acts).unwrap_or(usize::MAX);
            return (place.saturating_sub(acts) <= at).then_some(stood.post);
        }
        if entry.recorded.stamp.at != done {
            return None;
        }
    }
    None
}

/// Who did it, as staff read it.
#[must_use]
pub fn who(case: &Case, actor: &Actor) -> String {
    match actor {
        Actor::Staff { person, .. } => case.person(*person),
        Actor::Citizen => case.say("person-citizen"),
        Actor::System | Actor::Operator => String::new(),
    }
}

fn of_material(kind: door::MaterialKind) -> (Kind, &'static str) {
    match kind {
        door::MaterialKind::Own => (Kind::Work, "event-material-added"),
        door::MaterialKind::Evidence => (Kind::Internal, "event-evidence-added"),
        door::MaterialKind::Annex => (Kind::Internal, "event-annex-added"),
        door::MaterialKind::Recording => (Kind::Internal, "event-recording-added"),
    }
}

fn of_intake(fact: &door::Fact) -> (Kind, &'static str) {
    match fact {
        door::Fact::Filed(_) => (Kind::Legal, "event-filed"),
        door::Fact::Registered(_) => (Kind::Work, "event-registered"),
        door::Fact::ReporterNamed(_) => (Kind::Work, "event-reporter-named"),
        door::Fact::CodeIssued(issued) if issued.anew.is_some() => (Kind::Work, "event-code-issued-anew"),
        door::Fact::CodeIssued(_) => (Kind::Work, "event-code-issued"),
        door::Fact::MaterialAdded(added) => of_material(added.kind),
        door::Fact::AnnexTakenBack(_) => (Kind::Internal, "event-annex-taken-back"),
        door::Fact::Accepted(_) => (Kind::Legal, "event-accepted"),
        door::Fact::PointsNamed(_) => (Kind::Work, "event-points-named"),
        door::Fact::PointAdded(_) => (Kind::Work, "event-point-added"),
        door::Fact::NotAccepted(_) => (Kind::Legal, "event-not-accepted"),
        door::Fact::Transferred(_) => (Kind::Legal, "event-transferred"),
        door::Fact::HandedDown(_) => (Kind::Legal, "event-handed-down"),
        door::Fact::SubmittedUp(_) => (Kind::Legal, "event-submitted-up"),
        door::Fact::SignedFor(_) => (Kind::Legal, "event-signed-for"),
        door::Fact::RemindedToSign(_) => (Kind::Work, "event-reminded-to-sign"),
        door::Fact::TakenBack(_) => (Kind::Legal, "event-taken-back"),
        door::Fact::ResultReported(_) => (Kind::Legal, "event-result-reported"),
        door::Fact::ResultTaken(_) => (Kind::Legal, "event-result-taken"),
        door::Fact::ResultSentBack(_) => (Kind::Legal, "event-result-sent-back"),
        door::Fact::MarkedUrgent(_) => (Kind::Legal, "event-marked-urgent"),
        door::Fact::UrgentSeen(_) => (Kind::Legal, "event-urgent-seen"),
        door::Fact::UrgencyCleared(_) => (Kind::Legal, "event-urgency-cleared"),
        door::Fact::Sealed(_) => (Kind::Internal, "event-sealed"),
        door::Fact::Withdrawn(_) => (Kind::Legal, "event-withdrawn"),
        door::Fact::WithdrawalTaken(_) => (Kind::Legal, "event-withdrawal-taken"),
        door::Fact::WithdrawalUndone(_) => (Kind::Legal, "event-withdrawal-undone"),
        door::Fact::Corrected(_) => (Kind::Work, "event-corrected"),
        door::Fact::CarriedOver(_) => (Kind::Work, "event-carried-over"),
        door::Fact::RepeatedAnswered(_) => (Kind::Legal, "event-repeated-answered"),
        door::Fact::NewSaid(_) => (Kind::Legal, "event-new-said"),
        door::Fact::ReporterLeft(_) => (Kind::Legal, "event-reporter-left"),
        door::Fact::ReporterBack(_) => (Kind::Legal, "event-reporter-back"),
    }
}

fn of_casework(fact: &work::Fact) -> (Kind, &'static str) {
    match fact {
        work::Fact::LeadAssigned(_) => (Kind::Work, "event-lead-assigned"),
        work::Fact::Objected(_) => (Kind::Legal, "event-objected"),
        work::Fact::ObjectionGranted(_) => (Kind::Legal, "event-objection-granted"),
        work::Fact::ObjectionRefused(_) => (Kind::Legal, "event-objection-refused"),
        work::Fact::PlanFixed(_) => (Kind::Work, "event-plan-fixed"),
        work::Fact::Noted(_) => (Kind::Internal, "event-noted"),
        work::Fact::CitizenAsked(_) => (Kind::Work, "event-citizen-asked"),
        work::Fact::CitizenAnswered(_) => (Kind::Work, "event-citizen-answered"),
        work::Fact::DraftHanded(_) => (Kind::Internal, "event-draft-handed"),
        work::Fact::DraftEdited(_) => (Kind::Internal, "event-draft-edited"),
        work::Fact::DraftReturned(_) => (Kind::Internal, "event-draft-returned"),
        work::Fact::ReplySigned(_) => (Kind::Legal, "event-reply-signed"),
        work::Fact::ReplyDelivered(_) => (Kind::Legal, "event-reply-delivered"),
        work::Fact::PromiseKept(_) => (Kind::Work, "event-promise-kept"),
        work::Fact::PromiseBroken(_) => (Kind::Work, "event-promise-broken"),
        work::Fact::VerdictGiven(_) => (Kind::Legal, "event-verdict-given"),
        work::Fact::VerdictTaken(_) => (Kind::Legal, "event-verdict-taken"),
        work::Fact::VerdictUndone(_) => (Kind::Legal, "event-verdict-undone"),
        work::Fact::CalledBack(_) => (Kind::Work, "event-called-back"),
        work::Fact::VerdictExplained(_) => (Kind::Work, "event-verdict-explained"),
        work::Fact::Closed(_) => (Kind::Legal, "event-closed"),
        work::Fact::Reopened(_) => (Kind::Legal, "event-reopened"),
        work::Fact::CoHandlerAsked(_) => (Kind::Work, "event-co-handler-asked"),
        work::Fact::TaskGiven(_) => (Kind::Work, "event-task-given"),
        work::Fact::TaskAnswered(_) => (Kind::Work, "event-task-answered"),
        work::Fact::TaskReturned(_) => (Kind::Work, "event-task-returned"),
        work::Fact::TaskReturnGranted(_) => (Kind::Work, "event-task-return-granted"),
        work::Fact::TaskReturnRefused(_) => (Kind::Work, "event-task-return-refused"),
        work::Fact::TaskWithdrawn(_) => (Kind::Work, "event-task-withdrawn"),
        work::Fact::NoticeGiven(given) => (Kind::Work, names::notice_outcome(given.outcome)),
        work::Fact::Joined(_) => (Kind::Legal, "event-joined"),
        work::Fact::TakenIn(_) => (Kind::Work, "event-taken-in"),
        work::Fact::Followed(_) => (Kind::Work, "event-followed"),
        work::Fact::Parted(_) => (Kind::Legal, "event-parted"),
        work::Fact::Released(_) => (Kind::Work, "event-released"),
        work::Fact::Linked(_) => (Kind::Work, "event-linked"),
        work::Fact::Unlinked(_) => (Kind::Work, "event-unlinked"),
        work::Fact::ToldApart(_) => (Kind::Internal, "event-told-apart"),
        work::Fact::AnswerTaken(_) => (Kind::Legal, "event-answer-taken"),
        work::Fact::QuickStepHeld(_) => (Kind::Internal, "event-quick-step-held"),
        work::Fact::QuickStepDropped(_) => (Kind::Internal, "event-quick-step-dropped"),
        work::Fact::QuickStepDone(_) => (Kind::Internal, "event-quick-step-done"),
        work::Fact::QuickStepFailed(_) => (Kind::Internal, "event-quick-step-failed"),
        work::Fact::ConductNoted(_) => (Kind::Work, "event-conduct-noted"),
        work::Fact::ConductWarned(_) => (Kind::Work, "event-conduct-warned"),
        work::Fact::RestrictionProposed(_) => (Kind::Internal, "event-restriction-proposed"),
        work::Fact::RestrictionApproved(_) => (Kind::Legal, "event-restriction-approved"),
        work::Fact::RestrictionRefused(_) => (Kind::Internal, "event-restriction-refused"),
        work::Fact::RestrictionAppealed(_) => (Kind::Legal, "event-restriction-appealed"),
        work::Fact::RestrictionUpheld(_) => (Kind::Legal, "event-restriction-upheld"),
        work::Fact::RestrictionLifted(_) => (Kind::Legal, "event-restriction-lifted"),
        work::Fact::HandedOver(_) => (Kind::Work, "event-handed-over"),
        work::Fact::SuccessionTaken(_) => (Kind::Work, "event-succession-taken"),
        work::Fact::StoodIn(_) => (Kind::Internal, "event-stood-in"),
    }
}

/// By which desk, for how many people, with whom, sent when.
fn registration(case: &Case, registered: &door::Registered) -> String {
    let page = &case.page;
    let companions = (registered.companions > 0).then(|| page.t("registered-with").with("n", registered.companions));
    let queue = registered.queue.map(|queue| page.t("registered-queue").with("n", queue));
    let sent = registered.sent_on.map(|day| page.t("registered-sent").with("day", dates::day(page.words, day)));
    let mut parts = vec![case.visitor.office.unit_name(registered.unit).to_owned()];
    parts.extend(registered.leader.map(|post| case.post(post)));
    parts.extend(registered.group.map(|band| case.say(names::head_count(band))));
    parts.extend([companions, queue, sent].into_iter().flatten().map(|say| say.to_string()));
    parts.join(&case.say("list-comma"))
}

/// What the fact itself says, beside its name.
fn sentence(case: &Case, fact: &Fact) -> String {
    if let Some(told) = looking_again::told(case, fact) {
        return told;
    }
    if let Some(told) = of_reporters::told(case, fact) {
        return told;
    }
    let page = &case.page;
    let unit = |id| case.visitor.office.unit_name(id).to_owned();
    let task = fact.task().and_then(|no| case.opened.concern.casework.tasks.numbered(no));
    if let Some(task) = task {
        return tasks::heading(case, task);
    }
    if let Some(number) = kin_rows::named(fact) {
        return number.to_string();
    }
    match fact {
        Fact::Gatherings(met::Fact::JointMeetingHeld(held)) => {
            let units: Vec<String> = held.units.iter().map(|id| unit(*id)).collect();
            let day = dates::day_seen_on(page.words, held.on, case.today());
            let units = units.join(&page.t("list-comma").to_string());
            page.t("course-meeting").with("day", day).with("units", units).with("n", held.decisions).to_string()
        }
        Fact::Gatherings(met::Fact::ReceptionBooked(booked)) => {
            let day = case.visitor.office.office.receptions().get(booked.reception);
            day.map_or(String::new(), |day| dates::day_seen_on(page.words, day.said.on, case.today()))
        }
        Fact::Intake(door::Fact::Filed(filed)) => page.t(names::channel(filed.channel)).to_string(),
        Fact::Intake(door::Fact::Corrected(corrected)) => {
            let at = usize::try_from(corrected.entry.saturating_sub(1)).unwrap_or(usize::MAX - 1);
            page.t("course-corrects").with("n", shown_number(&case.opened.entries, at)).to_string()
        }
        Fact::Intake(door::Fact::Registered(registered)) => registration(case, registered),
        Fact::Intake(door::Fact::CarriedOver(carried)) => carried.source.clone(),
        Fact::Intake(door::Fact::Accepted(accepted)) => {
            format!("{}，{}", page.t(names::path(accepted.path)), page.t(names::track(accepted.track)))
        }
        Fact::Intake(door::Fact::NotAccepted(declined)) => page.t(names::ground(declined.ground)).to_string(),
        Fact::Intake(fact) if sending(case, fact).is_some() => sending(case, fact).unwrap_or_default(),
        Fact::Casework(work::Fact::LeadAssigned(lead)) => case.post(lead.handler),
        Fact::Casework(work::Fact::PlanFixed(fixed)) => page
            .t("course-plan")
            .with("handler", case.post(fixed.plan.handler))
            .with("leader", case.post(fixed.plan.leader))
            .with("day", dates::day_seen_on(page.words, fixed.plan.due, case.today()))
            .to_string(),
        Fact::Casework(work::Fact::DraftHanded(handed)) => {
            page.t("course-version").with("n", handed.revision.0).to_string()
        }
        Fact::Casework(work::Fact::DraftEdited(edited)) => {
            page.t("course-version").with("n", edited.revision.0).to_string()
        }
        Fact::Casework(work::Fact::Closed(closed)) => {
            format!("{}，{}", page.t(names::claim(closed.claim)), page.t(names::close_reason(closed.reason)))
        }
        Fact::Intake(_) | Fact::Casework(_) | Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) => String::new(),
        Fact::Review(_) | Fact::Gatherings(_) => String::new(),
    }
}

/// To whom, until when, from whom.
fn sending(case: &Case, fact: &door::Fact) -> Option<String> {
    use door::Fact as F;
    let page = &case.page;
    let day = |day| dates::day_seen_on(page.words, day, case.today());
    let unit = |id| case.visitor.office.unit_name(id).to_owned();
    let to = |id| page.t("course-to").with("unit", unit(id)).to_string();
    if let F::HandedDown(handed) = fact {
        let say = page.t("course-to-until").with("unit", unit(handed.to)).with("day", day(handed.due));
        return Some(say.to_string());
    }
    if let F::TakenBack(back) = fact {
        return Some(page.t("course-from").with("unit", unit(back.from)).to_string());
    }
    if let F::MarkedUrgent(marked) = fact {
        return Some(page.t("course-reported-to").with("unit", unit(marked.to)).to_string());
    }
    if let F::ResultSentBack(back) = fact {
        return Some(day(back.due));
    }
    if let F::Transferred(moved) = fact {
        return Some(to(moved.to));
    }
    if let F::SubmittedUp(moved) = fact {
        let ground = page.t(names::up_ground(moved.ground));
        return Some(format!("{}{}{ground}", to(moved.to), page.t("list-comma")));
    }
    None
}

/// The words beside the event, when they are one text; whole documents have their own place on the page.
fn said(fact: &Fact, words: Option<&Words>) -> String {
    match (fact, words) {
        (_, Some(Words::Said(said))) => said.text.as_str().to_owned(),
        (_, Some(Words::Material(more))) => more.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default(),
        (_, Some(Words::Decline(decline))) => {
            let ways = [&decline.address, &decline.phone, &decline.basis, &decline.number];
            let ways = ways.into_iter().flatten().map(|line| line.as_str());
            let all = [decline.reason.as_str(), decline.instead.as_str()].into_iter().chain(ways);
            all.collect::<Vec<_>>().join("\n")
        }
        (_, Some(Words::Meeting(met))) => met.minutes.as_str().to_owned(),
        (_, Some(Words::Minutes(words))) => words.minutes.as_str().to_owned(),
        (_, Some(Words::Hearing(words))) => [words.place.as_str(), words.matters.as_str()].join("\n"),
        (_, Some(Words::Task(task))) => task.wanted.as_str().to_owned(),
        (_, Some(Words::TaskAnswer(answer))) => answer.text.as_str().to_owned(),
        (_, Some(Words::Registration(about))) => {
            let all = [&about.sender, &about.sender_number, &about.room, &about.companions];
            all.into_iter().flatten().map(|line| line.as_str()).collect::<Vec<_>>().join("\n")
        }
        (_, Some(Words::Repeated(repeated))) => repeated.because.as_str().to_owned(),
        (_, Some(Words::Interview(words))) => looking_again::said(words),
        (_, Some(Words::ReviewRequest(words))) => {
            let new = words.new_facts.as_ref().map(|text| text.as_str());
            [Some(words.reasons.as_str()), new].into_iter().flatten().collect::<Vec<_>>().join("\n")
        }
        (_, Some(Words::Plan(plan))) => plan.measures.as_str().to_owned(),
        (Fact::Intake(door::Fact::PointAdded(_)), Some(Words::Points(points))) => {
            points.points.iter().map(|point| point.as_str()).collect::<Vec<_>>().join("\n")
        }
        (
            _,
            Some(
                Words::Concern(_)
                | Words::Reporter(_)
                | Words::Points(_)
                | Words::Reply(_)
                | Words::Carried(_)
                | Words::Shared(_)
                | Words::Person(_),
            )
            | None,
        ) => String::new(),
    }
}
