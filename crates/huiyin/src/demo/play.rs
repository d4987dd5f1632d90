//! Plays scripts through the one door, in the order of their times, on the clock of the story.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use anyhow::{Context as _, Result};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::command::Command;
use huiyin_domain::deadlines;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{Hex, PersonId};
use huiyin_domain::kernel::time::{Day, Moment};

use super::script::{Act, Script, Step, Who};
use crate::app::App;
use crate::gate::{self, Wanted};
use crate::handle::{Order, handle};

/// Steps in flight at once; less than the ledger's queue, so that nothing is refused as busy.
const AT_ONCE: usize = 400;
/// Terms that passed, asked for in one go.
const PASSED: u32 = 500;
/// The hour of the night at which the job asks, in milliseconds.
const JOB_AT: i64 = 10 * 60_000;

/// What became of the scripts.
#[derive(Debug, Default)]
pub(super) struct Played {
    /// Steps that were taken.
    pub(super) steps: usize,
    /// What was refused, and why; the rest of that concern's script was dropped. Empty unless the demo has a mistake.
    pub(super) refused: Vec<String>,
}

type Doing<'a> = Pin<Box<dyn Future<Output = Result<i64, String>> + Send + 'a>>;

/// Plays all scripts; the clock stands at the last step afterwards.
pub(super) fn play(app: &App, scripts: Vec<Script>, progress: &mut dyn FnMut(usize, usize)) -> Result<Played> {
    let mut player = Player {
        app,
        streams: vec![None; scripts.len()],
        dropped: vec![false; scripts.len()],
        played: Played::default(),
    };
    let mut order: Vec<(Moment, usize, Step)> = Vec::new();
    let mut names = Vec::with_capacity(scripts.len());
    for (script, told) in scripts.into_iter().enumerate() {
        names.push((told.number, told.code));
        order.extend(told.steps.into_iter().map(|step| (step.at, script, step)));
    }
    order.sort_by_key(|(at, script, _)| (*at, *script));
    let all = order.len();
    let mut today = None;
    let mut waiting = order.into_iter().peekable();
    while let Some(first) = waiting.next() {
        let at = first.0;
        let day = at.day(app.zone());
        if today.replace(day) != Some(day) {
            player.note_misses(day)?;
        }
        let mut together = vec![(first.1, first.2)];
        while let Some(next) = waiting.next_if(|next| next.0 == at && together.len() < AT_ONCE) {
            together.push((next.1, next.2));
        }
        app.clock().set(at);
        player.take(together, &names)?;
        progress(player.played.steps, all);
    }
    Ok(player.played)
}

struct Player<'a> {
    app: &'a App,
    streams: Vec<Option<i64>>,
    dropped: Vec<bool>,
    played: Played,
}

type NumberAndCode = (huiyin_domain::kernel::number::Number, String);

impl Player<'_> {
    /// Takes steps of different concerns that stand at the same minute.
    fn take(&mut self, steps: Vec<(usize, Step)>, names: &[NumberAndCode]) -> Result<()> {
        let mut doing: Vec<Doing<'_>> = Vec::with_capacity(steps.len());
        let mut of = Vec::with_capacity(steps.len());
        for (script, step) in steps {
            self.played.steps += 1;
            if self.dropped.get(script).copied().unwrap_or(true) {
                continue;
            }
            let name = names.get(script).context("a script without a name")?;
            doing.push(begin(self.app, self.streams.get(script).copied().flatten(), step, name));
            of.push(script);
        }
        for (script, outcome) in of.into_iter().zip(wait(together(doing))) {
            match outcome {
                Ok(stream) => {
                    if let Some(known) = self.streams.get_mut(script) {
                        known.get_or_insert(stream);
                    }
                }
                Err(why) => {
                    let number = names.get(script).map(|(number, _)| number.to_string()).unwrap_or_default();
                    tracing::warn!(%number, why, "a step of the demo was refused; the rest of its story is left out");
                    self.played.refused.push(format!("{number}: {why}"));
                    if let Some(dropped) = self.dropped.get_mut(script) {
                        *dropped = true;
                    }
                }
            }
        }
        Ok(())
    }

    /// The job of the night: terms that passed are put on record.
    fn note_misses(&self, day: Day) -> Result<()> {
        let passed = self.app.ledger().read_blocking(move |read| crate::deadlines::view::passed(read, day, PASSED));
        let passed = passed.context("asking for passed terms")?;
        if passed.is_empty() {
            return Ok(());
        }
        self.app.clock().set(Moment(self.app.zone().start_of(day).0 + JOB_AT));
        let note = |stream| {
            let command = Command::Deadlines(deadlines::Command::NoteMisses);
            let order = Order::new(Actor::System, Action::RunJobs, Some(stream), command);
            let doing: Doing<'_> = Box::pin(async move {
                handle(self.app, order).await.map(|_| stream).map_err(|failure| format!("{failure:?}"))
            });
            doing
        };
        for outcome in wait(together(passed.iter().map(|passed| note(passed.concern)).collect())) {
            outcome.map_err(anyhow::Error::msg)?;
        }
        Ok(())
    }
}

