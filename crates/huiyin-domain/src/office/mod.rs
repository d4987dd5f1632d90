//! What it is for: the office itself: units, posts, people, areas, categories; who holds which post today.
//! Who acts: the administrator, on pages or from a file; a second person where an account would open concerns; the operator when an installation is made.
//! Legal basis: 信访工作条例 18 (what must be public), 24 (a merged unit's successor).
//! Events: office_described.v1, unit_set.v1, post_set.v1, person_added.v1, person_renamed.v1, person_disabled.v1, person_enabled.v1, post_taken.v1, post_left.v1, password_reset.v1, change_proposed.v1, change_confirmed.v1, change_dropped.v1, second_factor_set.v1, second_factor_dropped.v1, second_factor_required.v1, sessions_ended.v1, area_set.v1, category_set.v1, text_set.v1, english_set.v1, box_opened.v1, reception_arranged.v1, reception_called_off.v1.
//! Never: reads a concern; holds a password; puts a person's name into a fact.
//! Map rows: S31, S35, S38.

mod above;
mod add_person;
pub mod arrange_reception;
mod confirm_change;
mod decide;
mod describe;
mod drop_second_factor;
mod enable_person;
mod end_sessions;
mod leave_post;
pub mod open_box;
mod propose_change;
mod rename_person;
mod require_second_factor;
mod reset_password;
mod set_area;
mod set_category;
mod set_english;
mod set_post;
mod set_second_factor;
mod set_text;
mod set_unit;
pub mod slots;
mod take_post;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use add_person::PersonAdded;
pub use arrange_reception::{
    ArrangeReception, CallOffReception, Reception, ReceptionArranged, ReceptionCalledOff, Receptions,
};
pub use confirm_change::{ChangeConfirmed, ChangeDropped};
pub use decide::{Command, decide, needs_other_hands};
pub use drop_second_factor::SecondFactorDropped;
pub use enable_person::{PersonDisabled, PersonEnabled};
pub use end_sessions::SessionsEnded;
pub use leave_post::PostLeft;
pub use open_box::{BoxOpened, OPENERS_LEAST, OpenBox, Rounds};
pub use propose_change::{ChangeKind, ChangeProposed, Proposal, needs_second_person};
pub use rename_person::PersonRenamed;
pub use require_second_factor::SecondFactorRequired;
pub use reset_password::PasswordReset;
pub use set_english::EnglishSet;
pub use set_second_factor::SecondFactorSet;
pub use set_text::{OfficeText, QuickAct, Short, TextKind, TextSet, Texts, needs_own_texts};
pub use take_post::PostTaken;

use crate::concern::Class;
use crate::event::Stamp;
use crate::kernel::actor::{PostHeld, Role};
use crate::kernel::facts;
use crate::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, ProposalNo, UnitId};
use crate::kernel::text::{Line, Name};
use crate::kernel::time::Moment;

facts! {
    /// What the office records about itself.
    pub enum Fact {
        /// What the office is called and how it is reached.
        OfficeDescribed(OfficeDescribed) = "office_described.v1",
        /// A unit was added or changed.
        UnitSet(UnitSet) = "unit_set.v1",
        /// A post was added or changed.
        PostSet(PostSet) = "post_set.v1",
        /// A person joined; the name lies beside.
        PersonAdded(PersonAdded) = "person_added.v1",
        /// A person's name or phone changed.
        PersonRenamed(PersonRenamed) = "person_renamed.v1",
        /// A person may no longer sign in.
        PersonDisabled(PersonDisabled) = "person_disabled.v1",
        /// A person may sign in again.
        PersonEnabled(PersonEnabled) = "person_enabled.v1",
        /// A person took a post.
        PostTaken(PostTaken) = "post_taken.v1",
        /// A person left a post.
        PostLeft(PostLeft) = "post_left.v1",
        /// A person's password was made anew by somebody else.
        PasswordReset(PasswordReset) = "password_reset.v1",
        /// Somebody asks for a change that takes a second person.
        ChangeProposed(ChangeProposed) = "change_proposed.v1",
        /// The second person agreed; what it changes follows as facts of its own.
        ChangeConfirmed(ChangeConfirmed) = "change_confirmed.v1",
        /// The change is not made.
        ChangeDropped(ChangeDropped) = "change_dropped.v1",
        /// A person took a second factor.
        SecondFactorSet(SecondFactorSet) = "second_factor_set.v1",
        /// A person has no second factor any more.
        SecondFactorDropped(SecondFactorDropped) = "second_factor_dropped.v1",
        /// Which roles need a second factor.
        SecondFactorRequired(SecondFactorRequired) = "second_factor_required.v1",
        /// A person was signed out everywhere by somebody else.
        SessionsEnded(SessionsEnded) = "sessions_ended.v1",
        /// An area was added or renamed.
        AreaSet(AreaSet) = "area_set.v1",
        /// A category was added or renamed.
        CategorySet(CategorySet) = "category_set.v1",
        /// A text of the office was added or changed.
        TextSet(TextSet) = "text_set.v1",
        /// English names were given.
        EnglishSet(EnglishSet) = "english_set.v1",
        /// A suggestion box was opened.
        BoxOpened(BoxOpened) = "box_opened.v1",
        /// A leader receives on a day.
        ReceptionArranged(ReceptionArranged) = "reception_arranged.v1",
        /// That day falls away.
        ReceptionCalledOff(ReceptionCalledOff) = "reception_called_off.v1",
    }
}

