//! Refusals of the office, sentence by sentence.

use super::Sentence;
use crate::event::Stamp;
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{PersonId, PostId, ProposalNo, TextNo, UnitId};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::slot::Slot;
use crate::office::{self, Unit, UnitKind};
use crate::testing::{ADMIN, BUREAU, DESK, Given, HANDLER, HEAD, LETTERS, name, quick_steps, sample_office, stages};
use crate::words::PersonWords;

fn office_refused(command: office::Command) -> Refusal {
    office::decide(&sample_office(), command).expect_err("it was done")
}

fn needs_others(command: office::Command) -> Refusal {
    let posts = sample_office().posts_of(PersonId(ADMIN));
    let admin = Actor::Staff { person: PersonId(ADMIN), posts };
    office::needs_other_hands(&sample_office(), &admin, &command).expect_err("it was done")
}

fn needs_two(command: office::Command) -> Refusal {
    let posts = sample_office().posts_of(PersonId(ADMIN));
    let admin = Actor::Staff { person: PersonId(ADMIN), posts };
    office::needs_second_person(&sample_office(), &admin, &command).expect_err("one was enough")
}

/// The sample office in which the administrator has asked for a post for the handler.
fn post_asked_for() -> office::Office {
    let mut office = sample_office();
    let actor = Actor::Staff { person: PersonId(ADMIN), posts: Vec::new() };
    let stamp = Stamp { at: crate::testing::STORY_START, actor };
    for event in office::decide(&office, ask()).expect("asked") {
        let crate::event::Fact::Office(fact) = event.fact else { panic!("the office records its own facts") };
        office.evolve(&fact, &stamp);
    }
    office
}

fn ask() -> office::Command {
    let (person, post) = (PersonId(HANDLER), Some(PostId(DESK)));
    office::Command::ProposeChange { person, what: office::ChangeKind::TakePost, post }
}

pub(super) fn unit_under(parent: UnitId) -> Unit {
    Unit {
        address: None,
        hours: None,
        kind: UnitKind::Organ,
        letters: None,
        name: name("安澜县某局"),
        parent: Some(parent),
        phone: None,
        review_body: None,
        rooms: None,
        works: true,
    }
}

fn refused(given: Given) -> Refusal {
    given.refusal().cloned().expect("it was done")
}

fn held(by: u32, command: crate::command::Command) -> Refusal {
    refused(stages::quick_step_held().by_staff(by).when(command))
}

fn snippet() -> office::OfficeText {
    office::OfficeText {
        body: crate::kernel::text::Text::parse("经查，情况属实。").expect("a text"),
        body_en: None,
        does: None,
        kind: office::TextKind::Snippet,
        name: name("属实"),
        name_en: None,
        short: None,
        unit: None,
        works: true,
    }
}

fn set_text(text: office::OfficeText) -> Refusal {
    office_refused(office::Command::SetText { no: TextNo(3), text })
}

fn paper(body: &str) -> office::OfficeText {
    let body = crate::kernel::text::Text::parse(body).expect("a text");
    office::OfficeText { kind: office::TextKind::TransferNotice, body, ..snippet() }
}

