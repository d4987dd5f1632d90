//! The one aggregate: a concern (诉求), folded from its events. One field per room.

use serde::{Deserialize, Serialize};

use crate::deadlines::ClockId;
use crate::event::{Fact, Stamp};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::time::Day;
use crate::{casework, deadlines, gatherings, intake};

/// Ordinary or sealed. What it may become later is only more closed, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Open to the units that work on it.
    Ordinary,
    /// 检举控告, or conduct of a person or unit is complained of (信访工作条例 30).
    Sealed,
}

/// Where a concern stands, as people and lists say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing was filed yet.
    Unfiled,
    /// 已登记
    Received,
    /// 已转送，等接收单位受理或提出异议
    Transferred,
    /// 接收单位提出异议
    Objected,
    /// 不予受理
    NotAccepted,
    /// 重复，已给原答复
    Repeated,
    /// 已并入，由另一件一并办理
    Joined,
    /// 已受理，待指定承办
    Accepted,
    /// 已指定承办，待五定
    Assigned,
    /// 办理中
    Handling,
    /// 答复待审签
    Handed,
    /// 已签发，待送达
    Signed,
    /// 已答复，等本人评价
    Delivered,
    /// 本人说没解决，待回应
    Disputed,
    /// 已撤回
    Withdrawn,
    /// 办结
    Closed,
}

impl Stage {
    /// Every stage, in the order of a life.
    pub const ALL: [Self; 16] = [
        Self::Unfiled,
        Self::Received,
        Self::Transferred,
        Self::Objected,
        Self::NotAccepted,
        Self::Repeated,
        Self::Joined,
        Self::Accepted,
        Self::Assigned,
        Self::Handling,
        Self::Handed,
        Self::Signed,
        Self::Delivered,
        Self::Disputed,
        Self::Withdrawn,
        Self::Closed,
    ];

    /// The word kept in views and used for sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unfiled => "unfiled",
            Self::Received => "received",
            Self::Transferred => "transferred",
            Self::Objected => "objected",
            Self::NotAccepted => "not_accepted",
            Self::Repeated => "repeated",
            Self::Joined => "joined",
            Self::Accepted => "accepted",
            Self::Assigned => "assigned",
            Self::Handling => "handling",
            Self::Handed => "handed",
            Self::Signed => "signed",
            Self::Delivered => "delivered",
            Self::Disputed => "disputed",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }

    /// The stage of a stored word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// A step that a command takes or a post owes; names sentences and buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 登记
    File,
    /// 补充材料
    AddMaterial,
    /// 受理或不予受理
    Accept,
    /// 不予受理
    DeclineToAccept,
    /// 转送
    Transfer,
    /// 增加诉求点
    AddPoint,
    /// 保密
    Seal,
    /// 撤回
    Withdraw,
    /// 恢复撤回
    UndoWithdrawal,
    /// 移入
    CarryOver,
    /// 更正
    Correct,
    /// 给新查询码
    IssueCode,
    /// 指定承办
    AssignLead,
    /// 提出异议
    ObjectToAssignment,
    /// 审核异议
    RuleOnObjection,
    /// 五定
    FixPlan,
    /// 备注
    Note,
    /// 询问本人
    AskCitizen,
    /// 回答询问
    AnswerQuestion,
    /// 拟答复送审
    DraftReply,
    /// 修改送审稿
    EditDraft,
    /// 退改
    ReturnDraft,
    /// 签发
    SignReply,
    /// 送达
    DeliverReply,
    /// 落实承诺
    SettlePromise,
    /// 评价
    GiveVerdict,
    /// 回应没解决
    AnswerVerdict,
    /// 延期
    ExtendClock,
    /// 办结
    Close,
    /// 重新办理
    Reopen,
    /// 请求协办
    AskCoHandler,
    /// 分办协办任务
    GiveTask,
    /// 答复协办任务
    AnswerTask,
    /// 退回协办任务
    ReturnTask,
    /// 审核退回
    RuleOnReturn,
    /// 撤回协办任务
    WithdrawTask,
    /// 记联席会议
    HoldJointMeeting,
    /// 预约接待日
    BookReception,
    /// 中止期限
    SuspendClock,
    /// 恢复计算期限
    ResumeClock,
    /// 并入
    Join,
    /// 拆分
    Part,
    /// 关联
    Link,
    /// 不是一件事
    TellApart,
    /// 按重复答复
    AnswerRepeated,
    /// 说明新情况
    SayWhatIsNew,
}

