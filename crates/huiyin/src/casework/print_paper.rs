//! 公文样子: 受理告知书, 不予受理告知书, 转送告知书, 处理意见书 as A4 pages (GB/T 9704), with number and place for the seal.

use askama::Template;

use crate::web::page::Page;

/// One formal paper. Always Chinese: the sealed Chinese text is the one that counts.
#[derive(Template)]
#[template(path = "casework/pages/print_paper.html")]
pub struct PrintPaper {
    /// The layout's needs.
    pub page: Page,
    /// Back to the concern.
    pub back: String,
    /// The organ, in red.
    pub organ: String,
    /// 安交信〔2026〕17号, or the line that waits for it.
    pub number: String,
    /// 信访事项处理意见书
    pub title: String,
    /// 孙德福：
    pub to: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Whether the paper was issued; a draft says so.
    pub issued: bool,
    /// 2026年11月18日
    pub day: String,
    /// 抄送; may be empty.
    pub copies: String,
    /// Who printed it; may be empty.
    pub printed_by: String,
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub enum Block {
    /// 一、投诉请求, in Hei.
    Heading(String),
    /// （一）排水沟。 in Kai, and what follows it in Fangsong.
    Item(String, String),
    /// Running text.
    Para(String),
}