impl Fact {
    /// The person whose name lies beside this fact.
    pub fn named_person(&self) -> Option<PersonId> {
        match self {
            Self::PersonAdded(added) => Some(added.person),
            Self::PersonRenamed(renamed) => Some(renamed.person),
            Self::OfficeDescribed(_)
            | Self::UnitSet(_)
            | Self::PostSet(_)
            | Self::PersonDisabled(_)
            | Self::PersonEnabled(_)
            | Self::PostTaken(_)
            | Self::PostLeft(_)
            | Self::PasswordReset(_)
            | Self::ChangeProposed(_)
            | Self::ChangeConfirmed(_)
            | Self::ChangeDropped(_)
            | Self::SecondFactorSet(_)
            | Self::SecondFactorDropped(_)
            | Self::SecondFactorRequired(_)
            | Self::SessionsEnded(_)
            | Self::AreaSet(_)
            | Self::CategorySet(_)
            | Self::TextSet(_)
            | Self::EnglishSet(_)
            | Self::BoxOpened(_)
            | Self::ReceptionArranged(_)
            | Self::ReceptionCalledOff(_) => None,
        }
    }
}

/// What kind of body a unit is: decides which clock runs when it takes something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 信访部门: registers and transfers within 15 days (信访工作条例 22).
    LettersOffice,
    /// Any other organ: tells the person within 15 days (23).
    Organ,
}

/// A unit (单位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Where it is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// When it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Line>,
    /// Kind of body.
    pub kind: UnitKind,
    /// Word before the year in document numbers, such as 安交信.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letters: Option<Name>,
    /// Full name.
    pub name: Name,
    /// The unit above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    /// Phone for citizens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// Who reviews its answers (复查机关), named in every reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_body: Option<Name>,
    /// Whether it works.
    pub works: bool,
}

/// A post (岗位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What it is for.
    pub role: Role,
    /// Its title, such as 分管副局长.
    pub title: Name,
    /// The unit it belongs to.
    pub unit: UnitId,
}

/// What the office is called and how it is reached; the foot of every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDescribed {
    /// The area it serves, such as 安澜县.
    pub area: Name,
    /// Whether it is a demonstration: said on every page.
    pub demo: bool,
    /// The unit whose front desk takes in what comes by web.
    pub desk: UnitId,
    /// Organiser named at the foot of pages (主办单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Name>,
    /// ICP record number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icp: Option<Line>,
    /// Site identification number (网站标识码).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_code: Option<Line>,
}

/// A unit was added or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitSet {
    /// Which.
    pub id: UnitId,
    /// As it is from now on.
    pub unit: Unit,
}

/// A post was added or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSet {
    /// Which.
    pub id: PostId,
    /// As it is from now on.
    pub post: Post,
}

/// What others did to somebody's account: told at the next sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What.
    pub what: ChangeKind,
    /// The post, when it is about one.
    pub post: Option<PostId>,
    /// Who did it, or confirmed it; `None` on the machine itself.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
}

/// An area was added or renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaSet {
    /// Which.
    pub code: AreaCode,
    /// Its name.
    pub name: Name,
}

/// A category was added or renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategorySet {
    /// Which.
    pub code: CategoryCode,
    /// Its name.
    pub name: Name,
}

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
    described: Option<OfficeDescribed>,
    units: BTreeMap<UnitId, Unit>,
    posts: BTreeMap<PostId, Post>,
    people: BTreeMap<PersonId, Person>,
    proposals: BTreeMap<ProposalNo, Proposal>,
    proposed: u32,
    second_factor_roles: BTreeSet<Role>,
    areas: BTreeMap<AreaCode, Name>,
    categories: BTreeMap<CategoryCode, Name>,
    texts: Texts,
    english: BTreeMap<Option<UnitId>, EnglishSet>,
    rounds: Rounds,
    receptions: Receptions,
}

