//! `huiyin user`: accounts from the machine itself, for the day when nobody can sign in.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::office::Command as OfficeCommand;
use huiyin_ledger::sql;

use super::Out;
use crate::accounts::store::{self, Account};
use crate::app::App;
use crate::handle::handle_office_blocking;

/// Arguments of `huiyin user`.
#[derive(Args, Clone, Debug)]
pub struct UserArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: UserAction,
}

/// What can be done with accounts.
#[derive(Clone, Debug, Subcommand)]
pub enum UserAction {
    /// All accounts.
    List,
    /// A new password, shown once; ends every session of that person.
    ResetPassword {
        /// Sign-in name.
        login: String,
    },
    /// Switch an account off and end its sessions.
    Disable {
        /// Sign-in name.
        login: String,
    },
    /// Switch an account on again.
    Enable {
        /// Sign-in name.
        login: String,
    },
}

pub(super) fn run(app: &App, args: &UserArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    match &args.action {
        UserAction::List => list(app, out),
        UserAction::ResetPassword { login } => reset(app, login, out),
        UserAction::Disable { login } => enable(app, login, false, out),
        UserAction::Enable { login } => enable(app, login, true, out),
    }
}

fn list(app: &App, out: &mut Out) -> anyhow::Result<ExitCode> {
    let office = app.office();
    for account in app.ledger().read_blocking(store::all)? {
        let disabled = office.office.person(account.person).is_none_or(|person| person.disabled);
        if out.json {
            out.json(&serde_json::json!({ "login": account.login, "person": account.person.0, "disabled": disabled }))?;
        } else {
            let state = if disabled { "off" } else { "on" };
            out.line(format!("{:<20} {:<4} {}", account.login, state, office.person_name(account.person)))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn account(app: &App, login: &str) -> anyhow::Result<Account> {
    let wanted = login.to_owned();
    let found = app.ledger().read_blocking(move |read| store::find(read, &wanted))?;
    found.with_context(|| format!("there is no account called {login}; `huiyin user list` shows all"))
}

fn reset(app: &App, login: &str, out: &mut Out) -> anyhow::Result<ExitCode> {
    let account = account(app, login)?;
    let password = new_password(app)?;
    let hash = store::hash(&password, &app.ledger().random()?)?;
    app.ledger().side_blocking(store::set(Account { hash, must_change: true, ..account.clone() }))?;
    end_sessions(app, account.person)?;
    out.line(format!("{login}: new password {password} (shown this once; it has to be changed after signing in)"))?;
    Ok(ExitCode::SUCCESS)
}

fn enable(app: &App, login: &str, enabled: bool, out: &mut Out) -> anyhow::Result<ExitCode> {
    let person = account(app, login)?.person;
    handle_office_blocking(app, Actor::Operator, vec![OfficeCommand::EnablePerson { person, enabled }])?;
    if !enabled {
        end_sessions(app, person)?;
    }
    out.line(format!("{login} is {}", if enabled { "on" } else { "off" }))?;
    Ok(ExitCode::SUCCESS)
}

fn end_sessions(app: &App, person: PersonId) -> anyhow::Result<()> {
    let ended = app.ledger().side_blocking(Box::new(move |tx, _| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1"), &[person.0.into()])
    }));
    app.sessions().forget_person(person);
    ended?;
    Ok(())
}

/// Letters and digits that are not mistaken for each other when read aloud or copied by hand.
const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A password of 14 signs: 69 bits.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn new_password(app: &App) -> anyhow::Result<String> {
    let mut password = String::new();
    while password.len() < 14 {
        let random: [u8; 32] = app.ledger().random()?;
        // Values past the last whole multiple would favour the first letters.
        let fair = random.iter().filter(|byte| usize::from(**byte) < 256 - 256 % SIGNS.len());
        let signs = fair.filter_map(|byte| SIGNS.get(usize::from(*byte) % SIGNS.len()));
        password.extend(signs.take(14 - password.len()).map(|sign| char::from(*sign)));
    }
    Ok(password)
}
