//! 补充材料: words or photos that come later.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Asks for more.
#[derive(Template)]
#[template(path = "intake/pages/add_material.html")]
pub struct AddMaterialPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// As typed.
    pub text: String,
    /// The text is a second report sent with the key of the first: offered here as material instead.
    pub from_report: bool,
}
