//! What one room's event asks of another room. The only such table: event in, commands out.

use crate::casework;
use crate::command::Command;
use crate::concern::Concern;
use crate::context::Context;
use crate::deadlines::{
    self, BringForward, ClockId, EndClock, EndReason, MeetClock, ReviveClocks, RunOn, StartClock, StopClock, StopReason,
};
use crate::event::Fact;
use crate::gatherings;
use crate::intake::{self, Door, Objection, Path};
use crate::kernel::ids::{ReporterNo, TaskNo, TextNo, UnitId};
use crate::kernel::time::Day;
use crate::office::{QuickAct, UnitKind};
use crate::review::{self, Decision, Level};
use crate::words::SaidWords;

/// What a quick step of the office does, as a command of the room whose step it is.
pub(crate) fn quick_step(text: TextNo, context: &Context) -> Option<Command> {
    let text = context.office.texts().numbered(text)?;
    let said = SaidWords { text: text.body.clone() };
    Some(match text.does? {
        QuickAct::AskCitizen => casework::Command::AskCitizen(casework::AskCitizen { question: said }).into(),
        QuickAct::Note => casework::Command::Note(casework::Note { words: said }).into(),
        QuickAct::Transfer { to } => intake::Command::Transfer(intake::Transfer { to, reason: said }).into(),
    })
}

/// The commands that follow from one event. `before` and `after` are the concern on both sides of it.
pub fn reactions(before: &Concern, after: &Concern, fact: &Fact, context: &Context) -> Vec<Command> {
    if let Fact::Casework(casework::Fact::QuickStepDone(done)) = fact {
        return quick_step(done.text, context).into_iter().collect();
    }
    let follow = match fact {
        Fact::Intake(fact) => after_intake((before, after), fact, context),
        Fact::Casework(fact) => after_casework(before, after, fact, context),
        Fact::Review(fact) => after_review(before, after, fact, context),
        Fact::Gatherings(fact) => after_gatherings(before, fact),
        Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) => Vec::new(),
    };
    follow.into_iter().map(Command::Deadlines).collect()
}

fn start(clock: ClockId, start: Day) -> deadlines::Command {
    deadlines::Command::StartClock(StartClock::of_law(clock, start))
}

fn given(clock: ClockId, start: Day, last: Day) -> deadlines::Command {
    deadlines::Command::StartClock(StartClock { given: Some(last), ..StartClock::of_law(clock, start) })
}

fn meet(clock: ClockId, on: Day) -> deadlines::Command {
    deadlines::Command::MeetClock(MeetClock { clock, task: None, reporter: None, on })
}

/// A term of the first reporter is the concern's own; each further one has their own beside it.
fn own_term(reporter: ReporterNo) -> Option<ReporterNo> {
    Some(reporter).filter(|reporter| !reporter.is_first())
}

fn end(clock: ClockId, on: Day, because: EndReason) -> deadlines::Command {
    deadlines::Command::EndClock(EndClock { clock: Some(clock), task: None, on, because })
}

fn end_all(on: Day, because: EndReason) -> deadlines::Command {
    deadlines::Command::EndClock(EndClock { clock: None, task: None, on, because })
}

fn end_task(task: TaskNo, on: Day) -> deadlines::Command {
    let because = EndReason::Superseded;
    deadlines::Command::EndClock(EndClock { clock: Some(ClockId::CoHandle), task: Some(task), on, because })
}

/// 信访部门登记、转送交办 15 日 (22); any other organ that was asked directly tells the person within 15 days (23 ¶2).
fn first_clock(unit: UnitId, context: &Context) -> ClockId {
    match context.office.unit(unit).map(|unit| unit.kind) {
        Some(UnitKind::LettersOffice) => ClockId::Register,
        Some(UnitKind::Organ) | None => ClockId::Acknowledge,
    }
}

