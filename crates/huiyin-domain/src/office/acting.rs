//! 谁在代: who acts for which post on a day. A step is owed by a post; this says which people answer for it while its
//! holder is away, the post is vacant, or the unit is no longer there. Nothing is without an owner as long as anybody is at work.

use std::collections::{BTreeMap, BTreeSet};

use super::{Absence, Arrangement, Office, Post};
use crate::kernel::actor::{PostHeld, Role};
use crate::kernel::ids::{PersonId, PostId, UnitId};
use crate::kernel::time::Day;

/// Who answers for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Those who hold it and are at work.
    Holders(Vec<PersonId>),
    /// A deputy, or the deputy's own, under this other post.
    Deputy(PostId, Vec<PersonId>),
    /// Nobody was named: it falls to these, in order the head of the unit, of the unit above, of the front desk's unit; of a
    /// post that sees sealed matters or administers to its own kind alone.
    Falls(Vec<PersonId>),
}

impl Cover {
    /// The people.
    pub fn people(&self) -> &[PersonId] {
        match self {
            Self::Holders(people) | Self::Deputy(_, people) | Self::Falls(people) => people,
        }
    }
}

/// Why a post has nobody of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nobody holds it.
    Vacant,
    /// Whoever holds it is away.
    Away,
}

/// A post that will have neither holder at work nor deputy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// Which.
    pub post: PostId,
    /// Since when, or from when on.
    pub from: Day,
    /// Why.
    pub why: Gap,
    /// To whom it falls then; empty when nobody is left.
    pub falls_to: Vec<PersonId>,
}

/// Under which posts everybody acts, reckoned once for a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Acting {
    of: BTreeMap<PersonId, Vec<PostHeld>>,
}

impl Acting {
    pub(super) fn of(office: &Office) -> Self {
        let house = House::of(office);
        let mut acting = Self::default();
        for (person, found) in office.people.iter().filter(|(_, person)| !person.disabled) {
            let held = found.posts.iter().filter(|post| !office.closed.contains_key(post));
            let held = held.filter_map(|id| office.posts.get(id).map(|post| held_as(*id, post, false)));
            acting.of.insert(*person, held.collect());
        }
        for (id, post) in &office.posts {
            match house.cover(*id, post) {
                Cover::Holders(_) => {}
                Cover::Deputy(_, people) | Cover::Falls(people) => {
                    acting.add(&people, held_as(*id, post, true));
                }
            }
        }
        // A unit without a head of its own, and posts of a successor for what the dissolved unit still owes.
        for (unit, _) in office.units().filter(|(unit, _)| office.works(*unit)) {
            if !office.has_post(unit, Role::UnitHead) {
                for (person, post) in house.heads(unit, &mut BTreeSet::new()) {
                    acting.add(&[person], PostHeld { post, unit, role: Role::UnitHead, deputy: true });
                }
            }
        }
        acting.succeed(office);
        acting
    }

    pub(super) fn of_person(&self, person: PersonId) -> &[PostHeld] {
        self.of.get(&person).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, people: &[PersonId], held: PostHeld) {
        for person in people {
            let posts = self.of.entry(*person).or_default();
            if !posts.iter().any(|known| (known.post, known.unit, known.role) == (held.post, held.unit, held.role)) {
                posts.push(held);
            }
        }
    }

    fn succeed(&mut self, office: &Office) {
        for unit in office.successions.keys() {
            let successor = office.successor(*unit);
            for posts in self.of.values_mut() {
                let more: Vec<PostHeld> = posts
                    .iter()
                    .filter(|held| held.unit == successor)
                    .map(|held| PostHeld { unit: *unit, ..*held })
                    .collect();
                posts.extend(more);
            }
        }
    }
}

fn held_as(id: PostId, post: &Post, deputy: bool) -> PostHeld {
    PostHeld { post: id, unit: post.unit, role: post.role, deputy }
}

/// What is asked again and again while reckoning, gathered once.
struct House<'a> {
    office: &'a Office,
    present: BTreeMap<PostId, Vec<PersonId>>,
    heads: BTreeMap<UnitId, Vec<PostId>>,
}

impl<'a> House<'a> {
    fn of(office: &'a Office) -> Self {
        let mut present: BTreeMap<PostId, Vec<PersonId>> = BTreeMap::new();
        for (person, found) in office.people.iter().filter(|(id, person)| !person.disabled && !office.is_away(**id)) {
            for post in found.posts.iter().filter(|post| !office.closed.contains_key(post)) {
                present.entry(*post).or_default().push(*person);
            }
        }
        let mut heads: BTreeMap<UnitId, Vec<PostId>> = BTreeMap::new();
        for (id, post) in office.posts().filter(|(_, post)| post.role == Role::UnitHead) {
            heads.entry(post.unit).or_default().push(id);
        }
        Self { office, present, heads }
    }

    fn at_work(&self, post: PostId) -> &[PersonId] {
        self.present.get(&post).map_or(&[], Vec::as_slice)
    }

    fn cover(&self, id: PostId, post: &Post) -> Cover {
        let here = self.at_work(id);
        if !here.is_empty() {
            return Cover::Holders(here.to_vec());
        }
        if let Some((deputy, people)) = self.deputy(id) {
            return Cover::Deputy(deputy, people);
        }
        Cover::Falls(match post.role {
            // What is sealed stays with those who may see it, and administration with administrators (信访工作条例 30).
            Role::Supervisor | Role::Admin => self.of_role(post.role),
            Role::UnitHead | Role::Handler | Role::FrontDesk => {
                let heads = self.heads(post.unit, &mut BTreeSet::new());
                heads.into_iter().map(|(person, _)| person).collect()
            }
            Role::Citizen | Role::System | Role::Operator => Vec::new(),
        })
    }

