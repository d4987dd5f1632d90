//! Puts the progress page together from what happened, in words of the catalogue. Only what the citizen may see is taken:
//! staff notes, drafts and remarks are passed over whatever the permit would open.

use huiyin_domain::casework::{self, Outcome, Verdict};
use huiyin_domain::concern::{Concern, OwedBy, Stage};
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::ids::{PointNo, Revision, UnitId};
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::review;
use huiyin_domain::words::{ReplyWords, Words as Said};

use super::show_progress::{
    Asked, Carried, FileLink, Letter, LetterAnswer, Next, OutcomeLine, Owed, PromiseLine, Reader, VerdictBlock, Way,
};
use super::view;
use crate::app::App;
use crate::gate::{Entry, Opened};
use crate::web::claimed;
use crate::web::icons::{Shape, State};
use crate::web::words::{Html, Words};
use crate::web::{dates, paths};

/// Everything the parts of the page are told from.
pub(super) struct Teller<'a> {
    pub(super) app: &'a App,
    pub(super) office: &'a crate::app::OfficeNow,
    pub(super) words: &'static Words,
    pub(super) opened: &'a Opened,
    pub(super) today: Day,
}

impl Teller<'_> {
    pub(super) fn concern(&self) -> &Concern {
        &self.opened.concern
    }

    pub(super) fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.opened.entries.iter()
    }

    pub(super) fn day(&self, day: Day) -> String {
        dates::day_seen_on(self.words, day, self.today)
    }

    pub(super) fn day_of(&self, at: Moment) -> String {
        self.day(at.day(self.app.zone()))
    }

    pub(super) fn unit(&self, id: UnitId) -> &str {
        self.office.unit_name(id)
    }

    pub(super) fn below(&self, what: &str) -> String {
        paths::below(self.opened.number, what)
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.words.t(key).to_string()
    }

    /// Where it stands: shape and word, and what that means for the person.
    pub(super) fn now(&self) -> (State, String) {
        if self.left_until().is_some() {
            return (State::new(Shape::Dash, self.say("now-left")), self.say("now-left-more"));
        }
        let at_rest = matches!(self.stage(), Stage::Delivered | Stage::Disputed | Stage::Closed);
        if let Some(now) = self.now_in_review().filter(|_| at_rest) {
            return now;
        }
        let (shape, word, more) = match self.stage() {
            Stage::Unfiled | Stage::Received => (Shape::Doing, "now-received", "now-received-more"),
            Stage::Transferred => (Shape::Doing, "now-transferred", "now-transferred-more"),
            Stage::Objected => (Shape::Doing, "now-objected", "now-objected-more"),
            Stage::NotAccepted => (Shape::Dash, "now-not-accepted", "now-not-accepted-more"),
            Stage::Repeated => (Shape::Dash, "now-repeated", "now-repeated-more"),
            Stage::Joined => (Shape::Doing, "now-joined", "now-joined-more"),
            Stage::Accepted => (Shape::Doing, "now-accepted", "now-accepted-more"),
            Stage::Assigned => (Shape::Doing, "now-assigned", "now-assigned-more"),
            Stage::Handling | Stage::Handed => (Shape::Doing, "now-handling", "now-handling-more"),
            Stage::Signed => (Shape::Done, "now-signed", "now-signed-more"),
            Stage::Delivered if self.mine().is_some_and(|mine| mine.verdict.is_some()) => {
                (Shape::Done, "now-judged", "now-judged-more")
            }
            Stage::Delivered => (Shape::Done, "now-delivered", "now-delivered-more"),
            Stage::Disputed => (Shape::No, "now-disputed", "now-disputed-more"),
            Stage::Withdrawn => (Shape::Dash, "now-withdrawn", "now-withdrawn-more"),
            Stage::Closed => (Shape::Done, "now-closed", "now-closed-more"),
        };
        (State::new(shape, self.say(word)), self.say(more))
    }

    /// The next legal day that somebody owes the person something.
    pub(super) fn next(&self) -> Option<Next> {
        let (day, clock) = self.concern().deadlines.next_due()?;
        let key = match clock.id {
            ClockId::Register => "next-register",
            ClockId::Acknowledge | ClockId::AcknowledgeForwarded => "next-acknowledge",
            ClockId::Object => "next-object",
            ClockId::Done => "next-done",
            ClockId::RequestReview => "next-review",
            ClockId::Review => "next-the-review",
            ClockId::RequestRecheck => "next-request-recheck",
            ClockId::Recheck => "next-the-recheck",
            // A co-handler's day is told with its unit; it is never the concern's own next day.
            ClockId::CoHandle => return None,
            ClockId::Assigned => "next-result",
        };
        Some(Next { words: self.say(key), day: self.day(day) })
    }

    pub(super) fn owed(&self) -> Option<Owed> {
        let open = self.concern().casework.promises.iter().filter(|promise| promise.kept.is_none());
        let first = self.concern().casework.open_promise()?;
        Some(Owed { count: open.count(), day: self.day(first.due) })
    }

    /// The open question, the last one asked.
    pub(super) fn asked(&self) -> Option<Asked> {
        if self.concern().casework.open_questions == 0 {
            return None;
        }
        let is_question =
            |entry: &&Entry| matches!(entry.recorded.fact, Fact::Casework(casework::Fact::CitizenAsked(_)));
        let entry = self.entries().rev().find(is_question)?;
        let unit = self.concern().unit().map(|unit| self.unit(unit).to_owned()).unwrap_or_default();
        Some(Asked { unit, day: self.day_of(entry.recorded.stamp.at), question: said(entry) })
    }

    pub(super) fn undo_until(&self) -> Option<String> {
        let until = self.concern().intake.withdrawn.map(|withdrawn| withdrawn.until).or_else(|| self.left_until())?;
        (self.today <= until).then(|| self.day(until))
    }

    pub(super) fn points(&self) -> Vec<String> {
        let mut points = Vec::new();
        for entry in self.entries() {
            if let Some(Said::Points(words)) = &entry.words {
                if matches!(entry.recorded.fact, Fact::Intake(huiyin_domain::intake::Fact::PointsNamed(_))) {
                    points.clear();
                }
                points.extend(words.points.iter().map(|point| point.as_str().to_owned()));
            }
        }
        points
    }

    pub(super) fn point(&self, no: PointNo) -> String {
        let place = usize::try_from(no.0).unwrap_or(usize::MAX).checked_sub(1);
        place.and_then(|place| self.points().get(place).cloned()).unwrap_or_else(|| no.to_string())
    }

    pub(super) fn outcomes(&self) -> Vec<OutcomeLine> {
        let reply = self.concern().casework.reply().filter(|_| self.concern().stage() != Stage::Withdrawn);
        let answers = reply.map(|reply| reply.answers.as_slice()).unwrap_or_default();
        answers
            .iter()
            .map(|answer| OutcomeLine { point: self.point(answer.point), state: self.outcome(answer.outcome) })
            .collect()
    }

    pub(super) fn outcome(&self, outcome: Outcome) -> State {
        match outcome {
            Outcome::Upheld => State::new(Shape::Done, self.say("outcome-upheld")),
            Outcome::Explained => State::new(Shape::Dash, self.say("outcome-explained")),
            Outcome::NotUpheld => State::new(Shape::No, self.say("outcome-not-upheld")),
        }
    }

    fn judged(&self, verdict: Verdict) -> State {
        match verdict {
            Verdict::Solved => State::new(Shape::Done, self.say("verdict-solved")),
            Verdict::NotSolved => State::new(Shape::No, self.say("verdict-not-solved")),
            Verdict::CannotSay => {
                State { class: "not-yet", shape: Shape::NotYet, words: self.say("verdict-cannot-say") }
            }
        }
    }

    /// The block in which the person judges: once there is a delivered reply, also after closing.
    pub(super) fn verdict_block(&self) -> Option<VerdictBlock> {
        let mine = self.mine()?;
        let asked = matches!(self.stage(), Stage::Delivered | Stage::Disputed | Stage::Closed);
        if !asked || mine.delivery.is_none() || self.left_until().is_some() {
            return None;
        }
        let points = mine.verdict.as_ref().map(|verdict| verdict.points.as_slice()).unwrap_or_default();
        let given =
            points.iter().map(|one| OutcomeLine { point: self.point(one.point), state: self.judged(one.verdict) });
        let owes = self.stage() == Stage::Disputed;
        let answer_owed = if owes { self.answer_owed() } else { Vec::new() };
        Some(VerdictBlock { given: given.collect(), answer_owed })
    }

    /// Who owes the answer to 没解决, and since when. The law gives that step no term, so no date is made up for it; the
    /// term that the law does give is the one for asking review.
    fn answer_owed(&self) -> Vec<Html> {
        let Some(OwedBy::Role { unit, role }) = self.concern().owed().map(|owed| owed.by) else { return Vec::new() };
        let is_verdict = |entry: &&Entry| matches!(&entry.recorded.fact, Fact::Casework(casework::Fact::VerdictGiven(given)) if given.reporter == self.me());
        let since = self.entries().rev().find(is_verdict).map(|entry| self.day_of(entry.recorded.stamp.at));
        let owed = self.words.t("verdict-answer-owed").with("unit", self.unit(unit));
        let owed = owed.with("post", self.say(role_key(role))).with("day", since.unwrap_or_default()).rich();
        let review = self.review().map(|review| {
            self.words.t("verdict-answer-review").with("organ", review.organ).with("day", review.until).rich()
        });
        std::iter::once(owed).chain(review).collect()
    }

    /// Words of the version that was signed.
    pub(super) fn reply_words(&self) -> Option<&ReplyWords> {
        let signed = self.concern().casework.reply()?.revision;
        self.entries().rev().find_map(|entry| {
            let (revision, _) = handed_in(entry)?;
            match &entry.words {
                Some(Said::Reply(words)) if revision == signed => Some(words),
                _ => None,
            }
        })
    }

    pub(super) fn letter(&self) -> Option<Letter> {
        let (words, reply) = (self.reply_words()?, self.concern().casework.reply()?);
        let chinese = Words::of(crate::web::words::Language::Chinese);
        let to = self.reporter_name().map(|name| chinese.t("own-letter-to").with("name", name).to_string());
        let answers = reply.answers.iter().map(|answer| self.letter_answer(words, answer)).collect();
        Some(Letter {
            to: to.unwrap_or_default(),
            opening: words.opening.as_str().to_owned(),
            answers,
            signed: self.signed(),
            paper: self.below("papers/opinion"),
            annexes: self.annexes(),
        })
    }

    fn reporter_name(&self) -> Option<String> {
        self.entries().find_map(|entry| match &entry.words {
            Some(Said::Reporter(words)) => words.name.as_ref().map(|name| name.as_str().to_owned()),
            _ => None,
        })
    }

    fn signed(&self) -> String {
        use casework::Fact as F;
        let is_signature =
            |entry: &&Entry| matches!(entry.recorded.fact, Fact::Casework(F::ReplySigned(_) | F::AnswerTaken(_)));
        let at = self.entries().rev().find(is_signature).map(|entry| entry.recorded.stamp.at.day(self.app.zone()));
        let unit = self.concern().unit().map(|unit| self.unit(unit)).unwrap_or_default();
        let chinese = Words::of(crate::web::words::Language::Chinese);
        let day = at.map(|day| dates::paper_day(chinese, day)).unwrap_or_default();
        chinese.t("own-letter-signed").with("unit", unit).with("day", day).to_string()
    }

    pub(super) fn letter_answer(&self, words: &ReplyWords, answer: &casework::Answer) -> LetterAnswer {
        let said = words.answers.iter().find(|said| said.point == answer.point);
        let text = |part: Option<&huiyin_domain::kernel::text::Prose>| part.map(|part| part.as_str().to_owned());
        let parts = [
            said.and_then(|said| text(said.facts.as_ref())),
            said.and_then(|said| text(said.reasons.as_ref())),
            said.and_then(|said| text(said.remedy.as_ref())),
        ];
        let chinese = Words::of(crate::web::words::Language::Chinese);
        let heading = chinese
            .t("own-letter-point")
            .with("no", dates::han_number(answer.point.0))
            .with("point", self.point(answer.point));
        LetterAnswer {
            heading: heading.to_string(),
            state: self.outcome(answer.outcome),
            parts: parts.into_iter().flatten().collect(),
            basis: said.and_then(|said| text(said.basis.as_ref())).unwrap_or_default(),
        }
    }

    /// Promises of signed replies, by day.
    pub(super) fn promises(&self) -> Vec<PromiseLine> {
        let mut held: Vec<_> = self.concern().casework.promises.iter().collect();
        held.sort_by_key(|promise| (promise.kept.is_some(), promise.due, promise.promise));
        held.into_iter().filter_map(|promise| self.promise(promise)).collect()
    }

    fn promise(&self, held: &casework::PromiseState) -> Option<PromiseLine> {
        let (answer, place) = self.entries().rev().find_map(|entry| self.promised_in(entry, held))?;
        let words = answer.promises.get(place)?;
        let when = self.words.t("own-promise-who-when").with("who", words.who.as_str()).with("day", self.day(held.due));
        let how = self.entries().rev().find(|entry| settles(entry, held)).map(said).unwrap_or_default();
        Some(PromiseLine {
            what: words.what.as_str().to_owned(),
            state: self.promise_state(held),
            who_when: when.rich(),
            how,
        })
    }

    /// The words of a promise lie in the reply that made it, in the order of the event's list.
    fn promised_in<'e>(
        &self,
        entry: &'e Entry,
        held: &casework::PromiseState,
    ) -> Option<(&'e huiyin_domain::words::AnswerWords, usize)> {
        let (_, answers) = handed_in(entry)?;
        let Some(Said::Reply(words)) = &entry.words else { return None };
        let (point, place) = answers.iter().find_map(|answer| {
            let place = answer.promises.iter().position(|promise| promise.promise == held.promise)?;
            Some((answer.point, place))
        })?;
        words.answers.iter().find(|said| said.point == point).map(|said| (said, place))
    }

    fn promise_state(&self, held: &casework::PromiseState) -> State {
        let left = self.today.until(held.due).map_or(0, |span| span.get_days());
        match held.kept {
            Some(true) => State::new(Shape::Done, self.say("own-promise-kept")),
            Some(false) => State::new(Shape::No, self.say("own-promise-broken")),
            None if left < 0 => State::new(Shape::Late, self.words.t("own-promise-late").with("n", -left).to_string()),
            None if left <= SOON_DAYS => {
                State::new(Shape::Soon, self.words.t("own-promise-left").with("n", left).to_string())
            }
            None => State::new(Shape::InTime, self.words.t("own-promise-left").with("n", left).to_string()),
        }
    }

    pub(super) fn carried(&self) -> Option<Carried> {
        let words = self.entries().find_map(|entry| match &entry.words {
            Some(Said::Carried(words)) => Some(words),
            _ => None,
        })?;
        let source = self.concern().intake.record.as_ref()?.carried_from.clone()?;
        let mut facts = vec![(self.say("own-carried-number"), words.source_id.clone())];
        facts.extend(words.state.clone().map(|state| (self.say("own-carried-state"), state)));
        let claim = claimed::find(self.entries().map(|entry| &entry.recorded.fact));
        facts.extend(claim.map(|claim| claimed::lines(self.words, claim)).unwrap_or_default());
        let reply = words.reply.as_ref().map(|reply| reply.as_str().to_owned()).unwrap_or_default();
        Some(Carried { source, facts, reply })
    }

    /// The person's own words, where, and files.
    pub(super) fn own_words(&self) -> (String, String, String, Vec<FileLink>) {
        let own = self.entries().find_map(|entry| match &entry.words {
            Some(Said::Concern(words)) => Some((
                words.title.as_str().to_owned(),
                words.text.as_str().to_owned(),
                words.place.as_ref().map(|place| place.as_str().to_owned()).unwrap_or_default(),
                self.links(&words.files),
            )),
            Some(Said::Carried(words)) => Some((
                words.title.clone(),
                words.text.as_str().to_owned(),
                words.place.clone().unwrap_or_default(),
                self.links(&words.files),
            )),
            _ => None,
        });
        own.unwrap_or_default()
    }

    /// What the person can do now; the rules say the same when it is tried.
    pub(super) fn ways(&self) -> Vec<Way> {
        let stage = self.concern().stage();
        let way = |path: &str, words: &str, hint: &str| Way {
            href: self.below(path),
            words: self.say(words),
            hint: self.say(hint),
        };
        let mut ways = vec![way("material", "way-material", "way-material-hint")];
        if stage == Stage::Repeated {
            ways.insert(0, way("news", "way-news", "way-news-hint"));
        }
        let may_add =
            matches!(stage, Stage::Accepted | Stage::Assigned | Stage::Handling) && !self.concern().intake.point_added;
        if may_add && self.concern().intake.points > 0 {
            ways.push(way("points", "way-point", "way-point-hint"));
        }
        let late = review::standing_of_request(self.concern(), self.me(), self.today)
            .is_some_and(|(_, why_not)| why_not.is_some());
        if late && self.concern().review.open.is_none() && stage != Stage::Withdrawn {
            ways.push(way("review", "way-review-late", "way-review-late-hint"));
        }
        if !matches!(stage, Stage::Unfiled | Stage::Withdrawn | Stage::NotAccepted | Stage::Repeated | Stage::Closed) {
            ways.push(way("withdrawal", "way-withdraw", "way-withdraw-hint"));
        }
        ways
    }

    /// By unit and role, never by name.
    pub(super) fn readers(&self, rows: Vec<view::Reader>) -> Vec<Reader> {
        let row = |row: view::Reader| {
            let what = match (row.identity, row.content) {
                (true, true) => "readers-all",
                (true, false) => "readers-contact-alone",
                (false, _) => "readers-without-contact",
            };
            Reader {
                unit: self.unit(row.unit).to_owned(),
                post: self.say(role_key(row.role)),
                what: self.words.t(what).with("n", row.times).to_string(),
                last: dates::short_day(self.words, Moment(row.last).day(self.app.zone())),
            }
        };
        rows.into_iter().map(row).collect()
    }
}