fn after_intake(
    (before, after): (&Concern, &Concern),
    fact: &intake::Fact,
    context: &Context,
) -> Vec<deadlines::Command> {
    let today = context.today();
    match fact {
        intake::Fact::Filed(filed) => vec![start(first_clock(filed.desk, context), filed.received_on)],
        intake::Fact::CarriedOver(carried) if carried.claimed.state.is_open() => {
            let promised = carried.claimed.promised.as_ref().map(|time| time.at.date());
            let clock = first_clock(carried.desk, context);
            vec![deadlines::Command::StartClock(StartClock { promised, ..StartClock::of_law(clock, today) })]
        }
        intake::Fact::Transferred(_) | intake::Fact::SubmittedUp(_) | intake::Fact::HandedDown(_) => {
            sent_clocks(after, fact, today)
        }
        intake::Fact::TakenBack(back) => taken_back_clocks(before, back.unit, context),
        intake::Fact::ResultReported(_) => vec![meet(ClockId::Assigned, today)],
        intake::Fact::ResultSentBack(back) => vec![given(ClockId::Assigned, today, back.due)],
        intake::Fact::Accepted(accepted) => accepted_clocks(before, (accepted.path, None), today),
        intake::Fact::NotAccepted(_) => vec![
            meet(ClockId::Register, today),
            meet(ClockId::Acknowledge, today),
            meet(ClockId::AcknowledgeForwarded, today),
            end_all(today, EndReason::NotAccepted),
        ],
        // The receiving unit no longer has it. What was told to the citizen stays: that term goes on at the new desk.
        // Nor have the units that were asked to co-handle.
        intake::Fact::Sealed(_) => {
            let mut clocks = run_on(before);
            let over = [ClockId::Object, ClockId::Assigned, ClockId::CoHandle];
            clocks.extend(over.map(|clock| end(clock, today, EndReason::Superseded)));
            clocks
        }
        intake::Fact::Withdrawn(_) | intake::Fact::WithdrawalTaken(_) => vec![end_all(today, EndReason::Withdrawn)],
        // Told and answered with the answer that was given before.
        intake::Fact::RepeatedAnswered(_) => vec![
            meet(ClockId::Register, today),
            meet(ClockId::Acknowledge, today),
            meet(ClockId::AcknowledgeForwarded, today),
            end_all(today, EndReason::Superseded),
        ],
        intake::Fact::NewSaid(_) => {
            before.desk().map(|desk| start(first_clock(desk, context), today)).into_iter().collect()
        }
        intake::Fact::WithdrawalUndone(_) => {
            let mut clocks = vec![deadlines::Command::ReviveClocks(ReviveClocks { because: EndReason::Withdrawn })];
            // Sealed in between: the unit that might have objected no longer has it.
            if !matches!(before.intake.door, Door::Transferred { .. }) {
                clocks.push(end(ClockId::Object, today, EndReason::Superseded));
            }
            let over = before.casework.tasks.all().iter().filter(|task| !task.standing.is_open());
            clocks.extend(over.map(|task| end_task(task.no, today)));
            clocks
        }
        intake::Fact::CarriedOver(_) | intake::Fact::Registered(_) | intake::Fact::ReporterNamed(_) => Vec::new(),
        intake::Fact::SignedFor(_) | intake::Fact::RemindedToSign(_) | intake::Fact::ResultTaken(_) => Vec::new(),
        intake::Fact::MarkedUrgent(_) | intake::Fact::UrgentSeen(_) | intake::Fact::UrgencyCleared(_) => Vec::new(),
        intake::Fact::CodeIssued(_) | intake::Fact::MaterialAdded(_) => Vec::new(),
        intake::Fact::AnnexTakenBack(_) | intake::Fact::PointsNamed(_) | intake::Fact::PointAdded(_) => Vec::new(),
        intake::Fact::Corrected(_) | intake::Fact::ReporterLeft(_) | intake::Fact::ReporterBack(_) => Vec::new(),
    }
}

