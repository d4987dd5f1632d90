//! 协办任务: what another unit owes within a concern. Each has its number, its unit, its own last day and one answer, and
//! the lead waits for it.

use super::{
    CoHandlerAsked, Fact, TaskAnswered, TaskGiven, TaskReturnGranted, TaskReturnRefused, TaskReturned, TaskWithdrawn,
};
use crate::concern::{Class, Concern, OwedBy, Stage, Step};
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::intake::needs_stage;
use crate::kernel::actor::{PostHeld, Role};
use crate::kernel::ids::{PostId, TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskStanding {
    /// Owed by the unit.
    Open,
    /// Returned with reasons; the lead rules.
    Returned,
    /// Answered.
    Answered,
    /// Taken back, by the lead or because the concern was sealed.
    Withdrawn,
}

impl TaskStanding {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Open, Self::Returned, Self::Answered, Self::Withdrawn];

    /// The lead waits for it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Returned)
    }
}

/// One task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its number in the concern.
    pub no: TaskNo,
    /// Whose it is.
    pub unit: UnitId,
    /// The post that does it, once its unit has given it to one.
    pub post: Option<PostId>,
    /// The last day.
    pub due: Day,
    /// How it stands.
    pub standing: TaskStanding,
    /// The lead has ruled that it stays: there is no second return.
    pub stays: bool,
}

/// 协办: a unit with a task in somebody else's concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoHandler {
    /// The unit.
    pub unit: UnitId,
    /// The post that does it, once given.
    pub post: Option<PostId>,
    /// The task was not taken back. Whoever has none any more reads no longer, but meets a sentence instead of a missing
    /// page, so that nothing typed meanwhile is lost.
    pub has_task: bool,
}

impl CoHandler {
    pub(crate) fn of(task: &Task) -> Self {
        let has_task = task.standing != TaskStanding::Withdrawn;
        Self { unit: task.unit, post: task.post, has_task }
    }

    pub(crate) fn is_of(&self, held: &PostHeld) -> bool {
        let heads = held.role == Role::UnitHead && held.unit == self.unit;
        heads || self.post == Some(held.post)
    }
}

/// What is owed of one task, by whom, until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskOwed {
    /// Which task.
    pub task: TaskNo,
    /// The unit that was asked.
    pub unit: UnitId,
    /// The post it was given to.
    pub post: Option<PostId>,
    /// Who.
    pub by: OwedBy,
    /// What.
    pub step: Step,
    /// The last day of the task.
    pub due: Day,
}

/// All tasks of a concern, in the order asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tasks {
    all: Vec<Task>,
}

impl Tasks {
    /// Every task there ever was.
    pub fn all(&self) -> &[Task] {
        &self.all
    }

    /// Those for which the lead waits.
    pub fn open(&self) -> impl Iterator<Item = &Task> {
        self.all.iter().filter(|task| task.standing.is_open())
    }

    /// The task of this number.
    pub fn numbered(&self, no: TaskNo) -> Option<&Task> {
        self.all.iter().find(|task| task.no == no)
    }

    /// The number of the next one.
    pub(crate) fn next_no(&self) -> TaskNo {
        TaskNo(self.all.last().map_or(1, |task| task.no.0 + 1))
    }

    /// Sealing takes the tasks from every unit, as it takes the work from the lead (信访工作条例 30 ¶3).
    pub(super) fn take_away(&mut self) {
        for task in self.all.iter_mut().filter(|task| task.standing.is_open()) {
            task.standing = TaskStanding::Withdrawn;
        }
    }

