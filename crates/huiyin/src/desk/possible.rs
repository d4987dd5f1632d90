//! Which steps somebody can take now, and why others not. The rules themselves are asked, with a trial command whose
//! own content does not matter: a refusal of the content means that the step is open.

mod hearings;
mod looking_again;

use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::casework as work;
use huiyin_domain::command::{Command, decide};
use huiyin_domain::concern::Step;
use huiyin_domain::intake;
use huiyin_domain::kernel::ids::{Hex, PostId, PromiseNo, ReporterNo, Revision, UnitId};
use huiyin_domain::kernel::refusal::{HearingRefusal, Refusal};
use huiyin_domain::kernel::text::{Line, Prose};
use huiyin_domain::words::{DeclineWords, PlanWords, ReplyWords, SaidWords};

use super::case::Case;
use super::{clocks, conduct, kin, names, reporters, sendings, tasks};
use crate::web::desk::StepLink;
use crate::web::refusals;

/// Every step that staff take on a concern's page, in the order of a life, with its key.
const STEPS: [(Step, Action, &str); 66] = [
    (Step::RuleOnObjection, Action::RuleOnObjection, "u"),
    (Step::Accept, Action::Accept, "a"),
    (Step::Transfer, Action::Transfer, "t"),
    (Step::SignFor, Action::SignFor, ""),
    (Step::HandDown, Action::HandDown, ""),
    (Step::SubmitUp, Action::HandDown, ""),
    (Step::RemindToSign, Action::TakeBack, ""),
    (Step::TakeBack, Action::TakeBack, ""),
    (Step::DeclineToAccept, Action::Accept, "d"),
    (Step::ObjectToAssignment, Action::ObjectToAssignment, "o"),
    (Step::AssignLead, Action::AssignLead, "l"),
    (Step::FixPlan, Action::FixPlan, "p"),
    (Step::DraftReply, Action::DraftReply, "r"),
    (Step::SignReply, Action::SignReply, "g"),
    (Step::DeliverReply, Action::DeliverReply, "v"),
    (Step::AnswerVerdict, Action::AnswerVerdict, "w"),
    (Step::Close, Action::Close, "c"),
    (Step::SeeUrgent, Action::SeeUrgent, ""),
    (Step::ReportResult, Action::ReportResult, ""),
    (Step::TakeResult, Action::TakeResult, ""),
    (Step::SendBackResult, Action::TakeResult, ""),
    (Step::RequestReview, Action::RequestReview, ""),
    (Step::AssignReview, Action::AssignReview, ""),
    (Step::DecideReview, Action::DecideReview, ""),
    (Step::CallHearing, Action::HoldHearing, ""),
    (Step::HoldHearing, Action::HoldHearing, ""),
    (Step::CallOffHearing, Action::HoldHearing, ""),
    (Step::SignReview, Action::SignReview, ""),
    (Step::SendReview, Action::SendReview, ""),
    (Step::RecordReview, Action::SendReview, ""),
    (Step::DeliverReview, Action::DeliverReview, ""),
    (Step::AnswerNewFacts, Action::AnswerVerdict, ""),
    (Step::TakeVerdict, Action::TakeInterview, ""),
    (Step::UndoVerdict, Action::TakeInterview, ""),
    (Step::TakeWithdrawal, Action::TakeInterview, ""),
    (Step::UndoWithdrawal, Action::TakeInterview, ""),
    (Step::CallBack, Action::CallBack, ""),
    (Step::AskCitizen, Action::AskCitizen, "q"),
    (Step::AnswerQuestion, Action::AnswerQuestion, ""),
    (Step::AskCoHandler, Action::AskCoHandler, "b"),
    (Step::HoldJointMeeting, Action::HoldJointMeeting, "x"),
    (Step::Join, Action::Join, ""),
    (Step::Part, Action::Part, ""),
    (Step::Link, Action::Link, ""),
    (Step::Unlink, Action::Link, ""),
    (Step::AnswerRepeated, Action::AnswerRepeated, ""),
    (Step::SayWhatIsNew, Action::SayWhatIsNew, ""),
    (Step::BookReception, Action::BookReception, ""),
    (Step::HandOver, Action::HandOver, "s"),
    (Step::ExtendClock, Action::ExtendClock, "e"),
    (Step::SuspendClock, Action::SuspendClock, ""),
    (Step::ResumeClock, Action::SuspendClock, ""),
    (Step::RuleOnRestriction, Action::RuleOnRestriction, ""),
    (Step::RuleOnAppeal, Action::RuleOnRestriction, ""),
    (Step::NoteConduct, Action::NoteConduct, ""),
    (Step::WarnConduct, Action::NoteConduct, ""),
    (Step::ProposeRestriction, Action::ProposeRestriction, ""),
    (Step::LiftRestriction, Action::ProposeRestriction, ""),
    (Step::MarkUrgent, Action::MarkUrgent, ""),
    (Step::ClearUrgent, Action::SeeUrgent, ""),
    (Step::Reopen, Action::Reopen, "z"),
    (Step::Note, Action::Note, "n"),
    (Step::AddMaterial, Action::AddMaterial, "f"),
    (Step::Correct, Action::Correct, "y"),
    (Step::IssueCode, Action::IssueCode, "i"),
    (Step::Seal, Action::Seal, "m"),
];

