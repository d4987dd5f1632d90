//! 文书模板、常用语、一键动作: words of the office, kept with their whole history. A paper that went out keeps the text with
//! which it went out: it is set with the office as it was then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Command, Fact, Office, slots};
use crate::event::Event;
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{TextNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::{Name, Prose, Text};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// 转送告知书
    TransferNotice,
    /// 受理告知书
    AcceptNotice,
    /// 不予受理告知书
    DeclineNotice,
    /// 处理意见书
    Opinion,
    /// 复查（复核）申请书, to a body outside
    ReviewRequest,
    /// 复查意见书
    ReviewOpinion,
    /// 复核意见书
    RecheckOpinion,
    /// 不再受理告知书
    NotTakenNotice,
    /// 来电来访方式告知书
    RestrictionNotice,
    /// 延长办理期限告知书
    ExtensionNotice,
    /// 询问函
    QuestionNotice,
    /// 重复事项答复告知书
    RepeatedNotice,
    /// 常用语, opened in a text by `::`
    Snippet,
    /// 一键动作
    QuickStep,
}

impl TextKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::TransferNotice,
        Self::AcceptNotice,
        Self::DeclineNotice,
        Self::Opinion,
        Self::ReviewRequest,
        Self::ReviewOpinion,
        Self::RecheckOpinion,
        Self::NotTakenNotice,
        Self::RestrictionNotice,
        Self::ExtensionNotice,
        Self::QuestionNotice,
        Self::RepeatedNotice,
        Self::Snippet,
        Self::QuickStep,
    ];

    /// The word for addresses and keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::TransferNotice => "transfer-notice",
            Self::AcceptNotice => "accept-notice",
            Self::DeclineNotice => "decline-notice",
            Self::Opinion => "opinion",
            Self::ReviewRequest => "review-request",
            Self::ReviewOpinion => "review-opinion",
            Self::RecheckOpinion => "recheck-opinion",
            Self::NotTakenNotice => "not-taken-notice",
            Self::RestrictionNotice => "restriction-notice",
            Self::ExtensionNotice => "extension-notice",
            Self::QuestionNotice => "question-notice",
            Self::RepeatedNotice => "repeated-notice",
            Self::Snippet => "snippet",
            Self::QuickStep => "quick-step",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Papers have one text each for the whole office; of the others there are many.
    pub fn is_paper(self) -> bool {
        match self {
            Self::TransferNotice | Self::AcceptNotice | Self::DeclineNotice | Self::Opinion => true,
            Self::ReviewRequest | Self::ReviewOpinion | Self::RecheckOpinion | Self::NotTakenNotice => true,
            Self::RestrictionNotice | Self::ExtensionNotice | Self::QuestionNotice | Self::RepeatedNotice => true,
            Self::Snippet | Self::QuickStep => false,
        }
    }
}

/// What a quick step does; its text is the reason, the question or the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum QuickAct {
    /// Ask the citizen.
    AskCitizen,
    /// Write a note.
    Note,
    /// Transfer to this unit.
    Transfer {
        /// To whom.
        to: UnitId,
    },
}

/// What one types behind `::`: a short word without blanks.
pub type Short = Text<1, 20>;

/// One text of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeText {
    /// The text; the one that counts.
    pub body: Prose,
    /// The same in English, for reading only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_en: Option<Prose>,
    /// What a quick step does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub does: Option<QuickAct>,
    /// What it is for.
    pub kind: TextKind,
    /// What it is called in lists.
    pub name: Name,
    /// The same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<Name>,
    /// What one types behind `::`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Short>,
    /// Whose it is; everybody's when it says no unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Whether it is offered.
    pub works: bool,
}

/// A text of the office was added or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSet {
    /// Which; given out in order, never reused.
    pub no: TextNo,
    /// As it is from now on.
    pub text: OfficeText,
}

/// The texts as of now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    all: BTreeMap<TextNo, (u32, OfficeText)>,
}

impl Texts {
    pub(super) fn set(&mut self, set: &TextSet) {
        let edition = self.all.get(&set.no).map_or(0, |(edition, _)| *edition);
        self.all.insert(set.no, (edition + 1, set.text.clone()));
    }

