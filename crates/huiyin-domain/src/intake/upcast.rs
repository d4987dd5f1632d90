//! Old shapes of intake's facts, read for ever. The stored bytes never change; the fold sees only today's shape.

use serde::Deserialize;

use super::{Fact, Filed};
use crate::concern::Class;
use crate::kernel::ids::{AreaCode, ConcernId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::time::Day;

/// How `filed` looked in a preview before the channel was kept: everything came by web, and the class was a flag.
/// Nobody runs that preview any more; it stays as the pattern for every later change of a shape.
#[derive(Deserialize)]
struct FiledV0 {
    desk: UnitId,
    id: ConcernId,
    number: Number,
    place: Option<AreaCode>,
    received_on: Day,
    secret: bool,
}

/// Reads a fact in an old shape; `None` when the name is not an old one.
pub(crate) fn read(kind: &str, data: &[u8]) -> Option<Result<Fact, serde_json::Error>> {
    (kind == "filed.v0").then(|| serde_json::from_slice::<FiledV0>(data).map(|old| Fact::Filed(filed(old))))
}

fn filed(old: FiledV0) -> Filed {
    Filed {
        channel: super::Channel::Web,
        class: if old.secret { Class::Sealed } else { Class::Ordinary },
        desk: old.desk,
        files: Vec::new(),
        id: old.id,
        number: old.number,
        origin: None,
        place: old.place,
        received_on: old.received_on,
    }
}