/// What can be done, and why the rest cannot.
#[derive(Clone, Debug, Default)]
pub struct Possible {
    /// Steps open to this reader; the one that is owed first.
    pub steps: Vec<StepLink>,
    /// One sentence a step that this reader's posts allow but the concern does not.
    pub not_now: Vec<String>,
}

/// Every key of a step with the key of its name in the catalogue: for the page that tells all keys.
pub fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    STEPS.into_iter().map(|(step, _, key)| (key, names::step(step)))
}

/// Asks the rules about every step.
#[must_use]
pub fn possible(case: &Case) -> Possible {
    let mut all = Possible::default();
    let owed = case.opened.concern.owed().filter(|owed| owed.waits_for == 0).map(|owed| owed.step);
    let beside: Vec<Step> = case.opened.concern.asides().into_iter().map(|aside| aside.step).collect();
    all.steps.extend(tasks::links(case));
    for (step, action, key) in STEPS {
        if !allowed(case, action) {
            continue;
        }
        match why_not(case, step) {
            None => all.steps.push(StepLink {
                href: case.step_href(step),
                words: case.say(names::step(step)),
                key,
                main: owed == Some(step) || beside.contains(&step),
            }),
            Some(refusal) if is_worth_a_word(step, &refusal) => all.not_now.push(sentence(case, step, &refusal)),
            Some(_) => {}
        }
    }
    all.steps.sort_by_key(|step| !step.main);
    all
}

/// What nobody would look for here needs no reason for being absent.
fn is_worth_a_word(step: Step, refusal: &Refusal) -> bool {
    let nothing_runs = step == Step::SuspendClock && *refusal == Refusal::NoClock;
    let of_sending = sendings::is_one(step) && !matches!(step, Step::SubmitUp | Step::MarkUrgent);
    let not_here = sendings::is_one(step) && matches!(refusal, Refusal::NotNow { .. });
    let plain = !matches!(step, Step::ResumeClock | Step::Unlink | Step::AnswerQuestion);
    plain && !nothing_runs && !conduct::is_one(step) && !of_sending && !not_here
}

/// Whether this reader's posts allow an action here.
#[must_use]
pub fn allowed(case: &Case, action: Action) -> bool {
    let Some(facts) = ConcernFacts::of(&case.opened.concern) else { return false };
    access::may(&case.visitor.actor, action, &Facts::Concern(facts), &Relation::default(), case.app.now()).is_ok()
}

fn sentence(case: &Case, step: Step, refusal: &Refusal) -> String {
    let why = if let Refusal::NotNow { stage, .. } = refusal {
        case.page.t("not-now-stage").with("stage", case.say(names::stage(*stage))).to_string()
    } else {
        refusals::told(&case.app, case.page.words, refusal)
    };
    case.page.t("not-now-line").with("step", case.say(names::step(step))).with("why", why).to_string()
}

/// Why a step cannot be taken now; `None` when it can.
#[must_use]
pub fn why_not(case: &Case, step: Step) -> Option<Refusal> {
    judge(case, trial(case, step)?)
}

