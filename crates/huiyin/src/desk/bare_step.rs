//! Steps that need no answer but yes: signing for what came, reminding, seeing, taking. One form for all of them.

use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;

use super::case::Case;
use crate::app::App;
use crate::web::desk::StepPage;
use crate::web::form::Fields;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// What one such step says; keys of the catalogue.
pub struct BareStep {
    /// What it is for.
    pub action: Action,
    /// The step; its word names the page.
    pub step: Step,
    /// What it means.
    pub intro: &'static str,
    /// What happens afterwards.
    pub then: &'static str,
    /// The command.
    pub command: fn() -> Command,
}

impl BareStep {
    /// The form, which is a button.
    ///
    /// # Errors
    /// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
    pub async fn show(&self, app: &App, visitor: &Visitor, number: &str) -> Result<Response, Problem> {
        let case = self.open(app, visitor, number).await?;
        case.needs(self.step)?;
        Ok(problem::ok(&self.page(&case)))
    }

    /// Takes the step.
    ///
    /// # Errors
    /// As [`Case::carry_out`].
    pub async fn take(&self, app: &App, visitor: &Visitor, number: &str, fields: &Fields) -> Result<Response, Problem> {
        let case = self.open(app, visitor, number).await?;
        case.carry_out(self.page(&case), fields, (self.command)()).await
    }

    async fn open(&self, app: &App, visitor: &Visitor, number: &str) -> Result<Case, Problem> {
        Case::open(app, visitor, number, (self.action, self.step.word())).await
    }

    fn page(&self, case: &Case) -> StepPage {
        StepPage { intro: case.say(self.intro), then: vec![case.say(self.then)], ..case.step_page(self.step) }
    }
}
