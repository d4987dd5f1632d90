//! 补充材料: always welcome, also after closing; it is recorded and read, whatever the stage.

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
    /// What is added.
    pub words: MaterialWords,
}

/// Material came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialAdded {
    /// Files that came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

pub(super) fn decide(concern: &Concern, command: AddMaterial, _context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Unfiled {
        return Err(super::not_now(concern, Step::AddMaterial));
    }
    let files = command.words.files.iter().map(|file| file.id).collect();
    let added = super::Fact::MaterialAdded(MaterialAdded { files });
    Ok(vec![Event::saying(added, Words::Material(command.words))])
}
