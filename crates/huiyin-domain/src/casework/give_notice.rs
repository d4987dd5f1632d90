//! 告知: what was decided or asked is told to people who are not on line: by telephone, by letter, in their hands (信访工作条例
//! 22–24, 32, 34).
//! Every try is recorded, also the one that reached nobody; a reply that was told is delivered, and its terms run.

use serde::{Deserialize, Serialize};

use super::deliver_reply::{self, DeliverReply, Delivery, DeliveryManner};
use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeAbout {
    /// 转送了，找谁
    Transferred,
    /// 受理了，谁办，哪天前答复
    Accepted,
    /// 不受理，为什么，该找谁
    Declined,
    /// 处理意见
    Reply,
    /// 延长办理期限，到哪天，为什么 (34)
    Extended,
    /// 询问本人，问什么，怎样回答
    Question,
    /// 重复，原来的答复和理由
    Repeated,
}

impl NoticeAbout {
    /// Every one, in the order in which they come about.
    pub const ALL: [Self; 7] = [
        Self::Transferred,
        Self::Accepted,
        Self::Declined,
        Self::Repeated,
        Self::Extended,
        Self::Question,
        Self::Reply,
    ];

    /// The word for views, addresses and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Transferred => "transferred",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Reply => "reply",
            Self::Extended => "extended",
            Self::Question => "question",
            Self::Repeated => "repeated",
        }
    }

    /// The one of a stored word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.word() == word)
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeOutcome {
    /// 电话里告诉了本人
    ToldByPhone,
    /// 没打通、没人接、不是本人
    NotReached,
    /// 本人说另一天再打
    CallAgain,
    /// 信寄出了
    Sent,
    /// 信送到了，凭邮件号或回执
    Arrived,
    /// 信退回来了
    CameBack,
    /// 当面交给了本人
    Handed,
}

impl NoticeOutcome {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 7] =
        [Self::ToldByPhone, Self::NotReached, Self::CallAgain, Self::Sent, Self::Arrived, Self::CameBack, Self::Handed];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::ToldByPhone => "told_by_phone",
            Self::NotReached => "not_reached",
            Self::CallAgain => "call_again",
            Self::Sent => "sent",
            Self::Arrived => "arrived",
            Self::CameBack => "came_back",
            Self::Handed => "handed",
        }
    }

    /// How it is in the person's hands; `None` when it is not.
    pub fn delivers(self) -> Option<DeliveryManner> {
        match self {
            Self::ToldByPhone => Some(DeliveryManner::Phone),
            Self::Arrived => Some(DeliveryManner::Post),
            Self::Handed => Some(DeliveryManner::ByHand),
            Self::NotReached | Self::CallAgain | Self::Sent | Self::CameBack => None,
        }
    }
}

/// Record one try.
#[derive(Clone, Debug)]
pub struct GiveNotice {
    /// What was to be told.
    pub about: NoticeAbout,
    /// When to call again.
    pub again: Option<Day>,
    /// The mail number, who answered, what was said.
    pub note: Option<SaidWords>,
    /// On which day.
    pub on: Day,
    /// What came of it.
    pub outcome: NoticeOutcome,
    /// Who was to be told.
    pub to: ReporterNo,
}

/// One try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeGiven {
    /// What was to be told.
    pub about: NoticeAbout,
    /// When to call again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Day>,
    /// On which day.
    pub on: Day,
    /// What came of it.
    pub outcome: NoticeOutcome,
    /// Who was to be told.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

pub(super) fn decide(concern: &Concern, command: GiveNotice, context: &Context) -> Result<Vec<Event>, Refusal> {
    let owed = concern.casework.notices.owed_to(command.to, command.about);
    let owed = owed.filter(|_| concern.intake.withdrawn.is_none()).ok_or(Refusal::NoticeNotOwed)?;
    if command.on > context.today() || command.on < owed.since.day(context.zone) {
        return Err(Refusal::DeliveryDay);
    }
    let again = command.again.filter(|_| command.outcome == NoticeOutcome::CallAgain);
    if command.outcome == NoticeOutcome::CallAgain && again.is_none_or(|day| day < context.today()) {
        return Err(Refusal::CallAgainDay);
    }
    let (about, on, outcome, reporter) = (command.about, command.on, command.outcome, command.to);
    let given = NoticeGiven { about, again, on, outcome, reporter };
    let fact = super::Fact::NoticeGiven(given);
    let delivers = command.outcome.delivers().filter(|_| command.about == NoticeAbout::Reply);
    let Some(manner) = delivers else {
        return Ok(vec![match command.note {
            Some(note) => Event::saying(fact, Words::Said(note)),
            None => Event::bare(fact),
        }]);
    };
    let delivery = Delivery { manner, on: command.on };
    let delivered =
        deliver_reply::decide(concern, DeliverReply { delivery, note: command.note, to: command.to }, context)?;
    Ok([vec![Event::bare(fact)], delivered].concat())
}
