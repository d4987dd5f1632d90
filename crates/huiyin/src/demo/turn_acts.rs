//! The commands of a turn, each with the action under which a person would give it.

use anyhow::Result;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{
    self as work, Attitude, Contact, Delivery, DeliveryManner, Limit, PointVerdict, Reached, Verdict,
};
use huiyin_domain::deadlines::{self, ClockId, StopReason};
use huiyin_domain::gatherings;
use huiyin_domain::intake::{self, IdentityCheck, Interview, SpokenBy, UpGround};
use huiyin_domain::kernel::ids::{PointNo, PostId, ReporterNo, Revision, UnitId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::review::{self, Decision, PointDecision};
use huiyin_domain::words::{AnswerWords, HearingWords, InterviewWords, MinutesWords, ReplyWords, ReviewRequestWords};

use super::acts::Given;
use super::script::{line, prose, said};

pub(super) fn hand_down(to: u32, due: Day, why: &str) -> Result<Given> {
    let command = intake::HandDown { to: UnitId(to), due, reason: said(why)? };
    Ok((Action::HandDown, intake::Command::HandDown(command).into()))
}

pub(super) fn submit_up(to: u32, disputed: bool, why: &str) -> Result<Given> {
    let ground = if disputed { UpGround::Dispute } else { UpGround::Important };
    let command = intake::SubmitUp { to: UnitId(to), ground, reason: said(why)? };
    Ok((Action::HandDown, intake::Command::SubmitUp(command).into()))
}

pub(super) fn sign_for() -> Given {
    (Action::SignFor, intake::Command::SignFor(intake::SignFor).into())
}

pub(super) fn report_result(report: &str) -> Result<Given> {
    let command = intake::ReportResult { report: said(report)? };
    Ok((Action::ReportResult, intake::Command::ReportResult(command).into()))
}

pub(super) fn send_back_result(due: Day, remarks: &str) -> Result<Given> {
    let command = intake::SendBackResult { due, remarks: said(remarks)? };
    Ok((Action::TakeResult, intake::Command::SendBackResult(command).into()))
}

pub(super) fn mark_urgent(why: &str) -> Result<Given> {
    let command = intake::MarkUrgent { reason: said(why)? };
    Ok((Action::MarkUrgent, intake::Command::MarkUrgent(command).into()))
}

pub(super) fn see_urgent() -> Given {
    (Action::SeeUrgent, intake::Command::SeeUrgent(intake::SeeUrgent).into())
}

pub(super) fn note_conduct(channel: Contact, on: Day, words: &str) -> Result<Given> {
    let command = work::NoteConduct { channel, on, words: said(words)? };
    Ok((Action::NoteConduct, work::Command::NoteConduct(command).into()))
}

pub(super) fn warn_conduct(channel: Contact, words: &str) -> Result<Given> {
    let command = work::WarnConduct { channel, words: said(words)? };
    Ok((Action::NoteConduct, work::Command::WarnConduct(command).into()))
}

pub(super) fn propose_restriction(channel: Contact, limit: Limit, until: Day, reasons: &str) -> Result<Given> {
    let command = work::ProposeRestriction { channel, limit, until, reasons: said(reasons)? };
    Ok((Action::ProposeRestriction, work::Command::ProposeRestriction(command).into()))
}

/// Approved.
pub(super) fn rule_on_restriction(why: &str) -> Result<Given> {
    let command = work::RuleOnRestriction { grant: true, reason: said(why)? };
    Ok((Action::RuleOnRestriction, work::Command::RuleOnRestriction(command).into()))
}

pub(super) fn appeal_restriction(why: &str) -> Result<Given> {
    let command = work::AppealRestriction { words: said(why)? };
    Ok((Action::AppealRestriction, work::Command::AppealRestriction(command).into()))
}

/// Who brought it, or the first of them.
const FIRST: ReporterNo = ReporterNo::FIRST;
/// At the counter, with the identity card.
const SEEN: Interview = Interview { checked: IdentityCheck::CardSeen, spoken: SpokenBy::Counter };

fn read_back(sentence: &str, spoken: Option<&str>) -> Result<InterviewWords> {
    Ok(InterviewWords { phone: None, read_back: prose(sentence)?, said: spoken.map(prose).transpose()? })
}

pub(super) fn take_withdrawal() -> Result<Given> {
    let words = read_back("您说这件事不用再办了，邻居已经把东西搬走了，对吗？对。", Some("搬走了就行，不追究了。"))?;
    let command = intake::TakeWithdrawal { interview: SEEN, reporter: FIRST, words };
    Ok((Action::TakeInterview, intake::Command::TakeWithdrawal(command).into()))
}

fn on_every_point(points: usize, verdict: Verdict) -> Vec<PointVerdict> {
    (1..).take(points).map(|no| PointVerdict { point: PointNo(no), verdict }).collect()
}

pub(super) fn take_verdict(points: usize) -> Result<Given> {
    let words = read_back("您说事情办成了，对吗？对。", Some("办成了，就是慢了点。"))?;
    let command =
        work::TakeVerdict { interview: SEEN, points: on_every_point(points, Verdict::Solved), reporter: FIRST, words };
    Ok((Action::TakeInterview, work::Command::TakeVerdict(command).into()))
}

pub(super) fn called_back(points: usize) -> Result<Given> {
    let words = read_back("您说修好了，到现在没有再坏，对吗？对。", Some("来的人说话客气。"))?;
    let points = on_every_point(points, Verdict::Solved);
    let reached = Some(Reached { interview: SEEN, points, attitude: Attitude::Good, reporter: FIRST, words });
    Ok((Action::CallBack, work::Command::CallBack(work::CallBack { reached }).into()))
}

pub(super) fn nobody_reached() -> Given {
    (Action::CallBack, work::Command::CallBack(work::CallBack { reached: None }).into())
}

pub(super) fn request_review(points: usize, reasons: &str, new: Option<&str>) -> Result<Given> {
    let words = ReviewRequestWords { new_facts: new.map(prose).transpose()?, reasons: prose(reasons)? };
    let points = (1..).take(points).map(PointNo).collect();
    let command = review::RequestReview { came: None, points, reporter: FIRST, words };
    Ok((Action::RequestReview, review::Command::RequestReview(command).into()))
}

pub(super) fn send_review(on: Day) -> Result<Given> {
    let words = said("复查申请一份，原答复和案卷复印件，机要送到，对方信访科签收。")?;
    Ok((Action::SendReview, review::Command::SendReview(review::SendReview { on, words }).into()))
}

pub(super) fn assign_review(post: u32) -> Given {
    (Action::AssignReview, review::Command::AssignReview(review::AssignReview { post: PostId(post) }).into())
}

pub(super) fn decided(points: usize, decision: Decision) -> Result<Given> {
    let numbers: Vec<PointNo> = (1..).take(points).map(PointNo).collect();
    let (reasons, remedy) = match decision {
        Decision::Maintained | Decision::Changed => (
            "原答复查到的情况属实，依据用得对。",
            "原答复仍然有效，答应的事照原来的日子办。不服的，收到之日起三十日内可以向上一级请求复核。",
        ),
        Decision::SentBack => {
            ("原答复没有到院里看，也没有问邻居，事实不清。", "原答复不算数，由原单位三十日内到现场重新办，重新答复您。")
        }
    };
    let answer = |point: &PointNo| -> Result<AnswerWords> {
        Ok(AnswerWords {
            basis: Some(prose("《信访工作条例》第三十五条")?),
            facts: Some(prose("调了原来的案卷，给您和承办人各打了电话，到现场看了一次。")?),
            point: *point,
            promises: Vec::new(),
            reasons: Some(prose(reasons)?),
            remedy: Some(prose(remedy)?),
        })
    };
    let answers = numbers.iter().map(answer).collect::<Result<_>>()?;
    let words = ReplyWords {
        answers, opening: prose("您请求我们再看一遍的事，我们看了。逐点说明如下。")?
    };
    let decisions = numbers.into_iter().map(|point| PointDecision { decision, point }).collect();
    let command = review::DecideReview { decisions, words };
    Ok((Action::DecideReview, review::Command::DecideReview(command).into()))
}

pub(super) fn sign_review(version: u32) -> Given {
    let command = review::SignReview { based_on: Revision(version) };
    (Action::SignReview, review::Command::SignReview(command).into())
}

pub(super) fn deliver_review(on: Day) -> Result<Given> {
    let delivery = Delivery { manner: DeliveryManner::ByHand, on };
    let command =
        review::DeliverReview { delivery, note: Some(said("当面交给本人，念了一遍，本人签收。")?) };
    Ok((Action::DeliverReview, review::Command::DeliverReview(command).into()))
}

pub(super) fn stop_for_hearing(why: &str) -> Result<Given> {
    let command =
        deadlines::SuspendClock { clock: ClockId::Recheck, because: StopReason::Hearing, reason: prose(why)? };
    Ok((Action::SuspendClock, deadlines::Command::SuspendClock(command).into()))
}

/// Both sides, with one who leads it and one who writes it down.
pub(super) fn call_hearing(on: Day, (applicant, of_unit): (&str, &str)) -> Result<Given> {
    use gatherings::HearingRole as R;
    let called = [(R::Host, "陆承志"), (R::Recorder, "苏婉"), (R::Applicant, applicant), (R::OfUnit, of_unit)];
    let words = HearingWords {
        matters: prose("来核实的人看没看现场、问没问周围的人；原答复说的情况和照片上的对不对得上。")?,
        people: called.iter().map(|(_, who)| line(who)).collect::<Result<_>>()?,
        place: line("县人民政府信访楼三楼听证室")?,
    };
    let people = called.map(|(role, _)| role).to_vec();
    let command = gatherings::CallHearing { minute: 9 * 60 + 30, on, people, words };
    Ok((Action::HoldHearing, gatherings::Command::CallHearing(command).into()))
}

/// Everybody came and signed.
pub(super) fn hold_hearing(on: Day, applicant: &str) -> Result<Given> {
    let minutes = format!(
        "陆承志宣布听证事项和双方的权利。\n{applicant}：来的人在门口问了几句就走了，现场没看，周围的人也没问。\n承办人：当天时间紧，确实没有细看，后来补拍了照片，没有告诉本人。\n{applicant}：照片我今天头一回看见，同意再去看一次，我在场。\n双方看过笔录，没有要改的。"
    );
    let words = MinutesWords { minutes: prose(&minutes)? };
    let people = vec![gatherings::Attendance::Signed; 4];
    let command = gatherings::HoldHearing { on, people, words };
    Ok((Action::HoldHearing, gatherings::Command::HoldHearing(command).into()))
}
