//! Commands of review, of what staff take down for the person, and of the calls after closing.

use super::{CITY_HANDLER, COUNTY_HANDLER, said, text};
use crate::casework::{self, Attitude, Delivery, DeliveryManner, PointVerdict, Reached, Verdict};
use crate::command::Command;
use crate::concern::{Concern, Step};
use crate::intake::{self, IdentityCheck, Interview, SpokenBy};
use crate::kernel::ids::{PointNo, PostId, ReporterNo, Revision};
use crate::kernel::time::Day;
use crate::review::{self, Came, CameBy, Decision, Level, PointDecision};
use crate::words::{AnswerWords, InterviewWords, ReplyWords, ReviewRequestWords};

fn all_points(concern: &Concern) -> Vec<PointNo> {
    (1..=concern.intake.points).map(PointNo).collect()
}

/// Asks for another look at every point; with a day, as staff register it.
pub fn request_review(concern: &Concern, on: Option<Day>, new_facts: bool) -> Command {
    let came = on.map(|on| Came { by: CameBy::Letter, on });
    let words = ReviewRequestWords { new_facts: new_facts.then(text), reasons: text() };
    review::Command::RequestReview(review::RequestReview {
        came,
        points: all_points(concern),
        reporter: ReporterNo::FIRST,
        words,
    })
    .into()
}

/// Gives the review to a post.
pub fn assign_review(post: u32) -> Command {
    review::Command::AssignReview(review::AssignReview { post: PostId(post) }).into()
}

/// Records that the request went outside.
pub fn send_review(on: Day) -> Command {
    review::Command::SendReview(review::SendReview { on, words: said() }).into()
}

fn decisions(concern: &Concern, decision: Decision) -> Vec<PointDecision> {
    let points = concern.review.open.as_ref().map(|open| open.points.clone()).unwrap_or_default();
    points.into_iter().map(|point| PointDecision { decision, point }).collect()
}

/// Hands an opinion over that decides every point like this.
pub fn decide_review(concern: &Concern, decision: Decision) -> Command {
    let decisions = decisions(concern, decision);
    let answer = |one: &PointDecision| AnswerWords {
        basis: Some(text()),
        facts: Some(text()),
        point: one.point,
        promises: Vec::new(),
        reasons: Some(text()),
        remedy: Some(text()),
    };
    let words = ReplyWords { answers: decisions.iter().map(answer).collect(), opening: text() };
    review::Command::DecideReview(review::DecideReview { decisions, words }).into()
}

fn revision(concern: &Concern) -> Revision {
    concern.review.open.as_ref().map_or(Revision(0), |open| open.revision)
}

/// Signs the opinion.
pub fn sign_review(concern: &Concern) -> Command {
    review::Command::SignReview(review::SignReview { based_on: revision(concern) }).into()
}

/// Returns the opinion.
pub fn return_review(concern: &Concern) -> Command {
    review::Command::ReturnReview(review::ReturnReview { based_on: revision(concern), remarks: said() }).into()
}

/// Records what a body outside decided.
pub fn record_review(concern: &Concern, decision: Decision, decided_on: Day) -> Command {
    let decisions = decisions(concern, decision);
    review::Command::RecordReview(review::RecordReview { decided_on, decisions, words: said() }).into()
}

/// Records the delivery of an opinion.
pub fn deliver_review(manner: DeliveryManner, on: Day) -> Command {
    let delivery = Delivery { manner, on };
    review::Command::DeliverReview(review::DeliverReview { delivery, note: Some(said()) }).into()
}

/// Says why what was named is not new.
pub fn answer_new_facts() -> Command {
    review::Command::AnswerNewFacts(review::AnswerNewFacts { words: said() }).into()
}

/// At the counter, with the card.
pub const AT_THE_COUNTER: Interview = Interview { checked: IdentityCheck::CardSeen, spoken: SpokenBy::Counter };
/// On the telephone that was left.
pub const BY_PHONE: Interview = Interview { checked: IdentityCheck::CalledBack, spoken: SpokenBy::Phone };

