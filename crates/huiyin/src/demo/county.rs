//! Which lives there are: a year of them, and around today enough of every stage that each list has something in it.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};

use super::YEAR_DAYS;
use super::chance::Chance;
use super::days::{Days, plus};
use super::life::{Life, Plan};
use super::matters::{self, Matter};
use super::script::Script;
use super::story;
use super::turns::{self, TURNS};

/// From this everything follows.
const SEED: u64 = 0x00a1_1a11;

/// A stage in which lives stand today, how many of a thousand, and how many days ago they were reported.
const STANDING: [(Stage, u32, (u32, u32)); 9] = [
    (Stage::Received, 14, (0, 14)),
    (Stage::Transferred, 14, (3, 16)),
    (Stage::Objected, 4, (5, 11)),
    (Stage::Accepted, 6, (9, 18)),
    (Stage::Assigned, 6, (10, 21)),
    (Stage::Handling, 44, (34, 66)),
    (Stage::Handed, 10, (44, 66)),
    (Stage::Signed, 6, (44, 66)),
    (Stage::Disputed, 8, (52, 96)),
];
/// Of a thousand: sealed, withdrawn lately, records of the former system.
const SEALED: u32 = 10;
const WITHDRAWN: u32 = 3;
const OLD: u32 = 12;

/// 周敏's list in the pictures: a title of the matter, its variant, number, and how many days ago it was reported.
const ON_THE_LIST: [(&str, usize, &str, i64); 7] = [
    ("公交站牌立在盲道上", 0, "8830 1529 7628", 71),
    ("接送车堵在", 0, "3860 9172 5403", 67),
    ("班车改线后", 0, "1479 0633 5261", 64),
    ("走{v}，[病人睡不着", 0, "5583 2067 1953", 57),
    ("修路占了", 0, "6201 9473 8528", 52),
    ("建议在{v}", 0, "7348 2195 0620", 45),
    ("断了一截", 0, "6617 3850 4293", 61),
];
/// A county with fewer concerns has no room for them.
const TURNS_FROM: usize = 90;
/// Numbers of the streams from which turns draw.
const OWN_STREAMS: u64 = 1_000_000;
/// 周敏.
const ON_THE_LIST_OF: u32 = 7;

/// Everything that is needed to write lives.
struct World<'a> {
    days: Days<'a>,
    today: Day,
    cut: Moment,
    matters: Vec<Matter>,
    sealed: Vec<Matter>,
}

/// What sort of life it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Ordinary,
    Sealed,
    /// A record of the former system, with its number there; open or finished.
    Old(usize, bool),
}

/// The scripts of so many concerns besides the story.
pub(super) fn scripts(days: Days<'_>, today: Day, count: usize) -> Result<Vec<Script>> {
    let world =
        World { days, today, cut: days.at(today, 11, 45), matters: matters::read()?, sealed: matters::read_sealed()? };
    let mut chance = Chance::new(SEED);
    let mut plans = on_the_list(&world)?;
    plans.extend(standing(&world, count, &mut chance));
    plans.truncate(count);
    let turned = if count < TURNS_FROM { Vec::new() } else { turned(&world) };
    while plans.len() + turned.len() < count {
        // The last days belong to those that were placed on purpose; a fill of the morning would crowd the list.
        let back = i64::from(chance.between(2, u32::try_from(YEAR_DAYS).unwrap_or(365)));
        plans.push((Sort::Ordinary, plan(plus(today, -back), None)));
    }
    let mut taken = BTreeSet::from([story::number()?]);
    let mut scripts = Vec::with_capacity(count);
    // Turns draw from streams of their own, so that every other life stays as it was without them.
    for (n, (sort, mut plan)) in (1_u64..).zip(plans).chain((OWN_STREAMS..).zip(turned)) {
        let mut own = Chance::of(SEED, n);
        plan.number = Some(free_number(plan.number, &mut own, &mut taken));
        scripts.push(written(&world, sort, plan, &own)?);
    }
    Ok(scripts)
}

