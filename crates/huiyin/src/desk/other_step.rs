//! Steps between this concern and another one: picked among those that look alike, or by its number.

use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::number::Number;

use super::{Case, again, kin_rows};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// Which one an address has in mind.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Meant {
    /// Its number; may be empty.
    #[serde(default)]
    pub other: String,
}

/// What one such step says and does; keys of the catalogue.
pub struct OtherStep {
    /// What it is for.
    pub action: Action,
    /// The step; its word names the page.
    pub step: Step,
    /// What it means.
    pub intro: &'static str,
    /// What happens afterwards.
    pub then: &'static [&'static str],
    /// The number as a command.
    pub command: fn(Number) -> Command,
}

impl OtherStep {
    /// The form, with the one that was meant picked.
    ///
    /// # Errors
    /// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
    pub async fn show(&self, app: &App, visitor: &Visitor, number: &str, meant: &Meant) -> Result<Response, Problem> {
        let case = Case::open(app, visitor, number, (self.action, self.step.word())).await?;
        case.needs(self.step)?;
        Ok(problem::ok(&self.page(&case, &meant.other, "").await?))
    }

    /// Takes the step, or shows the form again with what was picked and typed.
    ///
    /// # Errors
    /// As [`Case::carry_out`].
    pub async fn take(&self, app: &App, visitor: &Visitor, number: &str, fields: &Fields) -> Result<Response, Problem> {
        let case = Case::open(app, visitor, number, (self.action, self.step.word())).await?;
        let shown = self.page(&case, fields.get("other"), fields.get("number")).await?;
        match read(fields) {
            Ok(other) => case.carry_out(shown, fields, (self.command)(other)).await,
            Err(wrong) => Ok(again(shown, vec![wrong])),
        }
    }

    async fn page(&self, case: &Case, picked: &str, typed: &str) -> Result<StepPage, Problem> {
        Ok(StepPage {
            intro: case.say(self.intro),
            then: self.then.iter().map(|key| case.say(key)).collect(),
            fields: pick(case, picked, typed).await?,
            ..case.step_page(self.step)
        })
    }
}

/// The questions that name another concern: one of those that look alike, or a number.
///
/// # Errors
/// As [`kin_rows::alike`].
pub async fn pick(case: &Case, picked: &str, typed: &str) -> Result<Vec<Field>, Problem> {
    let alike = kin_rows::alike(case).await?;
    let known = alike.iter().any(|row| row.one.digits == picked);
    let pick = |row: &kin_rows::AlikeRow| {
        let one = &row.one;
        let hint = format!("{} {} {}", one.number, one.state.words, one.why);
        Pick::new(&one.digits, &one.title, picked).hint(hint)
    };
    let mut fields = Vec::new();
    if !alike.is_empty() {
        let mut picks: Vec<Pick> = alike.iter().map(pick).collect();
        picks.push(Pick::new("", case.say("other-by-number"), if known { picked } else { "" }));
        fields.push(Field::new("other", case.say("other-which"), Kind::Choice(picks)));
    }
    let typed = if typed.is_empty() && !known { picked } else { typed };
    let number = Field::new("number", case.say("other-number"), Kind::Line(typed.to_owned()))
        .hint(case.say("other-number-hint"));
    fields.push(if alike.is_empty() { number } else { number.optional() });
    Ok(fields)
}

/// The number that was picked or typed.
///
/// # Errors
/// What is wrong with it, beside its field.
pub fn read(fields: &Fields) -> Result<Number, Wrong> {
    let picked = fields.get("other").trim();
    let raw = if picked.is_empty() { fields.get("number") } else { picked };
    Number::parse(raw).map_err(|_| Wrong::new("number", "wrong-number"))
}