/// One step on its way; gives the concern's stream.
fn begin<'a>(app: &'a App, stream: Option<i64>, step: Step, (number, code): &NumberAndCode) -> Doing<'a> {
    let actor = actor_of(app, step.who);
    match step.act {
        Act::Look => {
            let wanted = Wanted { number: *number, action: Action::ReadConcern, page: "concern" };
            Box::pin(async move {
                let opened = gate::open(app, &actor, Relation::default(), wanted).await;
                opened.map(|opened| opened.stream).map_err(|closed| format!("reading: {closed:?}"))
            })
        }
        Act::Do(action, mut command) => {
            if let Command::Intake(intake::Command::FileConcern(filing)) = command.as_mut() {
                filing.code = crate::intake::view::kept_code(app.ledger(), *number, code);
            }
            if let Command::Intake(intake::Command::RegisterConcern(register)) = command.as_mut() {
                register.filing.code = crate::intake::view::kept_code(app.ledger(), *number, code);
            }
            if let Command::Intake(intake::Command::CarryOver(carried)) = command.as_mut() {
                carried.source_id = old_mark(app, "source", &carried.words.source_id);
                carried.row_hmac = old_mark(app, "row", carried.words.text.as_str());
            }
            let mut order = Order::new(actor, action, stream, *command);
            if step.who == Who::Citizen {
                order = order.with_code_shown();
            }
            Box::pin(async move {
                let receipt = handle(app, order).await.map_err(|failure| format!("{action:?}: {failure:?}"))?;
                receipt.streams.first().copied().ok_or_else(|| "a receipt without a stream".to_owned())
            })
        }
    }
}

/// The algorithm byte of HMAC-SHA-256 and the digest, as for every record that was carried over.
fn old_mark(app: &App, what: &str, text: &str) -> Hex<33> {
    let mut mark = [1; 33];
    mark[1..].copy_from_slice(&app.ledger().mac("import", format!("demo/{what}/{text}").as_bytes()));
    Hex(mark)
}

fn actor_of(app: &App, who: Who) -> Actor {
    match who {
        Who::Citizen => Actor::Citizen,
        Who::Operator => Actor::Operator,
        Who::Staff(id) => {
            let person = PersonId(id);
            Actor::Staff { person, posts: app.office().office.posts_of(person) }
        }
    }
}

/// Runs futures side by side. They are begun in their order, so that the writer takes them in that order.
async fn together(mut doing: Vec<Doing<'_>>) -> Vec<Result<i64, String>> {
    let mut done: Vec<Option<Result<i64, String>>> = doing.iter().map(|_| None).collect();
    std::future::poll_fn(move |context| {
        let mut all = true;
        for (future, outcome) in doing.iter_mut().zip(done.iter_mut()).filter(|(_, outcome)| outcome.is_none()) {
            match future.as_mut().poll(context) {
                Poll::Ready(ended) => *outcome = Some(ended),
                Poll::Pending => all = false,
            }
        }
        if all { Poll::Ready(done.iter_mut().filter_map(Option::take).collect()) } else { Poll::Pending }
    })
    .await
}

struct Bell(std::thread::Thread);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread: the demo is filled before any runtime is there, and in tests beside one.
pub(super) fn wait<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Bell(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(done) => return done,
            Poll::Pending => std::thread::park(),
        }
    }
}
