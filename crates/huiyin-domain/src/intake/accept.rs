//! 受理: the unit takes the concern, says by which statutory path and track, and names its points.

use serde::{Deserialize, Serialize};

use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{CategoryCode, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Line;
use crate::words::{PointsWords, Words};

/// 依法分类处理 (信访工作条例 29–31): the path decides which clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// 建议意见 (29)
    Suggestion,
    /// 检举控告 (30)
    Denunciation,
    /// 涉法涉诉 (31 一)
    Litigation,
    /// 仲裁 (31 二)
    Arbitration,
    /// 党员申诉、申请复审 (31 三)
    PartyAppeal,
    /// 行政复议、裁决、确认、许可、处罚 (31 四)
    AdministrativeProcedure,
    /// 申请查处、履行保护职责 (31 五)
    DutyToProtect,
    /// 以上都不是: 信访程序, the only path with the 60-day clock (31 六, 34)
    Petition,
}

impl Path {
    /// Every path, in the order of the articles.
    pub const ALL: [Self; 8] = [
        Self::Suggestion,
        Self::Denunciation,
        Self::Litigation,
        Self::Arbitration,
        Self::PartyAppeal,
        Self::AdministrativeProcedure,
        Self::DutyToProtect,
        Self::Petition,
    ];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Suggestion => "suggestion",
            Self::Denunciation => "denunciation",
            Self::Litigation => "litigation",
            Self::Arbitration => "arbitration",
            Self::PartyAppeal => "party_appeal",
            Self::AdministrativeProcedure => "administrative_procedure",
            Self::DutyToProtect => "duty_to_protect",
            Self::Petition => "petition",
        }
    }
}

/// 繁简分流.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// 简易
    Simple,
    /// 普通
    Ordinary,
    /// 疑难
    Complex,
}

impl Track {
    /// Every track.
    pub const ALL: [Self; 3] = [Self::Simple, Self::Ordinary, Self::Complex];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Ordinary => "ordinary",
            Self::Complex => "complex",
        }
    }
}

/// Accept, with path, track, category and the points as the office understands them.
#[derive(Clone, Debug)]
pub struct Accept {
    /// Statutory path.
    pub path: Path,
    /// Track.
    pub track: Track,
    /// What it is about.
    pub category: Option<CategoryCode>,
    /// At least one line; the citizen sees them and may add one.
    pub points: Vec<Line>,
}

/// Accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// Statutory path.
    pub path: Path,
    /// Track.
    pub track: Track,
    /// Who accepted.
    pub unit: UnitId,
}

/// The points were named: 1 to `points`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsNamed {
    /// How many.
    pub points: u32,
}

/// More points than this is several concerns.
pub const MAX_POINTS: u32 = 20;

pub(super) fn decide(concern: &Concern, command: Accept, context: &Context) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::Accept, &[Stage::Received, Stage::Transferred])?;
    let unit = concern.unit().ok_or_else(|| super::not_now(concern, Step::Accept))?;
    // 条例 30 ¶3: as an ordinary concern it would be open to whoever is complained of.
    if command.path == Path::Denunciation && concern.class() == Some(Class::Ordinary) {
        return Err(Refusal::SealFirst);
    }
    if let Some(category) = &command.category
        && !context.office.has_category(category)
    {
        return Err(Refusal::UnknownCategory);
    }
    let points = u32::try_from(command.points.len()).unwrap_or(u32::MAX);
    if points == 0 {
        return Err(Refusal::PointsMissing);
    }
    if points > MAX_POINTS {
        return Err(Refusal::TooManyPoints { max: MAX_POINTS });
    }
    let accepted = Accepted { category: command.category, path: command.path, track: command.track, unit };
    Ok(vec![
        Event::bare(super::Fact::Accepted(accepted)),
        Event::saying(
            super::Fact::PointsNamed(PointsNamed { points }),
            Words::Points(PointsWords { points: command.points }),
        ),
    ])
}
