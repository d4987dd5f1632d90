//! What it is for: keeping account of who looked at what people entrusted to the office.
//! Who acts: every member of staff who opens a concern or a list; the program writes the fact before the bytes leave.
//! Legal basis: 个人信息保护法 51, 55; 信访工作条例 30.
//! Events: content_read.v1, list_read.v1, exported.v1, phone_looked_up.v1.
//! Never: a citizen's own reading, a fact after the bytes have left, words.
//! Map rows: S11, S28, S31.

use serde::{Deserialize, Serialize};

use crate::access::FieldSet;
use crate::kernel::facts;
use crate::kernel::ids::{PostId, UnitId};

facts! {
    /// Readings, in streams of their own beside the concern.
    pub enum Fact {
        /// One person opened one concern.
        ContentRead(ContentRead) = "content_read.v1",
        /// One person was shown a list with titles.
        ListRead(ListRead) = "list_read.v1",
        /// One person took what they may read out of the installation.
        Exported(Exported) = "exported.v1",
        /// One person asked which concerns came from a telephone number.
        PhoneLookedUp(PhoneLookedUp) = "phone_looked_up.v1",
    }
}

/// What left the installation as a whole; each concern in it stands as a reading of its own beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Concerns that went.
    pub concerns: u32,
    /// Concerns that stayed behind, because the person may not read them.
    pub left: u32,
}

/// Which fields of a concern were shown to a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentRead {
    /// Internal stream number of the concern.
    pub concern: i64,
    /// What was shown.
    pub fields: FieldSet,
    /// The page.
    pub page: String,
    /// The post under which it was read by somebody who stood in for its holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stood_in: Option<PostId>,
    /// The unit for which it was read.
    pub unit: UnitId,
}

/// A list that showed titles: kept once per opening in one stream per unit and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRead {
    /// Internal stream numbers of the concerns shown.
    pub concerns: Vec<i64>,
    /// Filter as it stood in the address, without words.
    pub filter: String,
    /// Which list.
    pub list: String,
}

/// The one look-up across concerns: a telephone number, asked of what one unit registered this year and last. The number
/// stands nowhere; a purpose in words lies beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneLookedUp {
    /// Internal stream numbers of the concerns shown; also none is an answer, and recorded.
    pub concerns: Vec<i64>,
    /// What for.
    pub purpose: LookUpPurpose,
    /// The unit whose registrations were asked.
    pub unit: UnitId,
}

/// Why somebody looks up a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookUpPurpose {
    /// 来电人问自己反映的事
    AsksProgress,
    /// 丢了条子，记不得编号
    LostSlip,
    /// 登记以前，看这件事是不是已经登过
    SameMatter,
    /// 别的，写明
    Other,
}

impl LookUpPurpose {
    /// Every purpose, in the order of a form.
    pub const ALL: [Self; 4] = [Self::AsksProgress, Self::LostSlip, Self::SameMatter, Self::Other];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsksProgress => "asks_progress",
            Self::LostSlip => "lost_slip",
            Self::SameMatter => "same_matter",
            Self::Other => "other",
        }
    }
}