/// Why a command is refused, whatever it contains; `None` when it can be done.
#[must_use]
pub fn judge(case: &Case, command: Command) -> Option<Refusal> {
    let refusal = decide(&case.opened.concern, command, &case.context()).err()?;
    is_about_the_concern(&refusal).then_some(refusal)
}

/// Refusals of the trial's own content say nothing about the step.
fn is_about_the_concern(refusal: &Refusal) -> bool {
    use Refusal as R;
    match refusal {
        R::UnknownPlace | R::UnknownCategory | R::UnknownUnit | R::UnknownPost | R::UnknownPerson => false,
        R::WrongPost { .. } | R::SameUnit | R::Taken | R::OwnPost | R::ReceivedInFuture => false,
        R::QuickStepOfOther | R::QuickStepWaits => false,
        R::QuickStepHeld | R::NoQuickStep => true,
        R::TextUnknown | R::TextOfOthers | R::SlotUnknown | R::SlotMissing { .. } | R::QuickStepEmpty => false,
        R::PostHeld => false,
        R::OnlyOneself | R::NoSecondFactor | R::SecondFactorRequired => false,
        R::TooManyRepresentatives { .. } | R::NeedsWithoutConsent | R::SlipNeedsAddress => false,
        R::LateReasonMissing | R::PointsMissing | R::TooManyPoints { .. } | R::PointUnknown { .. } => false,
        R::PlanDuePast | R::PlanAfterTerm { .. } | R::StaleDraft { .. } | R::PointUnanswered { .. } => false,
        R::AnswerIncomplete { .. } | R::PromisePast { .. } | R::DrafterCannotSign | R::AuthorCannotSign => false,
        R::ReporterUnknown
        | R::FurtherAtCounter
        | R::DeliveryDay
        | R::CallAgainDay
        | R::VerdictEmpty
        | R::NoContactLeft
        | R::SlipGoesByLetter => false,
        R::SecondColleagueMissing | R::NothingToCorrect | R::UnitAboveItself => false,
        R::ExtensionTooLong { .. } | R::ToldLater { .. } => false,
        R::SameConcern | R::KinUnknown | R::KinMoved | R::OtherClass | R::LeadJoined { .. } => false,
        R::LeadNotAccepted | R::LeadOver { .. } | R::TooManyJoined { .. } | R::EarlierUnanswered => false,
        R::AlreadyLinked | R::AlreadyToldApart | R::PartFirst | R::TellsOfPerson => false,
        R::HandledElsewhere { .. } | R::OthersJoined | R::AnsweredBefore | R::NotJoined => true,
        R::NotLinked | R::AnsweredTogether { .. } | R::TaskReturnOfHead { .. } => true,
        R::SealFirst | R::LeadCannotCoHandle | R::TaskDuePast | R::TaskAfterLead { .. } | R::DeliveryManner => false,
        // A reply can be written while co-handlers still owe their part; handing it over is what waits.
        R::House(_) | R::SamePost => false,
        R::OwnObjection => true,
        R::Hearing(why) => matches!(why, HearingRefusal::HearingOpen { .. } | HearingRefusal::HearingNotYet { .. }),
        R::TaskOpen { .. } | R::MeetingDay | R::MeetingAlone | R::NotAtMeeting { .. } => false,
        R::OpenersMissing { .. } | R::RoundUnknown => false,
        R::ReceptionPast | R::ReceptionUnknown | R::ReceptionBooked { .. } => false,
        R::AnnexNotNow { .. } | R::AnnexUnknown | R::AnnexGoneOut | R::FilesMissing => false,
        R::Denied(_) | R::NotNow { .. } | R::Withdrawn { .. } | R::WithdrawalSettled { .. } => true,
        R::PointAlreadyAdded | R::AlreadySealed | R::AlreadyObjected | R::ObjectionTooLate { .. } => true,
        R::QuestionOpen
        | R::NoQuestion
        | R::NoticeNotOwed
        | R::NothingHanded
        | R::AlreadyDelivered
        | R::PromiseUnknown { .. } => true,
        R::PromiseSettled { .. } | R::VerdictUnanswered | R::CloseTooEarly { .. } | R::NoClock => true,
        R::AlreadyExtended { .. } | R::NotExtendable | R::TermOver { .. } | R::TaskUnknown { .. } => true,
        R::TaskSettled { .. } | R::TaskOfOther { .. } | R::TaskReturnOpen { .. } | R::TaskNotReturned { .. } => true,
        R::TaskStays { .. } | R::AlreadyCarriedOver | R::ReviewOpen | R::ReviewOutside | R::ReviewInside => true,
        R::ReviewOfOther { .. } | R::DecidedBefore | R::OfReviewedUnit { .. } | R::VerdictSettled { .. } => true,
        R::CallTooEarly { .. } => true,
        R::ReviewPointsMissing | R::ReviewDay | R::InterviewCheck => false,
        R::StopNotAllowed | R::AlreadySuspended { .. } | R::NotSuspended => true,
        R::UnitGone { .. } | R::NotTheirs { .. } | R::NotAbove { .. } | R::TermPast => false,
        R::RouteInstead { .. } | R::ObjectInstead | R::HandledUntilMissing | R::HandledTermOver { .. } => false,
        R::NobodyAbove | R::SignedAlready { .. } | R::NotHandedDown | R::ResultReported | R::NoResultYet => true,
        R::ConductDay | R::RestrictionTerm { .. } | R::NotWarned | R::AlreadyRestricted { .. } => true,
        R::NoIncident | R::NothingSinceWarning | R::RestrictionWaits | R::NothingProposed | R::NoAppeal => true,
        R::ProposerCannotApprove | R::NothingToAppeal | R::NothingToLift => true,
        R::NothingReported | R::AlreadyUrgent | R::NotUrgent | R::SeenAlready | R::OwnMark => true,
    }
}

