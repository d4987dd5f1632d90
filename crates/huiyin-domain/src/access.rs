//! Who may do and see what: one pure, total function used by pages, lists, jobs and the command line alike.
//! Deny dominates; what is not permitted is denied.

use serde::{Deserialize, Serialize};

pub use crate::action::Action;
pub use crate::casework::CoHandler;
use crate::concern::{Class, Concern, Stage};
pub use crate::deny::Deny;
use crate::kernel::actor::{Actor, PostHeld, Role};
use crate::kernel::ids::{PostId, ReporterNo, UnitId};
use crate::kernel::time::Moment;
pub use crate::review::Reviewer;

/// What the decision is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Nothing of anybody: open pages.
    Open,
    /// A list; every row is asked for again by itself.
    List,
    /// The office's own records.
    Office,
    /// One concern.
    Concern(ConcernFacts),
}

/// What access needs to know of a concern; a folded concern and a row of a list both give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernFacts {
    /// Ordinary or sealed.
    pub class: Class,
    /// Where it stands.
    pub stage: Stage,
    /// The unit that took it in.
    pub desk: UnitId,
    /// The unit that has it now.
    pub unit: UnitId,
    /// The handler's post, once assigned.
    pub handler: Option<PostId>,
    /// The unit that sent it and still answers for it, or waits for its result.
    pub sender: Option<UnitId>,
    /// The unit above, while it is marked as urgent.
    pub superior: Option<UnitId>,
    /// Units that were asked to co-handle; a row of a list names the one whose task it shows.
    pub co: Vec<CoHandler>,
    /// Who looks again at the answer, or looked last.
    pub review: Option<Reviewer>,
}

impl ConcernFacts {
    /// The facts of a folded concern; `None` before it was filed.
    pub fn of(concern: &Concern) -> Option<Self> {
        Some(Self {
            class: concern.class()?,
            stage: concern.stage(),
            desk: concern.desk()?,
            unit: concern.unit()?,
            handler: concern.handler(),
            sender: concern.intake.sender(),
            superior: concern.intake.urgent.map(|urgent| urgent.to),
            co: concern.casework.tasks.all().iter().map(CoHandler::of).collect(),
            review: concern.review.reviewer(concern.desk()?),
        })
    }
}

/// A unit or a post at which the rules look when they say who reads a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    /// By the unit of a post.
    Unit(UnitId),
    /// By the post itself.
    Post(PostId),
}

impl Near {
    /// What is near to someone holding these posts; `None` where one of them is a supervisor's, who reads everything. A handler
    /// reads what the post was given, not what the unit has.
    pub fn of(posts: &[PostHeld]) -> Option<Vec<Self>> {
        if posts.iter().any(|held| held.role == Role::Supervisor) {
            return None;
        }
        let units = posts.iter().filter(|held| held.role != Role::Handler).map(|held| Self::Unit(held.unit));
        let mut near: Vec<Self> = units.chain(posts.iter().map(|held| Self::Post(held.post))).collect();
        near.sort();
        near.dedup();
        Some(near)
    }
}

impl ConcernFacts {
    /// Every unit and post that the rules look at, sorted. Whoever reads this concern has one of these near, or everything, so
    /// that a list may begin from them. It opens nothing: [`may`] is asked for each row all the same.
    pub fn near(&self) -> Vec<Near> {
        let desk = (self.stage == Stage::Received).then_some(self.desk);
        let units = [self.unit].into_iter().chain(desk).chain(self.sender).chain(self.superior);
        let units = units.chain(self.co.iter().map(|co| co.unit)).chain(self.review.map(|review| review.unit));
        let posts = self.handler.into_iter().chain(self.co.iter().filter_map(|co| co.post));
        let posts = posts.chain(self.review.and_then(|review| review.post));
        let mut near: Vec<Near> = units.map(Near::Unit).chain(posts.map(Near::Post)).collect();
        near.sort();
        near.dedup();
        near
    }
}

/// What ties the actor to the concern beyond posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// Number and query code were shown in this session.
    pub showed_code: bool,
    /// Whose code it was; the first reporter's where there is one alone.
    pub reporter: ReporterNo,
}

impl Relation {
    /// Number and code of this reporter were shown.
    #[must_use]
    pub fn of(reporter: ReporterNo) -> Self {
        Self { showed_code: true, reporter }
    }
}

/// Which groups of fields may be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FieldSet {
    /// Title, text, points, replies, material.
    pub content: bool,
    /// Name and contacts.
    pub identity: bool,
    /// Notes among staff.
    pub internal: bool,
}

