//! The office as of a day: the fold of its facts, and what pages and rules ask of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::acting::Acting;
use super::categories::Categories;
use super::set_jurisdiction::Jurisdictions;
use super::{
    Absence, ArrangementPlanned, ChangeKind, ChangeProposed, DaySet, Deputy, EnglishSet, Fact, News, OfficeDescribed,
    Plan, Post, Proposal, Receptions, Rounds, Succession, Texts, Unit,
};
use crate::concern::Class;
use crate::event::Stamp;
use crate::kernel::actor::{PostHeld, Role};
use crate::kernel::ids::{AreaCode, ArrangementNo, PersonId, PostId, ProposalNo, UnitId};
use crate::kernel::text::Name;
use crate::kernel::time::{Day, Zone};

/// A person as the rules know one: posts and whether the account works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Posts held now.
    pub posts: BTreeSet<PostId>,
    /// Whether the account was switched off.
    pub disabled: bool,
    /// Whether they sign in with a second factor.
    pub second_factor: bool,
    /// What others did to the account, first to last.
    pub news: Vec<News>,
}

/// The office as of now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    pub(super) described: Option<OfficeDescribed>,
    pub(super) units: BTreeMap<UnitId, Unit>,
    pub(super) posts: BTreeMap<PostId, Post>,
    pub(super) people: BTreeMap<PersonId, Person>,
    pub(super) proposals: BTreeMap<ProposalNo, Proposal>,
    pub(super) proposed: u32,
    pub(super) second_factor_roles: BTreeSet<Role>,
    texts: Texts,
    english: BTreeMap<Option<UnitId>, EnglishSet>,
    pub(super) rounds: Rounds,
    pub(super) receptions: Receptions,
    areas: BTreeMap<AreaCode, Name>,
    pub(super) categories: Categories,
    pub(super) jurisdictions: Jurisdictions,
    pub(super) absences: BTreeMap<PersonId, Vec<Absence>>,
    pub(super) deputies: BTreeMap<PostId, Vec<Deputy>>,
    pub(super) closed: BTreeMap<PostId, Day>,
    pub(super) successions: BTreeMap<UnitId, Succession>,
    pub(super) plans: BTreeMap<ArrangementNo, Plan>,
    pub(super) planned: u32,
    pub(super) days: BTreeMap<Day, DaySet>,
    pub(super) today: Day,
    facts: u64,
    acting: Option<Arc<Acting>>,
}