fn others_text(unit: UnitId) -> Refusal {
    let office = sample_office();
    let actor = Actor::Staff { person: PersonId(HEAD), posts: office.posts_of(PersonId(HEAD)) };
    let text = office::OfficeText { unit: Some(unit), ..snippet() };
    office::needs_own_texts(&office, &actor, &office::Command::SetText { no: TextNo(3), text })
        .expect_err("it was done")
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "a text that is not there is not changed",
        || office_refused(office::Command::SetText { no: TextNo(9), text: snippet() }),
        |why| *why == Refusal::TextUnknown,
    ),
    (
        "a text is for units that are there",
        || set_text(office::OfficeText { unit: Some(UnitId(99)), ..snippet() }),
        |why| *why == Refusal::UnknownUnit,
    ),
    (
        "a notice of transfer names the day by which one hears",
        || set_text(paper("“{title}”已转送{receiver}。{reason}")),
        |why| *why == Refusal::SlotMissing { slot: Slot::Due },
    ),
    (
        "a slot that nothing fills is refused",
        || set_text(paper("“{title}”已转送{receiver}。{reason}{due}{verdict}")),
        |why| *why == Refusal::SlotUnknown,
    ),
    (
        "a brace that is never closed is refused",
        || set_text(paper("“{title}”已转送{receiver}。{reason}{due")),
        |why| *why == Refusal::SlotUnknown,
    ),
    (
        "a quick step names its step",
        || set_text(office::OfficeText { kind: office::TextKind::QuickStep, ..snippet() }),
        |why| *why == Refusal::QuickStepEmpty,
    ),
    (
        "a snippet takes no step",
        || set_text(office::OfficeText { does: Some(office::QuickAct::Note), ..snippet() }),
        |why| *why == Refusal::QuickStepEmpty,
    ),
    (
        "one concern holds one quick step at a time",
        || held(HANDLER, quick_steps::hold(quick_steps::QUICK_NOTE)),
        |why| *why == Refusal::QuickStepHeld,
    ),
    (
        "a quick step waits its ten seconds",
        || held(HANDLER, quick_steps::release()),
        |why| *why == Refusal::QuickStepWaits,
    ),
    (
        "another does not take a quick step back",
        || held(HEAD, quick_steps::drop_held()),
        |why| *why == Refusal::QuickStepOfOther,
    ),
    (
        "what was done is not taken back",
        || refused(stages::quick_step_done().when(quick_steps::drop_held())),
        |why| *why == Refusal::NoQuickStep,
    ),
    ("a head keeps no other unit's texts", || others_text(LETTERS), |why| *why == Refusal::TextOfOthers),
    (
        "a person is added once",
        || {
            let words = PersonWords { name: name("何建国"), phone: None };
            office_refused(office::Command::AddPerson { person: PersonId(DESK), words })
        },
        |why| *why == Refusal::Taken,
    ),
    (
        "an administrator takes no post that reads",
        || needs_others(office::Command::TakePost { person: PersonId(ADMIN), post: PostId(HANDLER) }),
        |why| *why == Refusal::OwnPost,
    ),
    (
        "an administrator does not turn the own post into one that reads",
        || {
            let post = office::Post { role: Role::Supervisor, title: name("督查岗"), unit: LETTERS };
            needs_others(office::Command::SetPost { id: PostId(ADMIN), post })
        },
        |why| *why == Refusal::OwnPost,
    ),
    (
        "an administrator alone gives no post",
        || needs_two(office::Command::TakePost { person: PersonId(HANDLER), post: PostId(DESK) }),
        |why| *why == Refusal::House(HouseRefusal::SecondPersonNeeded),
    ),
    (
        "an administrator alone makes no password of somebody who reads",
        || needs_two(office::Command::ResetPassword { person: PersonId(HANDLER) }),
        |why| *why == Refusal::House(HouseRefusal::SecondPersonNeeded),
    ),
    (
        "an administrator alone switches nobody who reads on again",
        || needs_two(office::Command::EnablePerson { person: PersonId(HANDLER), enabled: true }),
        |why| *why == Refusal::House(HouseRefusal::SecondPersonNeeded),
    ),
    (
        "a post that somebody holds stays what it is for",
        || {
            let post = office::Post { role: Role::Supervisor, title: name("督查岗"), unit: LETTERS };
            needs_two(office::Command::SetPost { id: PostId(DESK), post })
        },
        |why| *why == Refusal::PostHeld,
    ),
    (
        "whoever asked does not confirm",
        || {
            let admin = Actor::Staff { person: PersonId(ADMIN), posts: Vec::new() };
            let confirm = office::Command::ConfirmChange { no: ProposalNo(1) };
            office::needs_other_hands(&post_asked_for(), &admin, &confirm).expect_err("confirmed alone")
        },
        |why| *why == Refusal::House(HouseRefusal::OwnProposal),
    ),
    (
        "whom it is about does not confirm",
        || {
            let handler = Actor::Staff { person: PersonId(HANDLER), posts: Vec::new() };
            let confirm = office::Command::ConfirmChange { no: ProposalNo(1) };
            office::needs_other_hands(&post_asked_for(), &handler, &confirm).expect_err("confirmed for oneself")
        },
        |why| *why == Refusal::House(HouseRefusal::OwnProposal),
    ),
    (
        "what was never asked for is not confirmed",
        || office_refused(office::Command::ConfirmChange { no: ProposalNo(1) }),
        |why| *why == Refusal::House(HouseRefusal::ProposalGone),
    ),
    (
        "the same is asked for once",
        || office::decide(&post_asked_for(), ask()).expect_err("asked for twice"),
        |why| *why == Refusal::House(HouseRefusal::AlreadyProposed),
    ),
    (
        "nobody takes a second factor for somebody else",
        || needs_others(office::Command::SetSecondFactor { person: PersonId(HANDLER) }),
        |why| *why == Refusal::OnlyOneself,
    ),
    (
        "an administrator alone lets nobody's second factor go",
        || needs_two(office::Command::DropSecondFactor { person: PersonId(HANDLER) }),
        |why| *why == Refusal::House(HouseRefusal::SecondPersonNeeded),
    ),
    (
        "a second factor that is not there does not go",
        || office_refused(office::Command::DropSecondFactor { person: PersonId(HANDLER) }),
        |why| *why == Refusal::NoSecondFactor,
    ),
    (
        "nobody gives up a second factor that a post of theirs needs",
        || {
            let mut office = sample_office();
            let stamp = Stamp { at: crate::testing::STORY_START, actor: Actor::Operator };
            let roles = office::SecondFactorRequired::at_first();
            office.evolve(&office::Fact::SecondFactorRequired(office::SecondFactorRequired { roles }), &stamp);
            let admin = Actor::Staff { person: PersonId(ADMIN), posts: Vec::new() };
            let drop = office::Command::DropSecondFactor { person: PersonId(ADMIN) };
            office::needs_other_hands(&office, &admin, &drop).expect_err("given up")
        },
        |why| *why == Refusal::SecondFactorRequired,
    ),
    (
        "the last administrator is not switched off",
        || office_refused(office::Command::EnablePerson { person: PersonId(ADMIN), enabled: false }),
        |why| *why == Refusal::House(HouseRefusal::LastAdmin),
    ),
    (
        "nobody who is not there takes a post",
        || office_refused(office::Command::TakePost { person: PersonId(99), post: PostId(DESK) }),
        |why| *why == Refusal::UnknownPerson,
    ),
    (
        "a unit does not stand above itself",
        || office_refused(office::Command::SetUnit { id: BUREAU, unit: unit_under(BUREAU) }),
        |why| *why == Refusal::UnitAboveItself,
    ),
];