fn trial(case: &Case, step: Step) -> Option<Command> {
    let text = Prose::parse("-").ok()?;
    let said = || SaidWords { text: text.clone() };
    if sendings::is_one(step) || conduct::is_one(step) {
        return sendings::trial(case, step, &said()).or_else(|| conduct::trial(case, step, &said()));
    }
    if let Some(command) = looking_again::trial(case, step) {
        return Some(command);
    }
    let (unit, post) = (UnitId(0), PostId(0));
    let based_on = Revision(case.opened.concern.casework.revisions);
    Some(match step {
        Step::Accept | Step::Transfer | Step::DeclineToAccept | Step::Seal | Step::Correct | Step::IssueCode => {
            trial_of_intake(step, said())?
        }
        Step::AssignLead => work::Command::AssignLead(work::AssignLead { unit, handler: post }).into(),
        Step::ObjectToAssignment | Step::RuleOnObjection => trial_objection(step, said()),
        Step::FixPlan => work::Command::FixPlan(work::FixPlan {
            plan: work::Plan { due: case.today(), handler: post, leader: post },
            words: PlanWords { measures: text.clone(), solved_when: text },
        })
        .into(),
        Step::Note => work::Command::Note(work::Note { words: said() }).into(),
        Step::AskCitizen => work::Command::AskCitizen(work::AskCitizen { question: said() }).into(),
        Step::AnswerQuestion => work::Command::AnswerQuestion(work::AnswerQuestion { answer: said() }).into(),
        Step::DraftReply => trial_draft(based_on, text),
        Step::DeliverReply => reporters::trial_of_delivery(case),
        Step::SignReply | Step::ReturnDraft | Step::SettlePromise => trial_of_reply(case, step, text),
        Step::AnswerVerdict => work::Command::ExplainVerdict(work::ExplainVerdict { words: said() }).into(),
        Step::Close => work::Command::Close(work::Close { claim: work::Claim::Solved }).into(),
        Step::Reopen => work::Command::Reopen(work::Reopen { reason: said() }).into(),
        Step::ExtendClock | Step::SuspendClock | Step::ResumeClock => clocks::trial(case, step, text),
        Step::HandDown | Step::SubmitUp | Step::SignFor | Step::RemindToSign | Step::TakeBack => return None,
        Step::ReportResult | Step::TakeResult | Step::SendBackResult => return None,
        Step::MarkUrgent | Step::SeeUrgent | Step::ClearUrgent | Step::NoteConduct | Step::WarnConduct => return None,
        Step::ProposeRestriction | Step::RuleOnRestriction | Step::LiftRestriction => return None,
        Step::AppealRestriction | Step::RuleOnAppeal => return None,
        Step::Join | Step::Part | Step::Link | Step::Unlink | Step::TellApart => kin::trial(case, step)?,
        Step::AnswerRepeated | Step::SayWhatIsNew => kin::trial(case, step)?,
        Step::AskCoHandler => tasks::trial_ask(case)?,
        Step::HoldJointMeeting => tasks::trial_meeting(case)?,
        Step::BookReception | Step::CallHearing | Step::HoldHearing | Step::CallOffHearing => {
            hearings::trial(case, step, said())
        }
        Step::HandOver => work::Command::HandOver(work::HandOver { post }).into(),
        // Asked for one task at a time: see [`tasks::trial`].
        Step::GiveTask | Step::AnswerTask | Step::ReturnTask | Step::RuleOnReturn | Step::WithdrawTask => return None,
        Step::RequestReview | Step::AssignReview | Step::SendReview | Step::DecideReview => return None,
        Step::SignReview | Step::ReturnReview | Step::RecordReview | Step::DeliverReview => return None,
        Step::AnswerNewFacts | Step::TakeVerdict | Step::UndoVerdict | Step::TakeWithdrawal => return None,
        Step::UndoWithdrawal | Step::CallBack => return None,
        Step::File
        | Step::AddMaterial
        | Step::AddPoint
        | Step::Withdraw
        | Step::CarryOver
        | Step::EditDraft
        | Step::GiveVerdict => return None,
    })
}

