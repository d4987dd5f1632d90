//! An invented county, filled by commands.

use huiyin_domain::kernel::time::Day;

use crate::app::App;

/// What the demo made.
pub struct DemoOffice {
    /// Ready sign-ins.
    pub sign_ins: Vec<SignIn>,
}

/// One ready sign-in.
pub struct SignIn {
    /// Sign-in name.
    pub login: String,
    /// Password.
    pub password: String,
    /// Name, unit and role.
    pub who: String,
}

/// Fills an empty installation.
///
/// # Errors
/// When the ledger cannot be written.
pub fn fill(_app: &App, _today: Day, _progress: &mut dyn FnMut(usize, usize)) -> anyhow::Result<DemoOffice> {
    anyhow::bail!("the demo county is being built")
}
