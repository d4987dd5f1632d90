//! AB 岗: a post's deputy, standing or for some days. It takes effect only while nobody on the post is at work: the holder's
//! absence is on record, or the post is vacant. Whoever stands in acts under the post, sees and owes what it owes, and not after.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::PostId;
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::Day;

/// A post got a deputy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputySet {
    /// The post whose holders stand in.
    pub deputy: PostId,
    /// The first day; none is at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// For which post.
    pub post: PostId,
    /// The last day; none is until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// A post has this deputy no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeputyEnded {
    /// The post whose holders stood in.
    pub deputy: PostId,
    /// For which post.
    pub post: PostId,
}

/// A deputy as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deputy {
    /// The post whose holders stand in.
    pub post: PostId,
    /// The first day; none is at once.
    pub from: Option<Day>,
    /// The last day; none is until further notice.
    pub until: Option<Day>,
}

impl Deputy {
    /// Whether it is named for this day.
    pub fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn overlaps(&self, from: Option<Day>, until: Option<Day>) -> bool {
        let starts = |from: Option<Day>| from.unwrap_or(Day::MIN);
        let ends = |until: Option<Day>| until.unwrap_or(Day::MAX);
        starts(self.from) <= ends(until) && starts(from) <= ends(self.until)
    }
}

/// Two posts that are there, somebody on the deputy's, of a kind that may do the other's work, and no ring of deputies. Two
/// posts may be each other's deputies (互为 AB 岗): when both are away it falls to the head.
pub(super) fn decide(office: &Office, set: DeputySet) -> Result<Event, Refusal> {
    let open = |id| office.post(id).filter(|_| office.closed_since(id).is_none()).ok_or(Refusal::UnknownPost);
    let (post, deputy) = (open(set.post)?, open(set.deputy)?);
    if set.post == set.deputy {
        return Err(HouseRefusal::DeputyOfItself.into());
    }
    if !may_stand_in(deputy.role, post.role) {
        return Err(HouseRefusal::DeputyUnfit.into());
    }
    if office.holders(set.deputy).next().is_none() {
        return Err(HouseRefusal::DeputyVacant.into());
    }
    let last = set.until.unwrap_or(Day::MAX);
    if last < office.today || set.from.is_some_and(|from| last < from) {
        return Err(HouseRefusal::DeputyDays.into());
    }
    if office.ring(&set) { Err(HouseRefusal::DeputyRing.into()) } else { Ok(Event::bare(Fact::DeputySet(set))) }
}

/// Only one that is named.
pub(super) fn decide_end(office: &Office, post: PostId, deputy: PostId) -> Result<Event, Refusal> {
    let named = office.deputies_of(post).iter().any(|known| known.post == deputy);
    if named {
        Ok(Event::bare(Fact::DeputyEnded(DeputyEnded { deputy, post })))
    } else {
        Err(HouseRefusal::DeputyGone.into())
    }
}

/// What is sealed is seen by supervisors alone (信访工作条例 30), and administrators never read: both stand in only for
/// their own kind, and no administrator for anybody else.
pub(super) fn may_stand_in(deputy: Role, post: Role) -> bool {
    match post {
        Role::Supervisor | Role::Admin => deputy == post,
        Role::FrontDesk | Role::Handler | Role::UnitHead => {
            matches!(deputy, Role::FrontDesk | Role::Handler | Role::UnitHead | Role::Supervisor)
        }
        Role::Citizen | Role::System | Role::Operator => false,
    }
}

impl Office {
    /// Deputies named for a post, over, running and to come.
    pub fn deputies_of(&self, post: PostId) -> &[Deputy] {
        self.deputies.get(&post).map_or(&[], Vec::as_slice)
    }

    /// The deputy of today: one named for these days goes before a standing one.
    pub fn deputy_today(&self, post: PostId) -> Option<PostId> {
        let fits = self.deputies_of(post).iter().filter(|deputy| deputy.covers(self.today));
        let fits = fits.filter(|deputy| self.closed_since(deputy.post).is_none());
        fits.min_by_key(|deputy| deputy.until.unwrap_or(Day::MAX)).map(|deputy| deputy.post)
    }

    pub(super) fn take_deputy(&mut self, set: &DeputySet) {
        let all = self.deputies.entry(set.post).or_default();
        // One standing deputy; and for the same days the later word counts.
        all.retain(|known| match (known.until, set.until) {
            (None, None) => false,
            (Some(_), Some(_)) => !known.overlaps(set.from, set.until),
            (None, Some(_)) | (Some(_), None) => true,
        });
        all.push(Deputy { post: set.deputy, from: set.from, until: set.until });
    }

    pub(super) fn end_deputy(&mut self, ended: &DeputyEnded) {
        if let Some(all) = self.deputies.get_mut(&ended.post) {
            all.retain(|known| known.post != ended.deputy);
        }
    }

    /// Whether a chain of deputies of the same days, over at least one other post, would lead back.
    fn ring(&self, set: &DeputySet) -> bool {
        let mut asked = BTreeSet::from([set.deputy]);
        let mut todo = vec![set.deputy];
        while let Some(post) = todo.pop() {
            for next in self.deputies_of(post).iter().filter(|known| known.overlaps(set.from, set.until)) {
                if next.post == set.post && post != set.deputy {
                    return true;
                }
                if next.post != set.post && asked.insert(next.post) {
                    todo.push(next.post);
                }
            }
        }
        false
    }
}
