//! The ways by which a concern comes in.

use serde::{Deserialize, Serialize};

/// How a concern came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 网上
    Web,
    /// 来电
    Phone,
    /// 来信
    Letter,
    /// 来访
    WalkIn,
    /// 意见箱
    Box,
    /// 领导接访
    Reception,
    /// 走访
    FieldVisit,
    /// 会议
    Meeting,
    /// 其他机关转来
    HandedOver,
    /// 传真
    Fax,
    /// 电子邮件
    Mail,
    /// 留言板
    MessageBoard,
    /// 意见簿
    OpinionBook,
    /// 代表委员
    Delegate,
    /// 本单位人员
    Staff,
    /// 接口
    Api,
}

impl Channel {
    /// The word kept in views and used for sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::WalkIn => "walk_in",
            Self::Box => "box",
            Self::Reception => "reception",
            Self::FieldVisit => "field_visit",
            Self::Meeting => "meeting",
            Self::HandedOver => "handed_over",
            Self::Fax => "fax",
            Self::Mail => "mail",
            Self::MessageBoard => "message_board",
            Self::OpinionBook => "opinion_book",
            Self::Delegate => "delegate",
            Self::Staff => "staff",
            Self::Api => "api",
        }
    }
}
