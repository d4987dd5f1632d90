//! A category (内容分类) is added, renamed, or taken up again. Its code says where it stands: below the longest other code that it
//! begins with; three levels at most, as the national lists have them.

use super::{CategorySet, Fact, Office};
use crate::event::Event;
use crate::kernel::ids::CategoryCode;
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::text::Name;

/// 一级、二级、三级.
pub const LEVELS: usize = 3;

/// The code stays, concerns keep pointing at it; nothing comes to stand on a fourth level.
pub(super) fn decide(office: &Office, code: CategoryCode, name: Name) -> Result<Event, Refusal> {
    if !office.has_category(&code) {
        let mut trial = office.clone();
        trial.take_category(&code, &name);
        let below = trial.categories().filter(|(other, _)| other.is_within(&code));
        if below.map(|(other, _)| trial.category_level(other)).any(|level| level > LEVELS) {
            return Err(HouseRefusal::CategoryTooDeep.into());
        }
    }
    Ok(Event::bare(Fact::CategorySet(CategorySet { code, name })))
}
