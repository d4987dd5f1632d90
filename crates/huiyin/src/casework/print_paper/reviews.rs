//! 复查申请书, 复查意见书, 复核意见书, 不再受理告知书, 代记单.

use huiyin_domain::casework as work;
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::kernel::ids::{PointNo, UnitId};
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::review::{self, Level, PointDecision};
use huiyin_domain::words::{AnswerWords, ReplyWords, ReviewRequestWords, Words as Said};

use super::{Block, Kind, Writer};
use crate::desk::reviews;
use crate::web::words::Say;

/// The paper that a fact of a review issues.
pub(super) fn kind_made_by(fact: &review::Fact) -> Option<Kind> {
    match fact {
        review::Fact::ReviewRequested(_) => Some(Kind::ReviewRequest),
        review::Fact::ReviewNotTaken(_) => Some(Kind::ReviewNotTaken),
        review::Fact::ReviewSigned(signed) => Some(match signed.level {
            Level::Review => Kind::Review,
            Level::Recheck => Kind::Recheck,
        }),
        // The paper of a body outside is that body's own.
        review::Fact::ReviewRecorded(_)
        | review::Fact::ReviewAssigned(_)
        | review::Fact::ReviewSent(_)
        | review::Fact::ReviewDecided(_)
        | review::Fact::ReviewReturned(_)
        | review::Fact::ReviewDelivered(_)
        | review::Fact::NewFactsAnswered(_) => None,
    }
}

/// Whether staff took down what the person said: the person gets that on paper.
pub(super) fn is_interview(fact: &Fact) -> bool {
    let taken =
        matches!(fact, Fact::Casework(work::Fact::VerdictTaken(_)) | Fact::Intake(door::Fact::WithdrawalTaken(_)));
    let called = matches!(fact, Fact::Casework(work::Fact::CalledBack(called)) if called.interview.is_some());
    let undone = matches!(fact, Fact::Casework(work::Fact::VerdictUndone(undone)) if undone.interview.is_some())
        || matches!(fact, Fact::Intake(door::Fact::WithdrawalUndone(undone)) if undone.interview.is_some());
    taken || called || undone || of_one(fact).is_some()
}

/// How it was made sure that one of several left, or is back, where staff took it down.
fn of_one(fact: &Fact) -> Option<(door::Interview, Option<Day>)> {
    if let Fact::Intake(door::Fact::ReporterLeft(left)) = fact {
        return Some((left.interview?, Some(left.until)));
    }
    if let Fact::Intake(door::Fact::ReporterBack(back)) = fact {
        return Some((back.interview?, None));
    }
    None
}

