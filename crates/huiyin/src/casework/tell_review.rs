//! Review, and what staff took down, as the progress page tells them: what can be asked for, what is decided, what can be
//! undone.

use huiyin_domain::casework::{self, CalledBack, Verdict, VerdictGiven};
use huiyin_domain::deadlines::Standing as ClockStanding;
use huiyin_domain::intake::{Interview, WithdrawalTaken};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::review::{self, Level, WhyNotTaken};
use huiyin_domain::words::Words as Said;

use super::print_paper::Kind;
use super::show_progress::{Node, Review, ReviewLetter, ReviewPoint, TakenDown};
use super::tell_progress::{Teller, said};
use super::tell_steps::plain;
use crate::desk::reviews;
use crate::gate::Entry;
use crate::web::icons::{Shape, State};
use crate::web::words::Words;

impl Teller<'_> {
    /// Where it stands while somebody looks again, or after the last look.
    pub(super) fn now_in_review(&self) -> Option<(State, String)> {
        let review = &self.concern().review;
        let (shape, word, more, level) = match (&review.open, review.is_final) {
            (Some(open), _) => match open.level {
                Level::Review => (Shape::Doing, "now-in-review", "now-in-review-more", open.level),
                Level::Recheck => (Shape::Doing, "now-in-recheck", "now-in-review-more", open.level),
            },
            (None, true) if self.concern().casework.reply().is_some() => {
                (Shape::Done, "now-final", "now-final-more", Level::Recheck)
            }
            (None, _) => return None,
        };
        if let Some((day, time)) = self.hearing_at() {
            let more = self.words.t("now-hearing-more").with("day", day).with("time", time).to_string();
            return Some((State::new(Shape::Doing, self.say("now-hearing")), more));
        }
        let body = reviews::body_name(self.office, self.words, self.concern(), level);
        Some((State::new(shape, self.say(word)), self.words.t(more).with("body", body).to_string()))
    }

    /// How the next level up can be asked to look again, while that is possible.
    pub(super) fn review(&self) -> Option<Review> {
        let (level, why_not) = review::standing_of_request(self.concern(), self.me(), self.today)?;
        let clock = review::term(self.concern(), level, self.me())?;
        let open =
            why_not.is_none() && self.concern().review.open.is_none() && clock.standing == ClockStanding::Running;
        let until = clock.due().filter(|_| open && self.concern().intake.withdrawn.is_none())?;
        let organ = reviews::body_name(self.office, self.words, self.concern(), level);
        let site = self.app.site();
        Some(Review {
            recheck: level == Level::Recheck,
            organ,
            until: self.day(until),
            address: site.words(self.words.language()).letters.clone(),
            href: self.below("review"),
        })
    }

    /// An opinion that is signed here and not in the person's hands yet.
    pub(super) fn confirm_review(&self) -> bool {
        let open = self.concern().review.open.as_ref();
        open.is_some_and(|open| open.unit.is_some() && matches!(open.standing, review::Standing::Signed { .. }))
    }

    /// The last opinion that counts, as it reads.
    pub(super) fn review_letter(&self) -> Option<ReviewLetter> {
        let entries = &self.opened.entries;
        let level = Level::ALL.into_iter().rev().find(|level| reviews::issued(entries, *level).is_some())?;
        let found = reviews::opinion(entries, Some(level))?;
        let chinese = Words::of(crate::web::words::Language::Chinese);
        let point = |one: &review::PointDecision| {
            let said = found.words.and_then(|words| words.answers.iter().find(|answer| answer.point == one.point));
            let texts = said.map(|said| [&said.facts, &said.reasons, &said.remedy]);
            ReviewPoint {
                heading: self.point(one.point),
                state: reviews::decision_state(self.words, one.decision),
                parts: texts
                    .map(|texts| texts.into_iter().flatten().map(|text| text.as_str().to_owned()).collect())
                    .unwrap_or_default(),
                basis: said
                    .and_then(|said| said.basis.as_ref())
                    .map(|text| text.as_str().to_owned())
                    .unwrap_or_default(),
            }
        };
        let opening = found.words.map(|words| words.opening.as_str().to_owned());
        let outside = found.outside.map(|words| words.text.as_str().to_owned());
        let signer = reviews::body_name(self.office, chinese, self.concern(), level);
        let kind = if level == Level::Review { Kind::Review } else { Kind::Recheck };
        Some(ReviewLetter {
            title: self.say(kind.key()),
            opening: opening.or(outside).unwrap_or_default(),
            points: found.decisions.iter().map(point).collect(),
            signed: signer,
            paper: found.words.map(|_| self.below(&format!("papers/{}", kind.word()))).unwrap_or_default(),
        })
    }

    /// What staff took down and the person may still undo.
    pub(super) fn taken_down(&self) -> Option<TakenDown> {
        let taken = self.mine()?.taken?;
        (self.today <= taken.until).then(|| TakenDown { until: self.day(taken.until) })
    }

    pub(super) fn review_node(&self, entry: &Entry, fact: &review::Fact) -> Option<Node> {
        use review::Fact as F;
        let node = match fact {
            F::ReviewRequested(asked) => {
                let body = reviews::body_name(self.office, self.words, self.concern(), asked.level);
                let key = if asked.unit.is_some() { "node-review-asked-words" } else { "node-review-outside-words" };
                let words = self.words.t(key).with("body", body).with("day", self.day(asked.on));
                let title = at(asked.level, ["node-review-asked", "node-recheck-asked"]);
                let clock = self.clock(asked.level.clock());
                let links = self.paper(entry, Kind::ReviewRequest);
                Node { said: asked_words(entry), clock, links, ..self.told(entry, title, Some(words)) }
            }
            F::ReviewNotTaken(not) => self.not_taken(entry, not),
            F::ReviewSent(sent) => {
                let words = self.words.t("node-review-sent-words").with("day", self.day(sent.on));
                self.told(entry, "node-review-sent", Some(words))
            }
            F::ReviewSigned(signed) => {
                let (title, kind) = match signed.level {
                    Level::Review => ("node-review-signed", Kind::Review),
                    Level::Recheck => ("node-recheck-signed", Kind::Recheck),
                };
                Node { links: self.paper(entry, kind), ..self.told(entry, title, None) }
            }
            F::ReviewRecorded(recorded) => {
                self.told(entry, at(recorded.level, ["node-review-recorded", "node-recheck-recorded"]), None)
            }
            F::ReviewDelivered(delivered) => self.review_delivered(entry, delivered),
            F::NewFactsAnswered(_) => Node { said: said(entry), ..self.told(entry, "node-new-facts-answered", None) },
            // Who writes it, and what was still written, stays with the unit that decides.
            F::ReviewAssigned(_) | F::ReviewDecided(_) | F::ReviewReturned(_) => return None,
        };
        Some(node)
    }

    fn not_taken(&self, entry: &Entry, not: &review::ReviewNotTaken) -> Node {
        let until = self.concern().due(not.level.request_clock()).map(|day| self.day(day)).unwrap_or_default();
        let key = match (not.because, not.new_facts) {
            (_, true) => "node-not-taken-new",
            (WhyNotTaken::TermOver, false) => "node-not-taken-late",
            (WhyNotTaken::Final, false) => "node-not-taken-final",
        };
        let words = self.words.t(key).with("day", until);
        let links = self.paper(entry, Kind::ReviewNotTaken);
        let node = self.told(entry, "node-not-taken", Some(words));
        Node { class: "plain", shape: Shape::Dash, said: asked_words(entry), links, ..node }
    }

    fn review_delivered(&self, entry: &Entry, delivered: &review::ReviewDelivered) -> Node {
        let day = self.day(delivered.delivery.on);
        let key = match (delivered.back, delivered.last) {
            (true, _) => "node-review-back",
            (false, true) => "node-review-final",
            (false, false) => "node-review-stands",
        };
        let title = at(delivered.level, ["node-review-delivered", "node-recheck-delivered"]);
        let clock = match delivered.level {
            Level::Review => self.clock(Level::Recheck.request_clock()),
            Level::Recheck => self.clock(Level::Recheck.clock()),
        };
        Node { clock, ..self.told(entry, title, Some(self.words.t(key).with("day", day))) }
    }

    /// Told to the minute, with who sat there and how it was made sure who spoke: nothing is entered silently.
    fn taken(&self, entry: &Entry, title: &str, (interview, until): (Interview, Option<Day>)) -> Node {
        let when = crate::web::dates::moment(self.words, entry.recorded.stamp.at.civil(self.app.zone()));
        let how = self.words.t("node-taken-words").with("spoken", self.say(reviews::spoken(interview.spoken)));
        let how = how.with("checked", self.say(reviews::checked(interview.checked)));
        let mut node = plain(when, self.say(title), Some(how));
        if let Some(Said::Interview(words)) = &entry.words {
            node.said = words.read_back.as_str().to_owned();
        }
        let undo = until.map(|day| self.words.t("node-taken-undo").with("day", self.day(day)).rich());
        node.sentences.extend(undo);
        node.links = self.paper(entry, Kind::Interview);
        node
    }

    pub(super) fn withdrawal_taken(&self, entry: &Entry, taken: &WithdrawalTaken) -> Node {
        self.taken(entry, "node-withdrawal-taken", (taken.interview, Some(taken.until)))
    }

    pub(super) fn verdict_taken(&self, entry: &Entry, taken: &casework::VerdictTaken) -> Node {
        let (title, shape, class) = spoken_verdict(&taken.points);
        Node { shape, class, ..self.taken(entry, title, (taken.interview, Some(taken.until))) }
    }

    pub(super) fn verdict_undone(&self, entry: &Entry, undone: &casework::VerdictUndone) -> Node {
        match undone.interview {
            Some(interview) => self.taken(entry, "node-verdict-undone", (interview, None)),
            None => self.told(entry, "node-verdict-undone", None),
        }
    }

    pub(super) fn called_back(&self, entry: &Entry, called: &CalledBack) -> Node {
        let Some(interview) = called.interview else {
            let last = called.attempt >= casework::call_back::ATTEMPTS_MAX;
            let key = if last { "node-call-ended" } else { "node-call-missed" };
            let words = self.words.t(key).with("n", called.attempt);
            let node = self.told(entry, "node-call", Some(words));
            return Node { class: "plain", shape: Shape::Dash, ..node };
        };
        let (title, shape, class) = spoken_verdict(&called.points);
        Node { shape, class, ..self.taken(entry, title, (interview, called.until)) }
    }
}

fn at(level: Level, [review, recheck]: [&'static str; 2]) -> &'static str {
    match level {
        Level::Review => review,
        Level::Recheck => recheck,
    }
}

fn spoken_verdict(points: &[casework::PointVerdict]) -> (&'static str, Shape, &'static str) {
    let given = VerdictGiven { points: points.to_vec(), reporter: ReporterNo::FIRST };
    match given.overall() {
        Verdict::Solved => ("node-said-solved", Shape::Done, "done"),
        Verdict::NotSolved => ("node-said-not-solved", Shape::No, "no"),
        Verdict::CannotSay => ("node-said-cannot-say", Shape::NotYet, "not-yet"),
    }
}

fn asked_words(entry: &Entry) -> String {
    match &entry.words {
        Some(Said::ReviewRequest(words)) => words.reasons.as_str().to_owned(),
        _other => String::new(),
    }
}
