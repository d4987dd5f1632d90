//! Everything somebody may want to do, by name; who may is decided in [`crate::access`].

/// Everything a route or command can be for. A route cannot be registered without naming one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Open pages: home, help, privacy, sign-in, style sheets.
    Look,
    /// Report something.
    FileConcern,
    /// Take down what somebody brings by telephone, letter or in person.
    RegisterConcern,
    /// Ask for a concern by number and code.
    FindConcern,
    /// Ask which concerns somebody registered who calls from this number.
    FindByPhone,
    /// Follow one's own concern.
    SeeProgress,
    /// Add material to one's own concern.
    AddMaterial,
    /// Add a point to one's own concern.
    AddPoint,
    /// Answer the office's question.
    AnswerQuestion,
    /// Say that the reply has arrived.
    ConfirmReceipt,
    /// Judge the answer.
    GiveVerdict,
    /// Withdraw, or undo that.
    Withdraw,
    /// Be signed in at all: own account, own drafts.
    BeStaff,
    /// See lists of concerns with titles.
    ListConcerns,
    /// Open one concern.
    ReadConcern,
    /// See name and contacts of the person.
    ReadIdentity,
    /// Accept, or decline to.
    Accept,
    /// Transfer to another unit.
    Transfer,
    /// Hand down with a term, or submit upward.
    HandDown,
    /// Sign for what was sent here.
    SignFor,
    /// Remind of what nobody has signed for, or take it back.
    TakeBack,
    /// Report the result of what was handed down.
    ReportResult,
    /// Take that result, or send it back.
    TakeResult,
    /// Mark as urgent and report upward.
    MarkUrgent,
    /// See what is urgent, as the unit above; take the mark off.
    SeeUrgent,
    /// Name who leads.
    AssignLead,
    /// Object to having been given it.
    ObjectToAssignment,
    /// Rule on such an objection.
    RuleOnObjection,
    /// Fix the plan.
    FixPlan,
    /// Raise the class to sealed.
    Seal,
    /// Record an incident in a channel, or warn.
    NoteConduct,
    /// Propose to restrict contact in a channel, or lift that.
    ProposeRestriction,
    /// Approve a restriction, rule on an appeal against one.
    RuleOnRestriction,
    /// Appeal against a restriction of one's own.
    AppealRestriction,
    /// Write a note the citizen does not see.
    Note,
    /// Ask the citizen something.
    AskCitizen,
    /// Draft a reply.
    DraftReply,
    /// Check, return or edit a draft.
    CheckReply,
    /// Sign a reply.
    SignReply,
    /// Record that a reply was delivered.
    DeliverReply,
    /// Tell somebody who is not on line what was decided.
    GiveNotice,
    /// Record a promise as kept or broken.
    SettlePromise,
    /// Answer 没解决: reopen, or say why not.
    AnswerVerdict,
    /// Extend a term.
    ExtendClock,
    /// Stop a term where the law allows it, and let it run on.
    SuspendClock,
    /// Close.
    Close,
    /// Reopen.
    Reopen,
    /// Ask another unit to co-handle, rule on a returned task, take a task back.
    AskCoHandler,
    /// Give one's unit's task to a post.
    GiveTask,
    /// Answer one's unit's task, or return it.
    AnswerTask,
    /// Record a joint meeting and what it decided.
    HoldJointMeeting,
    /// Call, record or call off a hearing of a review.
    HoldHearing,
    /// Handle a concern in another one.
    Join,
    /// Take it out again.
    Part,
    /// Say that two concerns have to do with each other, or that they only look alike.
    Link,
    /// Give an earlier answer again.
    AnswerRepeated,
    /// Say what is new about a concern that was answered as repeated.
    SayWhatIsNew,
    /// Ask the next level up to look again; register such a request.
    RequestReview,
    /// Give a review to a post of the reviewing unit.
    AssignReview,
    /// Write the opinion of a review.
    DecideReview,
    /// Sign the opinion of a review, or return it.
    SignReview,
    /// Carry a request to a body outside, and record what came back.
    SendReview,
    /// Record that the opinion of a review was delivered.
    DeliverReview,
    /// Take down what the person says: a verdict, a withdrawal, or that one is undone.
    TakeInterview,
    /// Call after closing, and note what was said.
    CallBack,
    /// Give the work on it to another post of the unit.
    HandOver,
    /// Correct an entry.
    Correct,
    /// Issue a new query code.
    IssueCode,
    /// Hear the recording of a call.
    HearRecording,
    /// Put a concern on a leader's reception day.
    BookReception,
    /// Publish reception days, call them off.
    ArrangeReception,
    /// Record that a suggestion box was opened.
    OpenBox,
    /// Bring in old records.
    CarryOver,
    /// Jobs of the program itself: missed clocks.
    RunJobs,
    /// Cut an ordinary concern into the words by which it is found.
    IndexWords,
    /// Record absences, name deputies; for whom, the rules of the office say.
    ArrangeWork,
    /// Units, posts, people, accounts.
    ManageOffice,
    /// Keep texts of the office: papers, snippets, quick steps; which ones, the rules of the office say.
    KeepTexts,
    /// Confirm, as the second person, what lets somebody into an account or a post.
    ConfirmChange,
    /// Look after the installation: doctor, routes.
    SeeDoctor,
}

