//! `huiyin export`: what one person may read, as a folder for another installation. Content leaves by the command line only
//! with a sign-in of that person, second factor and all; what was given and what stays behind is on record.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::{Command as Program, ExitCode, Stdio};

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::time::Moment;
use serde::{Deserialize, Serialize};

use super::Out;
use super::exchange::{Manifest, give};
use crate::accounts::sessions::Device;
use crate::accounts::{second_factor, store};
use crate::app::App;
use crate::web::attempts;
use crate::web::visitor::{Signed, Visitor};
use crate::web::words::Language;

const EXAMPLES: &str = "\
Examples:
  huiyin export --as zhoumin /mnt/usb/handover --data /srv/huiyin     asks for the password, and the code where there is one
  huiyin import /mnt/usb/handover --data /srv/new                     into an empty installation
";

/// Arguments of `huiyin export`.
#[derive(Args, Clone, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ExportArgs {
    /// Sign-in name of the person whose reading this is: nothing goes that they may not read.
    #[arg(long = "as", value_name = "PERSON")]
    pub person: String,
    /// The folder: empty, or not there yet.
    pub folder: PathBuf,
    /// The password stands in the first line of this file, the code in the second where one is needed.
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// What was typed; never part of the command line.
    #[arg(skip)]
    pub secrets: Secrets,
}

/// What a person types to prove who they are.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Secrets {
    password: String,
    code: String,
}

impl Secrets {
    /// What was typed.
    #[must_use]
    pub fn new(password: impl Into<String>, code: impl Into<String>) -> Self {
        Self { password: password.into(), code: code.into() }
    }
}

impl std::fmt::Debug for Secrets {
    /// Never the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl ExportArgs {
    /// Reads the secrets, from the file or from whoever sits there; to be done where the command was typed.
    ///
    /// # Errors
    /// When the file cannot be read, or nobody sits there.
    pub fn ask(&mut self) -> anyhow::Result<()> {
        if let Some(file) = &self.password_file {
            let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let mut lines = text.lines().map(str::to_owned);
            self.secrets = Secrets::new(lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
            return Ok(());
        }
        ensure!(std::io::stdin().is_terminal(), "nobody sits here to type the password: use --password-file");
        let password = asked("Password: ", false)?;
        self.secrets = Secrets::new(password, asked("Code (empty without a second factor): ", true)?);
        Ok(())
    }
}

fn asked(what: &str, shown: bool) -> anyhow::Result<String> {
    let mut err = std::io::stderr();
    write!(err, "{what}")?;
    err.flush()?;
    let echo = |how: &str| Program::new("stty").arg(how).stdin(Stdio::inherit()).status();
    if !shown {
        ensure!(echo("-echo")?.success(), "the terminal cannot hide what is typed: use --password-file");
    }
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    if !shown {
        echo("echo")?;
        writeln!(err)?;
    }
    read?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Signs the person in and gives what they may read. Waits for the disk.
///
/// # Errors
/// When it is not that person, or the folder cannot be written.
pub fn export(app: &App, args: &ExportArgs) -> anyhow::Result<Manifest> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    runtime.block_on(async {
        let visitor = sign_in(app, args).await?;
        give::give(app, &visitor, &args.folder).await
    })
}

pub(super) fn run(app: &App, args: &ExportArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let manifest = export(app, args)?;
    if out.json {
        out.line(serde_json::to_string(&manifest)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    out.line(format!(
        "{} concerns and {} attachments in {}",
        manifest.concerns,
        manifest.files,
        args.folder.display()
    ))?;
    out.line(format!("{} stay behind: {} may not read them", manifest.left_behind, args.person))?;
    out.line(format!("Root of the log: {} {}", manifest.log_size, manifest.log_root))?;
    out.line("This folder holds in clear what people entrusted to the office. Carry it sealed, and remove it when it has arrived.")?;
    Ok(ExitCode::SUCCESS)
}

/// The person, if the secrets are theirs: checked and slowed down like at the door.
async fn sign_in(app: &App, args: &ExportArgs) -> anyhow::Result<Visitor> {
    let login = args.person.trim().to_lowercase();
    let what = format!("login:{login}");
    let wait = attempts::take(app, &what, app.now()).await?;
    ensure!(wait == 0, "wrong several times in a row; wait {wait} seconds");
    let name = login.clone();
    let account = app.ledger().read(move |read| store::find(read, &name)).await?;
    let office = app.office();
    let works = |account: &store::Account| office.office.person(account.person).is_some_and(|person| !person.disabled);
    let account = account.filter(works).context("the account or the password is not right")?;
    let (typed, hash) = (args.secrets.password.clone(), account.hash.clone());
    ensure!(
        store::slowly(move || store::fits(&typed, &hash)).await == Some(true),
        "the account or the password is not right"
    );
    ensure!(!account.must_change, "the password has to be changed first: sign in on the pages");
    let person = account.person;
    if app.ledger().read(move |read| second_factor::has(read, person)).await? {
        match second_factor::take(app, person, &args.secrets.code).await {
            Ok(Ok(_proof)) => {}
            Ok(Err(_wrong)) => bail!("the code is not right, was used already, or has to wait a moment"),
            Err(problem) => bail!("the code could not be looked at: {problem:?}"),
        }
    }
    app.ledger().side(attempts::cleared(&what)).await?;
    let signed = Signed { person, cookie: String::new(), must_change: false, must_enrol: false, began: Moment(0) };
    Ok(Visitor {
        actor: Actor::Staff { person, posts: office.office.posts_of(person) },
        staff: Some(signed),
        visit: None,
        half: None,
        device: Device::Computer,
        language: Language::Chinese,
        elder: false,
        here: String::new(),
        office,
        secure: app.is_secure(),
    })
}
