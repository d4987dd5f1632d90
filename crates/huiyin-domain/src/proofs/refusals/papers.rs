//! What is put with a concern and what goes out with a reply: each refusal at least once.

use super::{Sentence, c, handed, handling, refused};
use crate::concern::Stage;
use crate::intake::{self, MaterialKind};
use crate::kernel::refusal::Refusal;
use crate::testing::HANDLER;
use crate::words::MaterialWords;

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "evidence is a file",
        || {
            let words = MaterialWords { files: Vec::new(), text: None };
            let none = intake::AddMaterial { kind: MaterialKind::Evidence, words };
            refused(handling().by_staff(HANDLER), intake::Command::AddMaterial(none).into())
        },
        |why| *why == Refusal::FilesMissing,
    ),
    (
        "nothing is put to a reply that was handed to check",
        || refused(handed().by_staff(HANDLER), c::attach(MaterialKind::Annex, 6)),
        |why| *why == Refusal::AnnexNotNow { stage: Stage::Handed },
    ),
    (
        "an annex that is not there is not taken back",
        || refused(handling().by_staff(HANDLER), c::take_back_annex(6)),
        |why| *why == Refusal::AnnexUnknown,
    ),
    (
        "what went out with a reply is not taken back",
        || {
            let mut given = handling().by_staff(HANDLER).when(c::attach(MaterialKind::Annex, 6));
            given.concern.intake.annexes.iter_mut().for_each(|annex| annex.gone_out = true);
            refused(given, c::take_back_annex(6))
        },
        |why| *why == Refusal::AnnexGoneOut,
    ),
];
