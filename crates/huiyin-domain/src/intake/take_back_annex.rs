//! 撤下附件: an annex that does not go out with the reply after all. The file stays where it was put, among staff.

use serde::{Deserialize, Serialize};

use super::MaterialKind;
use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::FileId;
use crate::kernel::refusal::Refusal;

/// Take an annex back before the reply is handed to check.
#[derive(Clone, Debug)]
pub struct TakeBackAnnex {
    /// Which.
    pub file: FileId,
}

/// It does not go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnexTakenBack {
    /// Which.
    pub file: FileId,
}

pub(super) fn decide(concern: &Concern, command: TakeBackAnnex, _context: &Context) -> Result<Vec<Event>, Refusal> {
    let file = command.file;
    let annex = concern.intake.annexes.iter().find(|annex| annex.file == file).ok_or(Refusal::AnnexUnknown)?;
    if annex.gone_out {
        return Err(Refusal::AnnexGoneOut);
    }
    if !MaterialKind::Annex.fits(concern.stage()) {
        return Err(Refusal::AnnexNotNow { stage: concern.stage() });
    }
    Ok(vec![Event::bare(super::Fact::AnnexTakenBack(AnnexTakenBack { file }))])
}
