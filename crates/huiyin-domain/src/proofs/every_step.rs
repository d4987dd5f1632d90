use std::collections::BTreeSet;

use crate::casework::NoticeOutcome;
use crate::concern::{Class, Concern, Owed, Stage, Step};
use crate::event::Fact;
use crate::kernel::refusal::Refusal;
use crate::testing::Given;
use crate::testing::commands::{CANARY, actors, every, jobs};
use crate::testing::stages;

/// Somebody owes a step or nothing is owed: never both, never neither.
pub(super) fn is_looked_after(concern: &Concern) -> bool {
    concern.stage() == Stage::Unfiled
        || (concern.owed().is_some() || !concern.asides().is_empty()) != concern.is_final()
}

pub(super) fn holds_no_words(fact: &Fact) -> bool {
    let data = String::from_utf8(fact.data()).expect("facts are text");
    !data.contains(CANARY) && !data.contains("canary")
}

#[test]
fn every_sample_is_reached_without_a_refusal_and_together_they_show_every_stage() {
    let mut seen = BTreeSet::new();
    for (name, sample) in stages::ALL {
        let given = sample();
        assert_eq!(given.refusal(), None, "{name}");
        assert!(is_looked_after(&given.concern), "{name}");
        seen.insert(given.concern.stage());
    }
    assert_eq!(seen, Stage::ALL.into());
}

#[test]
fn in_every_stage_every_command_is_done_or_refused_and_somebody_owes_the_next_step() {
    for (name, sample) in stages::ALL {
        for actor in actors() {
            let given = sample().by(actor);
            for (step, command) in every(&given.concern, given.today()) {
                if let Ok((events, after)) = given.try_command(command) {
                    assert!(!events.is_empty(), "{name}: {step:?} was done and left no trace");
                    assert!(
                        is_looked_after(&after),
                        "{name}: after {step:?} nobody looks after it: {:?}",
                        after.stage()
                    );
                    assert!(events.iter().all(|event| holds_no_words(&event.fact)), "{name}: {step:?} tells words");
                }
            }
        }
    }
}

/// Nobody's list holds work that cannot be done: what is owed now, somebody can do now; what waits for a day is refused
/// until then and is owed when the job of the clocks has run after it.
#[test]
fn what_is_owed_now_can_be_done_now_and_what_waits_can_be_done_after_its_day() {
    let can = |given: &Given, step: Step| {
        let commands = every(&given.concern, given.today());
        let wanted: Vec<_> = commands.into_iter().filter(|(of, _)| *of == step).map(|(_, command)| command).collect();
        let tried = |actor| given.clone().by(actor);
        actors().into_iter().map(tried).any(|given| wanted.iter().any(|one| given.try_command(one.clone()).is_ok()))
    };
    let mut waited = 0;
    for (name, sample) in stages::ALL {
        // The job runs every day.
        let given = jobs().into_iter().fold(sample().by(crate::kernel::actor::Actor::System), Given::when);
        let Some(owed) = given.concern.owed() else { continue };
        let now = owed.waits_until.is_none() && owed.waits_for == 0 && owed.waits_with.is_none();
        assert_eq!(can(&given, owed.step), now, "{name} owes {owed:?}");
        // What waits for co-handlers is theirs to do, and they can.
        let tasks = given.concern.tasks_owed();
        assert_eq!(owed.waits_for > 0, !tasks.is_empty() && owed.step == Step::DraftReply, "{name}");
        assert!(tasks.iter().all(|task| can(&given, task.step)), "{name} owes {tasks:?}");
        let Some(until) = owed.waits_until else { continue };
        waited += 1;
        let days = i64::from(given.today().until(until).expect("days of one calendar").get_days());
        let eve = given.clone().by(crate::kernel::actor::Actor::System).after_days(days);
        let eve = jobs().into_iter().fold(eve, Given::when);
        assert_eq!(eve.concern.owed(), Some(owed), "{name}: the last day is not over");
        let over = jobs().into_iter().fold(eve.after_days(1), Given::when);
        assert_eq!(over.concern.owed(), Some(Owed { waits_until: None, ..owed }), "{name}");
        assert!(can(&over, owed.step), "{name}");
    }
    assert!(waited > 0, "some sample waits");
}