impl Office {
    /// Takes in one event of the office's stream. What was planned for a day up to that of the event has taken effect
    /// before it.
    pub fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        self.acting = None;
        self.facts += 1;
        self.settle(stamp.at.day(&Zone::of_installation()));
        self.apply(fact, stamp);
    }

    /// The office as of a day: what was planned up to it has taken effect, and who stands in for whom is known. Of the
    /// past it knows only what still holds; a page that shows an earlier day folds the facts up to it.
    #[must_use]
    pub fn on(&self, day: Day) -> Self {
        let mut office = self.settled(day);
        office.acting = Some(Arc::new(Acting::of(&office)));
        office
    }

    /// The same, where nobody asks who stands in for whom: a whole house is arranged by hundreds of commands.
    pub(super) fn settled(&self, day: Day) -> Self {
        let mut office = self.clone();
        office.settle(day);
        office.today = day;
        office.acting = None;
        office
    }

    /// How many facts were folded: two offices of one installation with the same number are the same.
    pub fn facts(&self) -> u64 {
        self.facts
    }

    /// The day as of which this is the office.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Whether it is reckoned for this very day: then nothing planned waits to take effect.
    pub fn is_of(&self, day: Day) -> bool {
        self.today == day && self.acting.is_some()
    }

    fn settle(&mut self, day: Day) {
        let mut due: Vec<(Day, ArrangementNo)> =
            self.plans.iter().filter(|(_, plan)| plan.from <= day).map(|(no, plan)| (plan.from, *no)).collect();
        due.sort();
        for (from, no) in due {
            let Some(plan) = self.plans.remove(&no) else { continue };
            self.today = from;
            let stamp = Stamp { at: plan.at, actor: crate::kernel::actor::Actor::System };
            self.apply(&plan.what.into(), &stamp);
        }
        self.today = self.today.max(day);
    }

    fn apply(&mut self, fact: &Fact, stamp: &Stamp) {
        match fact {
            Fact::OfficeDescribed(described) => self.described = Some(described.clone()),
            Fact::UnitSet(set) => drop(self.units.insert(set.id, set.unit.clone())),
            Fact::PostSet(set) => drop(self.posts.insert(set.id, set.post.clone())),
            Fact::PersonAdded(added) => drop(self.people.insert(added.person, Person::default())),
            Fact::PersonRenamed(_) | Fact::SessionsEnded(_) => {}
            Fact::PersonDisabled(who) => self.with_person(who.person, |person| person.disabled = true),
            Fact::PersonEnabled(who) => {
                self.with_person(who.person, |person| person.disabled = false);
                self.tell(who.person, (ChangeKind::EnablePerson, None), stamp);
            }
            Fact::PostTaken(taken) => self.with_person(taken.person, |person| person.posts.extend([taken.post])),
            Fact::PostLeft(left) => {
                self.with_person(left.person, |person| person.posts.retain(|post| *post != left.post))
            }
            Fact::PasswordReset(reset) => self.tell(reset.person, (ChangeKind::ResetPassword, None), stamp),
            Fact::ChangeProposed(asked) => self.take_asked(asked, stamp),
            Fact::ChangeConfirmed(confirmed) => {
                let gone = self.proposals.remove(&confirmed.no);
                // The other kinds are told by the facts that follow.
                if let Some(proposal @ Proposal { person: Some(person), post, .. }) = gone
                    && proposal.takes_post()
                {
                    self.tell(person, (ChangeKind::TakePost, post), stamp);
                }
            }
            Fact::ChangeDropped(dropped) => self.proposals.retain(|no, _| *no != dropped.no),
            Fact::SecondFactorSet(set) => self.with_person(set.person, |person| person.second_factor = true),
            Fact::SecondFactorDropped(gone) => {
                self.with_person(gone.person, |person| person.second_factor = false);
                if stamp.actor.person() != Some(gone.person) {
                    self.tell(gone.person, (ChangeKind::DropSecondFactor, None), stamp);
                }
            }
            Fact::SecondFactorRequired(required) => self.second_factor_roles = required.roles.clone(),
            Fact::AreaSet(set) => drop(self.areas.insert(set.code.clone(), set.name.clone())),
            Fact::CategorySet(set) => self.take_category(&set.code, &set.name),
            Fact::CategoryRetired(gone) => self.take_retired(gone),
            Fact::JurisdictionSet(set) => drop(self.jurisdictions.insert(set.unit, set.clone())),
            Fact::DaySet(set) => self.take_day(set),
            Fact::DayTakenBack(back) => drop(self.days.remove(&back.on)),
            Fact::TextSet(set) => self.texts.set(set),
            Fact::EnglishSet(set) => drop(self.english.insert(set.unit, set.clone())),
            Fact::BoxOpened(_) | Fact::ReceptionArranged(_) | Fact::ReceptionCalledOff(_) => self.take_occasion(fact),
            Fact::AbsenceRecorded(_) | Fact::AbsenceEnded(_) => self.take_absence(fact),
            Fact::DeputySet(set) => self.take_deputy(set),
            Fact::DeputyEnded(ended) => self.end_deputy(ended),
            Fact::PostClosed(closed) => drop(self.closed.insert(closed.post, self.today)),
            Fact::UnitDissolved(dissolved) => self.take_dissolution(dissolved),
            Fact::ArrangementPlanned(ArrangementPlanned { from, no, what }) => {
                self.planned = self.planned.max(no.0);
                let plan = Plan { from: *from, what: what.clone(), by: stamp.actor.person(), at: stamp.at };
                self.plans.extend([(*no, plan)]);
            }
            Fact::ArrangementProposed(asked) => self.take_proposed(asked, stamp),
            Fact::ArrangementDropped(dropped) => self.plans.retain(|no, _| *no != dropped.no),
        }
    }

    fn take_asked(&mut self, asked: &ChangeProposed, stamp: &Stamp) {
        let ChangeProposed { no, person, post, what } = *asked;
        self.proposed = self.proposed.max(no.0);
        let by = stamp.actor.person();
        let proposal = Proposal { person: Some(person), post, what, arrangement: None, by, at: stamp.at };
        self.proposals.extend([(no, proposal)]);
    }

    /// Boxes and reception days.
    fn take_occasion(&mut self, fact: &Fact) {
        if let Fact::BoxOpened(opened) = fact {
            self.rounds.take(opened);
        }
        if let Fact::ReceptionArranged(arranged) = fact {
            self.receptions.take(arranged);
        }
        if let Fact::ReceptionCalledOff(off) = fact {
            self.receptions.call_off(off);
        }
    }

    fn tell(&mut self, id: PersonId, (what, post): (ChangeKind, Option<PostId>), stamp: &Stamp) {
        let news = News { what, post, by: stamp.actor.person(), at: stamp.at };
        self.with_person(id, |person| person.news.push(news));
    }

    fn with_person(&mut self, id: PersonId, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.get_mut(&id) {
            change(person);
        }
    }

    /// What the office is called and how it is reached.
    pub fn described(&self) -> Option<&OfficeDescribed> {
        self.described.as_ref()
    }

    /// The unit that takes in what comes by web. Sealed matters go to a unit with a supervisor's post.
    pub fn desk_for(&self, class: Class) -> Option<UnitId> {
        let desk = self.described.as_ref().map(|described| described.desk)?;
        match class {
            Class::Ordinary => Some(desk),
            Class::Sealed if self.has_post(desk, Role::Supervisor) => Some(desk),
            Class::Sealed => {
                let supervisor =
                    self.posts.values().find(|post| post.role == Role::Supervisor && self.works(post.unit));
                Some(supervisor.map_or(desk, |post| post.unit))
            }
        }
    }

    /// A unit by id, working or not.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// All units.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.units.iter().map(|(id, unit)| (*id, unit))
    }

    /// Units that work, each below the one above it and after its elder sisters, with how deep it stands.
    pub fn tree(&self) -> Vec<(u8, UnitId)> {
        let mut tree = Vec::new();
        let stands = |unit: &Unit| unit.parent.is_none_or(|above| !self.works(above));
        let tops: Vec<UnitId> = self.units().filter(|(_, unit)| unit.works && stands(unit)).map(|(id, _)| id).collect();
        let mut todo: Vec<(u8, UnitId)> = tops.into_iter().rev().map(|id| (0, id)).collect();
        while let Some((depth, id)) = todo.pop() {
            tree.push((depth, id));
            let below = self.units().filter(|(_, unit)| unit.works && unit.parent == Some(id));
            let below: Vec<(u8, UnitId)> = below.map(|(below, _)| (depth.saturating_add(1), below)).collect();
            todo.extend(below.into_iter().rev());
        }
        tree
    }

    /// Whether the unit exists and works.
    pub fn works(&self, id: UnitId) -> bool {
        self.units.get(&id).is_some_and(|unit| unit.works)
    }

    /// A post by id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.get(&id)
    }

    /// All posts that are there.
    pub fn posts(&self) -> impl Iterator<Item = (PostId, &Post)> {
        self.posts.iter().filter(|(id, _)| !self.closed.contains_key(id)).map(|(id, post)| (*id, post))
    }

    /// The next free number of a post: none is ever used again.
    pub fn next_post(&self) -> PostId {
        PostId(self.posts.keys().next_back().map_or(0, |last| last.0) + 1)
    }

    /// Posts that are no longer there.
    pub fn closed_posts(&self) -> impl Iterator<Item = (PostId, &Post)> {
        self.posts.iter().filter(|(id, _)| self.closed.contains_key(id)).map(|(id, post)| (*id, post))
    }

    /// The day since which a post is no longer there.
    pub fn closed_since(&self, id: PostId) -> Option<Day> {
        self.closed.get(&id).copied()
    }

    /// Whether the unit has a post of this role.
    pub fn has_post(&self, unit: UnitId, role: Role) -> bool {
        self.posts().any(|(_, post)| post.unit == unit && post.role == role)
    }

    /// A person by id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// All people.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people.iter().map(|(id, person)| (*id, person))
    }

    /// The posts under which a person acts now: those held, then those of others for whom they stand in; none when the
    /// account was switched off.
    pub fn posts_of(&self, id: PersonId) -> Vec<PostHeld> {
        match &self.acting {
            Some(acting) => acting.of_person(id).to_vec(),
            None => Acting::of(self).of_person(id).to_vec(),
        }
    }

    /// The people who hold a post now, at work or away; none of a post that is no longer there.
    pub fn holders(&self, post: PostId) -> impl Iterator<Item = PersonId> {
        let there = !self.closed.contains_key(&post);
        let holds = move |(id, person): (&PersonId, &Person)| {
            (there && !person.disabled && person.posts.contains(&post)).then_some(*id)
        };
        self.people.iter().filter_map(holds)
    }

    /// The people who hold any post of this role in this unit now.
    pub fn holders_in(&self, unit: UnitId, role: Role) -> BTreeSet<PersonId> {
        let fits = self.posts().filter(|(_, post)| post.unit == unit && post.role == role);
        let fits: BTreeSet<PostId> = fits.map(|(id, _)| id).collect();
        let holds = |person: &Person| !person.disabled && !person.posts.is_disjoint(&fits);
        self.people.iter().filter(|(_, person)| holds(person)).map(|(id, _)| *id).collect()
    }

    /// Changes that wait for their second person, the oldest first.
    pub fn proposals(&self) -> impl Iterator<Item = (ProposalNo, &Proposal)> {
        self.proposals.iter().map(|(no, proposal)| (*no, proposal))
    }

    /// A change that waits for its second person.
    pub fn proposal(&self, no: ProposalNo) -> Option<&Proposal> {
        self.proposals.get(&no)
    }

    /// Whether confirming it makes a new password: always when that is what was asked for; also with a person's first
    /// post, since the account was made, and its password seen, by one person alone.
    pub fn resets_password(&self, proposal: &Proposal) -> bool {
        let whom = proposal.person.and_then(|person| self.person(person));
        let first_post = || whom.is_none_or(|person| person.posts.is_empty());
        match proposal.what {
            ChangeKind::ResetPassword => true,
            ChangeKind::TakePost | ChangeKind::Arrangement => proposal.takes_post() && first_post(),
            ChangeKind::EnablePerson | ChangeKind::DropSecondFactor => false,
        }
    }

    /// Whether the area is one of the office's.
    pub fn has_area(&self, code: &AreaCode) -> bool {
        self.areas.contains_key(code)
    }

    /// All areas with their names.
    pub fn areas(&self) -> impl Iterator<Item = (&AreaCode, &Name)> {
        self.areas.iter()
    }

    /// Texts of the office: papers, snippets, quick steps.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What a unit, or the office itself, is called on English pages.
    pub fn english(&self, unit: Option<UnitId>) -> Option<&EnglishSet> {
        self.english.get(&unit)
    }
}
