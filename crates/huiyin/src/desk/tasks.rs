//! Tasks of co-handlers, as every staff page needs them: which steps of which task somebody can take now, what was said
//! about each, and what it is called.

use huiyin_domain::access::Action;
use huiyin_domain::casework as work;
use huiyin_domain::casework::Task;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::event::Fact;
use huiyin_domain::gatherings;
use huiyin_domain::kernel::ids::{PostId, TaskNo, UnitId};
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::{MeetingWords, SaidWords, TaskAnswerWords, TaskWords, Words};

use super::case::Case;
use super::{names, possible};
use crate::gate::Entry;
use crate::web::desk::{StepLink, StepPage};
use crate::web::problem::Problem;

/// Every step of a task, in the order of its life.
pub const STEPS: [(Step, Action); 5] = [
    (Step::GiveTask, Action::GiveTask),
    (Step::AnswerTask, Action::AnswerTask),
    (Step::ReturnTask, Action::AnswerTask),
    (Step::RuleOnReturn, Action::AskCoHandler),
    (Step::WithdrawTask, Action::AskCoHandler),
];

/// 第 2 项：安澜县水利局
#[must_use]
pub fn heading(case: &Case, task: &Task) -> String {
    let unit = case.visitor.office.unit_name(task.unit);
    case.page.t("task-heading").with("n", task.no.0).with("unit", unit).to_string()
}

/// The page of a step of a task.
#[must_use]
pub fn href(case: &Case, step: Step, task: TaskNo) -> String {
    format!("{}/{task}", case.step_href(step))
}

/// Whether this reader can take this step of this task now.
#[must_use]
pub fn is_open(case: &Case, (step, action): (Step, Action), task: TaskNo) -> bool {
    possible::allowed(case, action) && trial(step, task).is_some_and(|command| possible::judge(case, command).is_none())
}

/// A step of a task that cannot be taken now has no form, only the reason.
///
/// # Errors
/// [`Problem::Refused`] with the reason.
pub fn needs(case: &Case, step: Step, task: TaskNo) -> Result<(), Problem> {
    let refusal = trial(step, task).and_then(|command| possible::judge(case, command));
    refusal.map_or(Ok(()), |refusal| Err(Problem::Refused(refusal)))
}

/// What tasks ask of this reader now: the steps that are owed, as main buttons.
#[must_use]
pub fn links(case: &Case) -> Vec<StepLink> {
    let owed = case.opened.concern.tasks_owed();
    let mine = owed.iter().filter(|owed| {
        let action = STEPS.iter().find(|(step, _)| *step == owed.step);
        action.is_some_and(|step| is_open(case, *step, owed.task))
    });
    let link = |(at, owed): (usize, &work::TaskOwed)| StepLink {
        href: href(case, owed.step, owed.task),
        words: step_words(case, owed.step, owed.task),
        key: if at == 0 { "h" } else { "" },
        main: true,
    };
    mine.enumerate().map(link).collect()
}

/// 答复协办任务（第 1 项）
#[must_use]
pub fn step_words(case: &Case, step: Step, task: TaskNo) -> String {
    case.page.t("task-step").with("step", case.say(names::step(step))).with("n", task.0).to_string()
}

/// The empty form for a step of a task: which task, what is wanted, and by when.
#[must_use]
pub fn step_page(case: &Case, step: Step, task: TaskNo) -> StepPage {
    let shown = case.step_page(step);
    let found = case.opened.concern.casework.tasks.numbered(task);
    let told = Told::of(&case.opened.entries, task);
    let intro = found.map(|task| {
        let day = crate::web::dates::day_seen_on(case.page.words, task.due, case.today());
        let say = case.page.t("task-intro").with("task", heading(case, task)).with("day", day);
        say.with("wanted", told.wanted.as_deref().unwrap_or_default()).to_string()
    });
    StepPage { intro: intro.unwrap_or_default(), action: href(case, step, task), ..shown }
}

/// What was said about one task, as far as the reader may see it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What is wanted.
    pub wanted: Option<String>,
    /// Why it may take longer than the lead has.
    pub late_because: Option<String>,
    /// The answer.
    pub answer: Option<TaskAnswerWords>,
    /// Returns, rulings, and why it was taken back: key of what it is, and the words.
    pub said: Vec<(&'static str, String)>,
}

impl Told {
    /// Gathers what was said about this task.
    #[must_use]
    pub fn of(entries: &[Entry], task: TaskNo) -> Self {
        let mut told = Self::default();
        for entry in entries.iter().filter(|entry| entry.recorded.fact.task() == Some(task)) {
            told.take(entry);
        }
        told
    }

    fn take(&mut self, entry: &Entry) {
        if let Some(Words::Task(TaskWords { late_because, wanted })) = &entry.words {
            self.wanted = Some(wanted.as_str().to_owned());
            self.late_because = late_because.as_ref().map(|why| why.as_str().to_owned());
        }
        if let Some(Words::TaskAnswer(answer)) = &entry.words {
            self.answer = Some(answer.clone());
        }
        if let (Some(key), Some(Words::Said(said))) = (said_key(&entry.recorded.fact), &entry.words) {
            self.said.push((key, said.text.as_str().to_owned()));
        }
    }
}

fn said_key(fact: &Fact) -> Option<&'static str> {
    let Fact::Casework(fact) = fact else { return None };
    let keys = [
        (matches!(fact, work::Fact::TaskReturned(_)), "task-why-returned"),
        (matches!(fact, work::Fact::TaskReturnGranted(_)), "task-why-granted"),
        (matches!(fact, work::Fact::TaskReturnRefused(_)), "task-why-stays"),
        (matches!(fact, work::Fact::TaskWithdrawn(_)), "task-why-withdrawn"),
    ];
    keys.into_iter().find(|(is, _)| *is).map(|(_, key)| key)
}

/// Asking a co-handler, as a command whose own content does not matter.
pub(super) fn trial_ask(case: &Case) -> Option<Command> {
    let words = TaskWords { late_because: None, wanted: Prose::parse("-").ok()? };
    let ask = work::AskCoHandler { unit: UnitId(0), due: case.today(), words };
    Some(work::Command::AskCoHandler(ask).into())
}

/// A joint meeting, as a command whose own content does not matter.
pub(super) fn trial_meeting(case: &Case) -> Option<Command> {
    let words = MeetingWords { minutes: Prose::parse("-").ok()?, present: Vec::new() };
    let held = gatherings::HoldJointMeeting { on: case.today(), words, decided: Vec::new() };
    Some(gatherings::Command::HoldJointMeeting(held).into())
}

/// A step as a command whose own content does not matter.
fn trial(step: Step, task: TaskNo) -> Option<Command> {
    let text = Prose::parse("-").ok()?;
    let reason = SaidWords { text: text.clone() };
    let trials = [
        (Step::GiveTask, work::Command::GiveTask(work::GiveTask { task, post: PostId(0) })),
        (
            Step::AnswerTask,
            work::Command::AnswerTask(work::AnswerTask { task, words: TaskAnswerWords { files: Vec::new(), text } }),
        ),
        (Step::ReturnTask, work::Command::ReturnTask(work::ReturnTask { task, reason: reason.clone() })),
        (
            Step::RuleOnReturn,
            work::Command::RuleOnReturn(work::RuleOnReturn { task, grant: true, reason: reason.clone() }),
        ),
        (Step::WithdrawTask, work::Command::WithdrawTask(work::WithdrawTask { task, reason })),
    ];
    trials.into_iter().find(|(of, _)| *of == step).map(|(_, command)| command.into())
}