#[test]
fn every_step_is_done_in_some_stage() {
    let mut done = BTreeSet::new();
    for (_, sample) in stages::ALL {
        for actor in actors() {
            let given = sample().by(actor);
            let commands = every(&given.concern, given.today());
            done.extend(
                commands
                    .into_iter()
                    .filter(|(_, command)| given.try_command(command.clone()).is_ok())
                    .map(|(step, _)| step),
            );
        }
    }
    // No clock of the shipped policy may be stopped yet; the stops are tried with a policy of their own.
    done.extend([Step::SuspendClock, Step::ResumeClock]);
    assert_eq!(done, Step::ALL.into());
}

/// Facts that no sample brings: of a new calendar or policy, of a policy that lets a clock stop, of a dissolved unit; and what
/// the door writes behind a deputy's act.
const BY_NEW_VERSIONS: [&str; 5] =
    ["versions_taken.v1", "clock_suspended.v1", "clock_resumed.v1", "succession_taken.v1", "stood_in.v1"];

#[test]
fn every_fact_of_a_concern_is_made_by_some_command_in_some_stage() {
    let mut made: BTreeSet<&str> = BY_NEW_VERSIONS.into();
    for (_, sample) in stages::ALL {
        for actor in actors() {
            let given = sample().by(actor);
            made.extend(given.kinds());
            let later = sample().by(crate::kernel::actor::Actor::System).after_days(100);
            let now = every(&given.concern, given.today()).into_iter().map(|(_, command)| given.try_command(command));
            let overdue = jobs().into_iter().map(|job| later.try_command(job));
            let done = now.chain(overdue).filter_map(Result::ok).flat_map(|(events, _)| events);
            made.extend(done.map(|event| event.fact.kind()));
        }
    }
    // Nobody who files on line has to be told by telephone.
    let offline = crate::testing::nothing().by_staff(crate::testing::DESK);
    let offline = offline.when(crate::testing::commands::register_concern(Class::Ordinary));
    let offline = offline.when(crate::testing::commands::decline());
    let today = offline.today();
    made.extend(offline.when(crate::testing::commands::give_notice(NoticeOutcome::Handed, today)).kinds());
    let rooms = [
        crate::intake::Fact::KINDS,
        crate::casework::Fact::KINDS,
        crate::deadlines::Fact::KINDS,
        crate::gatherings::Fact::KINDS,
        crate::review::Fact::KINDS,
    ];
    let missing: Vec<_> = rooms.concat().into_iter().filter(|kind| !made.contains(kind)).collect();
    assert!(missing.is_empty(), "nothing makes {missing:?}");
}

#[test]
fn a_step_of_another_stage_says_which_stage_it_is() {
    for (name, sample) in stages::ALL {
        let given = sample();
        for (step, command) in every(&given.concern, given.today()) {
            if let Err(Refusal::NotNow { step: said, stage }) = given.try_command(command) {
                assert_eq!((said, stage), (step, given.concern.stage()), "{name}");
            }
        }
    }
}

#[test]
fn a_job_is_never_refused_however_long_it_comes_after() {
    for (name, sample) in stages::ALL {
        for days in [0, 1, 40, 400] {
            let given = sample().by(crate::kernel::actor::Actor::System).after_days(days);
            for job in jobs() {
                let (_, after) = given.try_command(job).unwrap_or_else(|why| panic!("{name} after {days}: {why:?}"));
                assert!(is_looked_after(&after), "{name}");
            }
        }
    }
}

#[test]
fn nothing_but_taking_it_back_moves_a_withdrawn_concern() {
    let given = stages::asked().by_citizen().when(crate::testing::commands::withdraw());
    let harmless = [
        Step::AddMaterial,
        Step::Note,
        Step::Correct,
        Step::IssueCode,
        Step::Seal,
        Step::UndoWithdrawal,
        Step::CarryOver,
    ];
    for actor in actors() {
        let given = stages::asked().by_citizen().when(crate::testing::commands::withdraw()).by(actor);
        for (step, command) in every(&given.concern, given.today()) {
            let refused = given.try_command(command).err();
            if !harmless.contains(&step) {
                assert!(refused.is_some(), "{step:?} moves a withdrawn concern");
            }
        }
    }
    assert_eq!(given.concern.stage(), Stage::Withdrawn);
}