impl Office {
    /// Takes in one event of the office's stream.
    pub fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        match fact {
            Fact::OfficeDescribed(described) => self.described = Some(described.clone()),
            Fact::UnitSet(set) => drop(self.units.insert(set.id, set.unit.clone())),
            Fact::PostSet(set) => drop(self.posts.insert(set.id, set.post.clone())),
            Fact::PersonAdded(added) => drop(self.people.insert(added.person, Person::default())),
            Fact::PersonRenamed(_) => {}
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
            Fact::ChangeProposed(asked) => {
                let ChangeProposed { no, person, post, what } = *asked;
                self.proposed = self.proposed.max(no.0);
                let proposal = Proposal { person, post, what, by: stamp.actor.person(), at: stamp.at };
                self.proposals.extend([(no, proposal)]);
            }
            Fact::ChangeConfirmed(confirmed) => {
                let gone = self.proposals.remove(&confirmed.no);
                // The other kinds are told by the facts that follow.
                if let Some(Proposal { person, post, what: what @ ChangeKind::TakePost, .. }) = gone {
                    self.tell(person, (what, post), stamp);
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
            Fact::SessionsEnded(_) => {}
            Fact::AreaSet(set) => drop(self.areas.insert(set.code.clone(), set.name.clone())),
            Fact::CategorySet(set) => drop(self.categories.insert(set.code.clone(), set.name.clone())),
            Fact::TextSet(set) => self.texts.set(set),
            Fact::EnglishSet(set) => drop(self.english.insert(set.unit, set.clone())),
            Fact::BoxOpened(opened) => self.rounds.take(opened),
            Fact::ReceptionArranged(arranged) => self.receptions.take(arranged),
            Fact::ReceptionCalledOff(off) => self.receptions.call_off(off),
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

    /// Whether the unit exists and works.
    pub fn works(&self, id: UnitId) -> bool {
        self.units.get(&id).is_some_and(|unit| unit.works)
    }

    /// A post by id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.get(&id)
    }

    /// All posts.
    pub fn posts(&self) -> impl Iterator<Item = (PostId, &Post)> {
        self.posts.iter().map(|(id, post)| (*id, post))
    }

    /// Whether the unit has a post of this role.
    pub fn has_post(&self, unit: UnitId, role: Role) -> bool {
        self.posts.values().any(|post| post.unit == unit && post.role == role)
    }

    /// A person by id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// All people.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people.iter().map(|(id, person)| (*id, person))
    }

    /// The posts a person holds now, in a fixed order; none when the account was switched off.
    pub fn posts_of(&self, id: PersonId) -> Vec<PostHeld> {
        let Some(person) = self.people.get(&id).filter(|person| !person.disabled) else { return Vec::new() };
        let held = |post: &PostId| {
            let found = self.posts.get(post)?;
            Some(PostHeld { post: *post, unit: found.unit, role: found.role })
        };
        person.posts.iter().filter_map(held).collect()
    }

    /// The people who hold a post now.
    pub fn holders(&self, post: PostId) -> impl Iterator<Item = PersonId> {
        let holds =
            move |(id, person): (&PersonId, &Person)| (!person.disabled && person.posts.contains(&post)).then_some(*id);
        self.people.iter().filter_map(holds)
    }

    /// The people who hold any post of this role in this unit now.
    pub fn holders_in(&self, unit: UnitId, role: Role) -> BTreeSet<PersonId> {
        let fits = |held: &PostHeld| held.unit == unit && held.role == role;
        self.people.keys().copied().filter(|id| self.posts_of(*id).iter().any(fits)).collect()
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
        let first_post = || self.person(proposal.person).is_none_or(|person| person.posts.is_empty());
        match proposal.what {
            ChangeKind::ResetPassword => true,
            ChangeKind::TakePost => first_post(),
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

    /// Whether the category is one of the office's.
    pub fn has_category(&self, code: &CategoryCode) -> bool {
        self.categories.contains_key(code)
    }

    /// Texts of the office: papers, snippets, quick steps.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What a unit, or the office itself, is called on English pages.
    pub fn english(&self, unit: Option<UnitId>) -> Option<&EnglishSet> {
        self.english.get(&unit)
    }

    /// All categories with their names.
    pub fn categories(&self) -> impl Iterator<Item = (&CategoryCode, &Name)> {
        self.categories.iter()
    }
}
