//! Every step that a command takes or a post owes, by name.

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
    /// 交办
    HandDown,
    /// 报请
    SubmitUp,
    /// 签收
    SignFor,
    /// 催签收
    RemindToSign,
    /// 收回
    TakeBack,
    /// 反馈办理结果
    ReportResult,
    /// 收下办理结果
    TakeResult,
    /// 退回办理结果
    SendBackResult,
    /// 列为紧急
    MarkUrgent,
    /// 已阅紧急
    SeeUrgent,
    /// 取消紧急
    ClearUrgent,
    /// 记录言行
    NoteConduct,
    /// 书面告诫
    WarnConduct,
    /// 提出限制来电来访方式
    ProposeRestriction,
    /// 审批限制
    RuleOnRestriction,
    /// 对限制不服
    AppealRestriction,
    /// 审核对限制的不服
    RuleOnAppeal,
    /// 解除限制
    LiftRestriction,
    /// 预约接待日
    BookReception,
    /// 请求复查、复核
    RequestReview,
    /// 指定复查承办
    AssignReview,
    /// 书面转交复查请求
    SendReview,
    /// 拟复查意见
    DecideReview,
    /// 签发复查意见
    SignReview,
    /// 退改复查意见
    ReturnReview,
    /// 登记外单位的复查意见
    RecordReview,
    /// 送达复查意见
    DeliverReview,
    /// 回应新的事实理由
    AnswerNewFacts,
    /// 代记评价
    TakeVerdict,
    /// 改回代记的评价
    UndoVerdict,
    /// 代记撤回
    TakeWithdrawal,
    /// 回访
    CallBack,
    /// 交接
    HandOver,
}

impl Step {
    /// Every step, in the order of a life.
    pub const ALL: [Self; 78] = [
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
        Self::SuspendClock,
        Self::ResumeClock,
        Self::Join,
        Self::Part,
        Self::Link,
        Self::TellApart,
        Self::AnswerRepeated,
        Self::SayWhatIsNew,
        Self::HandDown,
        Self::SubmitUp,
        Self::SignFor,
        Self::RemindToSign,
        Self::TakeBack,
        Self::ReportResult,
        Self::TakeResult,
        Self::SendBackResult,
        Self::MarkUrgent,
        Self::SeeUrgent,
        Self::ClearUrgent,
        Self::NoteConduct,
        Self::WarnConduct,
        Self::ProposeRestriction,
        Self::RuleOnRestriction,
        Self::AppealRestriction,
        Self::RuleOnAppeal,
        Self::LiftRestriction,
        Self::BookReception,
        Self::RequestReview,
        Self::AssignReview,
        Self::SendReview,
        Self::DecideReview,
        Self::SignReview,
        Self::ReturnReview,
        Self::RecordReview,
        Self::DeliverReview,
        Self::AnswerNewFacts,
        Self::TakeVerdict,
        Self::UndoVerdict,
        Self::TakeWithdrawal,
        Self::CallBack,
        Self::HandOver,
    ];

    /// The word for sentences, addresses and keys.
    pub fn word(self) -> &'static str {
        WORDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// The words, in the order in which the steps are declared.
const WORDS: [&str; 78] = [
    "file",
    "add-material",
    "accept",
    "decline",
    "transfer",
    "add-point",
    "seal",
    "withdraw",
    "undo-withdrawal",
    "carry-over",
    "correct",
    "issue-code",
    "assign-lead",
    "object",
    "rule-on-objection",
    "fix-plan",
    "note",
    "ask-citizen",
    "answer-question",
    "draft-reply",
    "edit-draft",
    "return-draft",
    "sign-reply",
    "deliver-reply",
    "settle-promise",
    "give-verdict",
    "answer-verdict",
    "extend-clock",
    "close",
    "reopen",
    "ask-co-handler",
    "give-task",
    "answer-task",
    "return-task",
    "rule-on-return",
    "withdraw-task",
    "hold-joint-meeting",
    "suspend-clock",
    "resume-clock",
    "join",
    "part",
    "link",
    "tell-apart",
    "answer-repeated",
    "say-what-is-new",
    "hand-down",
    "submit-up",
    "sign-for",
    "remind-to-sign",
    "take-back",
    "report-result",
    "take-result",
    "send-back-result",
    "mark-urgent",
    "see-urgent",
    "clear-urgent",
    "note-conduct",
    "warn-conduct",
    "propose-restriction",
    "rule-on-restriction",
    "appeal-restriction",
    "rule-on-appeal",
    "lift-restriction",
    "book-reception",
    "request-review",
    "assign-review",
    "send-review",
    "decide-review",
    "sign-review",
    "return-review",
    "record-review",
    "deliver-review",
    "answer-new-facts",
    "take-verdict",
    "undo-verdict",
    "take-withdrawal",
    "call-back",
    "hand-over",
];
