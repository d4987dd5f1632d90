//! Intake's part of a concern, folded from its facts: where it stands between the door and the work.

use super::{
    Annex, CarriedOver, Channel, Fact, Filed, Handed, MarkedUrgent, MaterialAdded, MaterialKind, Path, Registered,
    Reporters, ResultStanding, Track, Urgent, Way,
};
use crate::casework;
use crate::concern::{Class, Stage};
use crate::event::Stamp;
use crate::kernel::actor::Role;
use crate::kernel::ids::{AreaCode, CategoryCode, ConcernId, FileId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::time::{Day, Moment};

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
    /// The unit that answers for its first steps; since sealing, the supervisors' desk.
    pub desk: UnitId,
    /// 首办: the unit that took it in first, for its whole life.
    pub first: UnitId,
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
        /// From whom.
        from: UnitId,
        /// By which way.
        way: Way,
        /// When it was sent.
        at: Moment,
        /// When somebody there signed for it.
        signed: Option<Moment>,
        /// Whether they objected.
        objection: Objection,
    },
    /// Not accepted.
    NotAccepted,
    /// Repeated, with nothing new: the earlier answer was given again.
    Repeated {
        /// The unit that said so.
        unit: UnitId,
    },
    /// Accepted.
    Accepted(Acceptance),
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
    /// Everybody who raised it.
    pub reporters: Reporters,
    /// What staff said of it when they took it down; `None` when the person filed it.
    pub registered: Option<Registered>,
    /// What was handed down, and how its result stands.
    pub handed_down: Option<Handed>,
    /// Units whose objection was granted: the matter is not theirs.
    pub not_theirs: Vec<UnitId>,
    /// Marked as urgent, and not unmarked by the unit above.
    pub urgent: Option<Urgent>,
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
            Door::Received => Some(desk),
            // Who declined what was handed down still owes its sender the report.
            Door::NotAccepted => Some(self.waiting().map_or(desk, |handed| handed.to)),
            Door::Transferred { to, .. } => Some(*to),
            Door::Repeated { unit } => Some(*unit),
            Door::Accepted(acceptance) => Some(acceptance.unit),
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
            Door::Repeated { .. } => Stage::Repeated,
            Door::Accepted(_) => Stage::Accepted,
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        self.reporters.evolve(fact);
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
            Fact::Transferred(sent) => self.send((sent.from, sent.to), Way::Transfer, stamp.at),
            Fact::HandedDown(handed) => self.hand_down(handed, stamp.at),
            Fact::SubmittedUp(sent) => self.send((sent.from, sent.to), Way::SubmitUp(sent.ground), stamp.at),
            Fact::SignedFor(_) => self.sign(stamp.at),
            Fact::TakenBack(back) => self.give_back(back.unit, stamp.at),
            Fact::ResultReported(_) => self.set_result(ResultStanding::Reported { at: stamp.at }),
            Fact::ResultTaken(_) => self.set_result(ResultStanding::Taken),
            Fact::ResultSentBack(back) => {
                self.set_result(ResultStanding::Owed);
                self.handed_down = self.handed_down.map(|handed| Handed { due: back.due, ..handed });
            }
            Fact::MarkedUrgent(marked) => self.mark_urgent(marked, stamp),
            Fact::UrgentSeen(_) => self.urgent = self.urgent.map(|urgent| Urgent { seen: true, ..urgent }),
            Fact::UrgencyCleared(_) => self.urgent = None,
            Fact::RemindedToSign(_) => {}
            Fact::Sealed(sealed) => self.seal(sealed.desk),
            Fact::Withdrawn(withdrawn) => self.withdrawn = Some(WithdrawalState { until: withdrawn.until }),
            Fact::WithdrawalTaken(taken) => self.withdrawn = Some(WithdrawalState { until: taken.until }),
            Fact::WithdrawalUndone(_) => self.withdrawn = None,
            Fact::Registered(registered) => self.registered = Some(registered.clone()),
            Fact::ReporterNamed(_) => self.reporter_named = true,
            Fact::MaterialAdded(added) => self.take_material(added),
            Fact::AnnexTakenBack(back) => self.annexes.retain(|annex| annex.file != back.file),
            Fact::CodeIssued(_) | Fact::Corrected(_) | Fact::ReporterLeft(_) | Fact::ReporterBack(_) => {}
        }
    }

    /// Objections are raised in casework and change who has the concern.
    pub(crate) fn follow_casework(&mut self, fact: &casework::Fact, stamp: &Stamp) {
        if matches!(fact, casework::Fact::ReplySigned(_)) {
            self.annexes.iter_mut().for_each(|annex| annex.gone_out = true);
        }
        let ruled = match fact {
            casework::Fact::Objected(_) => {
                self.sign(stamp.at);
                Some(Objection::Open)
            }
            casework::Fact::ObjectionRefused(_) => Some(Objection::Refused),
            casework::Fact::ObjectionGranted(granted) => {
                if let Door::Transferred { to, .. } = self.door {
                    self.not_theirs.push(to);
                    self.give_back(granted.unit, stamp.at);
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
            casework::Fact::LeadAssigned(_) | casework::Fact::PlanFixed(_) | casework::Fact::Noted(_) => None,
            casework::Fact::CitizenAsked(_) | casework::Fact::CitizenAnswered(_) => None,
            casework::Fact::DraftHanded(_) | casework::Fact::DraftEdited(_) => None,
            casework::Fact::DraftReturned(_) | casework::Fact::ReplySigned(_) => None,
            casework::Fact::ReplyDelivered(_) | casework::Fact::PromiseKept(_) => None,
            casework::Fact::PromiseBroken(_) | casework::Fact::VerdictGiven(_) => None,
            casework::Fact::VerdictTaken(_) | casework::Fact::VerdictUndone(_) | casework::Fact::CalledBack(_) => None,
            casework::Fact::VerdictExplained(_) | casework::Fact::Closed(_) | casework::Fact::Reopened(_) => None,
            casework::Fact::CoHandlerAsked(_) | casework::Fact::TaskGiven(_) => None,
            casework::Fact::TaskAnswered(_) | casework::Fact::TaskReturned(_) => None,
            casework::Fact::TaskReturnGranted(_) | casework::Fact::TaskReturnRefused(_) => None,
            casework::Fact::TaskWithdrawn(_) | casework::Fact::QuickStepHeld(_) => None,
            casework::Fact::QuickStepDropped(_) | casework::Fact::QuickStepDone(_) => None,
            casework::Fact::QuickStepFailed(_) | casework::Fact::TakenIn(_) | casework::Fact::Parted(_) => None,
            casework::Fact::Released(_) | casework::Fact::Linked(_) | casework::Fact::ToldApart(_) => None,
            casework::Fact::AnswerTaken(_) | casework::Fact::ConductNoted(_) => None,
            casework::Fact::Unlinked(_) => None,
            casework::Fact::ConductWarned(_) | casework::Fact::RestrictionProposed(_) => None,
            casework::Fact::RestrictionApproved(_) | casework::Fact::RestrictionRefused(_) => None,
            casework::Fact::RestrictionAppealed(_) | casework::Fact::RestrictionUpheld(_) => None,
            casework::Fact::RestrictionLifted(_) | casework::Fact::HandedOver(_) | casework::Fact::StoodIn(_) => None,
            casework::Fact::SuccessionTaken(taken) => {
                self.succeed(taken);
                None
            }
            casework::Fact::NoticeGiven(_) => None,
        };
        if let (Some(ruled), Door::Transferred { objection, .. }) = (ruled, &mut self.door) {
            *objection = ruled;
        }
    }

    /// Wherever the dissolved unit is named as having it, sending it or waiting for it, its successor is. Who took it in
    /// first stays on record.
    fn succeed(&mut self, taken: &casework::SuccessionTaken) {
        let own = |unit: &mut UnitId| {
            if *unit == taken.unit {
                *unit = taken.successor;
            }
        };
        self.record.iter_mut().for_each(|record| own(&mut record.desk));
        self.urgent.iter_mut().for_each(|urgent| own(&mut urgent.to));
        if let Some(handed) = &mut self.handed_down {
            own(&mut handed.from);
            own(&mut handed.to);
        }
        match &mut self.door {
            Door::Transferred { to, from, .. } => {
                own(to);
                own(from);
            }
            Door::Accepted(acceptance) => own(&mut acceptance.unit),
            Door::Repeated { unit } => own(unit),
            Door::Unfiled | Door::Received | Door::NotAccepted => {}
        }
    }

    /// From here on it is with the supervisor's desk, whoever had it or was about to.
    fn seal(&mut self, desk: UnitId) {
        if let Some(record) = &mut self.record {
            record.class = Class::Sealed;
            record.desk = desk;
        }
        // Whoever handed it down or was to see that it is urgent may be the one complained of.
        self.handed_down = None;
        if let Some(urgent) = &mut self.urgent {
            (urgent.to, urgent.role) = (desk, Role::Supervisor);
        }
        match &mut self.door {
            Door::Transferred { .. } => self.door = Door::Received,
            Door::Accepted(acceptance) => acceptance.unit = desk,
            Door::Repeated { unit } => *unit = desk,
            Door::Unfiled | Door::Received | Door::NotAccepted => {}
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

    fn set_result(&mut self, result: ResultStanding) {
        self.handed_down = self.handed_down.map(|handed| Handed { result, ..handed });
    }

    fn mark_urgent(&mut self, marked: &MarkedUrgent, stamp: &Stamp) {
        let MarkedUrgent { role, to } = *marked;
        self.urgent = Some(Urgent { to, role, by: stamp.actor.person(), at: stamp.at, seen: false });
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
            first: filed.desk,
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
            first: carried.desk,
            received_on: carried.received_on,
            filed_at: stamp.at,
            carried_from: Some(carried.source.clone()),
        });
    }
}