/// The receiving unit's own terms begin with its own receipt, whatever ran for another unit before. What comes from below is
/// decided, not objected to; nor does whoever was named by the unit above both (24).
fn sent_clocks(after: &Concern, fact: &intake::Fact, today: Day) -> Vec<deadlines::Command> {
    let mut clocks = vec![
        meet(ClockId::Register, today),
        end(ClockId::Acknowledge, today, EndReason::Transferred),
        end(ClockId::AcknowledgeForwarded, today, EndReason::Transferred),
        end(ClockId::Object, today, EndReason::Transferred),
        end(ClockId::Assigned, today, EndReason::Transferred),
        start(ClockId::AcknowledgeForwarded, today),
    ];
    let may_object = matches!(after.intake.door, Door::Transferred { objection: Objection::None, .. });
    if may_object && !matches!(fact, intake::Fact::SubmittedUp(_)) {
        clocks.push(start(ClockId::Object, today));
    }
    if let intake::Fact::HandedDown(handed) = fact {
        clocks.push(given(ClockId::Assigned, today, handed.due));
    }
    clocks
}

/// What was taken back was never handed over: at the desk the term runs from the receipt as if it had never left.
fn taken_back_clocks(before: &Concern, unit: UnitId, context: &Context) -> Vec<deadlines::Command> {
    let today = context.today();
    let record = before.intake.record.as_ref().filter(|record| record.desk == unit);
    let from = record.map_or(today, |record| record.received_on);
    vec![
        end(ClockId::AcknowledgeForwarded, today, EndReason::Superseded),
        end(ClockId::Object, today, EndReason::Superseded),
        end(ClockId::Assigned, today, EndReason::Superseded),
        start(first_clock(unit, context), from),
    ]
}

/// Acceptance tells the person; the 60 days run on the petition path alone (31 六, 34).
fn accepted_clocks(before: &Concern, (path, promised): (Path, Option<Day>), today: Day) -> Vec<deadlines::Command> {
    let mut clocks = vec![
        meet(ClockId::Register, today),
        meet(ClockId::Acknowledge, today),
        meet(ClockId::AcknowledgeForwarded, today),
    ];
    if matches!(before.intake.door, Door::Transferred { .. }) {
        clocks.push(end(ClockId::Object, today, EndReason::Superseded));
    }
    if path == Path::Petition {
        clocks
            .push(deadlines::Command::StartClock(StartClock { promised, ..StartClock::of_law(ClockId::Done, today) }));
    }
    clocks
}

