//! A category (内容分类) is added or renamed.

use super::{CategorySet, Fact};
use crate::event::Event;
use crate::kernel::ids::CategoryCode;
use crate::kernel::text::Name;

/// Always possible: the code stays, concerns keep pointing at it.
pub(super) fn decide(code: CategoryCode, name: Name) -> Event {
    Event::bare(Fact::CategorySet(CategorySet { code, name }))
}
