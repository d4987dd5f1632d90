//! The lists that 今天 shows beside one's own steps: one line each. A list is the streams that wait in it, the most urgent
//! first; whether the reader may see a row, and its title, is asked when it is shown.

use huiyin_domain::access::Action;
use huiyin_domain::casework::Reach;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_ledger::{Fault, Read};

use super::view::board::{self, Standing};
use super::view::{self, owed_keys};
use super::{call_view, list_call_backs, list_notices, lists, notices_view};

/// At most so many streams that wait in a list for this reader now, the most urgent first.
pub type Waiting = fn(&Read, &Actor, (Moment, Day), i64) -> Result<Vec<i64>, Fault>;

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
    /// What a row is shown for: whoever may do this sees its title.
    pub action: Action,
    /// What is done here, as a key of the catalogue, and the page of a concern for it; empty where it is the concern's own step.
    pub does: (&'static str, &'static str),
}

/// Every list, in the order in which the page shows them.
pub const LISTS: &[TodayList] = &[
    TodayList {
        words: "today-returned",
        roles: &[Role::Handler],
        href: "/desk?list=draft-reply",
        waiting: returned,
        action: Action::ListConcerns,
        does: ("", ""),
    },
    TodayList {
        words: "today-unsigned",
        roles: &[Role::FrontDesk, Role::UnitHead, Role::Supervisor],
        href: "/desk?list=sent",
        waiting: unsigned,
        action: Action::ListConcerns,
        does: ("today-do-unsigned", ""),
    },
    TodayList {
        words: "today-notices-phone",
        roles: &[Role::FrontDesk, Role::Handler, Role::UnitHead, Role::Supervisor],
        href: list_notices::PATH,
        waiting: to_phone,
        action: Action::GiveNotice,
        does: ("today-do-phone", "/give-notice"),
    },
    TodayList {
        words: "today-notices-letter",
        roles: &[Role::FrontDesk, Role::Handler, Role::UnitHead, Role::Supervisor],
        href: "/desk/notices?way=letter",
        waiting: to_write,
        action: Action::GiveNotice,
        does: ("today-do-letter", "/give-notice"),
    },
    TodayList {
        words: "today-call-backs",
        roles: &[Role::FrontDesk, Role::Handler, Role::Supervisor],
        href: list_call_backs::PATH,
        waiting: to_call_back,
        action: Action::CallBack,
        does: ("today-do-call-back", "/call-back"),
    },
];

/// Drafts that came back with remarks.
fn returned(read: &Read, actor: &Actor, _now: (Moment, Day), limit: i64) -> Result<Vec<i64>, Fault> {
    let handles = actor.posts().iter().filter(|held| held.role == Role::Handler);
    let mut found = Vec::new();
    for held in handles {
        found.extend(board::standing_of_post(read, held.post, Standing::Returned, limit)?);
    }
    Ok(found)
}

/// Sent to another unit, where nobody has signed for it: the sender still answers for it.
fn unsigned(read: &Read, actor: &Actor, _now: (Moment, Day), limit: i64) -> Result<Vec<i64>, Fault> {
    let mut found = Vec::new();
    for unit in lists::senders(actor) {
        found.extend(view::sent_rows(read, unit, ("", 0), limit)?);
    }
    found.sort_by(|left, right| (&left.sent, left.concern).cmp(&(&right.sent, right.concern)));
    Ok(found.into_iter().map(|row| row.concern).collect())
}

/// To be told by telephone, unless they asked for a later day.
fn to_phone(read: &Read, actor: &Actor, (_, today): (Moment, Day), limit: i64) -> Result<Vec<i64>, Fault> {
    let until = today.to_string();
    let rows = to_tell(read, actor, (Reach::Phone, limit))?;
    Ok(once_each(rows.into_iter().filter(|row| row.again <= until)))
}

fn to_write(read: &Read, actor: &Actor, _now: (Moment, Day), limit: i64) -> Result<Vec<i64>, Fault> {
    Ok(once_each(to_tell(read, actor, (Reach::Letter, limit))?.into_iter()))
}

/// Several people of one concern are one line of the day.
fn once_each(rows: impl Iterator<Item = notices_view::NoticeRow>) -> Vec<i64> {
    let mut found = Vec::new();
    for row in rows {
        if !found.contains(&row.row.concern) {
            found.push(row.row.concern);
        }
    }
    found
}

fn to_tell(read: &Read, actor: &Actor, (reach, limit): (Reach, i64)) -> Result<Vec<notices_view::NoticeRow>, Fault> {
    let mut found = Vec::new();
    for key in owed_keys(actor.posts()) {
        found.extend(notices_view::rows(read, (&key, reach.word()), ("", 0, 0, ""), limit)?);
    }
    Ok(found)
}

/// Calls after closing that may be made by now.
fn to_call_back(read: &Read, actor: &Actor, (now, _): (Moment, Day), limit: i64) -> Result<Vec<i64>, Fault> {
    let mut found = Vec::new();
    for key in owed_keys(actor.posts()) {
        found.extend(call_view::rows(read, (&key, now.0), (i64::MIN, 0), limit)?);
    }
    found.sort_by_key(|row| (row.from, row.desk.concern));
    Ok(found.into_iter().map(|row| row.desk.concern).collect())
}
