//! The second person agrees, or the change is dropped.

use serde::{Deserialize, Serialize};

use super::{Arrangement, ChangeKind, Fact, Office, Proposal};
use super::{arrange, drop_second_factor, enable_person, reset_password, take_post};
use crate::event::Event;
use crate::kernel::ids::{PersonId, ProposalNo};
use crate::kernel::refusal::{HouseRefusal, Refusal};

/// The second person agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeConfirmed {
    /// Which.
    pub no: ProposalNo,
}

/// The change is not made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeDropped {
    /// Which.
    pub no: ProposalNo,
}

/// What was asked for is decided anew: the office may have changed since.
pub(super) fn decide(office: &Office, no: ProposalNo) -> Result<Vec<Event>, Refusal> {
    let proposal = waiting(office, no)?;
    let whom = || proposal.person.ok_or(Refusal::UnknownPerson);
    let mut events = vec![Event::bare(Fact::ChangeConfirmed(ChangeConfirmed { no }))];
    match proposal.what {
        ChangeKind::TakePost => {
            let post = proposal.post.ok_or(Refusal::UnknownPost)?;
            events.push(take_post::decide(office, whom()?, post)?);
        }
        ChangeKind::EnablePerson => events.push(enable_person::decide(office, whom()?, true)?),
        ChangeKind::DropSecondFactor => events.push(drop_second_factor::decide(office, whom()?)?),
        ChangeKind::ResetPassword => {}
        ChangeKind::Arrangement => {
            let (from, what) = proposal.arrangement.clone().ok_or(Refusal::House(HouseRefusal::ProposalGone))?;
            // Asked for earlier, agreed to later: it holds from today.
            events.push(arrange::decide(office, from.filter(|from| *from > office.today()), what)?);
        }
    }
    if office.resets_password(proposal) {
        events.push(reset_password::decide(office, whom()?)?);
    }
    Ok(events)
}

/// Nothing happens, and that is on record.
pub(super) fn decide_drop(office: &Office, no: ProposalNo) -> Result<Event, Refusal> {
    waiting(office, no)?;
    Ok(Event::bare(Fact::ChangeDropped(ChangeDropped { no })))
}

/// Refuses whoever asked for it, and whom it is about.
pub(super) fn needs_another(office: &Office, no: ProposalNo, myself: PersonId) -> Result<(), Refusal> {
    let proposal = waiting(office, no)?;
    let own = proposal.by == Some(myself) || proposal.person == Some(myself) || office.is_let_in(proposal, myself);
    if own { Err(Refusal::House(HouseRefusal::OwnProposal)) } else { Ok(()) }
}

fn waiting(office: &Office, no: ProposalNo) -> Result<&Proposal, Refusal> {
    office.proposal(no).ok_or(Refusal::House(HouseRefusal::ProposalGone))
}

impl Office {
    /// Whether a deputy that waits to be named would let this person in, beside others on the same post.
    fn is_let_in(&self, proposal: &Proposal, person: PersonId) -> bool {
        match &proposal.arrangement {
            Some((_, Arrangement::SetDeputy(set))) => self.holders(set.deputy).any(|holder| holder == person),
            Some(_) | None => false,
        }
    }
}
