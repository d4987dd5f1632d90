//! The clocks of the law, as data. A clock is not a number in the code: whoever changes a term changes a row here,
//! and with it the edition of the policy, which every event names.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The clocks this program runs so far. The words stand in events and in the machine interface; they never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClockId {
    /// 信访登记与转送交办
    #[serde(rename = "xf_reg")]
    Register,
    /// 直接提出事项的书面告知
    #[serde(rename = "xf_ack")]
    Acknowledge,
    /// 转送交办件的书面告知
    #[serde(rename = "xf_ack_forwarded")]
    AcknowledgeForwarded,
    /// 对转送交办提出异议
    #[serde(rename = "xf_object")]
    Object,
    /// 信访事项办结
    #[serde(rename = "xf_done")]
    Done,
    /// 请求复查（信访人的权利）
    #[serde(rename = "xf_review_request")]
    RequestReview,
    /// 复查意见
    #[serde(rename = "xf_review")]
    Review,
    /// 请求复核（信访人的权利）
    #[serde(rename = "xf_recheck_request")]
    RequestRecheck,
    /// 复核意见
    #[serde(rename = "xf_recheck")]
    Recheck,
    /// 交办：由交办单位指定办理期限
    #[serde(rename = "xf_assigned")]
    Assigned,
    /// 协办：由主办单位给定最后一日
    #[serde(rename = "co_handle")]
    CoHandle,
}

impl ClockId {
    /// All clocks: those of the law in the order of their articles, then those whose last day is given by somebody.
    pub const ALL: [Self; 11] = [
        Self::Register,
        Self::Acknowledge,
        Self::AcknowledgeForwarded,
        Self::Object,
        Self::Done,
        Self::RequestReview,
        Self::Review,
        Self::RequestRecheck,
        Self::Recheck,
        Self::Assigned,
        Self::CoHandle,
    ];

    /// The id in events, tables and at the machine interface.
    pub fn word(self) -> &'static str {
        match self {
            Self::Register => "xf_reg",
            Self::Acknowledge => "xf_ack",
            Self::AcknowledgeForwarded => "xf_ack_forwarded",
            Self::Object => "xf_object",
            Self::Done => "xf_done",
            Self::RequestReview => "xf_review_request",
            Self::Review => "xf_review",
            Self::RequestRecheck => "xf_recheck_request",
            Self::Recheck => "xf_recheck",
            Self::Assigned => "xf_assigned",
            Self::CoHandle => "co_handle",
        }
    }

    /// The clock of an id.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|clock| clock.word() == word)
    }
}

impl fmt::Display for ClockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 日: every day, holidays and weekends too.
    CalendarDay,
    /// 工作日: only days on which the office works.
    WorkingDay,
}

/// Where a term ends whose last day is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndRule {
    /// On the next working day (民法典 art. 203).
    Roll,
    /// Where it falls.
    Stay,
}

/// Who may lengthen a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extender {
    /// The head of the unit that handles (本机关、单位负责人).
    Head,
    /// The unit that handed it down (交办单位).
    Sender,
}

/// How a term may be lengthened: once, from its end, by whom and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtensionRule {
    /// Who alone may do it.
    pub by: Extender,
    /// The most days, in the term's own unit.
    pub most: u16,
    /// Whether the citizen must be told the reason.
    pub notice: bool,
}

/// Why a term is not counted for a time (中止). The words stand in events and in the machine interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// 听证 (信访工作条例 36)
    Hearing,
    /// 征求第三方意见
    ThirdParty,
    /// 征求其他机关意见
    OtherOrgan,
    /// 等待补正
    AwaitingCorrection,
    /// 行政复议中止
    AdrStay,
    /// 等待来信人
    AwaitingCitizen,
    /// 调解
    Mediation,
}

impl StopReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Hearing,
        Self::ThirdParty,
        Self::OtherOrgan,
        Self::AwaitingCorrection,
        Self::AdrStay,
        Self::AwaitingCitizen,
        Self::Mediation,
    ];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hearing => "hearing",
            Self::ThirdParty => "third_party",
            Self::OtherOrgan => "other_organ",
            Self::AwaitingCorrection => "awaiting_correction",
            Self::AdrStay => "adr_stay",
            Self::AwaitingCitizen => "awaiting_citizen",
            Self::Mediation => "mediation",
        }
    }
}

/// Whether a person has read the row in the text of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Read in the full text of the rule.
    Text,
    /// Read on a page about the rule; wants checking before use.
    Page,
    /// From memory; must be checked before use.
    Memory,
}

