//! The lists that 今天 shows beside one's own steps: one line each. A list is the streams that wait in it, the most urgent
//! first; whether the reader may see a row, and its title, is asked when it is shown.

use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::{Fault, Read};

use super::view::board::{self, Standing};

/// At most so many streams that wait in a list for this reader today, the most urgent first.
pub type Waiting = fn(&Read, &Actor, Day, i64) -> Result<Vec<i64>, Fault>;

/// A list of 今天.
pub struct TodayList {
    /// Key of its name in the catalogue.
    pub words: &'static str,
    /// For whom it is.
    pub roles: &'static [Role],
    /// Where all of it stands; empty when there is no such page.
    pub href: &'static str,
    /// What waits in it.
    pub waiting: Waiting,
}

/// Every list, in the order in which the page shows them.
pub const LISTS: &[TodayList] = &[TodayList {
    words: "today-returned",
    roles: &[Role::Handler],
    href: "/desk?list=draft-reply",
    waiting: returned,
}];

/// Drafts that came back with remarks.
fn returned(read: &Read, actor: &Actor, _today: Day, limit: i64) -> Result<Vec<i64>, Fault> {
    let handles = actor.posts().iter().filter(|held| held.role == Role::Handler);
    let mut found = Vec::new();
    for held in handles {
        found.extend(board::standing_of_post(read, held.post, Standing::Returned, limit)?);
    }
    Ok(found)
}
