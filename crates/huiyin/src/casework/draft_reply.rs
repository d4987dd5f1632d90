//! 写答复: every point beside its answer, the check-list that says what is missing, the letter as it will read.

use askama::Template;

use crate::web::desk::{Check, Due, KeyHint};
use crate::web::icons::State;
use crate::web::page::{Page, Wrong};

/// The reply desk.
#[derive(Template)]
#[template(path = "casework/pages/draft_reply.html")]
pub struct ReplyDesk {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// The concern's page.
    pub back: String,
    /// Path the form goes to.
    pub action: String,
    /// Version of the kept draft this form was made from.
    pub seen: String,
    /// Version handed to check that it is written on; empty for the first.
    pub based_on: String,
    /// Time left.
    pub due: Option<Due>,
    /// When the draft was kept, and who looks at it next.
    pub kept: String,
    /// Remarks with which the last version came back.
    pub remarks: Option<Remarks>,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub points: Vec<PointDesk>,
    /// 说理清单
    pub checks: Vec<Check>,
    /// 还差 1 项, or nothing missing.
    pub checks_state: State,
    /// The letter.
    pub letter: Vec<LetterLine>,
    /// The unit's name at its head.
    pub letter_head: String,
    /// The line with the document number.
    pub letter_number: String,
    /// 信访事项处理意见书
    pub letter_title: String,
    /// The button that hands over.
    pub button: String,
    /// Why it cannot be handed over yet; empty when it can.
    pub held: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why handing over was refused; may be empty.
    pub refused: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Remarks of the last reader.
#[derive(Clone, Debug)]
pub struct Remarks {
    /// Who and when.
    pub by: String,
    /// One a line.
    pub lines: Vec<String>,
}

/// One point and its answer.
#[derive(Clone, Debug)]
pub struct PointDesk {
    /// 1, 2, 3 … part of every field's name.
    pub no: u32,
    /// 一、把沟挖通
    pub heading: String,
    /// The outcome, as the form sends it; empty while open.
    pub outcome: String,
    /// Facts, basis, reasons, remedy.
    pub parts: Vec<PartDesk>,
    /// What is promised, with one empty line to fill in.
    pub promises: Vec<PromiseDesk>,
}

/// One part of an answer.
#[derive(Clone, Debug)]
pub struct PartDesk {
    /// `facts-1`
    pub name: String,
    /// 事实
    pub label: String,
    /// What was written.
    pub value: String,
    /// What is still missing; may be empty.
    pub missing: String,
}

/// One promise.
#[derive(Clone, Debug)]
pub struct PromiseDesk {
    /// `1-2`: second promise of the first point.
    pub name: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when, as a date field takes it.
    pub day: String,
    /// What is wrong with it; may be empty.
    pub wrong: String,
}

/// One line of the letter.
#[derive(Clone, Debug)]
pub struct LetterLine {
    /// A heading, or running text.
    pub heading: bool,
    /// The words.
    pub words: String,
}
