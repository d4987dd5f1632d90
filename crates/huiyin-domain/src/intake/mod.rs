//! What it is for: every concern gets in, is sorted, and nobody is sent away without a way on.
//! Who acts: the citizen; the front desk and heads of units; the supervisor for sealed concerns; the importer.
//! Legal basis: 信访工作条例 17, 19–25, 30, 31.
//! Events: filed.v1, registered.v1, reporter_named.v1, code_issued.v1, material_added.v1, annex_taken_back.v1, accepted.v1, points_named.v1, point_added.v1, not_accepted.v1, transferred.v1, handed_down.v1, submitted_up.v1, signed_for.v1, reminded_to_sign.v1, taken_back.v1, result_reported.v1, result_taken.v1, result_sent_back.v1, marked_urgent.v1, urgent_seen.v1, urgency_cleared.v1, sealed.v1, withdrawn.v1, withdrawal_taken.v1, withdrawal_undone.v1, corrected.v1, carried_over.v1, repeated_answered.v1, new_said.v1, reporter_left.v1, reporter_back.v1.
//! Never: lowers a class; refuses to register; loses the words of a refused step.
//! Map rows: S1, S3, S4, S7, S38.

pub mod accept;
pub mod add_material;
pub mod add_point;
pub mod answer_repeated;
pub mod carry_over;
mod channel;
pub mod correct;
pub mod decline_to_accept;
pub mod file_concern;
pub mod hand_down;
pub mod interview;
pub mod issue_code;
pub mod mark_urgent;
pub mod register_concern;
pub mod report_result;
mod reporters;
pub mod say_what_is_new;
pub mod seal;
pub mod sending;
pub mod sign_for;
mod state;
pub mod submit_up;
pub mod take_back_annex;
pub mod take_withdrawal;
pub mod transfer;
pub(crate) mod upcast;
pub mod withdraw;

#[cfg(test)]
pub(crate) mod tests;

pub use accept::{Accept, Accepted, Path, PointsNamed, Track};
pub use add_material::{AddMaterial, Annex, MaterialAdded, MaterialKind};
pub use add_point::{AddPoint, PointAdded};
pub use answer_repeated::{AnswerRepeated, RepeatedAnswered};
pub use carry_over::{CarriedOver, CarryOver, Claimed, ClaimedEntry, ClaimedState, ClaimedTime, Precision};
pub use channel::Channel;
pub use correct::{Correct, Corrected};
pub use decline_to_accept::{DeclineGround, DeclineToAccept, NotAccepted};
pub use file_concern::{CodeIssued, ContactWay, FileConcern, Filed, ReporterNamed};
pub use hand_down::{HandDown, HandedDown};
pub use interview::{Interview, SpokenBy};
pub use issue_code::{IdentityCheck, IssueCode, IssuedAnew, SlipManner};
pub use mark_urgent::{ClearUrgent, MarkUrgent, MarkedUrgent, SeeUrgent, UrgencyCleared, Urgent, UrgentSeen};
pub use register_concern::{HeadCount, RegisterConcern, Registered, Representative, Sorted};
pub use report_result::{ReportResult, ResultReported, ResultSentBack, ResultTaken, SendBackResult, TakeResult};
pub use reporters::{ReporterBack, ReporterLeft, ReporterState, Reporters};
pub use say_what_is_new::{NewSaid, SayWhatIsNew};
pub use seal::{Seal, Sealed};
pub use sending::{Aside, Handed, ResultStanding, Way};
pub use sign_for::{RemindToSign, RemindedToSign, SignFor, SignedFor, TakeBack, TakenBack};
pub use state::{Acceptance, Door, Objection, Record, State, WithdrawalState};
pub use submit_up::{SubmitUp, SubmittedUp, UpGround};
pub use take_back_annex::{AnnexTakenBack, TakeBackAnnex};
pub use take_withdrawal::{TakeWithdrawal, WithdrawalTaken};
pub use transfer::{Transfer, Transferred};
pub use withdraw::{UndoWithdrawal, Withdraw, WithdrawalUndone, Withdrawn};
pub(crate) use withdraw::{is_reached, still_there};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::facts;
use crate::kernel::refusal::Refusal;

