//! What an event of one concern asks of another: joining, and all that follows while one leads and others were joined. Beside
//! the table of [`crate::reactions`] the only place where one concern moves another.

use std::num::NonZeroU16;

use crate::casework::{self, Command as C, Fact as F};
use crate::command::Command;
use crate::concern::{Concern, Stage};
use crate::deadlines::fact::MoveReason;
use crate::deadlines::{self, BringForward, Clock, TakeExtension};
use crate::event::{Event, Fact};
use crate::intake;
use crate::kernel::number::Number;
use crate::words::{SaidWords, Words};

/// The commands that follow for other concerns, each by its number. `before` and `after` are the concern of the event.
pub(crate) fn across(before: &Concern, after: &Concern, event: &Event) -> Vec<(Number, Command)> {
    let Some(own) = after.number() else { return Vec::new() };
    let mut follow = mirrored(own, before, (after, &event.fact));
    if !after.casework.kin.joined.is_empty() {
        follow.extend(led(own, before, after, event));
    }
    let follow = follow.into_iter().map(|(number, command)| (number, command.into()));
    follow.chain(lengthened(after, event)).collect()
}

/// A term that was lengthened for the concern that leads is lengthened for each that was joined. Should one of them end before
/// the new day of the one that leads, that earlier day binds the answer, which serves both.
fn lengthened(after: &Concern, event: &Event) -> Vec<(Number, Command)> {
    let kin = &after.casework.kin;
    match &event.fact {
        Fact::Deadlines(deadlines::Fact::ClockExtended(extended)) if !kin.joined.is_empty() => {
            // The term of an order belongs to its own sender, whatever else was joined.
            let told = after.deadlines.numbered(extended.no).filter(|clock| clock.tells_extension());
            let (Some(clock), Some(reason), Some(days)) = (told, said(event), NonZeroU16::new(extended.days)) else {
                return Vec::new();
            };
            let due = clock.reckoning().due;
            let take = TakeExtension { clock: extended.clock, days, due, reason };
            let each = |number: &Number| (*number, deadlines::Command::TakeExtension(take.clone()).into());
            kin.joined.iter().map(each).collect()
        }
        Fact::Deadlines(deadlines::Fact::DueMoved(moved))
            if moved.because == MoveReason::Extended
                && after.deadlines.numbered(moved.no).is_some_and(Clock::tells_extension) =>
        {
            let earlier = BringForward { clock: moved.clock, to: moved.to };
            kin.into.map(|lead| (lead, deadlines::Command::BringForward(earlier).into())).into_iter().collect()
        }
        Fact::Casework(_)
        | Fact::Intake(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => Vec::new(),
    }
}

/// Both sides of what two concerns know of each other.
fn mirrored(own: Number, before: &Concern, (after, fact): (&Concern, &Fact)) -> Vec<(Number, C)> {
    let left = |from| vec![(from, C::Release(casework::Release { concern: own }))];
    match fact {
        Fact::Casework(F::Joined(joined)) => {
            let due = casework::told_due(before);
            vec![(joined.into, C::TakeIn(casework::TakeIn { concern: own, due }))]
        }
        Fact::Casework(F::Parted(parted)) => left(parted.from),
        Fact::Casework(F::Linked(linked)) => vec![(linked.to, C::LinkBack(casework::LinkBack { to: own }))],
        Fact::Casework(F::ToldApart(told)) => {
            vec![(told.from, C::TellApartBack(casework::TellApartBack { from: own }))]
        }
        Fact::Casework(F::Unlinked(unlinked)) => {
            vec![(unlinked.from, C::UnlinkBack(casework::UnlinkBack { from: own }))]
        }
        Fact::Intake(intake::Fact::RepeatedAnswered(answered)) => {
            vec![(answered.earlier, C::LinkBack(casework::LinkBack { to: own }))]
        }
        // Sealed or taken up again by itself: it no longer belongs to the one that led.
        Fact::Casework(_) | Fact::Intake(_) | Fact::Review(_) => {
            match (before.casework.kin.into, after.casework.kin.into) {
                (Some(from), None) => left(from),
                (Some(_) | None, _) => Vec::new(),
            }
        }
        Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) | Fact::Gatherings(_) => Vec::new(),
    }
}

/// What happens to the concern that leads and concerns each that was joined.
fn led(own: Number, before: &Concern, after: &Concern, event: &Event) -> Vec<(Number, C)> {
    let each = |command: &dyn Fn() -> C| after.casework.kin.joined.iter().map(|number| (*number, command())).collect();
    if !leads(before, after) {
        return each(&|| C::Part(casework::Part { reason: None }));
    }
    if let Fact::Casework(F::ReplySigned(signed)) = &event.fact
        && let (Some(Words::Shared(shared)), Some(reply)) = (&event.words, after.casework.reply())
    {
        return each(&|| {
            C::TakeAnswer(Box::new(casework::TakeAnswer {
                answers: reply.answers.clone(),
                from: own,
                revision: signed.revision,
                words: shared.clone(),
            }))
        });
    }
    let settled = match &event.fact {
        Fact::Casework(F::PromiseKept(kept)) => Some((kept.promise, true)),
        Fact::Casework(F::PromiseBroken(broken)) => Some((broken.promise, false)),
        Fact::Casework(_)
        | Fact::Intake(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    };
    if let Some((promise, kept)) = settled {
        let words = said(event);
        return each(&|| C::TakeSettlement(casework::TakeSettlement { promise, kept, words: words.clone() }));
    }
    match after.unit() {
        Some(unit) if (before.unit(), before.handler()) != (Some(unit), after.handler()) => {
            each(&|| C::Follow(casework::Follow { handler: after.handler(), unit }))
        }
        Some(_) | None => Vec::new(),
    }
}

/// Withdrawn, or sealed just now, a concern no longer leads any other: each stands by itself again, and nobody is lost.
fn leads(before: &Concern, after: &Concern) -> bool {
    before.class() == after.class() && after.stage() != Stage::Withdrawn
}

fn said(event: &Event) -> Option<SaidWords> {
    match &event.words {
        Some(Words::Said(said)) => Some(said.clone()),
        Some(_) | None => None,
    }
}