/// A yes, with what it covers. Only [`may`] makes one, and content cannot be opened without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    fields: FieldSet,
    record: bool,
    under: Option<PostHeld>,
    tasks_of: Option<UnitId>,
    opinions: bool,
}

impl Permit {
    /// What may be shown.
    pub fn fields(&self) -> FieldSet {
        self.fields
    }

    /// Names of the office's own staff, which every page of the office shows. Covers no concern's words.
    pub fn for_staff_names() -> Self {
        Self { fields: FieldSet::default(), record: false, under: None, tasks_of: None, opinions: false }
    }

    /// The post under which a member of staff got it: that is how the reading is recorded.
    pub fn under(&self) -> Option<PostHeld> {
        self.under
    }

    /// A co-handling unit reads, beside the matter itself, what was said about its own tasks and nobody else's.
    pub fn tasks_of(&self) -> Option<UnitId> {
        self.tasks_of
    }

    /// Opens the opinion of a review before it is signed, and what its writers say about it: the unit that looks again
    /// writes without the unit whose answer it is (信访工作条例 28, 35).
    pub fn opens_opinions(&self) -> bool {
        self.opinions
    }

    /// Obligation: the reading has to be recorded before bytes leave.
    pub fn must_record(&self) -> bool {
        self.record
    }
}

/// The answer of [`may`].
pub type Decision = Result<Permit, Deny>;

/// For whom an action is at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audience {
    Everyone,
    Citizen,
    CitizenOrStaff,
    SignedIn,
    AnyPost,
    Lists,
    Counter,
    Caller,
    Step,
    Administration,
    SecondPerson,
    Texts,
    Import,
    Job,
}

fn audience(action: Action) -> Audience {
    use Action as A;
    match action {
        A::Look | A::FileConcern | A::FindConcern => Audience::Everyone,
        A::SeeProgress | A::AddPoint | A::ConfirmReceipt | A::GiveVerdict => Audience::Citizen,
        A::Withdraw | A::AppealRestriction => Audience::Citizen,
        A::AddMaterial | A::SayWhatIsNew | A::RequestReview | A::AnswerQuestion => Audience::CitizenOrStaff,
        A::BeStaff => Audience::SignedIn,
        A::ArrangeWork => Audience::AnyPost,
        A::ListConcerns => Audience::Lists,
        A::RegisterConcern | A::ArrangeReception | A::OpenBox => Audience::Counter,
        A::FindByPhone => Audience::Caller,
        A::ReadConcern | A::ReadIdentity | A::Accept | A::Transfer | A::HandDown | A::SignFor => Audience::Step,
        A::TakeBack | A::ReportResult | A::TakeResult | A::MarkUrgent | A::SeeUrgent => Audience::Step,
        A::AssignLead | A::ObjectToAssignment | A::RuleOnObjection | A::FixPlan | A::Seal => Audience::Step,
        A::NoteConduct | A::ProposeRestriction | A::RuleOnRestriction | A::Note | A::AskCitizen => Audience::Step,
        A::DraftReply | A::CheckReply | A::SignReply | A::DeliverReply | A::SettlePromise => Audience::Step,
        A::AnswerVerdict | A::ExtendClock | A::SuspendClock | A::Close | A::Reopen | A::Correct => Audience::Step,
        A::IssueCode | A::HearRecording | A::AskCoHandler | A::GiveTask | A::AnswerTask => Audience::Step,
        A::HoldJointMeeting | A::Join | A::Part | A::Link | A::AnswerRepeated => Audience::Step,
        A::BookReception | A::GiveNotice => Audience::Step,
        A::AssignReview | A::DecideReview | A::SignReview | A::SendReview | A::DeliverReview => Audience::Step,
        A::TakeInterview | A::CallBack | A::HandOver | A::HoldHearing => Audience::Step,
        A::ManageOffice | A::SeeDoctor => Audience::Administration,
        A::ConfirmChange => Audience::SecondPerson,
        A::KeepTexts => Audience::Texts,
        A::CarryOver => Audience::Import,
        A::RunJobs | A::IndexWords => Audience::Job,
    }
}

/// May this actor do this, now? Pure and total.
pub fn may(actor: &Actor, action: Action, facts: &Facts, relation: &Relation, _now: Moment) -> Decision {
    match facts {
        Facts::Open | Facts::List | Facts::Office => without_concern(actor, action),
        Facts::Concern(concern) => match actor {
            Actor::Citizen => citizen(action, relation),
            Actor::Staff { .. } => staff(actor, action, concern),
            Actor::System if action == Action::IndexWords => index_words(concern),
            Actor::System | Actor::Operator => without_concern(actor, action),
        },
    }
}

