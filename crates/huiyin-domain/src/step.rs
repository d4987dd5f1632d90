//! Every step that a command takes or a post owes, by name.

/// One row a step: what the law or the office calls it, its name here, its word in addresses, views and keys. Everything else
/// is made of the row, so that no second table can fall out of order.
macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// A step that a command takes or a post owes; names sentences and buttons.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Step { $($(#[$doc])* $name),+ }

        impl Step {
            /// Every step, in the order told here.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$name),+];

            /// The word for sentences, addresses and views.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// The key of its name in the catalogue.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("step-", $word)),+ }
            }

            /// The step of a word.
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

steps! {
    /// 登记
    File = "file",
    /// 补充材料
    AddMaterial = "add-material",
    /// 受理或不予受理
    Accept = "accept",
    /// 不予受理
    DeclineToAccept = "decline",
    /// 转送
    Transfer = "transfer",
    /// 增加诉求点
    AddPoint = "add-point",
    /// 保密
    Seal = "seal",
    /// 撤回
    Withdraw = "withdraw",
    /// 恢复撤回
    UndoWithdrawal = "undo-withdrawal",
    /// 移入
    CarryOver = "carry-over",
    /// 更正
    Correct = "correct",
    /// 给新查询码
    IssueCode = "issue-code",
    /// 指定承办
    AssignLead = "assign-lead",
    /// 提出异议
    ObjectToAssignment = "object",
    /// 审核异议
    RuleOnObjection = "rule-on-objection",
    /// 五定
    FixPlan = "fix-plan",
    /// 备注
    Note = "note",
    /// 询问本人
    AskCitizen = "ask-citizen",
    /// 回答询问
    AnswerQuestion = "answer-question",
    /// 拟答复送审
    DraftReply = "draft-reply",
    /// 修改送审稿
    EditDraft = "edit-draft",
    /// 退改
    ReturnDraft = "return-draft",
    /// 签发
    SignReply = "sign-reply",
    /// 送达
    DeliverReply = "deliver-reply",
    /// 落实承诺
    SettlePromise = "settle-promise",
    /// 评价
    GiveVerdict = "give-verdict",
    /// 回应没解决
    AnswerVerdict = "answer-verdict",
    /// 延期
    ExtendClock = "extend-clock",
    /// 办结
    Close = "close",
    /// 重新办理
    Reopen = "reopen",
    /// 请求协办
    AskCoHandler = "ask-co-handler",
    /// 分办协办任务
    GiveTask = "give-task",
    /// 答复协办任务
    AnswerTask = "answer-task",
    /// 退回协办任务
    ReturnTask = "return-task",
    /// 审核退回
    RuleOnReturn = "rule-on-return",
    /// 撤回协办任务
    WithdrawTask = "withdraw-task",
    /// 记联席会议
    HoldJointMeeting = "hold-joint-meeting",
    /// 中止期限
    SuspendClock = "suspend-clock",
    /// 恢复计算期限
    ResumeClock = "resume-clock",
    /// 并入
    Join = "join",
    /// 拆分
    Part = "part",
    /// 关联
    Link = "link",
    /// 取消关联
    Unlink = "unlink",
    /// 不是一件事
    TellApart = "tell-apart",
    /// 按重复答复
    AnswerRepeated = "answer-repeated",
    /// 说明新情况
    SayWhatIsNew = "say-what-is-new",
    /// 交办
    HandDown = "hand-down",
    /// 报请
    SubmitUp = "submit-up",
    /// 签收
    SignFor = "sign-for",
    /// 催签收
    RemindToSign = "remind-to-sign",
    /// 收回
    TakeBack = "take-back",
    /// 反馈办理结果
    ReportResult = "report-result",
    /// 收下办理结果
    TakeResult = "take-result",
    /// 退回办理结果
    SendBackResult = "send-back-result",
    /// 列为紧急
    MarkUrgent = "mark-urgent",
    /// 已阅紧急
    SeeUrgent = "see-urgent",
    /// 取消紧急
    ClearUrgent = "clear-urgent",
    /// 记录言行
    NoteConduct = "note-conduct",
    /// 书面告诫
    WarnConduct = "warn-conduct",
    /// 提出限制来电来访方式
    ProposeRestriction = "propose-restriction",
    /// 审批限制
    RuleOnRestriction = "rule-on-restriction",
    /// 对限制不服
    AppealRestriction = "appeal-restriction",
    /// 审核对限制的不服
    RuleOnAppeal = "rule-on-appeal",
    /// 解除限制
    LiftRestriction = "lift-restriction",
    /// 预约接待日
    BookReception = "book-reception",
    /// 请求复查、复核
    RequestReview = "request-review",
    /// 指定复查承办
    AssignReview = "assign-review",
    /// 书面转交复查请求
    SendReview = "send-review",
    /// 拟复查意见
    DecideReview = "decide-review",
    /// 签发复查意见
    SignReview = "sign-review",
    /// 退改复查意见
    ReturnReview = "return-review",
    /// 登记外单位的复查意见
    RecordReview = "record-review",
    /// 送达复查意见
    DeliverReview = "deliver-review",
    /// 回应新的事实理由
    AnswerNewFacts = "answer-new-facts",
    /// 代记评价
    TakeVerdict = "take-verdict",
    /// 改回代记的评价
    UndoVerdict = "undo-verdict",
    /// 代记撤回
    TakeWithdrawal = "take-withdrawal",
    /// 回访
    CallBack = "call-back",
    /// 交接
    HandOver = "hand-over",
    /// 通知听证
    CallHearing = "call-hearing",
    /// 记听证
    HoldHearing = "hold-hearing",
    /// 取消听证
    CallOffHearing = "call-off-hearing",
}
