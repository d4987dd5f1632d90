//! 补充材料: always welcome, also after closing; it is recorded and read, whatever the stage. What staff put with a concern says
//! what it is, and so who sees it: the person's own things, evidence of the unit, an annex to the reply, a recording of a call.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::FileId;
use crate::kernel::refusal::Refusal;
use crate::words::{MaterialWords, Words};

/// Add words or files.
#[derive(Clone, Debug)]
pub struct AddMaterial {
    /// What it is, and so who sees it.
    pub kind: MaterialKind,
    /// What is added.
    pub words: MaterialWords,
}

/// What was put with a concern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    /// 本人的材料: theirs, whoever put it in; everybody who reads the matter sees it.
    #[default]
    Own,
    /// 单位取证的材料: among staff of the unit that handles it; neither the person nor co-handlers see it.
    Evidence,
    /// 随答复的附件: among staff until the reply is signed, then the person's with the reply.
    Annex,
    /// 通话录音: kept as it is; whoever handles it, the head and the supervisor hear it.
    Recording,
}

impl MaterialKind {
    /// Every kind, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Own, Self::Evidence, Self::Annex, Self::Recording];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Evidence => "evidence",
            Self::Annex => "annex",
            Self::Recording => "recording",
        }
    }

    /// Whether such a thing can be put with a concern that stands there. Whoever checks and signs a reply sees all that goes
    /// with it: no annex is put to it or taken away once it is handed over.
    pub fn fits(self, stage: Stage) -> bool {
        match self {
            Self::Own | Self::Evidence | Self::Recording => stage != Stage::Unfiled,
            Self::Annex => before_the_reply(stage),
        }
    }

    /// Whether it stays among staff; an annex does until its reply goes out, see [`Annex`].
    pub fn among_staff(self) -> bool {
        self != Self::Own
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An annex and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annex {
    /// The file.
    pub file: FileId,
    /// Signed with a reply: from here on the person sees it, and nobody takes it back.
    pub gone_out: bool,
}

/// Material came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialAdded {
    /// Files that came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
    /// What it is; the person's own when nothing is said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: MaterialKind,
}

pub(super) fn decide(concern: &Concern, command: AddMaterial, context: &Context) -> Result<Vec<Event>, Refusal> {
    let stage = concern.stage();
    let kind = command.kind;
    let by_staff = context.actor.person().is_some();
    if stage == Stage::Unfiled || (kind.among_staff() && !by_staff) {
        return Err(super::not_now(concern, Step::AddMaterial));
    }
    if !kind.fits(stage) {
        return Err(Refusal::AnnexNotNow { stage });
    }
    let files: Vec<FileId> = command.words.files.iter().map(|file| file.id).collect();
    if kind.among_staff() && files.is_empty() {
        return Err(Refusal::FilesMissing);
    }
    let added = super::Fact::MaterialAdded(MaterialAdded { files, kind });
    Ok(vec![Event::saying(added, Words::Material(command.words))])
}

/// The reply can still be written.
fn before_the_reply(stage: Stage) -> bool {
    match stage {
        Stage::Accepted | Stage::Assigned | Stage::Handling | Stage::Disputed => true,
        Stage::Unfiled
        | Stage::Received
        | Stage::Transferred
        | Stage::Objected
        | Stage::NotAccepted
        | Stage::Handed
        | Stage::Signed
        | Stage::Delivered
        | Stage::Withdrawn
        | Stage::Repeated
        | Stage::Joined
        | Stage::Closed => false,
    }
}

#[cfg(test)]
mod tests;