    /// Follows the deputies of those who are away to the first at work. Who stands in the chain twice ends it.
    fn deputy(&self, post: PostId) -> Option<(PostId, Vec<PersonId>)> {
        let mut asked = BTreeSet::from([post]);
        let mut next = self.office.deputy_today(post);
        while let Some(deputy) = next.filter(|deputy| asked.insert(*deputy)) {
            let here = self.at_work(deputy);
            if !here.is_empty() {
                return Some((deputy, here.to_vec()));
            }
            next = self.office.deputy_today(deputy);
        }
        None
    }

    /// Whoever heads a unit today, with the post under which: its heads at work, else their deputies, else whoever heads the
    /// unit above, else the unit of the front desk, which the law makes answer for what comes in (信访工作条例 22).
    fn heads(&self, unit: UnitId, asked: &mut BTreeSet<UnitId>) -> Vec<(PersonId, PostId)> {
        let unit = self.office.successor(unit);
        if !asked.insert(unit) {
            return Vec::new();
        }
        let posts = self.heads.get(&unit).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<(PersonId, PostId)> =
            posts.iter().flat_map(|post| self.at_work(*post).iter().map(|person| (*person, *post))).collect();
        if found.is_empty() {
            let deputies = posts.iter().filter_map(|post| self.deputy(*post).map(|(_, people)| (*post, people)));
            found = deputies.flat_map(|(post, people)| people.into_iter().map(move |person| (person, post))).collect();
        }
        if !found.is_empty() {
            return found;
        }
        let above = self.office.unit(unit).and_then(|unit| unit.parent);
        let above = above.or_else(|| self.office.described().map(|described| described.desk));
        above.map_or_else(Vec::new, |above| self.heads(above, asked))
    }

    fn of_role(&self, role: Role) -> Vec<PersonId> {
        let posts = self.office.posts().filter(|(_, post)| post.role == role);
        let people: BTreeSet<PersonId> = posts.flat_map(|(id, _)| self.at_work(id).iter().copied()).collect();
        people.into_iter().collect()
    }
}

impl Office {
    /// Whether a person is away today.
    pub fn is_away(&self, person: PersonId) -> bool {
        self.absence(person).is_some()
    }

    /// The absence in which a person is today.
    pub fn absence(&self, person: PersonId) -> Option<Absence> {
        self.absences_of(person).iter().copied().find(|absence| absence.covers(self.today))
    }

    /// Absences of a person, over, running and to come.
    pub fn absences_of(&self, person: PersonId) -> &[Absence] {
        self.absences.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Who answers for a post today; `None` for a post that never was.
    pub fn cover(&self, post: PostId) -> Option<Cover> {
        self.posts.get(&post).map(|found| House::of(self).cover(post, found))
    }

    /// The same for all posts that are there.
    pub fn covers(&self) -> BTreeMap<PostId, Cover> {
        let house = House::of(self);
        self.posts().map(|(id, post)| (id, house.cover(id, post))).collect()
    }

    /// The unit that goes on with what this one owes: itself while it works.
    pub fn successor(&self, unit: UnitId) -> UnitId {
        let (mut found, mut left) = (unit, self.successions.len());
        while let Some(succession) = self.successions.get(&found).filter(|_| left > 0) {
            (found, left) = (succession.successor, left - 1);
        }
        found
    }

    /// Posts that have neither a holder at work nor a deputy on some day up to so many days ahead, the earliest first.
    pub fn uncovered(&self, days: i8) -> Vec<Uncovered> {
        let last = self.today.saturating_add(jiff::Span::new().days(days));
        let mut found: BTreeMap<PostId, Uncovered> = BTreeMap::new();
        for day in self.days_of_change(last) {
            let office = if day == self.today { self.clone() } else { self.on(day) };
            for (post, cover) in office.covers() {
                let Cover::Falls(falls_to) = cover else { continue };
                let why = if office.holders(post).next().is_some() { Gap::Away } else { Gap::Vacant };
                found.entry(post).or_insert(Uncovered { post, from: day, why, falls_to });
            }
        }
        let mut all: Vec<Uncovered> = found.into_values().collect();
        all.sort_by_key(|one| (one.from, one.post));
        all
    }

    /// Days from today to the last on which somebody goes away, comes back, a deputy's days begin or end, or something
    /// planned takes effect.
    fn days_of_change(&self, last: Day) -> BTreeSet<Day> {
        let after = |day: Day| day.tomorrow().unwrap_or(Day::MAX);
        let absences = self.absences.values().flatten().flat_map(|absence| [absence.from, after(absence.until)]);
        let terms =
            self.deputies.values().flatten().flat_map(|deputy| [deputy.from, deputy.until.map(after)]).flatten();
        let plans = self.plans.values().map(|plan| plan.from);
        let mut days: BTreeSet<Day> = absences.chain(terms).chain(plans).collect();
        days.retain(|day| (self.today..=last).contains(day));
        days.insert(self.today);
        days
    }

    /// Whether a planned change takes this post from this person, and from which day.
    pub fn leaves_on(&self, person: PersonId, post: PostId) -> Option<Day> {
        let plans = self.plans.values().filter(|plan| match &plan.what {
            Arrangement::LeavePost(left) => (left.person, left.post) == (person, post),
            Arrangement::ClosePost(closed) => closed.post == post,
            Arrangement::DissolveUnit(dissolved) => {
                self.posts.get(&post).is_some_and(|post| post.unit == dissolved.unit)
            }
            Arrangement::SetDeputy(_)
            | Arrangement::SetPost(_)
            | Arrangement::SetUnit(_)
            | Arrangement::TakePost(_) => false,
        });
        plans.map(|plan| plan.from).min()
    }
}