    pub(super) fn evolve(&mut self, fact: &Fact) {
        match fact {
            Fact::CoHandlerAsked(CoHandlerAsked { due, task, unit, .. }) => self.all.push(Task {
                no: *task,
                unit: *unit,
                post: None,
                due: *due,
                standing: TaskStanding::Open,
                stays: false,
            }),
            Fact::TaskGiven(TaskGiven { post, task, .. }) => self.change(*task, |task| task.post = Some(*post)),
            Fact::TaskAnswered(TaskAnswered { task, .. }) => self.stand(*task, TaskStanding::Answered),
            Fact::TaskReturned(TaskReturned { task, .. }) => self.stand(*task, TaskStanding::Returned),
            Fact::TaskReturnGranted(TaskReturnGranted { task, .. })
            | Fact::TaskWithdrawn(TaskWithdrawn { task, .. }) => self.stand(*task, TaskStanding::Withdrawn),
            Fact::TaskReturnRefused(TaskReturnRefused { task, .. }) => self.change(*task, |task| {
                task.standing = TaskStanding::Open;
                task.stays = true;
            }),
            Fact::VerdictTaken(_) | Fact::VerdictUndone(_) | Fact::CalledBack(_) | Fact::Unlinked(_) => {}
            Fact::LeadAssigned(_) | Fact::Joined(_) => {}
            Fact::HandedOver(_) | Fact::SuccessionTaken(_) | Fact::StoodIn(_) => {}
            Fact::TakenIn(_)
            | Fact::Followed(_)
            | Fact::Parted(_)
            | Fact::Released(_)
            | Fact::Linked(_)
            | Fact::ToldApart(_)
            | Fact::AnswerTaken(_)
            | Fact::Objected(_)
            | Fact::ObjectionGranted(_)
            | Fact::ObjectionRefused(_)
            | Fact::PlanFixed(_)
            | Fact::NoticeGiven(_)
            | Fact::Noted(_)
            | Fact::CitizenAsked(_)
            | Fact::CitizenAnswered(_)
            | Fact::DraftHanded(_)
            | Fact::DraftEdited(_)
            | Fact::DraftReturned(_)
            | Fact::QuickStepHeld(_)
            | Fact::QuickStepDropped(_)
            | Fact::QuickStepDone(_)
            | Fact::QuickStepFailed(_)
            | Fact::ReplySigned(_)
            | Fact::ReplyDelivered(_)
            | Fact::PromiseKept(_)
            | Fact::PromiseBroken(_)
            | Fact::VerdictGiven(_)
            | Fact::VerdictExplained(_)
            | Fact::Closed(_)
            | Fact::Reopened(_)
            | Fact::ConductNoted(_)
            | Fact::ConductWarned(_)
            | Fact::RestrictionProposed(_)
            | Fact::RestrictionApproved(_)
            | Fact::RestrictionRefused(_)
            | Fact::RestrictionAppealed(_)
            | Fact::RestrictionUpheld(_)
            | Fact::RestrictionLifted(_) => {}
        }
    }

    /// What the dissolved unit was asked for is its successor's, to be given to a post there.
    pub(super) fn succeed(&mut self, taken: &super::SuccessionTaken) {
        for task in self.all.iter_mut().filter(|task| task.unit == taken.unit) {
            task.unit = taken.successor;
            task.post = None;
        }
    }

    fn stand(&mut self, no: TaskNo, standing: TaskStanding) {
        self.change(no, |task| task.standing = standing);
    }

    fn change(&mut self, no: TaskNo, change: impl FnOnce(&mut Task)) {
        if let Some(task) = self.all.iter_mut().find(|task| task.no == no) {
            change(task);
        }
    }
}

/// What every open task asks for now. While a concern is withdrawn its tasks rest with it.
pub(crate) fn owed(concern: &Concern) -> Vec<TaskOwed> {
    if !at_work(concern) {
        return Vec::new();
    }
    let head = head_role(concern);
    let lead = concern.unit().map(|unit| OwedBy::Role { unit, role: head });
    let lead = concern.handler().map(OwedBy::Post).or(lead);
    let owed = concern.casework.tasks.open().filter_map(|task| {
        let (by, step) = match (task.standing, task.post) {
            (TaskStanding::Returned, _) => (lead?, Step::RuleOnReturn),
            (TaskStanding::Open, Some(post)) => (OwedBy::Post(post), Step::AnswerTask),
            (TaskStanding::Open, None) => (OwedBy::Role { unit: task.unit, role: head }, Step::GiveTask),
            (TaskStanding::Answered | TaskStanding::Withdrawn, _) => return None,
        };
        Some(TaskOwed { task: task.no, unit: task.unit, post: task.post, by, step, due: task.due })
    });
    owed.collect()
}

/// Whoever answers for a unit: its head; where a concern is sealed, its supervisor's post (30).
pub(super) fn head_role(concern: &Concern) -> Role {
    match concern.class() {
        Some(Class::Sealed) => Role::Supervisor,
        Some(Class::Ordinary) | None => Role::UnitHead,
    }
}

/// Stages in which tasks are asked for, done and ruled on: a lead is named, and no version is with the head.
pub(crate) const AT_WORK: [Stage; 2] = [Stage::Assigned, Stage::Handling];

fn at_work(concern: &Concern) -> bool {
    AT_WORK.contains(&concern.stage())
}

/// The task of this number, open for a step; else why not.
pub(super) fn open_task(concern: &Concern, step: Step, no: TaskNo) -> Result<Task, Refusal> {
    needs_stage(concern, step, &AT_WORK)?;
    let task = concern.casework.tasks.numbered(no).copied().ok_or(Refusal::TaskUnknown { task: no })?;
    if task.standing.is_open() { Ok(task) } else { Err(Refusal::TaskSettled { task: no, unit: task.unit }) }
}

