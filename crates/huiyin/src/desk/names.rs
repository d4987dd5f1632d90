//! What staff call the closed sets of the rules: one key of the catalogue a value.

use huiyin_domain::casework::{
    Attitude, Claim, CloseReason, Contact, DeliveryManner, Limit, NoticeAbout, NoticeOutcome, Outcome, TaskStanding,
    Verdict,
};
use huiyin_domain::concern::{Stage, Step};
use huiyin_domain::deadlines::{ClockId, StopReason};
use huiyin_domain::intake::{Channel, DeclineGround, HeadCount, Path, Track, UpGround};
use huiyin_domain::kernel::actor::Role;

use crate::web::icons::Shape;

/// Where a concern stands.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Unfiled => "stage-unfiled",
        Stage::Received => "stage-received",
        Stage::Transferred => "stage-transferred",
        Stage::Objected => "stage-objected",
        Stage::NotAccepted => "stage-not-accepted",
        Stage::Repeated => "stage-repeated",
        Stage::Joined => "stage-joined",
        Stage::Accepted => "stage-accepted",
        Stage::Assigned => "stage-assigned",
        Stage::Handling => "stage-handling",
        Stage::Handed => "stage-handed",
        Stage::Signed => "stage-signed",
        Stage::Delivered => "stage-delivered",
        Stage::Disputed => "stage-disputed",
        Stage::Withdrawn => "stage-withdrawn",
        Stage::Closed => "stage-closed",
    }
}

/// The shape beside a stage.
#[must_use]
pub fn stage_shape(stage: Stage) -> Shape {
    match stage {
        Stage::Unfiled | Stage::Received | Stage::Transferred => Shape::NotYet,
        Stage::Accepted | Stage::Assigned | Stage::Joined | Stage::Handling | Stage::Handed | Stage::Signed => {
            Shape::Doing
        }
        Stage::Objected | Stage::Withdrawn => Shape::Stopped,
        Stage::Disputed | Stage::NotAccepted => Shape::No,
        Stage::Repeated => Shape::Dash,
        Stage::Delivered | Stage::Closed => Shape::Done,
    }
}

/// A step, as a button or a list names it.
#[must_use]
pub fn step(step: Step) -> &'static str {
    step.key()
}

/// How a task stands.
#[must_use]
pub fn task(standing: TaskStanding) -> &'static str {
    match standing {
        TaskStanding::Open => "task-open",
        TaskStanding::Returned => "task-returned",
        TaskStanding::Answered => "task-answered",
        TaskStanding::Withdrawn => "task-withdrawn",
    }
}

/// The shape beside it.
#[must_use]
pub fn task_shape(standing: TaskStanding) -> Shape {
    match standing {
        TaskStanding::Open => Shape::Doing,
        TaskStanding::Returned => Shape::Stopped,
        TaskStanding::Answered => Shape::Done,
        TaskStanding::Withdrawn => Shape::Dash,
    }
}

/// How a concern came.
#[must_use]
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Web => "channel-web",
        Channel::Phone => "channel-phone",
        Channel::Letter => "channel-letter",
        Channel::WalkIn => "channel-walk-in",
        Channel::Box => "channel-box",
        Channel::Reception => "channel-reception",
        Channel::FieldVisit => "channel-field-visit",
        Channel::Meeting => "channel-meeting",
        Channel::HandedOver => "channel-handed-over",
        Channel::Fax => "channel-fax",
        Channel::Mail => "channel-mail",
        Channel::MessageBoard => "channel-message-board",
        Channel::OpinionBook => "channel-opinion-book",
        Channel::Delegate => "channel-delegate",
        Channel::Staff => "channel-staff",
        Channel::Api => "channel-api",
    }
}

/// How many people a concern speaks for.
#[must_use]
pub fn head_count(band: HeadCount) -> &'static str {
    match band {
        HeadCount::TwoToFour => "band-two-to-four",
        HeadCount::FiveToTwentyNine => "band-five-to-twenty-nine",
        HeadCount::ThirtyToNinetyNine => "band-thirty-to-ninety-nine",
        HeadCount::HundredOrMore => "band-hundred-or-more",
    }
}

/// Every channel, in the order of a form.
pub const CHANNELS: [Channel; 16] = [
    Channel::Web,
    Channel::Phone,
    Channel::Letter,
    Channel::WalkIn,
    Channel::Box,
    Channel::Reception,
    Channel::FieldVisit,
    Channel::Meeting,
    Channel::HandedOver,
    Channel::Fax,
    Channel::Mail,
    Channel::MessageBoard,
    Channel::OpinionBook,
    Channel::Delegate,
    Channel::Staff,
    Channel::Api,
];

/// The channel of a word in a list.
#[must_use]
pub fn channel_of_word(word: &str) -> Option<Channel> {
    CHANNELS.into_iter().find(|channel| channel.word() == word)
}

/// What is told to somebody who is not on line.
#[must_use]
pub fn notice(about: NoticeAbout) -> &'static str {
    match about {
        NoticeAbout::Transferred => "notice-transferred",
        NoticeAbout::Accepted => "notice-accepted",
        NoticeAbout::Declined => "notice-declined",
        NoticeAbout::Reply => "notice-reply",
        NoticeAbout::Extended => "notice-extended",
        NoticeAbout::Question => "notice-question",
        NoticeAbout::Repeated => "notice-repeated",
    }
}

/// What came of telling it.
#[must_use]
pub fn notice_outcome(outcome: NoticeOutcome) -> &'static str {
    match outcome {
        NoticeOutcome::ToldByPhone => "notice-told-by-phone",
        NoticeOutcome::NotReached => "notice-not-reached",
        NoticeOutcome::CallAgain => "notice-call-again",
        NoticeOutcome::Sent => "notice-sent",
        NoticeOutcome::Arrived => "notice-arrived",
        NoticeOutcome::CameBack => "notice-came-back",
        NoticeOutcome::Handed => "notice-handed",
    }
}