impl Step {
    /// Every step, in the order of a life.
    pub const ALL: [Self; 46] = [
        Self::File,
        Self::AddMaterial,
        Self::Accept,
        Self::DeclineToAccept,
        Self::Transfer,
        Self::AddPoint,
        Self::Seal,
        Self::Withdraw,
        Self::UndoWithdrawal,
        Self::CarryOver,
        Self::Correct,
        Self::IssueCode,
        Self::AssignLead,
        Self::ObjectToAssignment,
        Self::RuleOnObjection,
        Self::FixPlan,
        Self::Note,
        Self::AskCitizen,
        Self::AnswerQuestion,
        Self::DraftReply,
        Self::EditDraft,
        Self::ReturnDraft,
        Self::SignReply,
        Self::DeliverReply,
        Self::SettlePromise,
        Self::GiveVerdict,
        Self::AnswerVerdict,
        Self::ExtendClock,
        Self::Close,
        Self::Reopen,
        Self::AskCoHandler,
        Self::GiveTask,
        Self::AnswerTask,
        Self::ReturnTask,
        Self::RuleOnReturn,
        Self::WithdrawTask,
        Self::HoldJointMeeting,
        Self::BookReception,
        Self::SuspendClock,
        Self::ResumeClock,
        Self::Join,
        Self::Part,
        Self::Link,
        Self::TellApart,
        Self::AnswerRepeated,
        Self::SayWhatIsNew,
    ];

    /// The word for sentences, addresses and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::AddMaterial => "add-material",
            Self::Accept => "accept",
            Self::DeclineToAccept => "decline",
            Self::Transfer => "transfer",
            Self::AddPoint => "add-point",
            Self::Seal => "seal",
            Self::Withdraw => "withdraw",
            Self::UndoWithdrawal => "undo-withdrawal",
            Self::CarryOver => "carry-over",
            Self::Correct => "correct",
            Self::IssueCode => "issue-code",
            Self::AssignLead => "assign-lead",
            Self::ObjectToAssignment => "object",
            Self::RuleOnObjection => "rule-on-objection",
            Self::FixPlan => "fix-plan",
            Self::Note => "note",
            Self::AskCitizen => "ask-citizen",
            Self::AnswerQuestion => "answer-question",
            Self::DraftReply => "draft-reply",
            Self::EditDraft => "edit-draft",
            Self::ReturnDraft => "return-draft",
            Self::SignReply => "sign-reply",
            Self::DeliverReply => "deliver-reply",
            Self::SettlePromise => "settle-promise",
            Self::GiveVerdict => "give-verdict",
            Self::AnswerVerdict => "answer-verdict",
            Self::ExtendClock => "extend-clock",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::AskCoHandler => "ask-co-handler",
            Self::GiveTask => "give-task",
            Self::AnswerTask => "answer-task",
            Self::ReturnTask => "return-task",
            Self::RuleOnReturn => "rule-on-return",
            Self::WithdrawTask => "withdraw-task",
            Self::HoldJointMeeting => "hold-joint-meeting",
            Self::BookReception => "book-reception",
            Self::SuspendClock => "suspend-clock",
            Self::ResumeClock => "resume-clock",
            Self::Join => "join",
            Self::Part => "part",
            Self::Link => "link",
            Self::TellApart => "tell-apart",
            Self::AnswerRepeated => "answer-repeated",
            Self::SayWhatIsNew => "say-what-is-new",
        }
    }
}

/// Who owes the next step: always a post or a role in a unit, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedBy {
    /// This very post.
    Post(PostId),
    /// Whoever holds such a post in this unit.
    Role {
        /// The unit.
        unit: UnitId,
        /// The role.
        role: Role,
    },
}

/// The next step and who owes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Who.
    pub by: OwedBy,
    /// What.
    pub step: Step,
    /// It cannot be done before this day is over, so until then it is in nobody's work.
    pub waits_until: Option<Day>,
    /// It waits for so many co-handlers, each of whom owes a step of their own; meanwhile it can be prepared.
    pub waits_for: u32,
    /// It is done in this concern, into which this one was joined: until then it is in nobody's work here.
    pub waits_with: Option<Number>,
}

/// A concern as it stands after some of its events. Memory only: never serialised.
#[derive(Clone, Debug, Default)]
pub struct Concern {
    /// Getting in and being sorted.
    pub intake: intake::State,
    /// Being worked on and answered.
    pub casework: casework::State,
    /// Clocks and told dates.
    pub deadlines: deadlines::State,
    /// Meetings over it.
    pub gatherings: gatherings::State,
}

