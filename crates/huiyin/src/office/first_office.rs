//! The office that a new installation begins with: one unit, the posts it needs to take something in, one administrator.

use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::text::{Name, TextFault};
use huiyin_domain::office::{Command, OfficeDescribed, Post, SecondFactorRequired, Unit, UnitKind};
use huiyin_domain::words::PersonWords;

/// The first unit.
pub const FIRST_UNIT: UnitId = UnitId(1);
/// The first administrator.
pub const FIRST_ADMIN: PersonId = PersonId(1);

const POSTS: [(u32, Role, &str); 5] = [
    (1, Role::Admin, "系统管理员"),
    (2, Role::FrontDesk, "登记分办岗"),
    (3, Role::Handler, "承办岗"),
    (4, Role::UnitHead, "负责人"),
    (5, Role::Supervisor, "督查岗"),
];

/// The commands that make it. The administrator names the real units, posts and people afterwards.
///
/// # Errors
/// When the office's name cannot be a name.
pub fn commands(area: &str) -> Result<Vec<Command>, TextFault> {
    let unit = Unit {
        address: None,
        hours: None,
        kind: UnitKind::LettersOffice,
        letters: None,
        name: Name::parse(&format!("{area}信访局"))?,
        parent: None,
        phone: None,
        review_body: None,
        rooms: None,
        works: true,
    };
    let mut commands = vec![
        Command::SetUnit { id: FIRST_UNIT, unit },
        Command::Describe(OfficeDescribed {
            area: Name::parse(area)?,
            demo: false,
            desk: FIRST_UNIT,
            host: None,
            icp: None,
            site_code: None,
        }),
    ];
    for (id, role, title) in POSTS {
        let post = Post { role, title: Name::parse(title)?, unit: FIRST_UNIT };
        commands.push(Command::SetPost { id: PostId(id), post });
    }
    let words = PersonWords { name: Name::parse("管理员")?, phone: None };
    commands.push(Command::AddPerson { person: FIRST_ADMIN, words });
    commands.push(Command::TakePost { person: FIRST_ADMIN, post: PostId(1) });
    commands.push(Command::RequireSecondFactor { roles: SecondFactorRequired::at_first() });
    Ok(commands)
}