/// The statutory path.
#[must_use]
pub fn path(path: Path) -> &'static str {
    match path {
        Path::Suggestion => "path-suggestion",
        Path::Denunciation => "path-denunciation",
        Path::Litigation => "path-litigation",
        Path::Arbitration => "path-arbitration",
        Path::PartyAppeal => "path-party-appeal",
        Path::AdministrativeProcedure => "path-administrative-procedure",
        Path::DutyToProtect => "path-duty-to-protect",
        Path::Petition => "path-petition",
    }
}

/// Simple, ordinary, complex.
#[must_use]
pub fn track(track: Track) -> &'static str {
    match track {
        Track::Simple => "track-simple",
        Track::Ordinary => "track-ordinary",
        Track::Complex => "track-complex",
    }
}

/// Why a concern is not accepted.
#[must_use]
pub fn ground(ground: DeclineGround) -> &'static str {
    match ground {
        DeclineGround::OtherProcedure => "ground-other-procedure",
        DeclineGround::NotOurs => "ground-not-ours",
        DeclineGround::BeingHandled => "ground-being-handled",
        DeclineGround::Final => "ground-final",
    }
}

/// The outcome of a point.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Upheld => "outcome-upheld",
        Outcome::Explained => "outcome-explained",
        Outcome::NotUpheld => "outcome-not-upheld",
    }
}

/// The shape beside an outcome.
#[must_use]
pub fn outcome_shape(outcome: Outcome) -> Shape {
    match outcome {
        Outcome::Upheld => Shape::Done,
        Outcome::Explained => Shape::Dash,
        Outcome::NotUpheld => Shape::No,
    }
}

/// The outcome a form sends.
#[must_use]
pub fn outcome_of_word(word: &str) -> Option<Outcome> {
    Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
}

/// What a person said of an answer.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Solved => "says-solved",
        Verdict::NotSolved => "says-not-solved",
        Verdict::CannotSay => "says-cannot-say",
    }
}

/// What the unit says itself.
#[must_use]
pub fn claim(claim: Claim) -> &'static str {
    match claim {
        Claim::Solved => "claim-solved",
        Claim::PartlySolved => "claim-partly-solved",
        Claim::Explained => "claim-explained",
    }
}

/// What allowed the closing.
#[must_use]
pub fn close_reason(reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::PersonSaidSolved => "closed-person-said-solved",
        CloseReason::ReviewTermOver => "closed-review-term-over",
    }
}

/// How a reply was delivered.
#[must_use]
pub fn manner(manner: DeliveryManner) -> &'static str {
    match manner {
        DeliveryManner::ByHand => "manner-by-hand",
        DeliveryManner::Post => "manner-post",
        DeliveryManner::Phone => "manner-phone",
        DeliveryManner::OnPage => "manner-on-page",
    }
}

/// What a post is for.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Citizen => "role-citizen",
        Role::FrontDesk => "role-front-desk",
        Role::Handler => "role-handler",
        Role::UnitHead => "role-unit-head",
        Role::Supervisor => "role-supervisor",
        Role::Admin => "role-admin",
        Role::System => "role-system",
        Role::Operator => "role-operator",
    }
}

/// What a clock is for.
#[must_use]
pub fn clock(clock: ClockId) -> &'static str {
    match clock {
        ClockId::Register => "clock-name-register",
        ClockId::Acknowledge => "clock-name-acknowledge",
        ClockId::AcknowledgeForwarded => "clock-name-acknowledge-forwarded",
        ClockId::Object => "clock-name-object",
        ClockId::Done => "clock-name-done",
        ClockId::RequestReview => "clock-name-request-review",
        ClockId::Review => "clock-name-the-review",
        ClockId::RequestRecheck => "clock-name-request-recheck",
        ClockId::Recheck => "clock-name-the-recheck",
        ClockId::Assigned => "clock-name-assigned",
        ClockId::CoHandle => "clock-name-co-handle",
    }
}

/// For what a term is not counted for a time.
#[must_use]
pub fn stop_reason(because: StopReason) -> &'static str {
    match because {
        StopReason::Hearing => "stop-hearing",
        StopReason::ThirdParty => "stop-third-party",
        StopReason::OtherOrgan => "stop-other-organ",
        StopReason::AwaitingCorrection => "stop-awaiting-correction",
        StopReason::AdrStay => "stop-adr-stay",
        StopReason::AwaitingCitizen => "stop-awaiting-citizen",
        StopReason::Mediation => "stop-mediation",
    }
}

/// Why a concern goes upward.
#[must_use]
pub fn up_ground(ground: UpGround) -> &'static str {
    match ground {
        UpGround::BeyondPower => "up-beyond-power",
        UpGround::Important => "up-important",
        UpGround::Dispute => "up-dispute",
    }
}

/// Where a behaviour showed itself.
#[must_use]
pub fn contact(contact: Contact) -> &'static str {
    match contact {
        Contact::Phone => "by-phone",
        Contact::Visit => "by-visit",
    }
}

/// How contact goes on meanwhile.
#[must_use]
pub fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::NamedContact => "limit-named-contact",
        Limit::FixedHour => "limit-fixed-hour",
        Limit::InWriting => "limit-in-writing",
    }
}

/// How the person was treated, in their own word.
#[must_use]
pub fn attitude(attitude: Attitude) -> &'static str {
    match attitude {
        Attitude::Good => "attitude-good",
        Attitude::Fair => "attitude-fair",
        Attitude::Poor => "attitude-poor",
        Attitude::NotSaid => "attitude-not-said",
    }
}