impl Action {
    /// Every action, in the order in which they are told above.
    pub const ALL: [Self; 80] = [
        Self::Look,
        Self::FileConcern,
        Self::RegisterConcern,
        Self::FindConcern,
        Self::FindByPhone,
        Self::SeeProgress,
        Self::AddMaterial,
        Self::AddPoint,
        Self::AnswerQuestion,
        Self::ConfirmReceipt,
        Self::GiveVerdict,
        Self::Withdraw,
        Self::BeStaff,
        Self::ListConcerns,
        Self::ReadConcern,
        Self::ReadIdentity,
        Self::Accept,
        Self::Transfer,
        Self::HandDown,
        Self::SignFor,
        Self::TakeBack,
        Self::ReportResult,
        Self::TakeResult,
        Self::MarkUrgent,
        Self::SeeUrgent,
        Self::AssignLead,
        Self::ObjectToAssignment,
        Self::RuleOnObjection,
        Self::FixPlan,
        Self::Seal,
        Self::NoteConduct,
        Self::ProposeRestriction,
        Self::RuleOnRestriction,
        Self::AppealRestriction,
        Self::Note,
        Self::AskCitizen,
        Self::DraftReply,
        Self::CheckReply,
        Self::SignReply,
        Self::DeliverReply,
        Self::GiveNotice,
        Self::SettlePromise,
        Self::AnswerVerdict,
        Self::ExtendClock,
        Self::SuspendClock,
        Self::Close,
        Self::Reopen,
        Self::AskCoHandler,
        Self::GiveTask,
        Self::AnswerTask,
        Self::HoldJointMeeting,
        Self::HoldHearing,
        Self::Join,
        Self::Part,
        Self::Link,
        Self::AnswerRepeated,
        Self::SayWhatIsNew,
        Self::RequestReview,
        Self::AssignReview,
        Self::DecideReview,
        Self::SignReview,
        Self::SendReview,
        Self::DeliverReview,
        Self::TakeInterview,
        Self::CallBack,
        Self::HandOver,
        Self::Correct,
        Self::IssueCode,
        Self::HearRecording,
        Self::BookReception,
        Self::ArrangeReception,
        Self::OpenBox,
        Self::CarryOver,
        Self::RunJobs,
        Self::IndexWords,
        Self::ArrangeWork,
        Self::ManageOffice,
        Self::KeepTexts,
        Self::ConfirmChange,
        Self::SeeDoctor,
    ];
}
