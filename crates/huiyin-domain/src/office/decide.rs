//! What the administrator may change, and what would leave the office without an owner for something.

use std::collections::BTreeSet;

use super::{
    ArrangeReception, Arrangement, CallOffReception, ChangeKind, DaySet, EnglishSet, Fact, JurisdictionSet, Office,
    OfficeDescribed, OfficeText, OpenBox, Post, RetireCategory, Unit, add_person, arrange, arrange_reception,
    confirm_change, describe, drop_second_factor, enable_person, end_sessions, leave_post, open_box, propose_change,
    record_absence, rename_person, require_second_factor, reset_password, retire_category, set_area, set_category,
    set_day, set_deputy, set_english, set_jurisdiction, set_post, set_second_factor, set_text, set_unit, take_post,
};
use crate::event::{self, Event, Stamp};
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{AreaCode, ArrangementNo, CategoryCode, PersonId, PostId, ProposalNo, TextNo, UnitId};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::text::Name;
use crate::kernel::time::{Day, Moment};
use crate::words::PersonWords;

/// All commands on the office.
#[derive(Clone, Debug)]
pub enum Command {
    /// Say what the office is called and how it is reached.
    Describe(OfficeDescribed),
    /// Add or change a unit.
    SetUnit {
        /// Which.
        id: UnitId,
        /// As it is from now on.
        unit: Unit,
    },
    /// Add or change a post.
    SetPost {
        /// Which.
        id: PostId,
        /// As it is from now on.
        post: Post,
    },
    /// Add a person.
    AddPerson {
        /// Who; the next free id.
        person: PersonId,
        /// Name and phone.
        words: PersonWords,
    },
    /// Change a person's name or phone.
    RenamePerson {
        /// Who.
        person: PersonId,
        /// Name and phone.
        words: PersonWords,
    },
    /// Switch an account off or on again.
    EnablePerson {
        /// Who.
        person: PersonId,
        /// On or off.
        enabled: bool,
    },
    /// Give a person a post.
    TakePost {
        /// Who.
        person: PersonId,
        /// Which.
        post: PostId,
    },
    /// Take a post from a person.
    LeavePost {
        /// Who.
        person: PersonId,
        /// Which.
        post: PostId,
    },
    /// Make a person's password anew.
    ResetPassword {
        /// Whose.
        person: PersonId,
    },
    /// Ask for a change that takes a second person.
    ProposeChange {
        /// Whom it is about.
        person: PersonId,
        /// What is asked for.
        what: ChangeKind,
        /// The post, when it is about one.
        post: Option<PostId>,
    },
    /// Agree to it.
    ConfirmChange {
        /// Which.
        no: ProposalNo,
    },
    /// Take it back, or say no.
    DropChange {
        /// Which.
        no: ProposalNo,
    },
    /// Take a second factor of one's own.
    SetSecondFactor {
        /// Who.
        person: PersonId,
    },
    /// Give up one's own, or let another's go.
    DropSecondFactor {
        /// Whose.
        person: PersonId,
    },
    /// Say which roles need one.
    RequireSecondFactor {
        /// Which.
        roles: BTreeSet<Role>,
    },
    /// Sign a person out everywhere.
    EndSessions {
        /// Whom.
        person: PersonId,
    },
    /// Add or rename an area.
    SetArea {
        /// Which.
        code: AreaCode,
        /// Its name.
        name: Name,
    },
    /// Add or rename a category.
    SetCategory {
        /// Which.
        code: CategoryCode,
        /// Its name.
        name: Name,
    },
    /// See [`RetireCategory`].
    RetireCategory(RetireCategory),
    /// Say for which places and matters a unit answers.
    SetJurisdiction(JurisdictionSet),
    /// Close the office on a day, or open it on one that the state has off.
    SetDay(DaySet),
    /// Let a day be again what the calendar says.
    TakeBackDay {
        /// Which.
        on: Day,
    },
    /// Add or change a text of the office.
    SetText {
        /// Which; the next free number makes a new one.
        no: TextNo,
        /// As it is from now on.
        text: OfficeText,
    },
    /// Give English names.
    SetEnglish(EnglishSet),
    /// See [`OpenBox`].
    OpenBox(OpenBox),
    /// See [`ArrangeReception`].
    ArrangeReception(ArrangeReception),
    /// See [`CallOffReception`].
    CallOffReception(CallOffReception),
    /// Record that somebody is away.
    RecordAbsence {
        /// Who.
        person: PersonId,
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Somebody is back, or stays after all.
    EndAbsence {
        /// Who.
        person: PersonId,
        /// The first day of the absence that is meant.
        from: Day,
    },
    /// Take a deputy from a post.
    EndDeputy {
        /// From which.
        post: PostId,
        /// The post that stood in.
        deputy: PostId,
    },
    /// Change units, posts, holders or deputies, at once or from a later day.
    Arrange {
        /// The first day; none is at once.
        from: Option<Day>,
        /// What.
        what: Arrangement,
    },
    /// Ask for such a change where it takes a second person.
    ProposeArrangement {
        /// The first day; none is at once.
        from: Option<Day>,
        /// What.
        what: Arrangement,
    },
    /// Let a planned change not take effect.
    DropArrangement {
        /// Which.
        no: ArrangementNo,
    },
}

/// Decides a command on the office.
pub fn decide(office: &Office, command: Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::Describe(described) => describe::decide(office, described)?,
        Command::SetUnit { id, unit } => set_unit::decide(office, id, unit)?,
        Command::SetPost { id, post } => set_post::decide(office, id, post)?,
        Command::AddPerson { person, words } => add_person::decide(office, person, words)?,
        Command::RenamePerson { person, words } => rename_person::decide(office, person, words)?,
        Command::EnablePerson { person, enabled } => enable_person::decide(office, person, enabled)?,
        Command::TakePost { person, post } => take_post::decide(office, person, post)?,
        Command::LeavePost { person, post } => leave_post::decide(office, person, post)?,
        Command::OpenBox(command) => open_box::decide(office, command)?,
        Command::ArrangeReception(command) => arrange_reception::decide(office, command)?,
        Command::CallOffReception(command) => arrange_reception::decide_off(office, command)?,
        Command::ResetPassword { person } => reset_password::decide(office, person)?,
        Command::ProposeChange { person, what, post } => propose_change::decide(office, (person, what, post))?,
        Command::ConfirmChange { no } => return confirm_change::decide(office, no),
        Command::DropChange { no } => confirm_change::decide_drop(office, no)?,
        Command::SetSecondFactor { person } => set_second_factor::decide(office, person)?,
        Command::DropSecondFactor { person } => drop_second_factor::decide(office, person)?,
        Command::RequireSecondFactor { roles } => require_second_factor::decide(roles),
        Command::EndSessions { person } => end_sessions::decide(office, person)?,
        Command::SetArea { code, name } => set_area::decide(code, name),
        Command::SetCategory { code, name } => set_category::decide(office, code, name)?,
        Command::RetireCategory(command) => retire_category::decide(office, command)?,
        Command::SetJurisdiction(set) => set_jurisdiction::decide(office, set)?,
        Command::SetDay(set) => set_day::decide(office, set)?,
        Command::TakeBackDay { on } => set_day::decide_back(office, on)?,
        Command::SetText { no, text } => set_text::decide(office, no, text)?,
        Command::SetEnglish(english) => set_english::decide(office, english)?,
        Command::RecordAbsence { person, from, until } => record_absence::decide(office, person, (from, until))?,
        Command::EndAbsence { person, from } => record_absence::decide_end(office, person, from)?,
        Command::EndDeputy { post, deputy } => set_deputy::decide_end(office, post, deputy)?,
        Command::Arrange { from, what } => arrange::decide(office, from, what)?,
        Command::ProposeArrangement { from, what } => arrange::decide_proposal(office, from, what)?,
        Command::DropArrangement { no } => arrange::decide_drop(office, no)?,
    };
    keeps_an_administrator(office, &event)?;
    Ok(vec![event])
}