/// Whose term it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The office owes something; an earlier end is in the citizen's favour.
    Duty,
    /// The citizen may do something; a later end is in the citizen's favour, and a miss means that the right lapsed.
    Right,
}

/// One clock: the whole rule, nothing of it in code elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which clock.
    pub id: ClockId,
    /// 名称, as the office calls it.
    pub name: &'static str,
    /// The article, as papers cite it.
    pub source: &'static str,
    /// The sentence of the article, in its own words.
    pub text: &'static str,
    /// What starts it, in the article's words.
    pub starts_at: &'static str,
    /// How many of `unit`.
    pub length: u16,
    /// What is counted.
    pub unit: Unit,
    /// Where it ends when the last day is off.
    pub end: EndRule,
    /// Who may lengthen it; `None` where the law gives nobody that power.
    pub extension: Option<ExtensionRule>,
    /// What alone may stop it; empty where the law stops it for nothing.
    pub stops: &'static [StopReason],
    /// Whose term it is.
    pub side: Side,
    /// Whether the end is told to the citizen, so that it becomes a promised date.
    pub told: bool,
    /// How well the row is known.
    pub checked: Checked,
}

/// The clocks in one edition. Stored events name the edition, so an edition is never changed, only followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    version: u32,
    rules: &'static [Rule],
}

impl Policy {
    /// The newest edition that comes with the program.
    pub fn newest() -> &'static Self {
        &SECOND_EDITION
    }

    /// The edition that an event names; `None` when this program does not have it.
    pub fn edition(version: u32) -> Option<&'static Self> {
        #[cfg(test)]
        if version == WITH_STOPS.version {
            return Some(&WITH_STOPS);
        }
        [&FIRST_EDITION, &SECOND_EDITION].into_iter().find(|edition| edition.version == version)
    }

    /// An edition of a county that lets a hearing or a mediation stop the sixty days; for tests of stops.
    #[cfg(test)]
    pub(crate) fn with_stops() -> &'static Self {
        &WITH_STOPS
    }

    /// The number of this edition.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The rule of a clock. A clock that a later edition brought has its first row there.
    pub fn rule(&self, clock: ClockId) -> &Rule {
        let find = |edition: &Self| edition.rules.iter().find(|rule| rule.id == clock);
        find(self).or_else(|| find(&SECOND_EDITION)).unwrap_or(if clock == ClockId::Assigned {
            &ASSIGNED
        } else {
            &CO_HANDLE
        })
    }

    /// All rules of the law, in the order of the articles. Terms that somebody gives follow no edition.
    pub fn rules(&self) -> &[Rule] {
        self.rules
    }
}

/// Edition 1: 信访工作条例 of 2022 up to asking for review, and the end rule of 民法典 art. 203.
static FIRST_EDITION: Policy = Policy { version: 1, rules: &FIRST };

/// Edition 2: review and re-review beside it (35, 36).
static SECOND_EDITION: Policy = Policy {
    version: 2,
    rules: &[
        FIRST[0],
        FIRST[1],
        FIRST[2],
        FIRST[3],
        FIRST[4],
        FIRST[5],
        Rule {
            id: ClockId::Review,
            name: "复查意见",
            source: "《信访工作条例》第三十五条第二句",
            text: "收到复查请求的机关、单位应当自收到复查请求之日起30日内提出复查意见，并予以书面答复",
            starts_at: "上一级机关、单位收到复查请求",
            length: 30,
            told: true,
            ..FIFTEEN_DAYS
        },
        Rule {
            id: ClockId::RequestRecheck,
            name: "请求复核（信访人的权利）",
            source: "《信访工作条例》第三十六条第一款第一句",
            text: "信访人对复查意见不服的，可以自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核",
            starts_at: "信访人收到复查的书面答复",
            length: 30,
            side: Side::Right,
            told: true,
            ..FIFTEEN_DAYS
        },
        Rule {
            id: ClockId::Recheck,
            name: "复核意见",
            source: "《信访工作条例》第三十六条第一款第二句",
            text: "收到复核请求的机关、单位应当自收到复核请求之日起30日内提出复核意见",
            starts_at: "复查机关、单位的上一级收到复核请求",
            length: 30,
            stops: &[StopReason::Hearing],
            told: true,
            ..FIFTEEN_DAYS
        },
    ],
};

