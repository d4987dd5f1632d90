//! Beside a concern: those it knows of, by number alone, and those that look like it.

use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::casework as work;
use huiyin_domain::casework::KinKind;
use huiyin_domain::concern::{Stage, Step};
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::Failure;

use super::look_alikes::{self, Alike, Likeness};
use super::{Case, names, possible};
use crate::casework::view;
use crate::web::desk::Like;
use crate::web::icons::State;

/// What stands beside a concern.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Concerns it knows of.
    pub kin: Vec<KinRow>,
    /// Concerns that look like it.
    pub alike: Vec<AlikeRow>,
}

/// A concern that this one knows of.
#[derive(Clone, Debug)]
pub struct KinRow {
    /// 已并入 / 并入本件 / 关联
    pub how: String,
    /// Its number.
    pub number: String,
    /// Its page; empty where this reader may not see it.
    pub href: String,
    /// Where it stands; `None` where this reader may not see it.
    pub state: Option<State>,
    /// Address of 取消关联; empty where there is nothing to take back, or this reader may not.
    pub unlink: String,
}

/// A concern that looks alike, and what can be said of the two.
#[derive(Clone, Debug)]
pub struct AlikeRow {
    /// The concern.
    pub one: Alike,
    /// Address and words of 并入, 关联, 不是一件事: those that this reader may say.
    pub ways: Vec<(String, String)>,
}

/// Everything beside a concern, as this reader may see it.
///
/// # Errors
/// A fault, or a busy ledger.
pub async fn beside(case: &Case) -> Result<Beside, Failure> {
    Ok(Beside { kin: kin(case).await?, alike: at_the_door(case).await? })
}

/// Look-alikes while it is still to be decided what becomes of it.
async fn at_the_door(case: &Case) -> Result<Vec<AlikeRow>, Failure> {
    let waits = matches!(case.opened.concern.stage(), Stage::Received | Stage::Transferred);
    if waits && possible::allowed(case, Action::Link) { alike(case).await } else { Ok(Vec::new()) }
}

/// The same beside the form of a step.
///
/// # Errors
/// As [`look_alikes::find`].
pub async fn likes(case: &Case) -> Result<Vec<Like>, Failure> {
    let like = |row: AlikeRow| Like {
        href: format!("/desk/concerns/{}", row.one.digits),
        title: row.one.title,
        number: row.one.number,
        state: row.one.state,
        received: row.one.received,
        why: row.one.why,
        ways: row.ways,
    };
    Ok(at_the_door(case).await?.into_iter().map(like).collect())
}

/// Look-alikes with what can be said of them.
///
/// # Errors
/// As [`look_alikes::find`].
pub async fn alike(case: &Case) -> Result<Vec<AlikeRow>, Failure> {
    let Some(like) = Likeness::of(&case.opened.concern, &case.told.title) else { return Ok(Vec::new()) };
    let found = look_alikes::find(&case.app, &case.visitor.actor, &case.page, like).await?;
    Ok(found.into_iter().map(|one| AlikeRow { ways: ways(case, &one), one }).collect())
}

fn ways(case: &Case, one: &Alike) -> Vec<(String, String)> {
    let steps = [(Step::Join, Action::Join), (Step::Link, Action::Link), (Step::TellApart, Action::Link)];
    let open = matches!(one.stage, Stage::Accepted | Stage::Assigned | Stage::Handling | Stage::Handed);
    let may = |(step, action): &(Step, Action)| {
        // Nothing is joined to what is not accepted yet, or answered already.
        (*step != Step::Join || open) && possible::allowed(case, *action) && possible::why_not(case, *step).is_none()
    };
    let link = |(step, _): (Step, Action)| {
        (format!("{}?other={}", case.step_href(step), one.digits), case.say(names::step(step)))
    };
    steps.into_iter().filter(may).map(link).collect()
}

async fn kin(case: &Case) -> Result<Vec<KinRow>, Failure> {
    let known: Vec<(KinKind, Number)> = case.opened.concern.casework.kin.all().collect();
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let (actor, now) = (case.visitor.actor.clone(), case.app.now());
    let seen = case.app.ledger().read(move |read| {
        let mut seen = Vec::new();
        for (kind, number) in known {
            let row = view::row_of_number(read, number)?.filter(|row| {
                let facts = Facts::Concern(row.facts.clone());
                access::may(&actor, Action::ReadConcern, &facts, &Relation::default(), now).is_ok()
            });
            seen.push((kind, number, row.map(|row| row.facts.stage)));
        }
        Ok(seen)
    });
    let seen = seen.await.map_err(|fault| Failure::Fault(fault.to_string()))?;
    let may_unlink = possible::allowed(case, Action::Link);
    let row = |(kind, number, stage): (KinKind, Number, Option<Stage>)| KinRow {
        unlink: match kind == KinKind::Linked && stage.is_some() && may_unlink {
            true => format!("{}?other={}", case.step_href(Step::Unlink), number.digits()),
            false => String::new(),
        },
        how: case.say(how(kind)),
        number: number.to_string(),
        href: stage.map(|_| format!("/desk/concerns/{}", number.digits())).unwrap_or_default(),
        state: stage.map(|stage| State::new(names::stage_shape(stage), case.say(names::stage(stage)))),
    };
    Ok(seen.into_iter().map(row).collect())
}

fn how(kind: KinKind) -> &'static str {
    match kind {
        KinKind::Into => "kin-into",
        KinKind::Joined => "kin-joined",
        KinKind::Linked => "kin-linked",
        KinKind::Apart => "kin-apart",
    }
}

/// The other concern that a fact names.
#[must_use]
pub fn named(fact: &Fact) -> Option<Number> {
    match fact {
        Fact::Casework(work::Fact::Joined(joined)) => Some(joined.into),
        Fact::Casework(work::Fact::TakenIn(taken)) => Some(taken.concern),
        Fact::Casework(work::Fact::Parted(parted)) => Some(parted.from),
        Fact::Casework(work::Fact::Released(released)) => Some(released.concern),
        Fact::Casework(work::Fact::Linked(linked)) => Some(linked.to),
        Fact::Casework(work::Fact::Unlinked(unlinked)) => Some(unlinked.from),
        Fact::Casework(work::Fact::ToldApart(told)) => Some(told.from),
        Fact::Casework(work::Fact::AnswerTaken(taken)) => Some(taken.from),
        Fact::Intake(door::Fact::RepeatedAnswered(answered)) => Some(answered.earlier),
        Fact::Casework(_)
        | Fact::Intake(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    }
}
