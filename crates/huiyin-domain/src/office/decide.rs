//! What the administrator may change, and what would leave the office without an owner for something.

use super::{AreaSet, CategorySet, Fact, Office, OfficeDescribed, PersonAdded, PersonDisabled, PersonEnabled, PersonRenamed, Post,
    PostLeft, PostSet, PostTaken, Unit, UnitSet};
use crate::event::Event;
use crate::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Name;
use crate::words::{PersonWords, Words};

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
}

/// Decides a command on the office.
pub fn decide(office: &Office, command: Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::Describe(described) => {
            known_unit(office, described.desk)?;
            Event::bare(Fact::OfficeDescribed(described))
        }
        Command::SetUnit { id, unit } => set_unit(office, id, unit)?,
        Command::SetPost { id, post } => {
            known_unit(office, post.unit)?;
            Event::bare(Fact::PostSet(PostSet { id, post }))
        }
        Command::AddPerson { person, words } => {
            if office.person(person).is_some() {
                return Err(Refusal::Taken);
            }
            Event::saying(Fact::PersonAdded(PersonAdded { person }), Words::Person(words))
        }
        Command::RenamePerson { person, words } => {
            known_person(office, person)?;
            Event::saying(Fact::PersonRenamed(PersonRenamed { person }), Words::Person(words))
        }
        Command::EnablePerson { person, enabled } => {
            known_person(office, person)?;
            Event::bare(if enabled {
                Fact::PersonEnabled(PersonEnabled { person })
            } else {
                Fact::PersonDisabled(PersonDisabled { person })
            })
        }
        Command::TakePost { person, post } => {
            known_person(office, person)?;
            office.post(post).ok_or(Refusal::UnknownPost)?;
            Event::bare(Fact::PostTaken(PostTaken { person, post }))
        }
        Command::LeavePost { person, post } => {
            known_person(office, person)?;
            Event::bare(Fact::PostLeft(PostLeft { person, post }))
        }
        Command::SetArea { code, name } => Event::bare(Fact::AreaSet(AreaSet { code, name })),
        Command::SetCategory { code, name } => Event::bare(Fact::CategorySet(CategorySet { code, name })),
    };
    Ok(vec![event])
}

fn set_unit(office: &Office, id: UnitId, unit: Unit) -> Result<Event, Refusal> {
    // A unit above itself would make every walk up the tree endless.
    let mut above = unit.parent;
    while let Some(parent) = above {
        if parent == id {
            return Err(Refusal::UnitAboveItself);
        }
        above = office.unit(parent).ok_or(Refusal::UnknownUnit)?.parent;
    }
    Ok(Event::bare(Fact::UnitSet(UnitSet { id, unit })))
}

fn known_unit(office: &Office, id: UnitId) -> Result<(), Refusal> {
    if office.works(id) { Ok(()) } else { Err(Refusal::UnknownUnit) }
}

fn known_person(office: &Office, id: PersonId) -> Result<(), Refusal> {
    if office.person(id).is_some() { Ok(()) } else { Err(Refusal::UnknownPerson) }
}