impl Concern {
    /// Takes in one event. Never fails: what was recorded happened.
    pub fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        self.intake.entries = self.intake.entries.saturating_add(1);
        match fact {
            Fact::Intake(fact) => {
                self.intake.evolve(fact, stamp);
                self.casework.follow_intake(fact);
            }
            Fact::Casework(fact) => {
                self.intake.follow_casework(fact, stamp);
                self.casework.evolve(fact, stamp);
            }
            Fact::Deadlines(fact) => self.deadlines.evolve(fact, stamp),
            Fact::Gatherings(fact) => self.gatherings.evolve(fact),
            Fact::Office(_) | Fact::Reading(_) => {}
        }
    }

    /// Ordinary or sealed; `None` before filing.
    pub fn class(&self) -> Option<Class> {
        self.intake.record.as_ref().map(|record| record.class)
    }

    /// The number people use; `None` before filing.
    pub fn number(&self) -> Option<Number> {
        self.intake.record.as_ref().map(|record| record.number)
    }

    /// The unit that took it in.
    pub fn desk(&self) -> Option<UnitId> {
        self.intake.record.as_ref().map(|record| record.desk)
    }

    /// The unit that has it now.
    pub fn unit(&self) -> Option<UnitId> {
        self.casework.lead().map(|lead| lead.unit).or_else(|| self.intake.unit())
    }

    /// The post that handles it, once assigned.
    pub fn handler(&self) -> Option<PostId> {
        self.casework.lead().and_then(|lead| lead.handler)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        if self.intake.withdrawn.is_some() {
            return Stage::Withdrawn;
        }
        self.casework.stage().unwrap_or_else(|| self.intake.stage())
    }

    /// The last day of the clock of this kind that was started last.
    pub fn due(&self, clock: ClockId) -> Option<Day> {
        self.deadlines.latest(clock).and_then(deadlines::Clock::due)
    }

    /// What has to be done next and by whom; `None` when nothing is owed any more.
    pub fn owed(&self) -> Option<Owed> {
        let desk = self.desk()?;
        let unit = self.unit()?;
        // Until finer rules exist, a sealed concern is the supervisors' alone, in whichever unit has it (30).
        let sealed = self.class() == Some(Class::Sealed);
        let role = |unit, role| OwedBy::Role { unit, role: if sealed { Role::Supervisor } else { role } };
        let handler = || self.handler().map_or(role(unit, Role::UnitHead), OwedBy::Post);
        let (by, step) = match self.stage() {
            Stage::Unfiled | Stage::NotAccepted | Stage::Repeated | Stage::Withdrawn => return None,
            Stage::Received => (role(desk, Role::FrontDesk), Step::Accept),
            Stage::Transferred => (role(unit, Role::FrontDesk), Step::Accept),
            Stage::Objected => (role(desk, Role::FrontDesk), Step::RuleOnObjection),
            Stage::Accepted => (role(unit, Role::UnitHead), Step::AssignLead),
            Stage::Assigned => (handler(), Step::FixPlan),
            Stage::Handling | Stage::Joined => (handler(), Step::DraftReply),
            Stage::Handed => (role(unit, Role::UnitHead), Step::SignReply),
            Stage::Signed => (handler(), Step::DeliverReply),
            Stage::Delivered => (role(unit, Role::UnitHead), Step::Close),
            Stage::Disputed => (role(unit, Role::UnitHead), Step::AnswerVerdict),
            Stage::Closed => {
                self.casework.open_promise()?;
                (handler(), Step::SettlePromise)
            }
        };
        let waits_with = if self.stage() == Stage::Joined { self.casework.kin.into } else { None };
        let waits_until = if step == Step::Close { casework::close_waits_until(self) } else { None };
        let tasks = if step == Step::DraftReply { self.casework.tasks.open().count() } else { 0 };
        Some(Owed { by, step, waits_until, waits_for: u32::try_from(tasks).unwrap_or(u32::MAX), waits_with })
    }

    /// What co-handlers, and the lead about them, owe beside the concern's own next step.
    pub fn tasks_owed(&self) -> Vec<casework::TaskOwed> {
        casework::tasks::owed(self)
    }

    /// Nothing is owed any more.
    pub fn is_final(&self) -> bool {
        matches!(self.stage(), Stage::NotAccepted | Stage::Repeated | Stage::Withdrawn)
            || (self.stage() == Stage::Closed && self.casework.open_promise().is_none())
    }
}