fn after_casework(
    before: &Concern,
    after: &Concern,
    fact: &casework::Fact,
    context: &Context,
) -> Vec<deadlines::Command> {
    let today = context.today();
    match fact {
        casework::Fact::Objected(_) => vec![meet(ClockId::Object, today)],
        casework::Fact::ObjectionGranted(granted) => vec![
            end(ClockId::AcknowledgeForwarded, today, EndReason::Objected),
            end(ClockId::Assigned, today, EndReason::Objected),
            start(first_clock(granted.unit, context), today),
        ],
        casework::Fact::ReplyDelivered(delivered) => after_delivery(after, delivered),
        casework::Fact::Closed(_) => vec![end_all(today, EndReason::Closed)],
        casework::Fact::Reopened(_) => reopened_clocks(after, context),
        casework::Fact::CoHandlerAsked(_)
        | casework::Fact::TaskAnswered(_)
        | casework::Fact::TaskReturnGranted(_)
        | casework::Fact::TaskWithdrawn(_) => after_task(fact, today),
        // Accepted along with the concern that leads; the date told there is told here.
        casework::Fact::Joined(joined) => match &joined.accepted {
            Some(accepted) => accepted_clocks(before, (accepted.path, joined.due), today),
            None => Vec::new(),
        },
        // What was told to either of them binds the answer that serves both: the earlier date stays.
        casework::Fact::TakenIn(taken) => {
            let due = taken.due.filter(|due| *due >= today);
            due.map(|to| deadlines::Command::BringForward(BringForward { clock: ClockId::Done, to }))
                .into_iter()
                .collect()
        }
        casework::Fact::Followed(_) | casework::Fact::Parted(_) | casework::Fact::Released(_) => Vec::new(),
        casework::Fact::Linked(_) | casework::Fact::ToldApart(_) | casework::Fact::AnswerTaken(_) => Vec::new(),
        casework::Fact::Unlinked(_) => Vec::new(),
        casework::Fact::TaskGiven(_) | casework::Fact::TaskReturned(_) => Vec::new(),
        casework::Fact::TaskReturnRefused(_) | casework::Fact::LeadAssigned(_) => Vec::new(),
        casework::Fact::ObjectionRefused(_) | casework::Fact::PlanFixed(_) | casework::Fact::Noted(_) => Vec::new(),
        casework::Fact::CitizenAsked(_) | casework::Fact::CitizenAnswered(_) => Vec::new(),
        casework::Fact::DraftHanded(_) | casework::Fact::DraftEdited(_) => Vec::new(),
        casework::Fact::DraftReturned(_) | casework::Fact::QuickStepHeld(_) => Vec::new(),
        casework::Fact::QuickStepDropped(_) | casework::Fact::QuickStepDone(_) => Vec::new(),
        casework::Fact::QuickStepFailed(_) | casework::Fact::ReplySigned(_) => Vec::new(),
        casework::Fact::PromiseKept(_) | casework::Fact::PromiseBroken(_) => Vec::new(),
        casework::Fact::VerdictGiven(_) | casework::Fact::ConductNoted(_) => Vec::new(),
        casework::Fact::ConductWarned(_) | casework::Fact::RestrictionProposed(_) => Vec::new(),
        casework::Fact::RestrictionApproved(_) | casework::Fact::RestrictionRefused(_) => Vec::new(),
        casework::Fact::RestrictionAppealed(_) | casework::Fact::RestrictionUpheld(_) => Vec::new(),
        casework::Fact::RestrictionLifted(_) | casework::Fact::VerdictExplained(_) => Vec::new(),
        casework::Fact::VerdictTaken(_) | casework::Fact::VerdictUndone(_) => Vec::new(),
        casework::Fact::CalledBack(_) | casework::Fact::HandedOver(_) => Vec::new(),
        casework::Fact::SuccessionTaken(_) | casework::Fact::StoodIn(_) => Vec::new(),
        casework::Fact::NoticeGiven(_) => Vec::new(),
    }
}

/// What a meeting decides are tasks, which start their own clocks. The time of a hearing is not counted where the rule of the
/// term says so (re-review: 36 ¶2).
fn after_gatherings(before: &Concern, fact: &gatherings::Fact) -> Vec<deadlines::Command> {
    match fact {
        gatherings::Fact::HearingCalled(called) => {
            let stop = StopClock { clock: called.level.clock(), because: StopReason::Hearing };
            vec![deadlines::Command::StopClock(stop)]
        }
        gatherings::Fact::HearingHeld(_) | gatherings::Fact::HearingCalledOff(_) => run_on(before),
        gatherings::Fact::JointMeetingHeld(_) | gatherings::Fact::ReceptionBooked(_) => Vec::new(),
    }
}

/// The hearing that was called is over: its term runs on.
fn run_on(before: &Concern) -> Vec<deadlines::Command> {
    let level = before.gatherings.hearing.as_ref().map(|hearing| hearing.level);
    level.map(|level| deadlines::Command::RunOn(RunOn { clock: level.clock() })).into_iter().collect()
}