facts! {
    /// What intake records.
    pub enum Fact {
        /// A concern was filed.
        Filed(Filed) = "filed.v1",
        /// Staff took it down.
        Registered(Registered) = "registered.v1",
        /// Somebody said who they are.
        ReporterNamed(ReporterNamed) = "reporter_named.v1",
        /// A query code was given out.
        CodeIssued(CodeIssued) = "code_issued.v1",
        /// Material came in afterwards.
        MaterialAdded(MaterialAdded) = "material_added.v1",
        /// An annex does not go out with the reply after all.
        AnnexTakenBack(AnnexTakenBack) = "annex_taken_back.v1",
        /// Accepted (受理).
        Accepted(Accepted) = "accepted.v1",
        /// The points were named.
        PointsNamed(PointsNamed) = "points_named.v1",
        /// The citizen added one.
        PointAdded(PointAdded) = "point_added.v1",
        /// Not accepted (不予受理).
        NotAccepted(NotAccepted) = "not_accepted.v1",
        /// Transferred (转送).
        Transferred(Transferred) = "transferred.v1",
        /// Handed down with a term (交办).
        HandedDown(HandedDown) = "handed_down.v1",
        /// Submitted upward (报请).
        SubmittedUp(SubmittedUp) = "submitted_up.v1",
        /// The receiving unit signed for it (签收).
        SignedFor(SignedFor) = "signed_for.v1",
        /// The receiving unit was reminded.
        RemindedToSign(RemindedToSign) = "reminded_to_sign.v1",
        /// The sender took it back before anybody had signed.
        TakenBack(TakenBack) = "taken_back.v1",
        /// The result of what was handed down was reported.
        ResultReported(ResultReported) = "result_reported.v1",
        /// The sender took it.
        ResultTaken(ResultTaken) = "result_taken.v1",
        /// The sender sent it back.
        ResultSentBack(ResultSentBack) = "result_sent_back.v1",
        /// Marked as urgent and reported upward (紧急).
        MarkedUrgent(MarkedUrgent) = "marked_urgent.v1",
        /// The unit above has seen it.
        UrgentSeen(UrgentSeen) = "urgent_seen.v1",
        /// The unit above took the mark off.
        UrgencyCleared(UrgencyCleared) = "urgency_cleared.v1",
        /// The class was raised.
        Sealed(Sealed) = "sealed.v1",
        /// Withdrawn by the citizen.
        Withdrawn(Withdrawn) = "withdrawn.v1",
        /// Staff took the person's withdrawal down.
        WithdrawalTaken(WithdrawalTaken) = "withdrawal_taken.v1",
        /// The withdrawal was undone in time.
        WithdrawalUndone(WithdrawalUndone) = "withdrawal_undone.v1",
        /// An entry was corrected; the old one stays.
        Corrected(Corrected) = "corrected.v1",
        /// A record of another system was carried over.
        CarriedOver(CarriedOver) = "carried_over.v1",
        /// The answer of an earlier concern was given again.
        RepeatedAnswered(RepeatedAnswered) = "repeated_answered.v1",
        /// Somebody said what is new about it.
        NewSaid(NewSaid) = "new_said.v1",
        /// One of several withdrew; the others go on.
        ReporterLeft(ReporterLeft) = "reporter_left.v1",
        /// That was undone in time.
        ReporterBack(ReporterBack) = "reporter_back.v1",
    }
}