/// Refuses what would leave nobody who can administer: such an office could be mended on the machine alone. Asked of what
/// the event does, whatever command it comes from; an office that has no administrator yet is held by nothing.
fn keeps_an_administrator(office: &Office, event: &Event) -> Result<(), Refusal> {
    let event::Fact::Office(fact @ (Fact::PersonDisabled(_) | Fact::PostLeft(_) | Fact::PostSet(_) | Fact::UnitSet(_))) =
        &event.fact
    else {
        return Ok(());
    };
    // What cannot take an administrator away is not reckoned through: a whole office comes in from a file.
    let stays_a_unit = matches!(fact, Fact::UnitSet(set) if set.unit.works);
    let was_no_admins = |id| office.post(id).is_none_or(|post| post.role != Role::Admin);
    let of_no_admin = matches!(fact, Fact::PostSet(set) if was_no_admins(set.id))
        || matches!(fact, Fact::PostLeft(left) if was_no_admins(left.post));
    if stays_a_unit || of_no_admin {
        return Ok(());
    }
    let mut after = office.clone();
    after.evolve(fact, &Stamp { at: Moment(0), actor: Actor::Operator });
    if office.has_administrator() && !after.has_administrator() {
        Err(Refusal::House(HouseRefusal::LastAdmin))
    } else {
        Ok(())
    }
}