fn plan(start: Day, until: Option<Stage>) -> Plan {
    Plan { start, until, matter: None, handler: None, number: None, turn: None }
}

fn free_number(wanted: Option<Number>, chance: &mut Chance, taken: &mut BTreeSet<Number>) -> Number {
    let mut number = wanted.unwrap_or_else(|| Number::from_chance(chance.next()));
    while !taken.insert(number) {
        number = Number::from_chance(chance.next());
    }
    number
}

/// What would begin only this afternoon, or after the holidays, began some days earlier.
fn written(world: &World<'_>, sort: Sort, plan: Plan, chance: &Chance) -> Result<Script> {
    let mut plan = if sort == Sort::Sealed { Plan { handler: Some(4), ..plan } } else { plan };
    loop {
        let matters = if sort == Sort::Sealed { &world.sealed } else { &world.matters };
        let mut life = Life::new(world.days, matters, plan.clone(), chance.clone())?;
        match sort {
            Sort::Ordinary => match life.plan.turn {
                Some(turn) => life.takes(turn)?,
                None => life.live()?,
            },
            Sort::Sealed => life.live_sealed()?,
            Sort::Old(n, open) => life.live_on_from_old(n, open)?,
        }
        let script = life.script(world.cut)?;
        if !script.steps.is_empty() {
            return Ok(script);
        }
        plan.start = plus(plan.start, -2);
    }
}

/// One life for each turn.
fn turned(world: &World<'_>) -> Vec<(Sort, Plan)> {
    let one = |(pick, (turn, handler, back)): (u64, (turns::Turn, u32, i64))| {
        let start = world.days.on_or_before(plus(world.today, -back));
        let matter = turns::matter_for(&world.matters, handler, start, pick);
        (Sort::Ordinary, Plan { matter, handler: Some(handler), turn: Some(turn), ..plan(start, None) })
    };
    (0..).zip(TURNS).map(one).collect()
}

fn on_the_list(world: &World<'_>) -> Result<Vec<(Sort, Plan)>> {
    let mut plans = Vec::new();
    for (title, variant, number, back) in ON_THE_LIST {
        let known = |matter: &Matter| matter.titles.iter().any(|known| known.contains(title));
        let index = world.matters.iter().position(known).with_context(|| format!("no matter is called {title}"))?;
        plans.push((
            Sort::Ordinary,
            Plan {
                start: plus(world.today, -back),
                until: Some(Stage::Handling),
                matter: Some((index, variant)),
                handler: Some(ON_THE_LIST_OF),
                number: Number::parse(number).ok(),
                turn: None,
            },
        ));
    }
    Ok(plans)
}

/// At least three of each, whatever the number of concerns: one may not have come as far by today.
fn share(count: usize, of_thousand: u32) -> u32 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count.saturating_mul(of_thousand) / 1_000).max(3)
}

fn standing(world: &World<'_>, count: usize, chance: &mut Chance) -> Vec<(Sort, Plan)> {
    let mut plans = Vec::new();
    let back = |chance: &mut Chance, (from, to): (u32, u32)| plus(world.today, -i64::from(chance.between(from, to)));
    for (stage, of_thousand, range) in STANDING {
        for _ in 0..share(count, of_thousand) {
            plans.push((Sort::Ordinary, plan(back(chance, range), Some(stage))));
        }
    }
    for _ in 0..share(count, WITHDRAWN) {
        plans.push((Sort::Ordinary, plan(back(chance, (2, 6)), Some(Stage::Withdrawn))));
    }
    for n in 0..share(count, OLD) {
        let open = n % 4 == 0;
        let start = plus(world.today, 3 - YEAR_DAYS);
        plans.push((Sort::Old(usize::try_from(n).unwrap_or(0), open), plan(start, None)));
    }
    for _ in 0..share(count, SEALED) {
        plans.push((Sort::Sealed, plan(back(chance, (3, 300)), None)));
    }
    plans
}