fn permit(fields: FieldSet, record: bool) -> Decision {
    Ok(Permit { fields, record, under: None, tasks_of: None, opinions: false })
}

/// The same under the first post of these that is meant; without one, no.
fn under(posts: &[PostHeld], meant: impl Fn(&PostHeld) -> bool, fields: FieldSet, no: Deny) -> Decision {
    let held = posts.iter().find(|held| meant(held)).ok_or(no)?;
    Ok(Permit { fields, record: true, under: Some(*held), tasks_of: None, opinions: false })
}

fn nothing_shown() -> Decision {
    permit(FieldSet::default(), false)
}

/// The index on disk holds ordinary concerns and nothing else: what the person wrote, and a telephone number as an HMAC.
fn index_words(concern: &ConcernFacts) -> Decision {
    match concern.class {
        Class::Ordinary => permit(FieldSet { content: true, identity: true, internal: false }, false),
        Class::Sealed => Err(Deny::Sealed),
    }
}

/// What a step needs to see. Who found it by a telephone number sees the matter in one line and nobody's name. Whoever issues a
/// code has to know whom to ask back, and nothing of what it is about.
fn shown_for(action: Action) -> FieldSet {
    if action == Action::FindByPhone {
        return FieldSet { content: true, identity: false, internal: false };
    }
    if action == Action::GiveNotice {
        return FieldSet { content: true, identity: true, internal: false };
    }
    let about = action != Action::IssueCode;
    // What is taken down at a counter is told by the person; what staff say among themselves is not needed for it.
    let taken_down =
        matches!(action, Action::RequestReview | Action::TakeInterview | Action::CallBack | Action::AnswerQuestion);
    FieldSet { content: about, identity: true, internal: about && !taken_down }
}

fn when(yes: bool, decision: Decision, no: Deny) -> Decision {
    if yes { decision } else { Err(no) }
}

fn without_concern(actor: &Actor, action: Action) -> Decision {
    let signed_in = actor.person().is_some();
    let no = if signed_in { Deny::NoPost } else { Deny::NotSignedIn };
    let readers = [Role::FrontDesk, Role::Handler, Role::UnitHead, Role::Supervisor];
    let titles = FieldSet { content: true, identity: false, internal: false };
    match audience(action) {
        Audience::Everyone => nothing_shown(),
        Audience::SignedIn => when(signed_in, nothing_shown(), no),
        Audience::AnyPost => when(!actor.posts().is_empty(), nothing_shown(), no),
        Audience::Lists => under(actor.posts(), |held| readers.contains(&held.role), titles, no),
        Audience::Counter | Audience::Caller => {
            under(actor.posts(), |held| held.role == Role::FrontDesk, FieldSet::default(), no)
        }
        Audience::Administration => {
            when(actor.has(Role::Admin) || matches!(actor, Actor::Operator), nothing_shown(), no)
        }
        Audience::SecondPerson => {
            let may = actor.has(Role::Admin) || actor.has(Role::Supervisor) || matches!(actor, Actor::Operator);
            when(may, nothing_shown(), no)
        }
        Audience::Texts => {
            let may = actor.has(Role::Admin) || actor.has(Role::UnitHead) || matches!(actor, Actor::Operator);
            when(may, nothing_shown(), no)
        }
        Audience::Import => when(matches!(actor, Actor::Operator), nothing_shown(), no),
        Audience::Job => when(matches!(actor, Actor::System), nothing_shown(), no),
        Audience::Citizen | Audience::CitizenOrStaff | Audience::Step => Err(no),
    }
}

fn citizen(action: Action, relation: &Relation) -> Decision {
    let own = permit(FieldSet { content: true, identity: true, internal: false }, false);
    match audience(action) {
        Audience::Everyone => nothing_shown(),
        Audience::Citizen | Audience::CitizenOrStaff => when(relation.showed_code, own, Deny::NoCode),
        Audience::SignedIn
        | Audience::AnyPost
        | Audience::Lists
        | Audience::Counter
        | Audience::Caller
        | Audience::Step
        | Audience::Administration
        | Audience::SecondPerson
        | Audience::Texts
        | Audience::Import
        | Audience::Job => Err(Deny::NotSignedIn),
    }
}

/// What ties one post to one concern.
struct Ties {
    desk: bool,
    counter: bool,
    sorts: bool,
    handler: bool,
    unit_handler: bool,
    head: bool,
    sender: bool,
    supervisor: bool,
}

