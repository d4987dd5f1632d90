//! Random lives: up to forty commands by anybody, time passing in between. No access is asked, so that the rules are held to
//! account by themselves.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::every_step::{holds_no_words, is_looked_after};
use crate::concern::{Class, Concern, Stage};
use crate::deadlines::ClockId;
use crate::event::{Event, Fact};
use crate::kernel::actor::Actor;
use crate::kernel::ids::PersonId;
use crate::testing::commands::{actors, every, file_concern, jobs};
use crate::testing::{Given, nothing};
use crate::{casework, intake};

/// Which command, by whom, after how many days; small numbers, so that a failing life is shortened well.
type Turn = (usize, usize, i64);

fn lives() -> impl Strategy<Value = (bool, Vec<Turn>)> {
    (any::<bool>(), prop::collection::vec((0_usize..64, 0_usize..16, 0_i64..12), 1..40))
}

/// What is remembered beside the concern to hold it to account.
#[derive(Default)]
struct Memory {
    authors: BTreeSet<PersonId>,
    settled: usize,
    facts: usize,
}

fn hold_to_account(
    before: &Concern,
    given: &Given,
    events: &[Event],
    memory: &mut Memory,
) -> Result<(), TestCaseError> {
    let after = &given.concern;
    prop_assert!(is_looked_after(after), "nobody looks after it in {:?}", after.stage());
    prop_assert!(after.class() >= before.class(), "the class was lowered");
    prop_assert!(after.intake.points >= before.intake.points || before.intake.points == 0, "a point was lost");
    prop_assert!(after.casework.revisions >= before.casework.revisions, "a version was forgotten");
    for clock in ClockId::ALL {
        let open = after
            .deadlines
            .open()
            .filter(|open| open.id == clock && open.task.is_none() && open.reporter.is_none())
            .count();
        prop_assert!(open <= 1, "{clock} runs {open} times");
    }
    for (number, task) in (1_u32..).zip(after.casework.tasks.all()) {
        prop_assert_eq!(task.no.0, number, "tasks are numbered over the whole life");
        let open = after.deadlines.open().filter(|clock| clock.task == Some(task.no)).count();
        let owed = task.standing.is_open() && after.stage() != Stage::Withdrawn;
        prop_assert_eq!(open, usize::from(owed), "task {} has {} clocks", task.no, open);
    }
    let rests = matches!(after.stage(), Stage::Assigned | Stage::Handling | Stage::Withdrawn);
    prop_assert!(rests || after.casework.tasks.open().next().is_none(), "{:?} over an open task", after.stage());
    let promises = &after.casework.promises;
    for (number, promise) in (1_u32..).zip(promises) {
        prop_assert_eq!(promise.promise.0, number, "promises are numbered over the whole life");
    }
    let settled = promises.iter().filter(|promise| promise.kept.is_some()).count();
    prop_assert!(settled >= memory.settled, "a settled promise was opened again");
    memory.settled = settled;
    for event in events {
        prop_assert!(holds_no_words(&event.fact), "{} holds words", event.fact.kind());
        let read =
            Fact::read(event.fact.kind(), &event.fact.data()).map_err(|why| TestCaseError::fail(why.to_string()))?;
        prop_assert_eq!(&read, &event.fact);
        follow_the_pen(&event.fact, &given.actor, memory)?;
        memory.facts += 1;
    }
    prop_assert_eq!(usize::try_from(after.intake.entries).unwrap_or(0), memory.facts, "entries are counted");
    Ok(())
}