/// The same for a step of the unit that was asked: by its head, or by the post that does it, and nobody else. One
/// co-handler's answer is never another's.
pub(super) fn own_task(concern: &Concern, step: Step, no: TaskNo, context: &Context) -> Result<Task, Refusal> {
    let task = open_task(concern, step, no)?;
    let heads = context.actor.has_in(head_role(concern), task.unit);
    let does = task.post.is_some_and(|post| context.actor.holds(post));
    let may = heads || (does && step == Step::AnswerTask);
    if does && !may && step == Step::ReturnTask {
        return Err(Refusal::TaskReturnOfHead { task: no });
    }
    if !may {
        return Err(Refusal::TaskOfOther { task: no, unit: task.unit });
    }
    if task.standing == TaskStanding::Returned {
        return Err(Refusal::TaskReturnOpen { task: no, unit: task.unit });
    }
    Ok(task)
}

/// No reply is handed to check and nothing is closed while a co-handler still owes an answer.
pub(super) fn none_open(concern: &Concern) -> Result<(), Refusal> {
    match concern.casework.tasks.open().next() {
        Some(task) => Err(Refusal::TaskOpen { task: task.no, unit: task.unit }),
        None => Ok(()),
    }
}

/// A task that may be asked for: another unit that works, somebody in it who can take it, a day ahead, and none later than
/// the lead's own last day unless the head says why.
pub(crate) fn may_ask(
    concern: &Concern,
    (unit, due): (UnitId, Day),
    head_said_why: bool,
    context: &Context,
) -> Result<(), Refusal> {
    if !context.office.works(unit) {
        return Err(Refusal::UnknownUnit);
    }
    if concern.unit() == Some(unit) {
        return Err(Refusal::LeadCannotCoHandle);
    }
    if !context.office.has_post(unit, head_role(concern)) {
        return Err(Refusal::WrongPost { unit });
    }
    if due < context.today() {
        return Err(Refusal::TaskDuePast);
    }
    let heads = concern.unit().is_some_and(|unit| context.actor.has_in(head_role(concern), unit));
    match leads_last_day(concern) {
        Some(last) if due > last && !(head_said_why && heads) => Err(Refusal::TaskAfterLead { due: last }),
        Some(_) | None => Ok(()),
    }
}

/// The lead's own last day: that of the plan, or of the statutory term where it ends earlier.
pub(crate) fn leads_last_day(concern: &Concern) -> Option<Day> {
    let plan = concern.casework.plan().map(|plan| plan.due);
    let term = concern.deadlines.find_open(ClockId::Done).and_then(crate::deadlines::Clock::due);
    [plan, term].into_iter().flatten().min()
}

impl Fact {
    /// The task to which a fact belongs.
    pub fn task(&self) -> Option<TaskNo> {
        match self {
            Self::CoHandlerAsked(CoHandlerAsked { task, .. })
            | Self::TaskGiven(TaskGiven { task, .. })
            | Self::TaskAnswered(TaskAnswered { task, .. })
            | Self::TaskReturned(TaskReturned { task, .. })
            | Self::TaskReturnGranted(TaskReturnGranted { task, .. })
            | Self::TaskReturnRefused(TaskReturnRefused { task, .. })
            | Self::TaskWithdrawn(TaskWithdrawn { task, .. }) => Some(*task),
            Self::LeadAssigned(_)
            | Self::Joined(_)
            | Self::TakenIn(_)
            | Self::Followed(_)
            | Self::Parted(_)
            | Self::Released(_)
            | Self::Linked(_)
            | Self::ToldApart(_)
            | Self::Unlinked(_)
            | Self::AnswerTaken(_)
            | Self::Objected(_)
            | Self::ObjectionGranted(_)
            | Self::ObjectionRefused(_)
            | Self::PlanFixed(_)
            | Self::NoticeGiven(_)
            | Self::Noted(_)
            | Self::CitizenAsked(_)
            | Self::CitizenAnswered(_)
            | Self::DraftHanded(_)
            | Self::DraftEdited(_)
            | Self::DraftReturned(_)
            | Self::QuickStepHeld(_)
            | Self::QuickStepDropped(_)
            | Self::QuickStepDone(_)
            | Self::QuickStepFailed(_)
            | Self::ReplySigned(_)
            | Self::ReplyDelivered(_)
            | Self::PromiseKept(_)
            | Self::PromiseBroken(_)
            | Self::VerdictGiven(_)
            | Self::VerdictExplained(_)
            | Self::VerdictTaken(_)
            | Self::VerdictUndone(_)
            | Self::CalledBack(_)
            | Self::Closed(_)
            | Self::Reopened(_)
            | Self::ConductNoted(_)
            | Self::ConductWarned(_)
            | Self::RestrictionProposed(_)
            | Self::RestrictionApproved(_)
            | Self::RestrictionRefused(_)
            | Self::RestrictionAppealed(_)
            | Self::RestrictionUpheld(_)
            | Self::RestrictionLifted(_)
            | Self::HandedOver(_)
            | Self::SuccessionTaken(_)
            | Self::StoodIn(_) => None,
        }
    }
}