fn ties(held: &PostHeld, concern: &ConcernFacts) -> Ties {
    let is = |role, unit| held.role == role && held.unit == unit;
    let head = is(Role::UnitHead, concern.unit);
    Ties {
        desk: is(Role::FrontDesk, concern.desk),
        counter: is(Role::FrontDesk, concern.desk) || is(Role::FrontDesk, concern.unit),
        sorts: head || is(Role::FrontDesk, concern.unit),
        handler: concern.handler == Some(held.post),
        unit_handler: is(Role::Handler, concern.unit),
        head,
        sender: matches!(held.role, Role::FrontDesk | Role::UnitHead) && concern.sender == Some(held.unit),
        supervisor: held.role == Role::Supervisor,
    }
}

/// Each post is asked by itself: two posts together open nothing that neither opens alone.
fn staff(actor: &Actor, action: Action, concern: &ConcernFacts) -> Decision {
    let is_step =
        matches!(audience(action), Audience::Step | Audience::CitizenOrStaff | Audience::Lists | Audience::Caller);
    let shown = shown_for(action);
    if concern.class == Class::Sealed {
        // 信访工作条例 30: until finer rules exist, one post only, whatever else somebody holds.
        let opens = is_step && action != Action::FindByPhone;
        let permit = under(actor.posts(), |held| opens && held.role == Role::Supervisor, shown, Deny::Sealed)?;
        return Ok(Permit { opinions: true, ..permit });
    }
    if actor.posts().iter().all(|held| held.role == Role::Admin) {
        return Err(Deny::AdminNeverReads);
    }
    let answers = |held: &PostHeld| {
        let tie = ties(held, concern);
        tie.sorts || tie.handler || tie.unit_handler
    };
    let again = reviewer(actor, action, concern);
    // Whoever looks again sees the most, unless the same person also belongs to those who answered.
    if again.is_ok_and(|permit| permit.opinions) && !actor.posts().iter().any(answers) {
        return again;
    }
    let may = |held: &PostHeld| is_step && staff_may(action, &ties(held, concern), concern.stage);
    under(actor.posts(), may, shown, Deny::NoPost)
        .or_else(|_| superior(actor, action, concern))
        .or_else(|_| co_handler(actor, action, concern))
        .or(again)
}

/// The unit one level up reads what it looks at again, staff notes too, and decides; a front desk that carries the paper to
/// a body outside reads the matter. When it is over, it can be read, and nothing more.
fn reviewer(actor: &Actor, action: Action, concern: &ConcernFacts) -> Decision {
    let review = concern.review.ok_or(Deny::NoPost)?;
    let reads = matches!(action, Action::ListConcerns | Action::ReadConcern | Action::ReadIdentity);
    let does = |held: &PostHeld| {
        let (heads, writes, carries) = (review.heads(held), review.writes(held), review.carries(held));
        if reads {
            return heads || writes || carries;
        }
        let steps = [
            (Action::AssignReview, heads),
            (Action::SignReview, heads),
            (Action::DecideReview, writes),
            (Action::HoldHearing, writes),
            (Action::DeliverReview, heads || writes || carries),
            (Action::SendReview, carries),
            (Action::SuspendClock, heads),
        ];
        review.open && steps.into_iter().any(|(step, may)| step == action && may)
    };
    let shown = FieldSet { content: true, identity: true, internal: review.inside };
    let permit = under(actor.posts(), does, shown, Deny::NoPost)?;
    Ok(Permit { opinions: review.inside, ..permit })
}

/// A unit that was asked to co-handle sees the matter, not the person, and of what staff say among themselves its own tasks.
fn co_handler(actor: &Actor, action: Action, concern: &ConcernFacts) -> Decision {
    let matter = FieldSet { content: true, identity: false, internal: false };
    let reads = matches!(action, Action::ListConcerns | Action::ReadConcern);
    let does = |held: &PostHeld, co: &CoHandler| match reads {
        true => co.has_task && co.is_of(held),
        false if action == Action::AnswerTask => co.is_of(held),
        false => action == Action::GiveTask && held.role == Role::UnitHead && co.unit == held.unit,
    };
    let asked = |held: &PostHeld| concern.co.iter().any(|co| does(held, co));
    let permit = under(actor.posts(), asked, matter, Deny::NoPost)?;
    Ok(Permit { tasks_of: permit.under.map(|held| held.unit), ..permit })
}

