//! What the old system's word for a state means here: still open, or done. The word itself is kept and shown.

use super::text::one_line;

/// Where the old record stands, as it claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody still owes the person something.
    Open,
    /// Done; no clock, notice or question starts.
    Closed,
}

/// A state that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateRead {
    /// Open or closed; `None` where the word is a bare code that says nothing by itself.
    pub standing: Option<Standing>,
    /// The old system calls it a duplicate of another (never joined here: it names no parent).
    pub duplicate: bool,
}

/// Words that mean done. Checked after the open ones, because 未办结 holds 办结.
const CLOSED: &[&str] = &[
    "办结",
    "已结",
    "结案",
    "完结",
    "终结",
    "已答复",
    "已回复",
    "已反馈",
    "已完成",
    "已处理",
    "已解决",
    "已归档",
    "归档",
    "已撤回",
    "撤回",
    "撤诉",
    "息诉",
    "不予受理",
    "不再受理",
    "已评价",
    "closed",
    "resolved",
    "completed",
    "complete",
    "done",
    "cancelled",
    "canceled",
    "withdrawn",
    "rejected",
    "archived",
];

/// Words that mean that something is still owed.
const OPEN: &[&str] = &[
    "未办",
    "未结",
    "未完",
    "未回复",
    "未答复",
    "未处理",
    "未解决",
    "未受理",
    "待",
    "在办",
    "办理中",
    "处理中",
    "进行中",
    "受理中",
    "交办",
    "转办",
    "转送",
    "已受理",
    "已登记",
    "已派",
    "已签收",
    "新",
    "延期",
    "超期",
    "复查中",
    "复核中",
    "督办",
    "退回",
    "open",
    "new",
    "pending",
    "in progress",
    "inprogress",
    "assigned",
    "started",
    "acknowledged",
    "registered",
    "received",
    "submitted",
    "reopened",
    "on hold",
    "referred",
    "email sent",
    "unspecified",
];

/// Reads a state; `None` when the word is none of ours and a person has to say what it means.
#[must_use]
pub fn read(words: &str) -> Option<StateRead> {
    let plain = one_line(words).to_lowercase();
    let duplicate = plain.contains("duplicate") || plain.contains("重复");
    if !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(StateRead { standing: None, duplicate: false });
    }
    match plain.as_str() {
        "是" => return Some(StateRead { standing: Some(Standing::Closed), duplicate }),
        "否" => return Some(StateRead { standing: Some(Standing::Open), duplicate }),
        _other => {}
    }
    // An English state leads with its word: "Closed (Transferred)". A Chinese one may hide it: 已转办（未办结）.
    let leads = |list: &[&str]| {
        list.iter().any(|word| if word.is_ascii() { plain.starts_with(word) } else { plain.contains(word) })
    };
    if leads(OPEN) {
        Some(StateRead { standing: Some(Standing::Open), duplicate })
    } else if leads(CLOSED) {
        Some(StateRead { standing: Some(Standing::Closed), duplicate })
    } else {
        None
    }
}

/// A yes-or-no mark: 1/0, 是/否, yes/no, true/false.
#[must_use]
pub fn mark(words: &str) -> Option<bool> {
    match one_line(words).to_lowercase().as_str() {
        "1" | "是" | "y" | "yes" | "true" | "t" | "已办结" | "办结" => Some(true),
        "0" | "否" | "n" | "no" | "false" | "f" | "未办结" => Some(false),
        _other => None,
    }
}

/// Whether a purpose (信访目的) is 揭发控告 under any of its names: such a concern is sealed from its first second.
#[must_use]
pub fn purpose_seals(purpose: &str) -> bool {
    let plain = one_line(purpose).to_lowercase();
    ["揭发", "控告", "检举", "举报", "whistle", "denunciation"].iter().any(|word| plain.contains(word))
}
