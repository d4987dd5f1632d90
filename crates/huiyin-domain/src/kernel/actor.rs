//! Who acts.

use serde::{Deserialize, Serialize};

use super::ids::{PersonId, PostId, UnitId};

/// What a post is for. A person may hold several posts, and so several roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The person who raised the concern, shown by number and query code.
    Citizen,
    /// Registers and sorts (登记、分办).
    FrontDesk,
    /// Handles (承办).
    Handler,
    /// Heads a unit (单位负责人): assigns, signs, answers for it.
    UnitHead,
    /// Supervises (督查); alone handles sealed concerns for now.
    Supervisor,
    /// Runs the installation; administers, never reads.
    Admin,
    /// A job of the program itself.
    System,
    /// Whoever runs a command on the machine itself.
    Operator,
}

impl Role {
    /// The word kept in the log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::FrontDesk => "front_desk",
            Self::Handler => "handler",
            Self::UnitHead => "unit_head",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
            Self::System => "system",
            Self::Operator => "operator",
        }
    }

    /// The role of a stored word.
    pub fn of_word(word: &str) -> Option<Self> {
        [
            Self::Citizen,
            Self::FrontDesk,
            Self::Handler,
            Self::UnitHead,
            Self::Supervisor,
            Self::Admin,
            Self::System,
            Self::Operator,
        ]
        .into_iter()
        .find(|role| role.word() == word)
    }
}

/// One post that a person holds at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostHeld {
    /// The post.
    pub post: PostId,
    /// The unit to which it belongs.
    pub unit: UnitId,
    /// What it is for.
    pub role: Role,
    /// Not held, but answered for today: as a deputy, or because it falls to whoever heads the unit.
    pub deputy: bool,
}

/// Who gives a command or opens a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anybody, before a code was shown; also the citizen of a concern, which [`crate::access::Relation`] says.
    Citizen,
    /// Someone signed in, with the posts held now.
    Staff {
        /// Who.
        person: PersonId,
        /// Every post held now.
        posts: Vec<PostHeld>,
    },
    /// The program's own scheduler.
    System,
    /// A command on the machine: import, demo, first set-up.
    Operator,
}

impl Actor {
    /// The person, when it is staff.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Staff { person, .. } => Some(*person),
            Self::Citizen | Self::System | Self::Operator => None,
        }
    }

    /// All posts held now; none for anybody but staff.
    pub fn posts(&self) -> &[PostHeld] {
        match self {
            Self::Staff { posts, .. } => posts,
            Self::Citizen | Self::System | Self::Operator => &[],
        }
    }

    /// Whether any post held now has this role.
    pub fn has(&self, role: Role) -> bool {
        self.posts().iter().any(|held| held.role == role)
    }

    /// Whether a post of this role is held in this unit.
    pub fn has_in(&self, role: Role, unit: UnitId) -> bool {
        self.posts().iter().any(|held| held.role == role && held.unit == unit)
    }

    /// Whether this very post is held.
    pub fn holds(&self, post: PostId) -> bool {
        self.posts().iter().any(|held| held.post == post)
    }

    /// The role written into the log: of staff with several posts, the first.
    pub fn role(&self) -> Role {
        match self {
            Self::Citizen => Role::Citizen,
            Self::Staff { posts, .. } => posts.first().map_or(Role::Handler, |held| held.role),
            Self::System => Role::System,
            Self::Operator => Role::Operator,
        }
    }
}