    /// Every text, in the order in which they were made.
    pub fn all(&self) -> impl Iterator<Item = (TextNo, &OfficeText)> {
        self.all.iter().map(|(no, (_, text))| (*no, text))
    }

    /// One text.
    pub fn numbered(&self, no: TextNo) -> Option<&OfficeText> {
        self.all.get(&no).map(|(_, text)| text)
    }

    /// How often it was set so far: a step that was prepared with one edition is not done with another.
    pub fn edition(&self, no: TextNo) -> u32 {
        self.all.get(&no).map_or(0, |(edition, _)| *edition)
    }

    /// The office's own text of a paper, if it has one.
    pub fn paper(&self, kind: TextKind) -> Option<&OfficeText> {
        self.all().map(|(_, text)| text).find(|text| text.kind == kind && text.works)
    }

    /// Texts of a kind that a unit may use: its own and those of everybody.
    pub fn offered(&self, kind: TextKind, units: &[UnitId]) -> Vec<(TextNo, &OfficeText)> {
        let mine = |text: &OfficeText| text.unit.is_none_or(|unit| units.contains(&unit));
        self.all().filter(|(_, text)| text.kind == kind && text.works && mine(text)).collect()
    }

    /// The number of the next one.
    pub fn next(&self) -> TextNo {
        TextNo(self.all.keys().next_back().map_or(0, |no| no.0) + 1)
    }
}

/// A text keeps its kind and its owner for life; what it must say, it says.
pub(super) fn decide(office: &Office, no: TextNo, text: OfficeText) -> Result<Event, Refusal> {
    let known = office.texts().numbered(no);
    if known.is_none() && no != office.texts().next() {
        return Err(Refusal::TextUnknown);
    }
    if known.is_some_and(|known| known.kind != text.kind || known.unit != text.unit) {
        return Err(Refusal::TextUnknown);
    }
    if let Some(unit) = text.unit {
        office.needs_unit(unit)?;
    }
    let mut others = office.texts().all().filter(|(other, _)| *other != no);
    let taken = |other: &OfficeText| {
        let same_short = text.short.is_some() && other.short == text.short && other.unit == text.unit;
        other.works && (same_short || (text.kind.is_paper() && other.kind == text.kind))
    };
    if others.any(|(_, other)| taken(other)) {
        return Err(Refusal::Taken);
    }
    needs_act(office, &text)?;
    slots::check(text.kind, text.body.as_str())?;
    text.body_en.as_ref().map_or(Ok(()), |body| slots::check(text.kind, body.as_str()))?;
    Ok(Event::bare(Fact::TextSet(TextSet { no, text })))
}

/// A quick step does something, and no other text does.
fn needs_act(office: &Office, text: &OfficeText) -> Result<(), Refusal> {
    match (text.kind, text.does) {
        (TextKind::QuickStep, None) => Err(Refusal::QuickStepEmpty),
        (TextKind::QuickStep, Some(QuickAct::Transfer { to })) if text.unit == Some(to) => Err(Refusal::SameUnit),
        (TextKind::QuickStep, Some(QuickAct::Transfer { to })) => office.needs_unit(to),
        (TextKind::QuickStep, Some(QuickAct::AskCitizen | QuickAct::Note)) => Ok(()),
        (_, Some(_)) => Err(Refusal::QuickStepEmpty),
        (_, None) => Ok(()),
    }
}

/// Heads of units keep the texts of their own unit; what everybody uses is the administrator's.
pub fn needs_own_texts(office: &Office, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let Command::SetText { no, text } = command else { return Ok(()) };
    if actor.has(Role::Admin) || actor.person().is_none() {
        return Ok(());
    }
    let own = |unit: Option<UnitId>| unit.is_some_and(|unit| actor.has_in(Role::UnitHead, unit));
    let was = office.texts().numbered(*no).is_none_or(|known| own(known.unit));
    if own(text.unit) && was && !text.kind.is_paper() { Ok(()) } else { Err(Refusal::TextOfOthers) }
}
