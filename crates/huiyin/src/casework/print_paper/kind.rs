//! Which papers there are, what they are called, and which step of a concern issues each.

use huiyin_domain::casework as work;
use huiyin_domain::concern::Concern;
use huiyin_domain::deadlines::Fact as Clocks;
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::office::TextKind;
use huiyin_ledger::Recorded;

use super::{hearings, reviews};
use crate::desk::lengthened;
use crate::gate::{Entry, Opened};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 转送告知书
    Transfer,
    /// 受理告知书
    Accept,
    /// 不予受理告知书
    Decline,
    /// 处理意见书
    Opinion,
    /// 复查申请书, as it goes to a body outside
    ReviewRequest,
    /// 复查意见书
    Review,
    /// 复核意见书
    Recheck,
    /// 不再受理告知书: too late, or after the last look
    ReviewNotTaken,
    /// 限制来电来访方式告知书
    Restriction,
    /// 听证通知书, one for each who is called
    HearingNotice,
    /// 听证笔录
    HearingMinutes,
    /// 代记单: what staff took down, for the person to keep
    Interview,
    /// 延长办理期限告知书
    Extension,
    /// 询问函
    Question,
    /// 重复事项答复告知书
    Repeated,
}

impl Kind {
    /// Every paper, in the order in which they come about.
    pub const ALL: [Self; 15] = [
        Self::Transfer,
        Self::Accept,
        Self::Decline,
        Self::Repeated,
        Self::Extension,
        Self::Question,
        Self::Opinion,
        Self::ReviewRequest,
        Self::HearingNotice,
        Self::HearingMinutes,
        Self::Review,
        Self::Recheck,
        Self::ReviewNotTaken,
        Self::Restriction,
        Self::Interview,
    ];

    /// How it stands in the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Opinion => "opinion",
            Self::ReviewRequest => "review-request",
            Self::Review => "review",
            Self::Recheck => "recheck",
            Self::ReviewNotTaken => "review-not-taken",
            Self::Restriction => "restriction",
            Self::HearingNotice => "hearing-notice",
            Self::HearingMinutes => "hearing-minutes",
            Self::Interview => "interview",
            Self::Extension => "extension",
            Self::Question => "question",
            Self::Repeated => "repeated",
        }
    }

    /// Its title in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Transfer => "paper-transfer",
            Self::Accept => "paper-accept",
            Self::Decline => "paper-decline",
            Self::Opinion => "paper-opinion",
            Self::ReviewRequest => "paper-review-request",
            Self::Review => "paper-the-review",
            Self::Recheck => "paper-the-recheck",
            Self::ReviewNotTaken => "paper-review-not-taken",
            Self::Restriction => "paper-restriction",
            Self::HearingNotice => "paper-hearing-notice",
            Self::HearingMinutes => "paper-hearing-minutes",
            Self::Interview => "paper-interview",
            Self::Extension => "paper-extension",
            Self::Question => "paper-question",
            Self::Repeated => "paper-repeated",
        }
    }

    /// The text of the office with which it goes out.
    pub(super) fn text(self) -> Option<TextKind> {
        match self {
            Self::Transfer => Some(TextKind::TransferNotice),
            Self::Accept => Some(TextKind::AcceptNotice),
            Self::Decline => Some(TextKind::DeclineNotice),
            Self::Opinion => Some(TextKind::Opinion),
            Self::ReviewRequest => Some(TextKind::ReviewRequest),
            Self::Review => Some(TextKind::ReviewOpinion),
            Self::Recheck => Some(TextKind::RecheckOpinion),
            Self::ReviewNotTaken => Some(TextKind::NotTakenNotice),
            Self::Restriction => Some(TextKind::RestrictionNotice),
            Self::Extension => Some(TextKind::ExtensionNotice),
            Self::Question => Some(TextKind::QuestionNotice),
            Self::Repeated => Some(TextKind::RepeatedNotice),
            // What was said stands there as it was said.
            Self::HearingNotice | Self::HearingMinutes | Self::Interview => None,
        }
    }

    /// Whether there is such a paper by now.
    #[must_use]
    pub fn exists(self, concern: &Concern) -> bool {
        match self {
            Self::Transfer => matches!(concern.intake.door, door::Door::Transferred { .. }),
            Self::Accept => concern.intake.acceptance().is_some(),
            Self::Decline => matches!(concern.intake.door, door::Door::NotAccepted),
            Self::Opinion => concern.casework.revisions > 0 || concern.casework.reply().is_some(),
            Self::Restriction => concern.casework.conduct.restrictions.iter().any(|one| one.approver.is_some()),
            // Never seen before it counts, least of all by the unit whose answer it is about.
            Self::ReviewRequest | Self::Review | Self::Recheck | Self::ReviewNotTaken | Self::Interview => false,
            Self::HearingNotice | Self::HearingMinutes => false,
            // Only for whoever may read what they say.
            Self::Extension | Self::Question | Self::Repeated => false,
        }
    }

    /// The paper of a word in an address.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The last step of this concern that issued such a paper.
    #[must_use]
    pub fn last_made(self, opened: &Opened) -> Option<&Recorded> {
        // Of several who raised it, nobody prints what another said, nor anybody what they may not read.
        let own = |entry: &&Entry| {
            let said = matches!(self, Self::Interview | Self::ReviewRequest | Self::ReviewNotTaken);
            let said = said || matches!(self, Self::HearingNotice | Self::HearingMinutes);
            let said = said || matches!(self, Self::Extension | Self::Question | Self::Repeated);
            !said || entry.words.is_some()
        };
        let made = opened.entries.iter().rev().filter(own).map(|entry| &entry.recorded);
        made.into_iter().find(|recorded| self.is_made_by(&recorded.fact))
    }

    fn is_made_by(self, fact: &Fact) -> bool {
        match fact {
            Fact::Intake(door::Fact::Transferred(_) | door::Fact::HandedDown(_) | door::Fact::SubmittedUp(_)) => {
                self == Self::Transfer
            }
            Fact::Intake(door::Fact::Accepted(_)) => self == Self::Accept,
            Fact::Intake(door::Fact::NotAccepted(_)) => self == Self::Decline,
            Fact::Intake(door::Fact::RepeatedAnswered(_)) => self == Self::Repeated,
            Fact::Casework(work::Fact::CitizenAsked(_)) => self == Self::Question,
            Fact::Deadlines(Clocks::ClockExtended(extended)) => {
                self == Self::Extension && lengthened::is_told(extended)
            }
            Fact::Casework(work::Fact::ReplySigned(_) | work::Fact::AnswerTaken(_)) => self == Self::Opinion,
            Fact::Casework(work::Fact::Joined(joined)) => self == Self::Accept && joined.accepted.is_some(),
            Fact::Casework(work::Fact::RestrictionApproved(_)) => self == Self::Restriction,
            Fact::Review(fact) => reviews::kind_made_by(fact) == Some(self),
            Fact::Gatherings(fact) => hearings::kind_made_by(fact) == Some(self),
            Fact::Intake(_) | Fact::Casework(_) if reviews::is_interview(fact) => self == Self::Interview,
            Fact::Intake(_) | Fact::Casework(_) | Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) => false,
        }
    }
}
