//! `huiyin user`: accounts from the machine itself, for the day when nobody can sign in.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{PersonId, ProposalNo};
use huiyin_domain::office::Command as OfficeCommand;
use huiyin_ledger::sql;

use super::Out;
use crate::accounts::store::{self, Account};
use crate::app::App;
use crate::handle::{OfficeOrder, handle_office_blocking};

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
    /// Confirm, as the second person, what waits on the page of confirmations.
    Confirm {
        /// Its number; without one, all that waits is listed.
        number: Option<u32>,
    },
    /// Let the second factor of somebody go who has lost telephone and recovery codes; ends every session.
    ResetSecondFactor {
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
        UserAction::Confirm { number: None } => list_waiting(app, out),
        UserAction::Confirm { number: Some(number) } => confirm(app, ProposalNo(*number), out),
        UserAction::ResetSecondFactor { login } => reset_second_factor(app, login, out),
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
    let person = account.person;
    let order = OfficeOrder {
        side: vec![store::set(Account { hash, must_change: true, ..account }), store::end_sessions(person)],
        ..OfficeOrder::new(Actor::Operator, vec![OfficeCommand::ResetPassword { person }])
    };
    handle_office_blocking(app, order)?;
    app.sessions().forget_person(person);
    out.line(format!("{login}: new password {password} (shown this once; it has to be changed after signing in)"))?;
    Ok(ExitCode::SUCCESS)
}

fn list_waiting(app: &App, out: &mut Out) -> anyhow::Result<ExitCode> {
    let office = app.office();
    for (no, waiting) in office.office.proposals() {
        let name = waiting.person.map_or("", |person| office.person_name(person));
        let (name, by) = (name, waiting.by.map_or("", |by| office.person_name(by)));
        out.line(format!("{no:<6} {:?} {name} (asked for by {by})", waiting.what))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// For an office in which nobody else can: whoever stands at the machine is the second person, and that is on record.
fn confirm(app: &App, no: ProposalNo, out: &mut Out) -> anyhow::Result<ExitCode> {
    let office = app.office();
    let waiting =
        office.office.proposal(no).context("nothing of this number waits; `huiyin user confirm` lists all")?;
    let person = waiting.person;
    let mut order = OfficeOrder::new(Actor::Operator, vec![OfficeCommand::ConfirmChange { no }]);
    let Some(person) = person else {
        handle_office_blocking(app, order)?;
        out.line(format!("confirmed {no}"))?;
        return Ok(ExitCode::SUCCESS);
    };
    let password = if office.office.resets_password(waiting) { Some(new_password(app)?) } else { None };
    if let Some(password) = &password {
        let account = app.ledger().read_blocking(move |read| store::of_person(read, person))?;
        let account = account.context("there is no account of this person")?;
        let hash = store::hash(password, &app.ledger().random()?)?;
        order.side = vec![store::set(Account { hash, must_change: true, ..account }), store::end_sessions(person)];
    }
    handle_office_blocking(app, order)?;
    app.sessions().forget_person(person);
    let told = password.map_or_else(String::new, |password| format!(": new password {password} (shown this once)"));
    out.line(format!("confirmed for {}{told}", office.person_name(person)))?;
    Ok(ExitCode::SUCCESS)
}

fn enable(app: &App, login: &str, enabled: bool, out: &mut Out) -> anyhow::Result<ExitCode> {
    let person = account(app, login)?.person;
    handle_office_blocking(
        app,
        OfficeOrder::new(Actor::Operator, vec![OfficeCommand::EnablePerson { person, enabled }]),
    )?;
    if !enabled {
        end_sessions(app, person)?;
    }
    out.line(format!("{login} is {}", if enabled { "on" } else { "off" }))?;
    Ok(ExitCode::SUCCESS)
}

/// Whoever stands at the machine is the second person here too, and that is on record.
fn reset_second_factor(app: &App, login: &str, out: &mut Out) -> anyhow::Result<ExitCode> {
    let person = account(app, login)?.person;
    let mut order = OfficeOrder::new(Actor::Operator, vec![OfficeCommand::DropSecondFactor { person }]);
    order.side = vec![crate::accounts::second_factor::dropped(person), store::end_sessions(person)];
    handle_office_blocking(app, order).with_context(|| format!("{login} has no second factor"))?;
    app.sessions().forget_person(person);
    out.line(format!(
        "the second factor of {login} is gone; the next sign-in asks for a new one where a post needs it"
    ))?;
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
    signs(app, 14)
}

/// So many signs by chance, each of 31 equally likely.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn signs(app: &App, length: usize) -> anyhow::Result<String> {
    let mut password = String::new();
    while password.len() < length {
        let random: [u8; 32] = app.ledger().random()?;
        // Values past the last whole multiple would favour the first letters.
        let fair = random.iter().filter(|byte| usize::from(**byte) < 256 - 256 % SIGNS.len());
        let signs = fair.filter_map(|byte| SIGNS.get(usize::from(*byte) % SIGNS.len()));
        password.extend(signs.take(length - password.len()).map(|sign| char::from(*sign)));
    }
    Ok(password)
}