fn trial_objection(step: Step, reason: SaidWords) -> Command {
    if step == Step::ObjectToAssignment {
        return work::Command::ObjectToAssignment(work::ObjectToAssignment { reason }).into();
    }
    work::Command::RuleOnObjection(work::RuleOnObjection { grant: true, reason }).into()
}

fn trial_draft(last: Revision, opening: Prose) -> Command {
    let words = ReplyWords { answers: Vec::new(), opening };
    let based_on = (last.0 > 0).then_some(last);
    work::Command::DraftReply(work::DraftReply { based_on, answers: Vec::new(), words }).into()
}

fn trial_of_reply(case: &Case, step: Step, text: Prose) -> Command {
    let based_on = Revision(case.opened.concern.casework.revisions);
    let command = if step == Step::SignReply {
        work::Command::SignReply(work::SignReply { based_on, shared: None })
    } else if step == Step::ReturnDraft {
        work::Command::ReturnDraft(work::ReturnDraft { based_on, remarks: SaidWords { text } })
    } else {
        let promise = case.opened.concern.casework.open_promise().map_or(PromiseNo(0), |open| open.promise);
        work::Command::SettlePromise(work::SettlePromise { promise, kept: true, words: SaidWords { text } })
    };
    command.into()
}

fn trial_of_intake(step: Step, said: SaidWords) -> Option<Command> {
    let point = Line::parse("-").ok()?;
    let command = if step == Step::Accept {
        let (path, track) = (intake::Path::Petition, intake::Track::Ordinary);
        intake::Command::Accept(intake::Accept { path, track, category: None, points: vec![point] })
    } else if step == Step::Transfer {
        intake::Command::Transfer(intake::Transfer { to: UnitId(0), reason: said })
    } else if step == Step::DeclineToAccept {
        let (address, basis, number, phone) = (None, None, None, None);
        let words = DeclineWords { address, basis, instead: point, number, phone, reason: said.text };
        let ground = intake::DeclineGround::OtherProcedure;
        intake::Command::DeclineToAccept(intake::DeclineToAccept { ground, until: None, words })
    } else if step == Step::Seal {
        intake::Command::Seal(intake::Seal { reason: said })
    } else if step == Step::IssueCode {
        intake::Command::IssueCode(intake::IssueCode {
            code: Hex([0; 32]),
            token: Hex([0; 32]),
            reporter: ReporterNo::FIRST,
            checked: intake::IdentityCheck::CardSeen,
            second: None,
            manner: intake::SlipManner::Counter,
            words: None,
        })
    } else {
        intake::Command::Correct(intake::Correct { entry: 1, words: said })
    };
    Some(command.into())
}