/// The unit above sees what was reported to it as urgent: the matter and why it is urgent, not the person and not what staff
/// say among themselves. That lasts as long as the mark.
fn superior(actor: &Actor, action: Action, concern: &ConcernFacts) -> Decision {
    let matter = FieldSet { content: true, identity: false, internal: false };
    let sees = matches!(action, Action::ListConcerns | Action::ReadConcern | Action::SeeUrgent);
    let above = |held: &PostHeld| {
        sees && matches!(held.role, Role::UnitHead | Role::Supervisor) && concern.superior == Some(held.unit)
    };
    let permit = under(actor.posts(), above, matter, Deny::NoPost)?;
    Ok(Permit { tasks_of: permit.under.map(|held| held.unit), ..permit })
}

fn staff_may(action: Action, tie: &Ties, stage: Stage) -> bool {
    use Action as A;
    // The desk reads until the concern is handed over; whoever sent it, until it was signed for or its result was taken.
    let desk_reads = (tie.desk && stage == Stage::Received) || tie.sender;
    let works = tie.handler || tie.head;
    match action {
        A::ListConcerns | A::ReadConcern | A::ReadIdentity | A::AddMaterial | A::Note | A::Correct | A::Seal => {
            desk_reads || tie.sorts || tie.handler || tie.supervisor
        }
        A::Accept | A::SignFor | A::AssignLead => tie.sorts,
        A::Transfer | A::HandDown => tie.sorts || tie.sender,
        A::TakeBack | A::TakeResult => tie.sender,
        A::ReportResult | A::ProposeRestriction => works,
        A::NoteConduct => desk_reads || tie.sorts || tie.handler || tie.supervisor,
        A::RuleOnRestriction => tie.supervisor,
        A::MarkUrgent => desk_reads || tie.sorts || tie.handler || tie.supervisor,
        // Of both concerns, each asked by itself: whoever joins two must be able to read both.
        A::Join | A::Part | A::Link => desk_reads || tie.sorts || tie.handler || tie.supervisor,
        A::AnswerRepeated => desk_reads || tie.sorts || tie.supervisor,
        A::SayWhatIsNew => tie.desk || tie.sorts || tie.supervisor,
        A::ObjectToAssignment => tie.sorts || tie.unit_handler,
        A::RuleOnObjection => tie.sender || tie.supervisor,
        A::FixPlan | A::AskCitizen | A::DraftReply | A::DeliverReply | A::SettlePromise => works,
        A::AskCoHandler | A::HoldJointMeeting => works,
        A::CheckReply | A::SignReply | A::AnswerVerdict | A::SuspendClock | A::Close => tie.head,
        A::ExtendClock => tie.head || tie.sender,
        A::HandOver => tie.head,
        // People come to a counter, whoever has the concern by then.
        A::IssueCode => tie.counter,
        A::RequestReview | A::TakeInterview => tie.counter || works || tie.supervisor,
        A::CallBack => tie.counter || tie.handler,
        // Whoever is not on line answers whoever asked, or at the counter of the unit that has it.
        A::AnswerQuestion => tie.sorts || works,
        // Of the unit whose answer it is none; the one that looks again: see [`Reviewer`].
        A::AssignReview | A::DecideReview | A::SignReview | A::SendReview | A::DeliverReview => false,
        A::HoldHearing => false,
        // Whoever decided tells it: the desk what it transferred or declined, the unit everything after.
        A::GiveNotice => {
            let sent_on = tie.desk && matches!(stage, Stage::Transferred | Stage::NotAccepted);
            works || tie.sorts || desk_reads || sent_on
        }
        // Only what this desk registered: the keys of other desks are never asked.
        A::FindByPhone => tie.desk,
        // Not the desk that took the call down, and no co-handler: a voice is more than what was said.
        A::BookReception => works || desk_reads || tie.sorts || tie.supervisor,
        A::HearRecording => works || tie.supervisor,
        A::Reopen => tie.head || tie.supervisor,
        // Of whoever leads none; those who were asked: see [`CoHandler`]; and the unit above: see [`superior`].
        A::GiveTask | A::AnswerTask | A::SeeUrgent => false,
        A::Look | A::FileConcern | A::RegisterConcern | A::FindConcern | A::SeeProgress | A::AddPoint => false,
        A::ConfirmReceipt | A::GiveVerdict | A::Withdraw | A::AppealRestriction => false,
        A::BeStaff | A::CarryOver | A::RunJobs | A::IndexWords | A::ManageOffice | A::KeepTexts => false,
        A::ConfirmChange | A::SeeDoctor | A::ArrangeWork => false,
        A::ArrangeReception | A::OpenBox => false,
    }
}
