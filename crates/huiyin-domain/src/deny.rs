//! Why access says no.

/// Why not. Outside, every reason looks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deny {
    /// Nobody is signed in, and the action is for staff.
    NotSignedIn,
    /// The code was not shown.
    NoCode,
    /// The concern is sealed, and only the supervisor's post opens it.
    Sealed,
    /// The actor holds no post for this.
    NoPost,
    /// Administrators administer; they do not read.
    AdminNeverReads,
}
