//! 代办留痕: what somebody did in another's stead names the post under which it was done. The door of commands writes it,
//! in the same transaction, behind what was done.

use serde::{Deserialize, Serialize};

use crate::kernel::ids::PostId;

/// Whoever is named in this entry did the entries before it as a deputy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoodIn {
    /// So many entries right before this one.
    pub acts: u32,
    /// Under which post, held by others or by nobody.
    pub post: PostId,
}
