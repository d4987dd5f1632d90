//! What it is for: 复查 and 复核: the next level up looks at an answer again, point by point; after the second look the matter is final.
//! Who acts: the citizen asks; a counter registers what comes on paper; the unit one level up decides, another of its people signs; a front desk carries the request to a body outside.
//! Legal basis: 信访工作条例 35, 36, and 28 ¶3 (recusal).
//! Events: review_requested.v1, review_not_taken.v1, review_assigned.v1, review_sent.v1, review_decided.v1, review_returned.v1, review_signed.v1, review_recorded.v1, review_delivered.v1, new_facts_answered.v1.
//! Never: lets whoever drafted or signed before decide again, at whichever level; drops a request, however late or repeated; turns new facts away unread.
//! Map rows: S13, S31.

pub mod answer_new_facts;
pub mod assign_review;
pub mod decide_review;
pub mod deliver_review;
pub mod record_review;
pub mod request_review;
pub mod send_review;
pub mod sign_review;

mod rules;
mod state;
#[cfg(test)]
mod tests;

pub use answer_new_facts::{AnswerNewFacts, NewFactsAnswered};
pub use assign_review::{AssignReview, ReviewAssigned};
pub use decide_review::{DecideReview, Decision, PointDecision, ReviewDecided};
pub use deliver_review::{DeliverReview, ReviewDelivered};
pub use record_review::{RecordReview, ReviewRecorded};
pub use request_review::{Came, CameBy, RequestReview, ReviewNotTaken, ReviewRequested, WhyNotTaken};
pub(crate) use rules::decider;
pub use rules::{body, standing_of_request, term};
pub use send_review::{ReviewSent, SendReview};
pub use sign_review::{ReturnReview, ReviewReturned, ReviewSigned, SignReview};
pub(crate) use state::owed;
pub use state::{Last, Review, Reviewer, Standing, State};

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::event::Event;
use crate::kernel::facts;
use crate::kernel::refusal::Refusal;

facts! {
    /// What review records.
    pub enum Fact {
        /// The next level up is asked to look again.
        ReviewRequested(ReviewRequested) = "review_requested.v1",
        /// A request that came too late or again is on record, and why nobody looks again.
        ReviewNotTaken(ReviewNotTaken) = "review_not_taken.v1",
        /// The review was given to a post.
        ReviewAssigned(ReviewAssigned) = "review_assigned.v1",
        /// The request was handed to a body outside.
        ReviewSent(ReviewSent) = "review_sent.v1",
        /// An opinion was handed to be signed.
        ReviewDecided(ReviewDecided) = "review_decided.v1",
        /// It came back with remarks.
        ReviewReturned(ReviewReturned) = "review_returned.v1",
        /// It was signed.
        ReviewSigned(ReviewSigned) = "review_signed.v1",
        /// The opinion of a body outside came back.
        ReviewRecorded(ReviewRecorded) = "review_recorded.v1",
        /// It is in the citizen's hands.
        ReviewDelivered(ReviewDelivered) = "review_delivered.v1",
        /// New facts were weighed, and why they change nothing.
        NewFactsAnswered(NewFactsAnswered) = "new_facts_answered.v1",
    }
}

/// What review may be asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// See [`RequestReview`].
    RequestReview(RequestReview),
    /// See [`AssignReview`].
    AssignReview(AssignReview),
    /// See [`SendReview`].
    SendReview(SendReview),
    /// See [`DecideReview`].
    DecideReview(DecideReview),
    /// See [`SignReview`].
    SignReview(SignReview),
    /// See [`ReturnReview`].
    ReturnReview(ReturnReview),
    /// See [`RecordReview`].
    RecordReview(RecordReview),
    /// See [`DeliverReview`].
    DeliverReview(DeliverReview),
    /// See [`AnswerNewFacts`].
    AnswerNewFacts(AnswerNewFacts),
}

/// Which look it is: one step serves both, each has its own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 复查, one level above the unit that answered (35).
    Review,
    /// 复核, one level above that (36); after it the matter is final.
    Recheck,
}

impl Level {
    /// Both, first to last.
    pub const ALL: [Self; 2] = [Self::Review, Self::Recheck];

    /// The word for sentences and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Recheck => "recheck",
        }
    }

    /// The term in which the citizen may ask.
    pub fn request_clock(self) -> ClockId {
        match self {
            Self::Review => ClockId::RequestReview,
            Self::Recheck => ClockId::RequestRecheck,
        }
    }

    /// The term in which the body answers.
    pub fn clock(self) -> ClockId {
        match self {
            Self::Review => ClockId::Review,
            Self::Recheck => ClockId::Recheck,
        }
    }
}

/// Decides what review is asked for.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::RequestReview(command) => request_review::decide(concern, command, context),
        Command::AssignReview(command) => assign_review::decide(concern, command, context),
        Command::SendReview(command) => send_review::decide(concern, command, context),
        Command::DecideReview(command) => decide_review::decide(concern, command, context),
        Command::SignReview(command) => sign_review::decide(concern, command, context),
        Command::ReturnReview(command) => sign_review::decide_return(concern, command, context),
        Command::RecordReview(command) => record_review::decide(concern, command, context),
        Command::DeliverReview(command) => deliver_review::decide(concern, command, context),
        Command::AnswerNewFacts(command) => answer_new_facts::decide(concern, command, context),
    }
}
