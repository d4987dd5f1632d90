//! The commands of a life, each with the action under which a person would give it.

use anyhow::Result;
use huiyin_domain::access::Action;
use huiyin_domain::casework::draft_reply::AnswerGiven;
use huiyin_domain::casework::{self as work, Claim, Delivery, DeliveryManner, Outcome, Plan, PointVerdict, Verdict};
use huiyin_domain::command::Command;
use huiyin_domain::gatherings;
use huiyin_domain::intake::{self, DeclineGround, Path, Track};
use huiyin_domain::kernel::ids::{CategoryCode, PointNo, PostId, PromiseNo, ReporterNo, Revision, TaskNo, UnitId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::{
    AnswerWords, DeclineWords, MaterialWords, MeetingWords, PlanWords, PresentWords, PromiseWords, ReplyWords,
    ReporterWords, TaskAnswerWords, TaskWords,
};

use super::script::{line, name, prose, said};

/// A command and the action it is given under.
pub(super) type Given = (Action, Command);

/// The answer to one point.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) outcome: Outcome,
    pub(super) facts: String,
    pub(super) basis: String,
    pub(super) reasons: String,
    pub(super) remedy: String,
    pub(super) promise: Option<Promised>,
}

/// What is promised with an answer.
#[derive(Clone, Debug)]
pub(super) struct Promised {
    pub(super) due: Day,
    pub(super) what: String,
    pub(super) who: String,
}

pub(super) fn file(words: intake::FileConcern) -> Given {
    (Action::FileConcern, intake::Command::FileConcern(Box::new(words)).into())
}

/// What staff take down: the same filing, and what they noted beside it.
pub(super) fn register(filing: intake::FileConcern, category: &str, queue: Option<u32>) -> Given {
    let has_address = filing.reporter.as_ref().is_some_and(|reporter| reporter.address.is_some());
    let by_letter = filing.channel == intake::Channel::Letter && has_address;
    let command = intake::RegisterConcern {
        others: Vec::new(),
        category: CategoryCode::parse(category),
        group: None,
        companions: u32::from(queue.is_some_and(|queue| queue % 3 == 0)),
        queue,
        leader: None,
        reception: None,
        round: None,
        sorted: None,
        sent_on: None,
        manner: if by_letter { intake::SlipManner::Letter } else { intake::SlipManner::Counter },
        needs_agreed: false,
        words: huiyin_domain::words::RegistrationWords::default(),
        filing,
    };
    (Action::RegisterConcern, intake::Command::RegisterConcern(Box::new(command)).into())
}

/// Two more who speak for it, with some behind them.
pub(super) fn brought_by_more((_, command): &mut Given) -> Result<()> {
    if let Command::Intake(intake::Command::RegisterConcern(register)) = command {
        let code = register.filing.code;
        let other = |called: &str, phone: &str| -> Result<intake::Representative> {
            let (name, phone) = (Some(name(called)?), Some(phone.to_owned()));
            // Nobody has their slips: a code that opens nothing, like that of everybody else who came to the counter.
            let words = ReporterWords { name, phone, ..ReporterWords::default() };
            Ok(intake::Representative { code, token: None, words })
        };
        register.others = vec![other("耿秀英", "14255503371")?, other("苗福来", "14455509926")?];
        register.group = Some(intake::HeadCount::FiveToTwentyNine);
        register.companions = 6;
    }
    Ok(())
}

pub(super) fn material(text: &str) -> Result<Given> {
    let words = MaterialWords { files: Vec::new(), text: Some(prose(text)?) };
    Ok((
        Action::AddMaterial,
        intake::Command::AddMaterial(intake::AddMaterial { kind: intake::MaterialKind::Own, words }).into(),
    ))
}

pub(super) fn transfer(to: u32, why: &str) -> Result<Given> {
    let transfer = intake::Transfer { to: UnitId(to), reason: said(why)? };
    Ok((Action::Transfer, intake::Command::Transfer(transfer).into()))
}

pub(super) fn accept(path: Path, track: Track, category: &str, points: &[String]) -> Result<Given> {
    let points = points.iter().map(|point| line(point)).collect::<Result<_>>()?;
    let accept = intake::Accept { path, track, category: CategoryCode::parse(category), points };
    Ok((Action::Accept, intake::Command::Accept(accept).into()))
}

