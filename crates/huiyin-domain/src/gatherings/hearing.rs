//! 听证: in which roles people come, who came, and the hearing that is called and not over.

use serde::{Deserialize, Serialize};

use super::HearingNo;
use crate::kernel::time::Day;
use crate::review::Level;

/// In which role somebody comes. It gives a seat and a voice, and opens nothing: who may read the concern is decided by
/// [`crate::access::may`] alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HearingRole {
    /// 主持人
    Host,
    /// 听证员
    Panel,
    /// 记录人
    Recorder,
    /// 申请人: whoever asked for another look
    Applicant,
    /// 代理人
    Agent,
    /// 原办理单位: speaks for the unit whose answer is looked at
    OfUnit,
    /// 被反映人: learns day, place and right to speak, and neither who complained nor what of
    ComplainedOf,
    /// 证人
    Witness,
    /// 旁听
    Guest,
}

impl HearingRole {
    /// Every role, in the order of a form.
    pub const ALL: [Self; 9] = [
        Self::Host,
        Self::Panel,
        Self::Recorder,
        Self::Applicant,
        Self::Agent,
        Self::OfUnit,
        Self::ComplainedOf,
        Self::Witness,
        Self::Guest,
    ];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Panel => "panel",
            Self::Recorder => "recorder",
            Self::Applicant => "applicant",
            Self::Agent => "agent",
            Self::OfUnit => "of_unit",
            Self::ComplainedOf => "complained_of",
            Self::Witness => "witness",
            Self::Guest => "guest",
        }
    }

    /// Whether the paper for such a person tells whose concern it is and what about.
    pub fn is_told_the_matter(self) -> bool {
        match self {
            Self::Host | Self::Panel | Self::Recorder | Self::Applicant | Self::Agent | Self::OfUnit => true,
            Self::ComplainedOf | Self::Witness | Self::Guest => false,
        }
    }
}

/// Whether somebody came and signed the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// 到会，看过笔录并签名
    Signed,
    /// 到会，看过笔录，不签名
    Refused,
    /// 没到会
    Absent,
}

impl Attendance {
    /// Every answer, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Signed, Self::Refused, Self::Absent];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Refused => "refused",
            Self::Absent => "absent",
        }
    }
}

/// A hearing that is called and not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// Which of this concern.
    pub no: HearingNo,
    /// In which look it is held.
    pub level: Level,
    /// The day.
    pub on: Day,
    /// When on that day, in minutes since midnight.
    pub minute: u32,
    /// In which role each comes.
    pub people: Vec<HearingRole>,
}
