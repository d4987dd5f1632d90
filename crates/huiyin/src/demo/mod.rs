//! An invented county in which everything has happened already: 安澜县, its offices, one story told to the end, and a
//! year of concerns around it. Nothing here writes past the rules: every line of it is a command given by somebody who
//! may give it, on a clock that ends today. So the demo is also the widest test of the rules.
//!
//! Read `story`, then `county`, `life` and `play`. The same seed and day give the same texts and the same events.

mod acts;
mod after;
mod aside;
mod chance;
mod county;
mod days;
mod kin;
mod life;
mod matters;
mod occasions;
mod office;
mod phrases;
mod places;
mod play;
mod reach;
mod script;
mod spin;
mod story;
#[cfg(test)]
mod tests;
mod texts;
mod together;
mod turn_acts;
mod turns;
mod work;

use anyhow::{Context as _, Result};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::{Day, Moment};

use crate::accounts::second_factor;
use crate::accounts::store::{self, Account};
use crate::accounts::totp::{self, SECRET_BYTES};
use crate::app::App;
use crate::handle::{OfficeOrder, handle_office_blocking};

use days::{Days, plus};

/// Every account of the demo has this password: it runs on the own machine alone and guards nothing.
pub const PASSWORD: &str = "anlan-huiyin";
/// 秦岚 signs in with a second factor too. Its secret is as public as the password: it guards nothing either.
const SECOND_FACTOR: (u32, [u8; SECRET_BYTES]) = (5, *b"anlan-huiyin-demo-01");
/// How many concerns the county has unless somebody asks for another number.
pub const CONCERNS: usize = 1_600;
/// The county has been working for this many days.
const YEAR_DAYS: i64 = 365;

/// What the demo made.
pub struct DemoOffice {
    /// Ready sign-ins.
    pub sign_ins: Vec<SignIn>,
}

/// One ready sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Sign-in name.
    pub login: String,
    /// Password.
    pub password: String,
    /// What the person is called.
    pub name: String,
    /// The unit's name.
    pub unit: String,
    /// What the post is for, as the log has it: `front_desk`, `handler`, `unit_head`, `supervisor`, `admin`.
    pub role: String,
    /// Name, unit and title in one line.
    pub who: String,
}

/// Fills an empty installation with the county; one that has an office already is left as it is.
///
/// # Errors
/// When the ledger cannot be written.
pub fn fill(app: &App, today: Day, progress: &mut dyn FnMut(usize, usize)) -> Result<DemoOffice> {
    fill_with(app, today, CONCERNS, progress)
}

/// The same with another number of concerns; 0 makes the office and its people only.
///
/// # Errors
/// As [`fill`].
pub fn fill_with(app: &App, today: Day, concerns: usize, progress: &mut dyn FnMut(usize, usize)) -> Result<DemoOffice> {
    if app.office().office.described().is_none() {
        make_and_play(app, today, concerns, progress)?;
    }
    Ok(DemoOffice { sign_ins: sign_ins() })
}

fn make_and_play(
    app: &App,
    today: Day,
    concerns: usize,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<play::Played> {
    make_office(app, today)?;
    let played = play::play(app, scripts(app, today, concerns)?, progress)?;
    kin::bring_together(app)?;
    if concerns > 0 {
        occasions::keep(app)?;
        reach::leave_to_be_told(app)?;
    }
    Ok(played)
}

/// The office is a day older than its first concern.
fn make_office(app: &App, today: Day) -> Result<()> {
    app.clock().set(Moment(app.zone().start_of(plus(today, -YEAR_DAYS - 4)).0 + 9 * 3_600_000));
    handle_office_blocking(app, OfficeOrder::new(Actor::Operator, [office::commands()?, texts::commands()?].concat()))
        .map_err(|failure| anyhow::anyhow!("making the office: {failure:?}"))?;
    let salt = app.ledger().random().context("a salt for the demo's password")?;
    let hash = store::hash(PASSWORD, &salt).context("hashing the demo's password")?;
    for (person, member) in (1..).zip(&office::STAFF) {
        let account = Account {
            login: member.login.to_owned(),
            person: PersonId(person),
            hash: hash.clone(),
            must_change: false,
        };
        app.ledger()
            .side_blocking(store::set(account))
            .map_err(|failure| anyhow::anyhow!("the account of {}: {failure:?}", member.login))?;
    }
    let (person, secret) = SECOND_FACTOR;
    app.ledger()
        .side_blocking(second_factor::set(PersonId(person), secret, 0))
        .map(drop)
        .map_err(|failure| anyhow::anyhow!("the second factor: {failure:?}"))
}

/// Every concern's script; the story is the last of them, so that a county without it stays the same.
fn scripts(app: &App, today: Day, concerns: usize) -> Result<Vec<script::Script>> {
    if concerns == 0 {
        return Ok(Vec::new());
    }
    let days = Days { zone: app.zone(), calendars: app.calendars() };
    let mut scripts = county::scripts(days, today, concerns.saturating_sub(1))?;
    scripts.push(story::script(days, today)?);
    Ok(scripts)
}

fn sign_ins() -> Vec<SignIn> {
    let second = |person: u32| match SECOND_FACTOR {
        (with, secret) if with == person => format!("，验证器密钥 {}", totp::base32(&secret)),
        _ => String::new(),
    };
    let of = |(person, member): (u32, &office::Member)| SignIn {
        login: member.login.to_owned(),
        password: PASSWORD.to_owned(),
        name: member.name.to_owned(),
        unit: office::unit_name(member.unit).to_owned(),
        role: member.role.word().to_owned(),
        who: format!("{}，{}{}{}", member.name, office::unit_name(member.unit), member.title, second(person)),
    };
    // Five to begin with: who takes in, who handles, who signs, who supervises, who administers.
    let first = ["xuwenhui", "zhoumin", "hejianguo", "guchanghe", "tianye"];
    let rank = |login: &str| first.iter().position(|known| *known == login).unwrap_or(first.len());
    let mut all: Vec<SignIn> = (1..).zip(&office::STAFF).map(of).collect();
    all.sort_by_key(|one| rank(&one.login));
    all
}