pub(super) fn decline((ground, until): (DeclineGround, Option<Day>), reason: &str, instead: &str) -> Result<Given> {
    let (address, basis, number, phone) = (None, None, None, None);
    let words = DeclineWords { address, basis, instead: line(instead)?, number, phone, reason: prose(reason)? };
    Ok((Action::Accept, intake::Command::DeclineToAccept(intake::DeclineToAccept { ground, until, words }).into()))
}

pub(super) fn add_point(point: &str) -> Result<Given> {
    Ok((Action::AddPoint, intake::Command::AddPoint(intake::AddPoint { point: line(point)? }).into()))
}

pub(super) fn seal(why: &str) -> Result<Given> {
    Ok((Action::Seal, intake::Command::Seal(intake::Seal { reason: said(why)? }).into()))
}

pub(super) fn withdraw(why: &str) -> Result<Given> {
    Ok((Action::Withdraw, intake::Command::Withdraw(intake::Withdraw { reason: Some(said(why)?) }).into()))
}

pub(super) fn undo_withdrawal() -> Given {
    (
        Action::Withdraw,
        intake::Command::UndoWithdrawal(intake::UndoWithdrawal { reporter: ReporterNo::FIRST, spoken: None }).into(),
    )
}

pub(super) fn object(why: &str) -> Result<Given> {
    let object = work::ObjectToAssignment { reason: said(why)? };
    Ok((Action::ObjectToAssignment, work::Command::ObjectToAssignment(object).into()))
}

pub(super) fn rule(grant: bool, why: &str) -> Result<Given> {
    let rule = work::RuleOnObjection { grant, reason: said(why)? };
    Ok((Action::RuleOnObjection, work::Command::RuleOnObjection(rule).into()))
}

pub(super) fn assign(unit: u32, handler: u32) -> Given {
    let lead = work::AssignLead { unit: UnitId(unit), handler: PostId(handler) };
    (Action::AssignLead, work::Command::AssignLead(lead).into())
}

pub(super) fn plan(due: Day, (handler, leader): (u32, u32), measures: &str, solved_when: &str) -> Result<Given> {
    let plan = Plan { due, handler: PostId(handler), leader: PostId(leader) };
    let words = PlanWords { measures: prose(measures)?, solved_when: prose(solved_when)? };
    Ok((Action::FixPlan, work::Command::FixPlan(work::FixPlan { plan, words }).into()))
}

pub(super) fn note(text: &str) -> Result<Given> {
    Ok((Action::Note, work::Command::Note(work::Note { words: said(text)? }).into()))
}

pub(super) fn ask(question: &str) -> Result<Given> {
    let ask = work::AskCitizen { question: said(question)? };
    Ok((Action::AskCitizen, work::Command::AskCitizen(ask).into()))
}

pub(super) fn answer_question(answer: &str) -> Result<Given> {
    let answer = work::AnswerQuestion { answer: said(answer)? };
    Ok((Action::AnswerQuestion, work::Command::AnswerQuestion(answer).into()))
}

pub(super) fn ask_co_handler(unit: u32, due: Day, wanted: &str) -> Result<Given> {
    let words = TaskWords { late_because: None, wanted: prose(wanted)? };
    let ask = work::AskCoHandler { unit: UnitId(unit), due, words };
    Ok((Action::AskCoHandler, work::Command::AskCoHandler(ask).into()))
}

/// A meeting with one unit, and what it is to do.
pub(super) fn hold_joint_meeting(on: Day, (unit, who): (u32, &str), due: Day, said: (&str, &str)) -> Result<Given> {
    let (minutes, wanted) = said;
    let present = vec![PresentWords { unit: UnitId(unit), who: line(who)? }];
    let words = MeetingWords { minutes: prose(minutes)?, present };
    let task = TaskWords { late_because: None, wanted: prose(wanted)? };
    let decided = vec![gatherings::Decided { unit: UnitId(unit), due, words: task }];
    let held = gatherings::HoldJointMeeting { on, words, decided };
    Ok((Action::HoldJointMeeting, gatherings::Command::HoldJointMeeting(held).into()))
}

pub(super) fn give_task(task: TaskNo, post: u32) -> Given {
    (Action::GiveTask, work::Command::GiveTask(work::GiveTask { task, post: PostId(post) }).into())
}

