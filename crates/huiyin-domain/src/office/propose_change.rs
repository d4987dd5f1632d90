//! Somebody asks for what takes a second person: an administrator alone lets nobody in, or an account for an invented
//! person would be a way to read.

use serde::{Deserialize, Serialize};

use super::{Arrangement, Command, Fact, Office, PostSet, drop_second_factor};
use crate::event::Event;
use crate::kernel::actor::Actor;
use crate::kernel::ids::{PersonId, PostId, ProposalNo};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::{Day, Moment};

/// What takes a second person: all that lets somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A person gets a post.
    TakePost,
    /// An account that holds posts is switched on again.
    EnablePerson,
    /// The password of a person who holds posts is made anew.
    ResetPassword,
    /// The second factor of a person goes: telephone and recovery codes are lost.
    DropSecondFactor,
    /// A change of the house: see [`super::ArrangementProposed`].
    Arrangement,
}

/// Somebody asks for a change that takes a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeProposed {
    /// Counted over the office's whole life.
    pub no: ProposalNo,
    /// Whom it is about.
    pub person: PersonId,
    /// The post, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// What is asked for.
    pub what: ChangeKind,
}

/// A change that waits for its second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Whom it is about; nobody when a unit goes.
    pub person: Option<PersonId>,
    /// The post, when it is about one.
    pub post: Option<PostId>,
    /// What is asked for.
    pub what: ChangeKind,
    /// The change of the house and its first day, when it is one.
    pub arrangement: Option<(Option<Day>, Arrangement)>,
    /// Who asks.
    pub by: Option<PersonId>,
    /// Since when.
    pub at: Moment,
}

impl Proposal {
    /// Whether it gives somebody a post.
    pub(super) fn takes_post(&self) -> bool {
        match &self.arrangement {
            Some((_, what)) => matches!(what, Arrangement::TakePost(_)),
            None => self.what == ChangeKind::TakePost,
        }
    }
}

/// Both must be known, and the same is not asked for twice.
pub(super) fn decide(
    office: &Office,
    (person, what, post): (PersonId, ChangeKind, Option<PostId>),
) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    if what == ChangeKind::Arrangement {
        return Err(Refusal::House(HouseRefusal::ProposalGone));
    }
    if what == ChangeKind::TakePost {
        post.and_then(|post| office.post(post)).ok_or(Refusal::UnknownPost)?;
    }
    if what == ChangeKind::DropSecondFactor {
        drop_second_factor::decide(office, person)?;
    }
    let mut waiting = office.proposals.values();
    if waiting.any(|asked| (asked.person, asked.what, asked.post) == (Some(person), what, post)) {
        return Err(Refusal::House(HouseRefusal::AlreadyProposed));
    }
    let no = ProposalNo(office.proposed + 1);
    Ok(Event::bare(Fact::ChangeProposed(ChangeProposed { no, person, post, what })))
}

/// Refuses what lets somebody in and is given by one member of staff alone. Whoever stands at the machine itself is not
/// held by this, only recorded.
pub fn needs_second_person(office: &Office, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let Some(myself) = actor.person() else { return Ok(()) };
    let holds = |id: &PersonId| office.person(*id).is_some_and(|person| !person.posts.is_empty());
    let refusal = match command {
        Command::TakePost { .. } => Some(Refusal::House(HouseRefusal::SecondPersonNeeded)),
        Command::DropSecondFactor { person } => {
            (*person != myself).then_some(Refusal::House(HouseRefusal::SecondPersonNeeded))
        }
        Command::Arrange { what, .. } => arrangement_needs_two(office, actor, what),
        Command::EnablePerson { person, enabled: true } | Command::ResetPassword { person } if holds(person) => {
            Some(Refusal::House(HouseRefusal::SecondPersonNeeded))
        }
        Command::SetPost { id, post } => becomes_another(office, &PostSet { id: *id, post: post.clone() }),
        Command::EnablePerson { .. }
        | Command::ResetPassword { .. }
        | Command::Describe(_)
        | Command::SetUnit { .. }
        | Command::AddPerson { .. }
        | Command::RenamePerson { .. }
        | Command::LeavePost { .. }
        | Command::ProposeChange { .. }
        | Command::ConfirmChange { .. }
        | Command::DropChange { .. }
        | Command::SetSecondFactor { .. }
        | Command::RequireSecondFactor { .. }
        | Command::EndSessions { .. }
        | Command::SetArea { .. }
        | Command::SetCategory { .. }
        | Command::RetireCategory(_)
        | Command::SetJurisdiction(_)
        | Command::SetDay(_)
        | Command::TakeBackDay { .. }
        | Command::SetText { .. }
        | Command::SetEnglish(_)
        | Command::OpenBox(_)
        | Command::ArrangeReception(_)
        | Command::CallOffReception(_)
        | Command::RecordAbsence { .. }
        | Command::EndAbsence { .. }
        | Command::EndDeputy { .. }
        | Command::ProposeArrangement { .. }
        | Command::DropArrangement { .. } => None,
    };
    refusal.map_or(Ok(()), Err)
}

/// A post, a deputy and a successor let people in to what others had. The head of a unit may name deputies among those
/// whose work is the head's own to give out, and is let in nowhere by that.
fn arrangement_needs_two(office: &Office, actor: &Actor, what: &Arrangement) -> Option<Refusal> {
    match what {
        Arrangement::TakePost(_) | Arrangement::DissolveUnit(_) => {
            Some(Refusal::House(HouseRefusal::SecondPersonNeeded))
        }
        Arrangement::SetDeputy(set) => (!office.heads_both(actor, set.post, set.deputy))
            .then_some(Refusal::House(HouseRefusal::SecondPersonNeeded)),
        Arrangement::SetPost(set) => becomes_another(office, set),
        Arrangement::ClosePost(_) | Arrangement::LeavePost(_) | Arrangement::SetUnit(_) => None,
    }
}

/// A post that somebody holds stays what it is for, and in its unit.
fn becomes_another(office: &Office, set: &PostSet) -> Option<Refusal> {
    let before = office.post(set.id);
    let other = before.is_some_and(|before| (before.role, before.unit) != (set.post.role, set.post.unit));
    let held = || office.people.values().any(|person| person.posts.contains(&set.id));
    (other && held()).then_some(Refusal::PostHeld)
}
