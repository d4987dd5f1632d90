//! What it is for: the office itself: units, posts, people, areas, categories; who holds which post today.
//! Who acts: the administrator, on pages or from a file; a second person where an account would open concerns; heads of units for absences and deputies among their own; the operator when an installation is made.
//! Legal basis: 信访工作条例 18 (what must be public), 24 (a merged unit's successor).
//! Events: office_described.v1, unit_set.v1, post_set.v1, person_added.v1, person_renamed.v1, person_disabled.v1, person_enabled.v1, post_taken.v1, post_left.v1, password_reset.v1, change_proposed.v1, change_confirmed.v1, change_dropped.v1, second_factor_set.v1, second_factor_dropped.v1, second_factor_required.v1, sessions_ended.v1, area_set.v1, category_set.v1, text_set.v1, english_set.v1, box_opened.v1, reception_arranged.v1, reception_called_off.v1, absence_recorded.v1, absence_ended.v1, deputy_set.v1, deputy_ended.v1, post_closed.v1, unit_dissolved.v1, arrangement_planned.v1, arrangement_proposed.v1, arrangement_dropped.v1, category_retired.v1, jurisdiction_set.v1, day_set.v1, day_taken_back.v1.
//! Never: reads a concern; holds a password; puts a person's name into a fact.
//! Map rows: S31, S35, S38.

mod above;
mod acting;
mod add_person;
mod arrange;
pub mod arrange_reception;
mod categories;
mod close_post;
mod confirm_change;
mod decide;
mod describe;
mod dissolve_unit;
mod drop_second_factor;
mod enable_person;
mod end_sessions;
mod leave_post;
pub mod open_box;
mod propose_change;
mod record_absence;
mod rename_person;
mod require_second_factor;
mod reset_password;
mod retire_category;
mod set_area;
mod set_category;
mod set_day;
mod set_deputy;
mod set_english;
mod set_jurisdiction;
mod set_post;
mod set_second_factor;
mod set_text;
mod set_unit;
pub mod slots;
mod state;
mod take_post;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::after;

use serde::{Deserialize, Serialize};

pub use acting::{Cover, Gap, Uncovered};
pub use add_person::PersonAdded;
pub use arrange::{Arrangement, ArrangementDropped, ArrangementPlanned, ArrangementProposed, Plan};
pub use arrange_reception::{
    ArrangeReception, CallOffReception, Reception, ReceptionArranged, ReceptionCalledOff, Receptions,
};
pub use close_post::PostClosed;
pub use confirm_change::{ChangeConfirmed, ChangeDropped};
pub use decide::{Command, decide, needs_other_hands, needs_standing, needs_unchanged};
pub use dissolve_unit::{Succession, UnitDissolved};
pub use drop_second_factor::SecondFactorDropped;
pub use enable_person::{PersonDisabled, PersonEnabled};
pub use end_sessions::SessionsEnded;
pub use leave_post::PostLeft;
pub use open_box::{BoxOpened, OPENERS_LEAST, OpenBox, Rounds};
pub use propose_change::{ChangeKind, ChangeProposed, Proposal, needs_second_person};
pub use record_absence::{Absence, AbsenceEnded, AbsenceRecorded};
pub use rename_person::PersonRenamed;
pub use require_second_factor::SecondFactorRequired;
pub use reset_password::PasswordReset;
pub use retire_category::{CategoryRetired, RetireCategory};
pub use set_category::LEVELS;
pub use set_day::{DaySet, DayTakenBack};
pub use set_deputy::{Deputy, DeputyEnded, DeputySet};
pub use set_english::EnglishSet;
pub use set_jurisdiction::{JurisdictionSet, Suggestion};
pub use set_second_factor::SecondFactorSet;
pub use set_text::{OfficeText, QuickAct, Short, TextKind, TextSet, Texts, needs_own_texts};
pub use state::{Office, Person};
pub use take_post::PostTaken;

use crate::kernel::actor::Role;
use crate::kernel::facts;
use crate::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, UnitId};
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
        /// A person is away for some days.
        AbsenceRecorded(AbsenceRecorded) = "absence_recorded.v1",
        /// The person is back, or stays after all.
        AbsenceEnded(AbsenceEnded) = "absence_ended.v1",
        /// A post got a deputy.
        DeputySet(DeputySet) = "deputy_set.v1",
        /// A post has this deputy no longer.
        DeputyEnded(DeputyEnded) = "deputy_ended.v1",
        /// A post is no longer there.
        PostClosed(PostClosed) = "post_closed.v1",
        /// A unit is no longer there; another goes on with what it owes.
        UnitDissolved(UnitDissolved) = "unit_dissolved.v1",
        /// A change was decided that takes effect on a later day.
        ArrangementPlanned(ArrangementPlanned) = "arrangement_planned.v1",
        /// Somebody asks for a change of the house that takes a second person.
        ArrangementProposed(ArrangementProposed) = "arrangement_proposed.v1",
        /// A planned change will not take effect.
        ArrangementDropped(ArrangementDropped) = "arrangement_dropped.v1",
        /// A category is given to no concern any more.
        CategoryRetired(CategoryRetired) = "category_retired.v1",
        /// For which places and matters a unit answers.
        JurisdictionSet(JurisdictionSet) = "jurisdiction_set.v1",
        /// On a day the office is closed, or open, otherwise than the calendar has it.
        DaySet(DaySet) = "day_set.v1",
        /// The day is again what the calendar says.
        DayTakenBack(DayTakenBack) = "day_taken_back.v1",
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
            | Self::ReceptionCalledOff(_)
            | Self::AbsenceRecorded(_)
            | Self::AbsenceEnded(_)
            | Self::DeputySet(_)
            | Self::DeputyEnded(_)
            | Self::PostClosed(_)
            | Self::UnitDissolved(_)
            | Self::ArrangementPlanned(_)
            | Self::ArrangementProposed(_)
            | Self::ArrangementDropped(_)
            | Self::CategoryRetired(_)
            | Self::JurisdictionSet(_)
            | Self::DaySet(_)
            | Self::DayTakenBack(_) => None,
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
    /// Rooms in which people are received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<Line>,
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