pub(super) fn answer_task(task: TaskNo, found: &str) -> Result<Given> {
    let words = TaskAnswerWords { files: Vec::new(), text: prose(found)? };
    Ok((Action::AnswerTask, work::Command::AnswerTask(work::AnswerTask { task, words }).into()))
}

pub(super) fn return_task(task: TaskNo, why: &str) -> Result<Given> {
    let back = work::ReturnTask { task, reason: said(why)? };
    Ok((Action::AnswerTask, work::Command::ReturnTask(back).into()))
}

/// Refused: the task stays.
pub(super) fn rule_on_return(task: TaskNo, why: &str) -> Result<Given> {
    let rule = work::RuleOnReturn { task, grant: false, reason: said(why)? };
    Ok((Action::AskCoHandler, work::Command::RuleOnReturn(rule).into()))
}

/// Hands a draft to check; `version` counts from 1 over the concern's life.
pub(super) fn draft(version: u32, opening: &str, answered: &[Answered]) -> Result<Given> {
    let (mut answers, mut words) = (Vec::new(), Vec::new());
    for (number, answer) in (1..).zip(answered) {
        let point = PointNo(number);
        let promise_days = answer.promise.iter().map(|promise| promise.due).collect();
        answers.push(AnswerGiven { point, outcome: answer.outcome, promise_days });
        words.push(answer_words(point, answer)?);
    }
    let words = ReplyWords { answers: words, opening: prose(opening)? };
    let based_on = (version > 1).then(|| Revision(version - 1));
    Ok((Action::DraftReply, work::Command::DraftReply(work::DraftReply { based_on, answers, words }).into()))
}

fn answer_words(point: PointNo, answer: &Answered) -> Result<AnswerWords> {
    let promises =
        answer.promise.iter().map(|promise| Ok(PromiseWords { what: line(&promise.what)?, who: line(&promise.who)? }));
    Ok(AnswerWords {
        basis: Some(prose(&answer.basis)?),
        facts: Some(prose(&answer.facts)?),
        point,
        promises: promises.collect::<Result<_>>()?,
        reasons: Some(prose(&answer.reasons)?),
        remedy: Some(prose(&answer.remedy)?),
    })
}

pub(super) fn return_draft(version: u32, remarks: &str) -> Result<Given> {
    let returned = work::ReturnDraft { based_on: Revision(version), remarks: said(remarks)? };
    Ok((Action::CheckReply, work::Command::ReturnDraft(returned).into()))
}

pub(super) fn sign(version: u32) -> Given {
    (Action::SignReply, work::Command::SignReply(work::SignReply { based_on: Revision(version), shared: None }).into())
}

pub(super) fn deliver(manner: DeliveryManner, on: Day, note: Option<&str>) -> Result<Given> {
    let action = if manner == DeliveryManner::OnPage { Action::ConfirmReceipt } else { Action::DeliverReply };
    let note = note.map(said).transpose()?;
    let deliver = work::DeliverReply { delivery: Delivery { manner, on }, to: ReporterNo::FIRST, note };
    Ok((action, work::Command::DeliverReply(deliver).into()))
}

pub(super) fn verdict(points: &[Verdict], words: Option<&str>) -> Result<Given> {
    let points = (1..).zip(points).map(|(n, verdict)| PointVerdict { point: PointNo(n), verdict: *verdict }).collect();
    let words = words.map(said).transpose()?;
    Ok((Action::GiveVerdict, work::Command::GiveVerdict(work::GiveVerdict { points, words }).into()))
}

pub(super) fn explain(why: &str) -> Result<Given> {
    let explain = work::ExplainVerdict { words: said(why)? };
    Ok((Action::AnswerVerdict, work::Command::ExplainVerdict(explain).into()))
}

pub(super) fn reopen(why: &str) -> Result<Given> {
    Ok((Action::AnswerVerdict, work::Command::Reopen(work::Reopen { reason: said(why)? }).into()))
}

pub(super) fn settle(promise: u32, kept: bool, words: &str) -> Result<Given> {
    let settle = work::SettlePromise { promise: PromiseNo(promise), kept, words: said(words)? };
    Ok((Action::SettlePromise, work::Command::SettlePromise(settle).into()))
}

pub(super) fn close(claim: Claim) -> Given {
    (Action::Close, work::Command::Close(work::Close { claim }).into())
}