/// Refuses an administrator who would give themselves a post that reads, or turn a post of their own into one:
/// administrators administer, they do not read.
pub fn needs_other_hands(office: &Office, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let Some(myself) = actor.person() else { return Ok(()) };
    let holds = |id: &PostId| office.person(myself).is_some_and(|person| person.posts.contains(id));
    let reads = match command {
        Command::ConfirmChange { no } => return confirm_change::needs_another(office, *no, myself),
        Command::ProposeChange { person, post: Some(post), .. } | Command::TakePost { person, post }
            if *person == myself =>
        {
            office.post(*post).map(|post| post.role)
        }
        Command::SetPost { id, post } if holds(id) => Some(post.role),
        Command::SetSecondFactor { person } => return set_second_factor::needs_oneself(*person, myself),
        Command::DropSecondFactor { person } if *person == myself => {
            return drop_second_factor::needs_no_post(office, myself);
        }
        Command::Arrange { what, .. } | Command::ProposeArrangement { what, .. } => match what {
            Arrangement::TakePost(taken) if taken.person == myself => office.post(taken.post).map(|post| post.role),
            Arrangement::SetPost(set) if holds(&set.id) => Some(set.post.role),
            // A head names deputies among the posts of the own unit and gains nothing that a head cannot do anyway.
            Arrangement::SetDeputy(set) if holds(&set.deputy) && !office.heads_both(actor, set.post, set.deputy) => {
                office.post(set.post).map(|post| post.role)
            }
            Arrangement::ClosePost(_)
            | Arrangement::DissolveUnit(_)
            | Arrangement::LeavePost(_)
            | Arrangement::SetDeputy(_)
            | Arrangement::SetPost(_)
            | Arrangement::SetUnit(_)
            | Arrangement::TakePost(_) => None,
        },
        Command::TakePost { .. }
        | Command::SetPost { .. }
        | Command::Describe(_)
        | Command::SetUnit { .. }
        | Command::AddPerson { .. }
        | Command::RenamePerson { .. }
        | Command::EnablePerson { .. }
        | Command::LeavePost { .. }
        | Command::ResetPassword { .. }
        | Command::ProposeChange { .. }
        | Command::DropChange { .. }
        | Command::DropSecondFactor { .. }
        | Command::RequireSecondFactor { .. }
        | Command::EndSessions { .. }
        | Command::SetArea { .. }
        | Command::SetCategory { .. }
        | Command::RetireCategory(_)
        | Command::SetJurisdiction(_)
        | Command::SetDay(_)
        | Command::TakeBackDay { .. }
        | Command::SetText { .. }
        | Command::SetEnglish(_)
        | Command::OpenBox(_)
        | Command::ArrangeReception(_)
        | Command::CallOffReception(_)
        | Command::RecordAbsence { .. }
        | Command::EndAbsence { .. }
        | Command::EndDeputy { .. }
        | Command::DropArrangement { .. } => None,
    };
    if reads.is_some_and(|role| role != Role::Admin) { Err(Refusal::OwnPost) } else { Ok(()) }
}

