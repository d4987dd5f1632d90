//! Steps that need one text and nothing else: a note, a question, an objection, a reason. One form for all of them.

use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use super::case::{Case, again};
use crate::app::App;
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// What one such step says and asks; keys of the catalogue.
pub struct SayStep {
    /// What it is for.
    pub action: Action,
    /// The step; its word names the page.
    pub step: Step,
    /// What it means.
    pub intro: &'static str,
    /// What happens afterwards.
    pub then: &'static str,
    /// The question.
    pub ask: &'static str,
    /// The text as a command.
    pub command: fn(SaidWords) -> Command,
}

impl SayStep {
    /// The empty form.
    ///
    /// # Errors
    /// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
    pub async fn show(&self, app: &App, visitor: &Visitor, number: &str) -> Result<Response, Problem> {
        let case = self.open(app, visitor, number).await?;
        case.needs(self.step)?;
        Ok(problem::ok(&self.page(&case, &Fields::default())))
    }

    /// Takes the step, or shows the form again with what was typed.
    ///
    /// # Errors
    /// As [`Case::carry_out`].
    pub async fn take(&self, app: &App, visitor: &Visitor, number: &str, fields: &Fields) -> Result<Response, Problem> {
        let case = self.open(app, visitor, number).await?;
        let shown = self.page(&case, fields);
        match form::text(fields, "text", "wrong-empty") {
            Ok(text) => case.carry_out(shown, fields, (self.command)(SaidWords { text })).await,
            Err(wrong) => Ok(again(shown, vec![wrong])),
        }
    }

    async fn open(&self, app: &App, visitor: &Visitor, number: &str) -> Result<Case, Problem> {
        Case::open(app, visitor, number, (self.action, self.step.word())).await
    }

    fn page(&self, case: &Case, fields: &Fields) -> StepPage {
        let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
        StepPage {
            intro: case.say(self.intro),
            then: vec![case.say(self.then)],
            fields: vec![Field::new("text", case.say(self.ask), text)],
            ..case.step_page(self.step)
        }
    }
}
