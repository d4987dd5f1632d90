//! 协办任务 on the concern's page and beside the reply: each under its unit's name and its own number; and the form for the
//! steps of a task that are one text.

use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, Task};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::TaskNo;
use huiyin_domain::words::SaidWords;

use super::show_inbox::Link;
use crate::app::App;
use crate::desk::{Case, again, dues, names, tasks};
use crate::web::dates;
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::icons::State;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// One task.
#[derive(Clone, Debug)]
pub struct TaskRow {
    /// 第 1 项：安澜县水利局
    pub heading: String,
    /// How it stands.
    pub state: State,
    /// How much time is left, while it is open.
    pub left: Option<State>,
    /// By when, and who does it.
    pub line: String,
    /// What is wanted; empty where the reader may not see it.
    pub wanted: String,
    /// What else was said: what it is, and the words.
    pub said: Vec<(String, String)>,
    /// What came with the answer.
    pub files: Vec<Link>,
    /// What this reader can do with it.
    pub links: Vec<Link>,
}

/// Every task of a concern, in the order asked.
#[must_use]
pub fn rows(case: &Case) -> Vec<TaskRow> {
    case.opened.concern.casework.tasks.all().iter().map(|task| row(case, task)).collect()
}

fn row(case: &Case, task: &Task) -> TaskRow {
    let told = tasks::Told::of(&case.opened.entries, task.no);
    let day = dates::day_seen_on(case.page.words, task.due, case.today());
    let line = match task.post {
        Some(post) => case.page.t("task-line-post").with("who", case.post(post)).with("day", day),
        None => case.page.t("task-line").with("day", day),
    };
    let late = told.late_because.map(|why| (case.say("task-why-late"), why));
    let said = told.said.into_iter().map(|(key, text)| (case.say(key), text));
    let answer = told.answer.as_ref().map(|answer| (answered(case, task), answer.text.as_str().to_owned()));
    let file = |file: &huiyin_domain::words::FileWords| Link {
        href: format!("{}/files/{}", case.href(), file.id),
        words: file.name.clone(),
    };
    let open = tasks::STEPS.into_iter().filter(|step| tasks::is_open(case, *step, task.no));
    TaskRow {
        heading: tasks::heading(case, task),
        state: State::new(names::task_shape(task.standing), case.say(names::task(task.standing))),
        left: task.standing.is_open().then(|| dues::left(case.page.words, task.due, case.today())),
        line: line.to_string(),
        wanted: told.wanted.unwrap_or_default(),
        said: late.into_iter().chain(said).chain(answer).collect(),
        files: told.answer.iter().flat_map(|answer| &answer.files).map(file).collect(),
        links: open
            .map(|(step, _)| Link { href: tasks::href(case, step, task.no), words: case.say(names::step(step)) })
            .collect(),
    }
}

fn answered(case: &Case, task: &Task) -> String {
    case.page.t("task-answer-of").with("unit", case.visitor.office.unit_name(task.unit)).to_string()
}

/// A step of a task that needs one text and nothing else.
pub struct SayOfTask {
    /// What it is for.
    pub action: Action,
    /// The step.
    pub step: Step,
    /// What happens afterwards.
    pub then: &'static str,
    /// The question.
    pub ask: &'static str,
    /// The text as a command.
    pub command: fn(TaskNo, SaidWords) -> Command,
}

impl SayOfTask {
    /// The empty form.
    ///
    /// # Errors
    /// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
    pub async fn show(
        &self,
        app: &App,
        visitor: &Visitor,
        (number, task): (&str, TaskNo),
    ) -> Result<Response, Problem> {
        let case = Case::open(app, visitor, number, (self.action, self.step.word())).await?;
        tasks::needs(&case, self.step, task)?;
        Ok(problem::ok(&self.page(&case, task, &Fields::default())))
    }

    /// Takes the step, or shows the form again with what was typed.
    ///
    /// # Errors
    /// As [`Case::carry_out`].
    pub async fn take(
        &self,
        app: &App,
        visitor: &Visitor,
        (number, task): (&str, TaskNo),
        fields: &Fields,
    ) -> Result<Response, Problem> {
        let case = Case::open(app, visitor, number, (self.action, self.step.word())).await?;
        let shown = self.page(&case, task, fields);
        match form::text(fields, "text", "wrong-empty") {
            Ok(text) => case.carry_out(shown, fields, (self.command)(task, SaidWords { text })).await,
            Err(wrong) => Ok(again(shown, vec![wrong])),
        }
    }

    fn page(&self, case: &Case, task: TaskNo, fields: &Fields) -> StepPage {
        let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
        StepPage {
            then: vec![case.say(self.then)],
            fields: vec![Field::new("text", case.say(self.ask), text)],
            ..tasks::step_page(case, self.step, task)
        }
    }
}