/// Asking uses the citizen's term and starts the body's own; what is delivered starts the next, unless it was the last look
/// or everything is answered anew (35, 36). What goes back is done within the sixty days of its own (34).
fn after_review(before: &Concern, after: &Concern, fact: &review::Fact, context: &Context) -> Vec<deadlines::Command> {
    match fact {
        review::Fact::ReviewRequested(asked) => {
            let reporter = own_term(asked.reporter).filter(|_| asked.level == Level::Review);
            let used = MeetClock { clock: asked.level.request_clock(), task: None, reporter, on: asked.on };
            vec![deadlines::Command::MeetClock(used), start(asked.level.clock(), asked.on)]
        }
        review::Fact::ReviewDelivered(delivered) => {
            let mut clocks = vec![meet(delivered.level.clock(), delivered.delivery.on)];
            let decisions = before.review.open.as_ref().map(review::Review::decisions).unwrap_or_default();
            let all_anew = decisions.iter().all(|one| one.decision == Decision::SentBack);
            if delivered.level == Level::Review && !all_anew {
                clocks.push(start(ClockId::RequestRecheck, delivered.delivery.on));
            }
            if delivered.back {
                // Whatever others of several might still have asked about is answered anew.
                clocks.push(end(ClockId::RequestReview, context.today(), EndReason::Superseded));
            }
            let path = after.intake.acceptance().map(|acceptance| acceptance.path);
            if delivered.back && path == Some(Path::Petition) {
                clocks.push(start(ClockId::Done, context.today()));
            }
            clocks
        }
        review::Fact::ReviewNotTaken(_)
        | review::Fact::ReviewAssigned(_)
        | review::Fact::ReviewSent(_)
        | review::Fact::ReviewDecided(_)
        | review::Fact::ReviewReturned(_)
        | review::Fact::ReviewSigned(_)
        | review::Fact::ReviewRecorded(_)
        | review::Fact::NewFactsAnswered(_) => Vec::new(),
    }
}

/// After re-review the same facts and reasons are heard no more (36 ¶3): what is carried out then opens no new round.
/// The term for asking review is each reporter's own, and runs from their own delivery (35).
fn after_delivery(after: &Concern, delivered: &casework::ReplyDelivered) -> Vec<deadlines::Command> {
    let done = meet(ClockId::Done, delivered.delivery.on);
    if after.review.is_final {
        return vec![done];
    }
    let law = StartClock::of_law(ClockId::RequestReview, delivered.delivery.on);
    let term = StartClock { reporter: own_term(delivered.reporter), ..law };
    vec![done, deadlines::Command::StartClock(term)]
}

/// Taken up again: on the petition path the sixty days begin anew.
fn reopened_clocks(after: &Concern, context: &Context) -> Vec<deadlines::Command> {
    let today = context.today();
    let mut clocks = vec![
        end(ClockId::RequestReview, today, EndReason::Superseded),
        end(ClockId::RequestRecheck, today, EndReason::Superseded),
    ];
    match after.intake.acceptance().map(|acceptance| acceptance.path) {
        Some(Path::Petition) => clocks.push(start(ClockId::Done, today)),
        // Carried over closed: it was never accepted here, and stands at the door again.
        None => clocks.extend(after.desk().map(|desk| start(first_clock(desk, context), today))),
        Some(
            Path::Suggestion
            | Path::Denunciation
            | Path::Litigation
            | Path::Arbitration
            | Path::PartyAppeal
            | Path::AdministrativeProcedure
            | Path::DutyToProtect,
        ) => {}
    }
    clocks
}

/// A task's own clock: begun when it is asked for, met by its answer, over when the task is.
fn after_task(fact: &casework::Fact, today: Day) -> Vec<deadlines::Command> {
    if let casework::Fact::CoHandlerAsked(asked) = fact {
        let of_law = StartClock::of_law(ClockId::CoHandle, today);
        let started = StartClock { given: Some(asked.due), task: Some(asked.task), ..of_law };
        return vec![deadlines::Command::StartClock(started)];
    }
    if let casework::Fact::TaskAnswered(answered) = fact {
        let (clock, task) = (ClockId::CoHandle, Some(answered.task));
        return vec![deadlines::Command::MeetClock(MeetClock { clock, task, reporter: None, on: today })];
    }
    fact.task().map(|task| end_task(task, today)).into_iter().collect()
}
