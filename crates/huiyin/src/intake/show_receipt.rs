//! 回执: number, code, dates in words; A5 on paper with the code on its own strip.

use askama::Template;

use crate::web::page::Page;

/// The receipt.
#[derive(Template)]
#[template(path = "intake/pages/show_receipt.html")]
pub struct ShowReceipt {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The number as addresses carry it.
    pub digits: String,
    /// Its last group, which alone stands beside the code.
    pub last_group: String,
    /// Who reported it and how, for the paper; may be empty.
    pub reporter: String,
    /// The matter in one line.
    pub title: String,
    /// Day of registration, for machines.
    pub iso: String,
    /// Day of registration, in the stamp.
    pub stamped: String,
    /// Day and time of registration.
    pub registered: String,
    /// Unit that has it.
    pub with_whom: String,
    /// Its telephone.
    pub with_phone: String,
    /// The last day for the next step.
    pub next_day: String,
    /// Id of the clock that gives that day.
    pub clock: String,
    /// The code in two groups, within 24 hours and on the device that filed; else none.
    pub code: Option<String>,
    /// The QR as SVG.
    pub qr: String,
}