/// Whoever drafted or changed the handed version may not be its signer.
fn follow_the_pen(fact: &Fact, actor: &Actor, memory: &mut Memory) -> Result<(), TestCaseError> {
    let Fact::Casework(fact) = fact else { return Ok(()) };
    match fact {
        casework::Fact::DraftHanded(_) => memory.authors = actor.person().into_iter().collect(),
        casework::Fact::DraftEdited(_) => memory.authors.extend(actor.person()),
        casework::Fact::ReplySigned(_) => {
            let signer = actor.person();
            prop_assert!(signer.is_some(), "nobody signed");
            prop_assert!(signer.is_none_or(|signer| !memory.authors.contains(&signer)), "an author signed");
        }
        casework::Fact::LeadAssigned(_) | casework::Fact::Objected(_) | casework::Fact::ObjectionGranted(_) => {}
        casework::Fact::ObjectionRefused(_) | casework::Fact::PlanFixed(_) | casework::Fact::Noted(_) => {}
        casework::Fact::CitizenAsked(_) | casework::Fact::CitizenAnswered(_) => {}
        casework::Fact::DraftReturned(_) | casework::Fact::ReplyDelivered(_) | casework::Fact::PromiseKept(_) => {}
        casework::Fact::PromiseBroken(_) | casework::Fact::VerdictGiven(_) => {}
        casework::Fact::VerdictTaken(_) | casework::Fact::VerdictUndone(_) | casework::Fact::CalledBack(_) => {}
        casework::Fact::VerdictExplained(_) | casework::Fact::Closed(_) | casework::Fact::Reopened(_) => {}
        casework::Fact::CoHandlerAsked(_) | casework::Fact::TaskGiven(_) | casework::Fact::TaskAnswered(_) => {}
        casework::Fact::TaskReturned(_) | casework::Fact::TaskReturnGranted(_) => {}
        casework::Fact::TaskReturnRefused(_) | casework::Fact::TaskWithdrawn(_) | casework::Fact::Joined(_) => {}
        casework::Fact::TakenIn(_) | casework::Fact::Followed(_) | casework::Fact::Parted(_) => {}
        casework::Fact::Released(_) | casework::Fact::Linked(_) | casework::Fact::ToldApart(_) => {}
        casework::Fact::Unlinked(_) => {}
        casework::Fact::AnswerTaken(_) | casework::Fact::QuickStepHeld(_) => {}
        casework::Fact::QuickStepDropped(_) | casework::Fact::QuickStepDone(_) => {}
        casework::Fact::QuickStepFailed(_) | casework::Fact::ConductNoted(_) => {}
        casework::Fact::ConductWarned(_) | casework::Fact::RestrictionProposed(_) => {}
        casework::Fact::RestrictionApproved(_) | casework::Fact::RestrictionRefused(_) => {}
        casework::Fact::RestrictionAppealed(_) | casework::Fact::RestrictionUpheld(_) => {}
        casework::Fact::RestrictionLifted(_) => {}
        casework::Fact::HandedOver(_) | casework::Fact::SuccessionTaken(_) | casework::Fact::StoodIn(_) => {}
        casework::Fact::NoticeGiven(_) => {}
    }
    Ok(())
}

/// The concern after these turns; also how many of them were done.
fn live(sealed: bool, turns: &[Turn]) -> Result<usize, TestCaseError> {
    let class = if sealed { Class::Sealed } else { Class::Ordinary };
    let mut given = nothing().when(file_concern(class));
    let mut memory = Memory::default();
    hold_to_account(&Concern::default(), &given, &given.events, &mut memory)?;
    let mut done = 0;
    for (which, who, days) in turns {
        let mut actors = actors();
        given = given.after_days(*days).by(actors.swap_remove(who % actors.len()));
        let today = given.today();
        // The job runs every day of a real life; here it runs before every command.
        for command in jobs().into_iter().chain(pick(&given.concern, today, *which)) {
            let Ok((events, after)) = given.try_command(command) else { continue };
            let before = std::mem::replace(&mut given.concern, after);
            hold_to_account(&before, &given, &events, &mut memory)?;
            done += 1;
        }
    }
    Ok(done)
}

fn pick(concern: &Concern, today: crate::kernel::time::Day, which: usize) -> Option<crate::command::Command> {
    let mut commands = every(concern, today);
    // Half the time a command that can be done, else any: a life of refusals only would prove little.
    if which.is_multiple_of(2) {
        let owed = concern.owed().map(|owed| owed.step);
        let wanted = commands.iter().position(|(step, _)| Some(*step) == owed);
        if let Some(wanted) = wanted.filter(|_| which.is_multiple_of(4)) {
            return Some(commands.swap_remove(wanted).1);
        }
    }
    let index = which % commands.len();
    Some(commands.swap_remove(index).1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn no_life_breaks_a_promise_of_the_rules((sealed, turns) in lives()) {
        live(sealed, &turns)?;
    }
}

#[test]
fn a_life_folded_again_from_its_facts_is_the_same_life() {
    for (name, sample) in crate::testing::stages::ALL {
        let given = sample();
        let mut again = Concern::default();
        // Folding needs who and when; the samples act on one day, so only the actor of drafting and signing is left out.
        for event in &given.events {
            let stamp = crate::event::Stamp { at: given.now, actor: Actor::System };
            again.evolve(&Fact::read(event.fact.kind(), &event.fact.data()).expect("a fact"), &stamp);
        }
        assert_eq!(again.stage(), given.concern.stage(), "{name}");
        assert_eq!(again.owed(), given.concern.owed(), "{name}");
        assert_eq!(again.deadlines, given.concern.deadlines, "{name}");
        let door = |concern: &Concern| std::mem::discriminant::<intake::Door>(&concern.intake.door);
        assert_eq!(door(&again), door(&given.concern), "{name}");
    }
}
