//! What it is for: every concern gets in, is sorted, and nobody is sent away without a way on.
//! Who acts: the citizen; the front desk and heads of units; the supervisor for sealed concerns; the importer.
//! Legal basis: 信访工作条例 17, 19, 21–24, 30, 31.
//! Events: filed.v1, registered.v1, reporter_named.v1, code_issued.v1, material_added.v1, annex_taken_back.v1, accepted.v1, points_named.v1, point_added.v1, not_accepted.v1, transferred.v1, sealed.v1, withdrawn.v1, withdrawal_undone.v1, corrected.v1, carried_over.v1, repeated_answered.v1, new_said.v1.
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
pub mod issue_code;
pub mod register_concern;
pub mod say_what_is_new;
pub mod seal;
pub mod take_back_annex;
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
pub use file_concern::{CodeIssued, FileConcern, Filed, ReporterNamed};
pub use issue_code::{IdentityCheck, IssueCode, IssuedAnew, SlipManner};
pub use register_concern::{HeadCount, RegisterConcern, Registered, Sorted};
pub use say_what_is_new::{NewSaid, SayWhatIsNew};
pub use seal::{Seal, Sealed};
pub use take_back_annex::{AnnexTakenBack, TakeBackAnnex};
pub use transfer::{Transfer, Transferred};
pub use withdraw::{UndoWithdrawal, Withdraw, WithdrawalUndone, Withdrawn};

use crate::casework;
use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::{Event, Stamp};
use crate::kernel::facts;
use crate::kernel::ids::{AreaCode, CategoryCode, ConcernId, FileId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::{Day, Moment};

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
        /// The class was raised.
        Sealed(Sealed) = "sealed.v1",
        /// Withdrawn by the citizen.
        Withdrawn(Withdrawn) = "withdrawn.v1",
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
    /// See [`Seal`].
    Seal(Seal),
    /// See [`Withdraw`].
    Withdraw(Withdraw),
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

/// What is known from the moment of registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its own name in the log.
    pub id: ConcernId,
    /// The number people use.
    pub number: Number,
    /// Ordinary or sealed, as of now.
    pub class: Class,
    /// How it came.
    pub channel: Channel,
    /// Where it is, as the office's area.
    pub place: Option<AreaCode>,
    /// The unit that took it in.
    pub desk: UnitId,
    /// The day on which it was received, as claimed.
    pub received_on: Day,
    /// When it was recorded.
    pub filed_at: Moment,
    /// Name of the former system, when it was carried over.
    pub carried_from: Option<String>,
}

/// Acceptance with its paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Who accepted; since sealing, the supervisor's desk.
    pub unit: UnitId,
    /// Statutory path.
    pub path: Path,
    /// Track.
    pub track: Track,
    /// What it is about.
    pub category: Option<CategoryCode>,
    /// The law day of acceptance.
    pub at: Moment,
}

/// Whether the receiving unit has objected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// Not yet.
    None,
    /// Waiting for the sender's ruling.
    Open,
    /// Refused: there is no second return.
    Refused,
}

/// Where a concern stands between the door and the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// Nothing filed.
    #[default]
    Unfiled,
    /// With the unit that took it in.
    Received,
    /// On its way to another unit.
    Transferred {
        /// To whom.
        to: UnitId,
        /// When it was handed over there.
        at: Moment,
        /// Whether they objected.
        objection: Objection,
    },
    /// Not accepted.
    NotAccepted,
    /// Accepted.
    Accepted(Acceptance),
    /// Repeated, with nothing new: the earlier answer was given again.
    Repeated {
        /// The unit that said so.
        unit: UnitId,
    },
}

/// A withdrawal that may still be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithdrawalState {
    /// Last day for undoing it.
    pub until: Day,
}

/// Intake's part of a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is known from registration.
    pub record: Option<Record>,
    /// Where it stands.
    pub door: Door,
    /// How many points there are.
    pub points: u32,
    /// Whether the citizen has added one.
    pub point_added: bool,
    /// Somebody said who they are: there may be a telephone or an address to ask back.
    pub reporter_named: bool,
    /// What staff said of it when they took it down; `None` when the person filed it.
    pub registered: Option<Registered>,
    /// What goes out with the reply that is signed next, and what has gone out.
    pub annexes: Vec<Annex>,
    /// Set while withdrawn.
    pub withdrawn: Option<WithdrawalState>,
    /// How many events the concern has; corrections refer to them by this count.
    pub entries: u32,
}