/// What intake may be asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// See [`FileConcern`].
    FileConcern(Box<FileConcern>),
    /// See [`RegisterConcern`].
    RegisterConcern(Box<RegisterConcern>),
    /// See [`AddMaterial`].
    AddMaterial(AddMaterial),
    /// See [`TakeBackAnnex`].
    TakeBackAnnex(TakeBackAnnex),
    /// See [`Accept`].
    Accept(Accept),
    /// See [`AddPoint`].
    AddPoint(AddPoint),
    /// See [`DeclineToAccept`].
    DeclineToAccept(DeclineToAccept),
    /// See [`Transfer`].
    Transfer(Transfer),
    /// See [`HandDown`].
    HandDown(HandDown),
    /// See [`SubmitUp`].
    SubmitUp(SubmitUp),
    /// See [`SignFor`].
    SignFor(SignFor),
    /// See [`RemindToSign`].
    RemindToSign(RemindToSign),
    /// See [`TakeBack`].
    TakeBack(TakeBack),
    /// See [`ReportResult`].
    ReportResult(ReportResult),
    /// See [`TakeResult`].
    TakeResult(TakeResult),
    /// See [`SendBackResult`].
    SendBackResult(SendBackResult),
    /// See [`MarkUrgent`].
    MarkUrgent(MarkUrgent),
    /// See [`SeeUrgent`].
    SeeUrgent(SeeUrgent),
    /// See [`ClearUrgent`].
    ClearUrgent(ClearUrgent),
    /// See [`Seal`].
    Seal(Seal),
    /// See [`Withdraw`].
    Withdraw(Withdraw),
    /// See [`TakeWithdrawal`].
    TakeWithdrawal(TakeWithdrawal),
    /// See [`UndoWithdrawal`].
    UndoWithdrawal(UndoWithdrawal),
    /// See [`Correct`].
    Correct(Correct),
    /// See [`IssueCode`].
    IssueCode(IssueCode),
    /// See [`CarryOver`].
    CarryOver(Box<CarryOver>),
    /// See [`AnswerRepeated`].
    AnswerRepeated(Box<AnswerRepeated>),
    /// See [`SayWhatIsNew`].
    SayWhatIsNew(SayWhatIsNew),
}

/// Decides what intake is asked for.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::FileConcern(command) => file_concern::decide(concern, *command, context),
        Command::RegisterConcern(command) => register_concern::decide(concern, *command, context),
        Command::AddMaterial(command) => add_material::decide(concern, command, context),
        Command::TakeBackAnnex(command) => take_back_annex::decide(concern, command, context),
        Command::Accept(command) => accept::decide(concern, command, context),
        Command::AddPoint(command) => add_point::decide(concern, command, context),
        Command::DeclineToAccept(command) => decline_to_accept::decide(concern, command, context),
        Command::Transfer(command) => transfer::decide(concern, command, context),
        Command::HandDown(command) => hand_down::decide(concern, command, context),
        Command::SubmitUp(command) => submit_up::decide(concern, command, context),
        Command::SignFor(command) => sign_for::decide(concern, command, context),
        Command::RemindToSign(command) => sign_for::decide_remind(concern, command, context),
        Command::TakeBack(command) => sign_for::decide_take_back(concern, command, context),
        Command::ReportResult(command) => report_result::decide(concern, command, context),
        Command::TakeResult(command) => report_result::decide_take(concern, command, context),
        Command::SendBackResult(command) => report_result::decide_back(concern, command, context),
        Command::MarkUrgent(command) => mark_urgent::decide(concern, command, context),
        Command::SeeUrgent(command) => mark_urgent::decide_see(concern, command, context),
        Command::ClearUrgent(command) => mark_urgent::decide_clear(concern, command, context),
        Command::Seal(command) => seal::decide(concern, command, context),
        Command::Withdraw(command) => withdraw::decide(concern, command, context),
        Command::TakeWithdrawal(command) => take_withdrawal::decide(concern, command, context),
        Command::UndoWithdrawal(command) => withdraw::decide_undo(concern, command, context),
        Command::Correct(command) => correct::decide(concern, command, context),
        Command::IssueCode(command) => issue_code::decide(concern, command, context),
        Command::CarryOver(command) => carry_over::decide(concern, *command, context),
        Command::AnswerRepeated(command) => answer_repeated::decide(concern, *command, context),
        Command::SayWhatIsNew(command) => say_what_is_new::decide(concern, command),
    }
}

/// The refusal every room gives when a step does not belong to the stage.
pub(crate) fn not_now(concern: &Concern, step: Step) -> Refusal {
    match concern.intake.withdrawn {
        Some(withdrawn) => Refusal::Withdrawn { until: withdrawn.until },
        None => Refusal::NotNow { step, stage: concern.stage() },
    }
}

/// Refuses unless the concern stands in one of these stages.
pub(crate) fn needs_stage(concern: &Concern, step: Step, stages: &[Stage]) -> Result<(), Refusal> {
    if stages.contains(&concern.stage()) { Ok(()) } else { Err(not_now(concern, step)) }
}