/// Refuses whoever arranges for others what is not theirs: absences are recorded by oneself, the head of a unit in which
/// the person has a post, or the administrator; deputies are named by the head of both posts, or the administrator. All
/// else is access's to refuse.
pub fn needs_standing(office: &Office, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let Some(myself) = actor.person() else { return Ok(()) };
    let unit_of = |post: &PostId| office.post(*post).map(|post| post.unit);
    let heads = |post: &PostId| unit_of(post).is_some_and(|unit| actor.has_in(Role::UnitHead, unit));
    let may = match command {
        Command::RecordAbsence { person, .. } | Command::EndAbsence { person, .. } => {
            *person == myself || office.person(*person).is_some_and(|person| person.posts.iter().any(heads))
        }
        Command::EndDeputy { post, .. } => heads(post),
        Command::Arrange { what: Arrangement::SetDeputy(set), .. } => office.heads_both(actor, set.post, set.deputy),
        Command::Arrange { .. }
        | Command::ProposeArrangement { .. }
        | Command::DropArrangement { .. }
        | Command::Describe(_)
        | Command::SetUnit { .. }
        | Command::SetPost { .. }
        | Command::AddPerson { .. }
        | Command::RenamePerson { .. }
        | Command::EnablePerson { .. }
        | Command::TakePost { .. }
        | Command::LeavePost { .. }
        | Command::ResetPassword { .. }
        | Command::ProposeChange { .. }
        | Command::ConfirmChange { .. }
        | Command::DropChange { .. }
        | Command::SetArea { .. }
        | Command::SetCategory { .. }
        | Command::RetireCategory(_)
        | Command::SetJurisdiction(_)
        | Command::SetDay(_)
        | Command::TakeBackDay { .. }
        | Command::SetText { .. }
        | Command::SetSecondFactor { .. }
        | Command::DropSecondFactor { .. }
        | Command::RequireSecondFactor { .. }
        | Command::EndSessions { .. }
        | Command::OpenBox(_)
        | Command::ArrangeReception(_)
        | Command::CallOffReception(_)
        | Command::SetEnglish(_) => return Ok(()),
    };
    if may || actor.has(Role::Admin) { Ok(()) } else { Err(HouseRefusal::NotYoursToArrange.into()) }
}

/// Refuses when anything was recorded since the office was looked at; a plan made of a file holds for that very office.
pub fn needs_unchanged(office: &Office, facts: u64) -> Result<(), Refusal> {
    if office.facts() == facts { Ok(()) } else { Err(HouseRefusal::OfficeChanged.into()) }
}

impl Office {
    /// Whether somebody can administer now.
    fn has_administrator(&self) -> bool {
        let acting = super::acting::Acting::of(self);
        self.people().any(|(id, _)| acting.of_person(id).iter().any(|held| held.role == Role::Admin))
    }

    /// Whether somebody heads the units of both posts, and neither post sees more than a head does.
    pub(super) fn heads_both(&self, actor: &Actor, post: PostId, deputy: PostId) -> bool {
        let own = |id| {
            self.post(id).is_some_and(|post| {
                let plain = matches!(post.role, Role::FrontDesk | Role::Handler | Role::UnitHead);
                plain && actor.has_in(Role::UnitHead, post.unit)
            })
        };
        own(post) && own(deputy)
    }

    /// Refuses a unit that does not work (any more).
    pub(super) fn needs_unit(&self, id: UnitId) -> Result<(), Refusal> {
        if self.works(id) { Ok(()) } else { Err(Refusal::UnknownUnit) }
    }

    /// Refuses somebody whom the office does not know.
    pub(super) fn needs_person(&self, id: PersonId) -> Result<(), Refusal> {
        if self.person(id).is_some() { Ok(()) } else { Err(Refusal::UnknownPerson) }
    }
}