impl State {
    /// The unit that has it, as far as intake knows.
    pub fn unit(&self) -> Option<UnitId> {
        let desk = self.record.as_ref().map(|record| record.desk)?;
        match &self.door {
            Door::Unfiled => None,
            Door::Received | Door::NotAccepted => Some(desk),
            Door::Transferred { to, .. } => Some(*to),
            Door::Accepted(acceptance) => Some(acceptance.unit),
            Door::Repeated { unit } => Some(*unit),
        }
    }

    /// The acceptance, once there is one.
    pub fn acceptance(&self) -> Option<&Acceptance> {
        match &self.door {
            Door::Accepted(acceptance) => Some(acceptance),
            Door::Unfiled | Door::Received | Door::Transferred { .. } | Door::NotAccepted | Door::Repeated { .. } => {
                None
            }
        }
    }

    pub(crate) fn stage(&self) -> Stage {
        match &self.door {
            Door::Unfiled => Stage::Unfiled,
            Door::Received => Stage::Received,
            Door::Transferred { objection: Objection::Open, .. } => Stage::Objected,
            Door::Transferred { .. } => Stage::Transferred,
            Door::NotAccepted => Stage::NotAccepted,
            Door::Accepted(_) => Stage::Accepted,
            Door::Repeated { .. } => Stage::Repeated,
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        match fact {
            Fact::Filed(filed) => self.take_in(filed, stamp),
            Fact::CarriedOver(carried) => self.take_over(carried, stamp),
            Fact::Accepted(accepted) => {
                self.door = Door::Accepted(Acceptance {
                    unit: accepted.unit,
                    path: accepted.path,
                    track: accepted.track,
                    category: accepted.category.clone(),
                    at: stamp.at,
                });
            }
            Fact::PointsNamed(named) => self.points = named.points,
            Fact::PointAdded(added) => {
                self.points = self.points.max(added.point.0);
                self.point_added = true;
            }
            Fact::NotAccepted(_) => self.door = Door::NotAccepted,
            Fact::RepeatedAnswered(answered) => self.door = Door::Repeated { unit: answered.unit },
            Fact::NewSaid(_) => self.door = Door::Received,
            Fact::Transferred(transferred) => {
                self.door = Door::Transferred { to: transferred.to, at: stamp.at, objection: Objection::None };
            }
            Fact::Sealed(sealed) => self.seal(sealed.desk),
            Fact::Withdrawn(withdrawn) => self.withdrawn = Some(WithdrawalState { until: withdrawn.until }),
            Fact::WithdrawalUndone(_) => self.withdrawn = None,
            Fact::Registered(registered) => self.registered = Some(registered.clone()),
            Fact::ReporterNamed(_) => self.reporter_named = true,
            Fact::MaterialAdded(added) => self.take_material(added),
            Fact::AnnexTakenBack(back) => self.annexes.retain(|annex| annex.file != back.file),
            Fact::CodeIssued(_) | Fact::Corrected(_) => {}
        }
    }

    /// Objections are raised in casework and change who has the concern.
    pub(crate) fn follow_casework(&mut self, fact: &casework::Fact, stamp: &Stamp) {
        if matches!(fact, casework::Fact::ReplySigned(_)) {
            self.annexes.iter_mut().for_each(|annex| annex.gone_out = true);
        }
        let ruled = match fact {
            casework::Fact::Objected(_) => Some(Objection::Open),
            casework::Fact::ObjectionRefused(_) => Some(Objection::Refused),
            casework::Fact::ObjectionGranted(_) => {
                if matches!(self.door, Door::Transferred { .. }) {
                    self.door = Door::Received;
                }
                None
            }
            casework::Fact::Joined(joined) => {
                self.join(joined, stamp);
                None
            }
            casework::Fact::Followed(followed) => {
                self.follow(followed.unit);
                None
            }
            casework::Fact::LeadAssigned(_)
            | casework::Fact::PlanFixed(_)
            | casework::Fact::Noted(_)
            | casework::Fact::CitizenAsked(_)
            | casework::Fact::CitizenAnswered(_)
            | casework::Fact::DraftHanded(_)
            | casework::Fact::DraftEdited(_)
            | casework::Fact::DraftReturned(_)
            | casework::Fact::QuickStepHeld(_)
            | casework::Fact::QuickStepDropped(_)
            | casework::Fact::QuickStepDone(_)
            | casework::Fact::QuickStepFailed(_)
            | casework::Fact::ReplySigned(_)
            | casework::Fact::ReplyDelivered(_)
            | casework::Fact::PromiseKept(_)
            | casework::Fact::PromiseBroken(_)
            | casework::Fact::VerdictGiven(_)
            | casework::Fact::VerdictExplained(_)
            | casework::Fact::Closed(_)
            | casework::Fact::Reopened(_)
            | casework::Fact::CoHandlerAsked(_)
            | casework::Fact::TaskGiven(_)
            | casework::Fact::TaskAnswered(_)
            | casework::Fact::TaskReturned(_)
            | casework::Fact::TaskReturnGranted(_)
            | casework::Fact::TaskReturnRefused(_)
            | casework::Fact::TaskWithdrawn(_)
            | casework::Fact::TakenIn(_)
            | casework::Fact::Parted(_)
            | casework::Fact::Released(_)
            | casework::Fact::Linked(_)
            | casework::Fact::ToldApart(_)
            | casework::Fact::AnswerTaken(_) => None,
        };
        if let (Some(ruled), Door::Transferred { objection, .. }) = (ruled, &mut self.door) {
            *objection = ruled;
        }
    }

    /// Joined: accepted along with the concern that leads, and with whoever has that.
    fn join(&mut self, joined: &casework::Joined, stamp: &Stamp) {
        if let Some(with) = &joined.accepted {
            self.door = Door::Accepted(Acceptance {
                unit: with.unit,
                path: with.path,
                track: with.track,
                category: with.category.clone(),
                at: stamp.at,
            });
        }
        self.follow(joined.unit);
    }

    fn follow(&mut self, unit: UnitId) {
        if let Door::Accepted(acceptance) = &mut self.door {
            acceptance.unit = unit;
        }
    }

    fn take_material(&mut self, added: &MaterialAdded) {
        if added.kind == MaterialKind::Annex {
            self.annexes.extend(added.files.iter().map(|file| Annex { file: *file, gone_out: false }));
        }
    }

    /// Whether all of these went out with a reply, so that the person has them.
    pub fn gone_out(&self, files: &[FileId]) -> bool {
        let gone = |file: &FileId| self.annexes.iter().any(|annex| annex.file == *file && annex.gone_out);
        !files.is_empty() && files.iter().all(gone)
    }

    /// From here on it is with the supervisor's desk, whoever had it or was about to.
    fn seal(&mut self, desk: UnitId) {
        if let Some(record) = &mut self.record {
            record.class = Class::Sealed;
            record.desk = desk;
        }
        match &mut self.door {
            Door::Transferred { .. } => self.door = Door::Received,
            Door::Accepted(acceptance) => acceptance.unit = desk,
            Door::Repeated { unit } => *unit = desk,
            Door::Unfiled | Door::Received | Door::NotAccepted => {}
        }
    }

    fn take_in(&mut self, filed: &Filed, stamp: &Stamp) {
        self.door = Door::Received;
        self.record = Some(Record {
            id: filed.id,
            number: filed.number,
            class: filed.class,
            channel: filed.channel,
            place: filed.place.clone(),
            desk: filed.desk,
            received_on: filed.received_on,
            filed_at: stamp.at,
            carried_from: None,
        });
    }

    fn take_over(&mut self, carried: &CarriedOver, stamp: &Stamp) {
        self.door = Door::Received;
        self.record = Some(Record {
            id: carried.id,
            number: carried.number,
            class: carried.class,
            channel: carried.channel,
            place: carried.place.clone(),
            desk: carried.desk,
            received_on: carried.received_on,
            filed_at: stamp.at,
            carried_from: Some(carried.source.clone()),
        });
    }
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
        Command::Seal(command) => seal::decide(concern, command, context),
        Command::Withdraw(command) => withdraw::decide(concern, command, context),
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