/// A promise is soon due in its last week: time enough to ask.
const SOON_DAYS: i32 = 7;

fn settles(entry: &Entry, held: &casework::PromiseState) -> bool {
    let Fact::Casework(fact) = &entry.recorded.fact else { return false };
    let kept = if let casework::Fact::PromiseKept(kept) = fact { Some(kept.promise) } else { None };
    let broken = if let casework::Fact::PromiseBroken(broken) = fact { Some(broken.promise) } else { None };
    kept.or(broken) == Some(held.promise)
}

/// The version that an entry handed to check or changed, with its outcomes.
fn handed_in(entry: &Entry) -> Option<(Revision, &[casework::Answer])> {
    let Fact::Casework(fact) = &entry.recorded.fact else { return None };
    if let casework::Fact::DraftHanded(handed) = fact {
        return Some((handed.revision, &handed.answers));
    }
    if let casework::Fact::DraftEdited(edited) = fact {
        return Some((edited.revision, &edited.answers));
    }
    if let casework::Fact::AnswerTaken(taken) = fact {
        return Some((taken.revision, &taken.answers));
    }
    None
}

/// The one text of an entry.
pub(super) fn said(entry: &Entry) -> String {
    match &entry.words {
        Some(Said::Said(words)) => words.text.as_str().to_owned(),
        _ => String::new(),
    }
}

fn role_key(role: huiyin_domain::kernel::actor::Role) -> &'static str {
    use huiyin_domain::kernel::actor::Role;
    match role {
        Role::FrontDesk => "reader-front-desk",
        Role::Handler => "reader-handler",
        Role::UnitHead => "reader-unit-head",
        Role::Supervisor => "reader-supervisor",
        Role::Citizen | Role::Admin | Role::System | Role::Operator => "reader-other",
    }
}