/// What was said and read back.
pub fn interview() -> InterviewWords {
    InterviewWords { phone: Some(text()), read_back: text(), said: Some(text()) }
}

fn on_every_point(concern: &Concern, verdict: Verdict) -> Vec<PointVerdict> {
    all_points(concern).into_iter().map(|point| PointVerdict { point, verdict }).collect()
}

/// Takes down the same verdict on every point.
pub fn take_verdict(concern: &Concern, verdict: Verdict) -> Command {
    let points = on_every_point(concern, verdict);
    let (interview, reporter, words) = (AT_THE_COUNTER, ReporterNo::FIRST, interview());
    casework::Command::TakeVerdict(casework::TakeVerdict { interview, points, reporter, words }).into()
}

/// Undoes it, on the person's word or with the code.
pub fn undo_verdict(spoken: bool) -> Command {
    let spoken = spoken.then(|| (BY_PHONE, interview()));
    casework::Command::UndoVerdict(casework::UndoVerdict { reporter: ReporterNo::FIRST, spoken }).into()
}

/// Takes a withdrawal down.
pub fn take_withdrawal() -> Command {
    let (interview, reporter, words) = (BY_PHONE, ReporterNo::FIRST, interview());
    intake::Command::TakeWithdrawal(intake::TakeWithdrawal { interview, reporter, words }).into()
}

/// Undoes a withdrawal on the person's word.
pub fn undo_withdrawal_spoken() -> Command {
    let spoken = Some((AT_THE_COUNTER, interview()));
    intake::Command::UndoWithdrawal(intake::UndoWithdrawal { reporter: ReporterNo::FIRST, spoken }).into()
}

/// Notes a call: what was said, or that nobody was reached.
pub fn call_back(concern: &Concern, verdict: Option<Verdict>) -> Command {
    let reached = verdict.map(|verdict| Reached {
        interview: BY_PHONE,
        points: on_every_point(concern, verdict),
        attitude: Attitude::Fair,
        reporter: ReporterNo::FIRST,
        words: interview(),
    });
    casework::Command::CallBack(casework::CallBack { reached }).into()
}

/// At least one command a step, fitted to the concern.
pub(super) fn every(concern: &Concern, today: Day) -> Vec<(Step, Command)> {
    let post = match concern.review.open.as_ref().map(|open| open.level) {
        Some(Level::Recheck) => CITY_HANDLER,
        Some(Level::Review) | None => COUNTY_HANDLER,
    };
    let mut all = super::hearings::every(concern, today);
    all.extend(vec![
        (Step::DeliverReply, super::deliver_to(2, today)),
        (Step::RequestReview, request_review(concern, None, false)),
        (Step::RequestReview, request_review(concern, Some(today), true)),
        (Step::AssignReview, assign_review(post)),
        (Step::SendReview, send_review(today)),
        (Step::DecideReview, decide_review(concern, Decision::Maintained)),
        (Step::DecideReview, decide_review(concern, Decision::Changed)),
        (Step::DecideReview, decide_review(concern, Decision::SentBack)),
        (Step::SignReview, sign_review(concern)),
        (Step::ReturnReview, return_review(concern)),
        (Step::RecordReview, record_review(concern, Decision::Maintained, today)),
        (Step::DeliverReview, deliver_review(DeliveryManner::ByHand, today)),
        (Step::DeliverReview, deliver_review(DeliveryManner::OnPage, today)),
        (Step::AnswerNewFacts, answer_new_facts()),
        (Step::TakeVerdict, take_verdict(concern, Verdict::Solved)),
        (Step::TakeVerdict, take_verdict(concern, Verdict::NotSolved)),
        (Step::UndoVerdict, undo_verdict(false)),
        (Step::UndoVerdict, undo_verdict(true)),
        (Step::TakeWithdrawal, take_withdrawal()),
        (Step::UndoWithdrawal, undo_withdrawal_spoken()),
        (Step::CallBack, call_back(concern, None)),
        (Step::CallBack, call_back(concern, Some(Verdict::Solved))),
        (Step::CallBack, call_back(concern, Some(Verdict::NotSolved))),
    ]);
    all
}
