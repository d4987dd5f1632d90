//! What the steps of a review share: who looks again, what is open, and who may not because they had a hand in it before.

use super::Level;
use super::request_review::WhyNotTaken;
use super::state::{Review, Standing};
use crate::concern::{Class, Concern, Step};
use crate::context::Context;
use crate::deadlines::Clock;
use crate::intake::not_now;
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{ReporterNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::office::Office;

/// 上一级: the unit above the one that answered (35) or reviewed (36), where it works here and somebody in it can decide.
/// `None` when the body stands outside the installation: then the request goes there on paper.
pub fn body(concern: &Concern, level: Level, office: &Office) -> Option<UnitId> {
    let below = match level {
        Level::Review => concern.unit(),
        Level::Recheck => concern.review.last.as_ref().and_then(|last| last.unit),
    }?;
    let above = office.unit(below)?.parent?;
    let can = office.works(above) && office.has_post(above, head_role(concern)) && concern.unit() != Some(above);
    can.then_some(above)
}

/// Whoever answers for a unit: its head; where a concern is sealed, its supervisor's post (30).
pub(super) fn head_role(concern: &Concern) -> Role {
    match concern.class() {
        Some(Class::Sealed) => Role::Supervisor,
        Some(Class::Ordinary) | None => Role::UnitHead,
    }
}

/// The term in which this reporter may ask: for the first look it is their own, from their own delivery; for the second it is
/// everybody's, since one opinion serves all.
pub fn term(concern: &Concern, level: Level, reporter: ReporterNo) -> Option<&Clock> {
    match level {
        Level::Review => concern.deadlines.latest_for(level.request_clock(), reporter),
        Level::Recheck => concern.deadlines.latest(level.request_clock()),
    }
}

/// Which look this reporter could ask for on this day, and why nobody would take it; `None` when there is nothing to look at
/// again, or the answer has not reached them.
pub fn standing_of_request(concern: &Concern, reporter: ReporterNo, on: Day) -> Option<(Level, Option<WhyNotTaken>)> {
    let Some(level) = concern.review.next else {
        return concern.review.is_final.then_some((Level::Recheck, Some(WhyNotTaken::Final)));
    };
    let term = term(concern, level, reporter);
    if term.is_none() && !reporter.is_first() {
        return None;
    }
    let until = term.and_then(Clock::due);
    let over = until.is_some_and(|until| on > until);
    Some((level, over.then_some(WhyNotTaken::TermOver)))
}

/// The open review, for a step of it.
pub(super) fn open(concern: &Concern, step: Step) -> Result<&Review, Refusal> {
    let review = concern.review.open.as_ref().filter(|_| concern.intake.withdrawn.is_none());
    review.ok_or_else(|| not_now(concern, step))
}

/// The open review of a unit inside, for a step that decides: whoever takes it belongs to that unit, not to the one whose
/// answer is looked at, and had no hand in what was decided before, at whichever level (28 ¶3, 35, 36).
pub(crate) fn decider<'a>(
    concern: &'a Concern,
    step: Step,
    context: &Context,
) -> Result<(&'a Review, UnitId), Refusal> {
    let review = open(concern, step)?;
    let unit = review.unit.ok_or(Refusal::ReviewOutside)?;
    if !context.actor.posts().iter().any(|held| held.unit == unit) {
        return Err(Refusal::ReviewOfOther { unit });
    }
    check_hands(concern, context.actor)?;
    Ok((review, unit))
}

fn check_hands(concern: &Concern, actor: &Actor) -> Result<(), Refusal> {
    if actor.person().is_none_or(|person| concern.review.had_a_hand(person)) {
        return Err(Refusal::DecidedBefore);
    }
    let before = [concern.unit(), concern.review.last.as_ref().and_then(|last| last.unit)];
    let reviewed = before.into_iter().flatten().find(|unit| actor.posts().iter().any(|held| held.unit == *unit));
    reviewed.map_or(Ok(()), |unit| Err(Refusal::OfReviewedUnit { unit }))
}

/// The same in one of these standings.
pub(super) fn needs(
    concern: &Concern,
    step: Step,
    review: &Review,
    fits: impl Fn(&Standing) -> bool,
) -> Result<(), Refusal> {
    if fits(&review.standing) { Ok(()) } else { Err(not_now(concern, step)) }
}
