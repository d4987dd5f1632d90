//! 停用分类: a category is given to no concern any more. Concerns that have it keep it, under its old name: the
//! one that goes on is for those that come.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::CategoryCode;
use crate::kernel::refusal::{HouseRefusal, Refusal};

/// Give a category to no concern any more.
#[derive(Clone, Debug)]
pub struct RetireCategory {
    /// Which.
    pub code: CategoryCode,
    /// Which goes on in its place; needed when any concern has it.
    pub successor: Option<CategoryCode>,
    /// Whether any concern has it: the lists know, the office does not.
    pub used: bool,
}

/// A category is given to no concern any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRetired {
    /// Which.
    pub code: CategoryCode,
    /// Which goes on in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<CategoryCode>,
}

/// One that others stand below stays until they are gone; one that concerns have goes on under another.
pub(super) fn decide(office: &Office, command: RetireCategory) -> Result<Event, Refusal> {
    let RetireCategory { code, successor, used } = command;
    office.needs_category(&code)?;
    if office.categories().any(|(other, _)| office.category_above(other) == Some(&code)) {
        return Err(HouseRefusal::CategoryAbove.into());
    }
    match &successor {
        Some(successor) if *successor == code => return Err(HouseRefusal::CategoryItself.into()),
        Some(successor) => office.needs_category(successor)?,
        None if used => return Err(HouseRefusal::CategoryInUse.into()),
        None => {}
    }
    Ok(Event::bare(Fact::CategoryRetired(CategoryRetired { code, successor })))
}