/// The rows of edition 1; never changed, since stored events name them.
const FIRST: [Rule; 6] = [
    Rule {
        id: ClockId::Register,
        name: "信访登记与转送交办",
        source: "《信访工作条例》第二十二条第一款",
        text: "各级党委和政府信访部门收到信访事项，应当予以登记，并区分情况，在15日内分别按照下列方式处理",
        starts_at: "信访部门收到信访事项",
        told: true,
        ..FIFTEEN_DAYS
    },
    Rule {
        id: ClockId::Acknowledge,
        name: "直接提出事项的书面告知",
        source: "《信访工作条例》第二十三条第二款",
        text: "有关机关、单位能够当场告知的，应当当场书面告知；不能当场告知的，应当自收到信访事项之日起15日内书面告知信访人，但信访人的姓名（名称）、住址不清的除外",
        starts_at: "机关、单位收到信访人直接提出的信访事项",
        told: true,
        ..FIFTEEN_DAYS
    },
    Rule {
        id: ClockId::AcknowledgeForwarded,
        name: "转送交办件的书面告知",
        source: "《信访工作条例》第二十三条第三款",
        text: "属于本机关、单位职权范围的，有关机关、单位应当自收到之日起15日内书面告知信访人接收情况以及处理途径和程序",
        starts_at: "机关、单位收到转送、交办的信访事项",
        told: true,
        ..FIFTEEN_DAYS
    },
    Rule {
        id: ClockId::Object,
        name: "对转送交办提出异议",
        source: "《信访工作条例》第二十三条第三款",
        text: "不属于本机关、单位或者本系统职权范围的，有关机关、单位应当自收到之日起5个工作日内提出异议，并详细说明理由",
        starts_at: "机关、单位收到转送、交办的信访事项",
        length: 5,
        unit: Unit::WorkingDay,
        ..FIFTEEN_DAYS
    },
    Rule {
        id: ClockId::Done,
        name: "信访事项办结",
        source: "《信访工作条例》第三十四条",
        text: "对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结；情况复杂的，经本机关、单位负责人批准，可以适当延长办理期限，但延长期限不得超过30日，并告知信访人延期理由",
        starts_at: "受理",
        length: 60,
        extension: Some(ExtensionRule { by: Extender::Head, most: 30, notice: true }),
        told: true,
        ..FIFTEEN_DAYS
    },
    Rule {
        id: ClockId::RequestReview,
        name: "请求复查（信访人的权利）",
        source: "《信访工作条例》第三十五条第一句",
        text: "信访人对信访处理意见不服的，可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查",
        starts_at: "信访人收到书面答复",
        length: 30,
        side: Side::Right,
        told: true,
        ..FIFTEEN_DAYS
    },
];

/// 交办: the sender gives the term (22 三), so no edition of the policy counts its days; the sender alone lengthens it.
static ASSIGNED: Rule = Rule {
    id: ClockId::Assigned,
    name: "交办件指定办理期限",
    source: "《信访工作条例》第二十二条第一款第三项",
    text: "对转送信访事项中的重要情况需要反馈办理结果的，可以交由有权处理的机关、单位办理，要求其在指定办理期限内反馈结果，提交办结报告",
    starts_at: "交办",
    length: 0,
    end: EndRule::Stay,
    extension: Some(ExtensionRule { by: Extender::Sender, most: 3_660, notice: false }),
    checked: Checked::Page,
    ..FIFTEEN_DAYS
};

/// 协办: no article counts its days. Its last day is given with the task and stands in the clock itself, so the length here
/// is nothing and no edition of the policy can move it.
static CO_HANDLE: Rule = Rule {
    id: ClockId::CoHandle,
    name: "协办",
    source: "主办单位在协办任务中给定",
    text: "协办任务写明由哪个单位做什么、最后一日是哪天；最后一日不晚于主办单位自己的最后一日，要晚的，由单位负责人写明理由",
    starts_at: "主办单位提出协办任务",
    length: 0,
    end: EndRule::Stay,
    ..FIFTEEN_DAYS
};

/// What most rows share; never a row itself.
const FIFTEEN_DAYS: Rule = Rule {
    id: ClockId::Register,
    name: "",
    source: "",
    text: "",
    starts_at: "",
    length: 15,
    unit: Unit::CalendarDay,
    end: EndRule::Roll,
    extension: None,
    stops: &[],
    side: Side::Duty,
    told: false,
    checked: Checked::Text,
};

#[cfg(test)]
static WITH_STOPS: Policy = Policy {
    version: 9_001,
    rules: &[
        FIRST[0],
        FIRST[1],
        FIRST[2],
        FIRST[3],
        Rule { stops: &[StopReason::Hearing, StopReason::Mediation], ..FIRST[4] },
        FIRST[5],
    ],
};