impl Writer<'_> {
    fn level(&self) -> Level {
        let made_by = self.made_by.map(|recorded| &recorded.fact);
        if let Some(Fact::Review(review::Fact::ReviewRequested(asked))) = made_by {
            return asked.level;
        }
        if let Some(Fact::Review(review::Fact::ReviewNotTaken(not))) = made_by {
            return not.level;
        }
        if let Some(level) = self.hearing_level() {
            return level;
        }
        if self.kind == Kind::Recheck { Level::Recheck } else { Level::Review }
    }

    /// The organ that signs: the unit that reviewed; of a request, the desk that carries it.
    pub(super) fn review_unit(&self, fact: &review::Fact) -> Option<UnitId> {
        match fact {
            review::Fact::ReviewSigned(signed) => reviews::unit_of(&self.opened.entries, signed.level),
            review::Fact::ReviewRequested(_)
            | review::Fact::ReviewNotTaken(_)
            | review::Fact::ReviewAssigned(_)
            | review::Fact::ReviewSent(_)
            | review::Fact::ReviewDecided(_)
            | review::Fact::ReviewReturned(_)
            | review::Fact::ReviewRecorded(_)
            | review::Fact::ReviewDelivered(_)
            | review::Fact::NewFactsAnswered(_) => self.opened.concern.desk(),
        }
    }

    pub(super) fn review_body(&self) -> String {
        reviews::body_name(&self.office, self.words, &self.opened.concern, self.level())
    }

    fn asked_on(&self) -> Option<Day> {
        self.asked_review().map(|(asked, _)| asked.on)
    }

    /// The last request for this look, and the words beside it.
    fn asked_review(&self) -> Option<(&review::ReviewRequested, &ReviewRequestWords)> {
        self.opened.entries.iter().rev().find_map(|entry| {
            let Fact::Review(review::Fact::ReviewRequested(asked)) = &entry.recorded.fact else { return None };
            let Some(Said::ReviewRequest(words)) = &entry.words else { return None };
            (asked.level == self.level()).then_some((asked, words))
        })
    }

    /// The last request that was not taken, and the words beside it.
    fn not_taken(&self) -> Option<(&review::ReviewNotTaken, &ReviewRequestWords)> {
        self.opened.entries.iter().rev().find_map(|entry| {
            let Fact::Review(review::Fact::ReviewNotTaken(not)) = &entry.recorded.fact else { return None };
            let Some(Said::ReviewRequest(words)) = &entry.words else { return None };
            Some((not, words))
        })
    }

    fn point_words(&self, point: PointNo) -> String {
        let place = usize::try_from(point.0).ok().and_then(|no| no.checked_sub(1));
        place.and_then(|place| self.told.points.get(place).cloned()).unwrap_or_default()
    }

    pub(super) fn asked_blocks(&self) -> Vec<Block> {
        let found = match self.kind == Kind::ReviewNotTaken {
            true => self.not_taken().map(|(not, words)| (&not.points, words)),
            false => self.asked_review().map(|(asked, words)| (&asked.points, words)),
        };
        let Some((points, words)) = found else { return Vec::new() };
        let points = points.iter().map(|point| self.item(point.0, self.point_words(*point)));
        let new = words.new_facts.as_ref().map(|text| self.words.t("paper-review-new").with("text", text.as_str()));
        let new = new.map(|say| Block::Para(say.to_string()));
        points.chain([Block::Para(words.reasons.as_str().to_owned())]).chain(new).collect()
    }

    /// The text of a paper that says what was said, in no words of the office.
    pub(super) fn as_said(&self) -> Vec<Block> {
        match self.kind {
            Kind::Interview => self.interview(),
            Kind::HearingNotice => self.hearing_notice(),
            Kind::HearingMinutes => self.hearing_minutes(),
            Kind::Transfer | Kind::Accept | Kind::Decline | Kind::Opinion => Vec::new(),
            Kind::ReviewRequest | Kind::Review | Kind::Recheck | Kind::ReviewNotTaken | Kind::Restriction => Vec::new(),
            Kind::Extension | Kind::Question | Kind::Repeated => Vec::new(),
        }
    }

    /// Whether the reader may not know what the paper is about: then it says nothing at all.
    pub(super) fn words_are_missing(&self) -> bool {
        match self.kind {
            Kind::Review | Kind::Recheck => self.opinion().is_none(),
            Kind::ReviewNotTaken => self.refused().is_none(),
            Kind::Restriction => self.approved().is_none(),
            Kind::Extension | Kind::Question | Kind::Repeated => self.is_untold(),
            Kind::Transfer | Kind::Accept | Kind::Decline | Kind::Opinion | Kind::ReviewRequest => false,
            Kind::HearingNotice | Kind::HearingMinutes | Kind::Interview => false,
        }
    }

    /// 您于…反映的“…”: how every such paper begins.
    pub(super) fn matter(&self, key: &'static str) -> Say<'static> {
        let record = self.opened.concern.intake.record.as_ref();
        let day = record.map_or(String::new(), |record| self.date(record.received_on));
        self.words.t(key).with("day", day).with("title", self.told.title.as_str())
    }

    pub(super) fn level_word(&self) -> String {
        self.say(reviews::level(self.level()))
    }

    pub(super) fn is_opinion_of_review(&self) -> bool {
        matches!(self.kind, Kind::Review | Kind::Recheck)
    }

    /// What a slot says that papers of a review alone have.
    pub(super) fn slot_of_review(&self, slot: Slot) -> String {
        let concern = &self.opened.concern;
        if slot == Slot::AskedOn {
            let on = self.refused().map(|not| not.on).or_else(|| self.asked_on());
            on.map(|day| self.date(day)).unwrap_or_default()
        } else if slot == Slot::Level {
            self.level_word()
        } else if slot == Slot::Answering {
            concern.unit().map_or("", |unit| self.office.unit_name(unit)).to_owned()
        } else if slot == Slot::Further {
            let body = reviews::body_name(&self.office, self.words, concern, Level::Recheck);
            self.words.t("paper-review-recheck").with("body", body).to_string()
        } else if slot == Slot::Final {
            self.say("paper-review-last")
        } else if slot == Slot::NotTaken {
            self.why_not_taken()
        } else {
            self.still_open()
        }
    }

    fn opinion(&self) -> Option<(&[PointDecision], &ReplyWords)> {
        let found = reviews::opinion(&self.opened.entries, Some(self.level()))?;
        Some((found.decisions, found.words?))
    }

    pub(super) fn review_opening(&self) -> String {
        self.opinion().map_or(String::new(), |(_, words)| words.opening.as_str().to_owned())
    }

    pub(super) fn review_found(&self) -> Vec<Block> {
        let Some((_, words)) = self.opinion() else { return Vec::new() };
        let said = |answer: &AnswerWords| text(answer.facts.as_ref()) + &text(answer.reasons.as_ref());
        words.answers.iter().map(|answer| self.item(answer.point.0, said(answer))).collect()
    }

    pub(super) fn review_outcomes(&self) -> Vec<Block> {
        let Some((decisions, words)) = self.opinion() else { return Vec::new() };
        let one = |one: &PointDecision| {
            let said = words.answers.iter().find(|answer| answer.point == one.point);
            let say = self.words.t("paper-opinion-point").with("outcome", self.say(reviews::decision(one.decision)));
            let say = say.with("remedy", said.map(|said| text(said.remedy.as_ref())).unwrap_or_default());
            let say = say.with("basis", said.map(|said| text(said.basis.as_ref())).unwrap_or_default());
            self.item(one.point.0, say.to_string())
        };
        decisions.iter().map(one).collect()
    }

    /// The request that nobody takes.
    fn refused(&self) -> Option<&review::ReviewNotTaken> {
        match self.made_by.map(|recorded| &recorded.fact) {
            Some(Fact::Review(review::Fact::ReviewNotTaken(not))) => Some(not),
            Some(
                Fact::Review(_)
                | Fact::Intake(_)
                | Fact::Casework(_)
                | Fact::Deadlines(_)
                | Fact::Office(_)
                | Fact::Reading(_)
                | Fact::Gatherings(_),
            )
            | None => None,
        }
    }

    fn why_not_taken(&self) -> String {
        let Some(not) = self.refused() else { return String::new() };
        let key = match not.because {
            review::WhyNotTaken::TermOver => "paper-not-taken-late",
            review::WhyNotTaken::Final => "paper-not-taken-final",
        };
        self.words.t(key).with("day", self.due(not.level.request_clock())).to_string()
    }

    fn still_open(&self) -> String {
        let Some(not) = self.refused() else { return String::new() };
        self.say(match not.because {
            _ if !not.new_facts => "paper-not-taken-new",
            review::WhyNotTaken::TermOver => "paper-not-taken-late-still",
            review::WhyNotTaken::Final => "paper-not-taken-final-still",
        })
    }

    /// What was read back and confirmed, how it was made sure who spoke, and how it can be undone.
    fn interview(&self) -> Vec<Block> {
        let Some(made_by) = self.made_by else { return Vec::new() };
        let entry = self.opened.entries.iter().find(|entry| entry.recorded.position == made_by.position);
        let Some((interview, until)) = interview_of(&made_by.fact) else { return Vec::new() };
        let mut blocks = vec![Block::Para(
            self.matter("paper-interview-what")
                .with("spoken", self.say(reviews::spoken(interview.spoken)))
                .with("checked", self.say(reviews::checked(interview.checked)))
                .to_string(),
        )];
        if let Some(Some(Said::Interview(words))) = entry.map(|entry| &entry.words) {
            blocks.push(Block::Heading(self.say("paper-interview-read-back")));
            blocks.push(Block::Para(words.read_back.as_str().to_owned()));
            blocks.extend(words.said.as_ref().map(|said| Block::Para(said.as_str().to_owned())));
        }
        let undo = until.map(|day| self.words.t("paper-interview-undo").with("day", self.date(day)));
        blocks.extend(undo.map(|say| Block::Para(say.with("number", self.opened.number.to_string()).to_string())));
        blocks
    }
}

fn text(part: Option<&Prose>) -> String {
    part.map_or(String::new(), |part| part.as_str().to_owned())
}

/// How it was made sure who spoke, and until when what was said can be undone.
fn interview_of(fact: &Fact) -> Option<(door::Interview, Option<Day>)> {
    if let Fact::Casework(work::Fact::VerdictTaken(taken)) = fact {
        return Some((taken.interview, Some(taken.until)));
    }
    if let Fact::Casework(work::Fact::CalledBack(called)) = fact {
        return Some((called.interview?, called.until));
    }
    if let Fact::Casework(work::Fact::VerdictUndone(undone)) = fact {
        return Some((undone.interview?, None));
    }
    if let Fact::Intake(door::Fact::WithdrawalTaken(taken)) = fact {
        return Some((taken.interview, Some(taken.until)));
    }
    if let Fact::Intake(door::Fact::WithdrawalUndone(undone)) = fact {
        return Some((undone.interview?, None));
    }
    of_one(fact)
}
