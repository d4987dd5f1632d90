//! 记录本人的话: what the person says at the counter or on the telephone and staff take down for them. Who took it down and
//! when stand in the envelope; how it was made sure who speaks stands here; what was read back, and on which telephone, are words.

use serde::{Deserialize, Serialize};

use super::IdentityCheck;
use crate::concern::Concern;
use crate::context::Context;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

/// How staff and the person spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpokenBy {
    /// 电话
    Phone,
    /// 窗口
    Counter,
    /// 上门
    Visit,
}

impl SpokenBy {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Counter, Self::Visit];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Counter => "counter",
            Self::Visit => "visit",
        }
    }
}

/// How it was made sure who speaks, and how they spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// How the person was checked.
    pub checked: IdentityCheck,
    /// How they spoke.
    pub spoken: SpokenBy,
}

/// Days in which what staff took down can be undone.
pub const UNDO_DAYS: i8 = 7;

impl Interview {
    /// Checks that belong to a talk: a letter is none.
    pub const CHECKS: [IdentityCheck; 3] =
        [IdentityCheck::CalledBack, IdentityCheck::CardSeen, IdentityCheck::KnownInPerson];

    /// The last day on which what was taken down today can be undone.
    pub(crate) fn undo_until(context: &Context) -> Day {
        context.today().saturating_add(jiff::Span::new().days(UNDO_DAYS))
    }

    /// On the telephone only the number that was left with the concern tells who speaks, and a letter is no talk.
    pub(crate) fn check(self, concern: &Concern) -> Result<(), Refusal> {
        let by_phone = self.spoken == SpokenBy::Phone;
        if !Self::CHECKS.contains(&self.checked) || by_phone != (self.checked == IdentityCheck::CalledBack) {
            return Err(Refusal::InterviewCheck);
        }
        if by_phone && !concern.intake.reporter_named {
            return Err(Refusal::NoContactLeft);
        }
        Ok(())
    }
}
