//! 签发: two people. The drafter may not sign, nor whoever changed a word of the handed version.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::ids::Revision;
use crate::kernel::refusal::Refusal;
use crate::words::{ReporterWords, SharedWords, Words};

/// Sign the handed version.
#[derive(Clone, Debug)]
pub struct SignReply {
    /// The version that was on the screen.
    pub based_on: Revision,
    /// Points and reply as they read, for everybody whose concern was joined; needed when there is any.
    pub shared: Option<Box<ToAll>>,
}

/// What goes to everybody whose concern was joined.
#[derive(Clone, Debug)]
pub struct ToAll {
    /// Whoever raised the concern that leads: the text must not tell the others who they are.
    pub people: Vec<ReporterWords>,
    /// Points and reply as they read.
    pub words: SharedWords,
}

/// Signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplySigned {
    /// Which version.
    pub revision: Revision,
}

pub(super) fn decide(concern: &Concern, command: SignReply, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::SignReply, &[Stage::Handed])?;
    super::draft_reply::same_version(concern, command.based_on)?;
    let handed = concern.casework.handed().ok_or(Refusal::NothingHanded)?;
    let signer = context.actor.person();
    if signer.is_none() || signer == handed.drafter {
        return Err(Refusal::DrafterCannotSign);
    }
    if handed.editors.iter().any(|editor| Some(*editor) == signer) {
        return Err(Refusal::AuthorCannotSign);
    }
    // A draft may have waited so long that a day promised in it is over.
    let past = |answer: &&super::Answer| answer.promises.iter().any(|promise| promise.due < context.today());
    if let Some(answer) = handed.answers.iter().find(past) {
        return Err(Refusal::PromisePast { point: answer.point });
    }
    let signed = super::Fact::ReplySigned(ReplySigned { revision: handed.revision });
    if concern.casework.kin.joined.is_empty() {
        return Ok(vec![Event::bare(signed)]);
    }
    // Somebody was joined while the page was open: it is shown again, with the text that now goes to both.
    let shared = command.shared.ok_or(Refusal::KinMoved)?;
    if shared.words.tells_of(&shared.people) {
        return Err(Refusal::TellsOfPerson);
    }
    Ok(vec![Event::saying(signed, Words::Shared(shared.words))])
}
