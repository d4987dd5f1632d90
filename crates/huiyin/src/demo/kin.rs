//! Matters that were brought twice: of those that look most alike one is joined, one was joined and parted again, one is linked, and one whose answer is out
//! already gets that answer again. Done last, by the supervisor, who alone may read across all units.

use anyhow::{Context as _, Result};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework as work;
use huiyin_domain::command::Command;
use huiyin_domain::concern::{Class, Stage};
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Line;
use huiyin_domain::words::SharedWords;

use super::play::wait;
use super::script::{prose, said};
use crate::app::App;
use crate::casework::view::{self, DeskRow};
use crate::desk::look_alikes::shared_words;
use crate::desk::told::Told;
use crate::gate::{self, Wanted};
use crate::handle::{Order, handle_blocking};

/// Units of the county.
const UNITS: u32 = 14;
/// 顾长河.
const SUPERVISOR: PersonId = PersonId(4);
/// 周敏, whose list stays as it is in the pictures.
const PICTURED: PostId = PostId(7);
/// Why an earlier answer stands, and what can be done.
const BECAUSE: &str = "比对了两次反映的地点、照片和要求，没有新的事实和理由，原来的答复仍然成立。对答复不服的，可以在期限内申请复查；有了新的情况，随时可以写明，马上重新办理。";

/// Why two are parted again.
const OTHERWISE: &str = "核对后不是同一处：说的是两个地点、两段时间，分开各办各的。";

struct Titled {
    row: DeskRow,
    title: String,
}

/// Joins, links and answers as repeated, where there is something that looks alike.
pub(super) fn bring_together(app: &App) -> Result<()> {
    let all = titled(app)?;
    let at = |stages: &'static [Stage]| {
        all.iter().filter(move |one| stages.contains(&one.row.facts.stage) && one.row.source.is_empty())
    };
    let waiting: Vec<&Titled> = at(&[Stage::Received, Stage::Transferred]).collect();
    let led = at(&[Stage::Handling]).filter(|one| one.row.facts.handler != Some(PICTURED));
    let led: Vec<&Titled> = led.collect();
    let answered: Vec<&Titled> = at(&[Stage::Delivered, Stage::Closed]).collect();
    let mut taken: Vec<Number> = Vec::new();
    if let Some((own, lead)) = most_alike(&waiting, &led, &taken) {
        let join = work::Command::Join(work::Join { into: lead.row.number });
        order(app, own, Action::Join, join.into())?;
        taken.extend([own.row.number, lead.row.number]);
    }
    if let Some((own, earlier)) = most_alike(&waiting, &answered, &taken)
        && let Some(command) = again(app, earlier.row.number)?
    {
        order(app, own, Action::AnswerRepeated, command)?;
        taken.extend([own.row.number, earlier.row.number]);
    }
    // Joined too soon: seen to be another matter, and parted again.
    if let Some((own, lead)) = most_alike(&waiting, &led, &taken) {
        let join = work::Command::Join(work::Join { into: lead.row.number });
        order(app, own, Action::Join, join.into())?;
        let part = work::Command::Part(work::Part { reason: Some(said(OTHERWISE)?) });
        order(app, own, Action::Part, part.into())?;
        taken.extend([own.row.number, lead.row.number]);
    }
    if let Some((own, other)) = most_alike(&waiting, &led, &taken) {
        let link = work::Command::Link(work::Link { to: other.row.number });
        order(app, own, Action::Link, link.into())?;
    }
    Ok(())
}

/// Every ordinary concern with its matter in one line.
fn titled(app: &App) -> Result<Vec<Titled>> {
    let found = app.ledger().read_blocking(|read| {
        let mut all = Vec::new();
        for unit in 1..=UNITS {
            for row in view::near::of_unit(read, UnitId(unit), i64::from(u16::MAX))? {
                if row.facts.class == Class::Ordinary {
                    let title = read.title(&gate::staff_names(), row.concern)?.unwrap_or_default().to_string();
                    all.push(Titled { row, title });
                }
            }
        }
        Ok(all)
    });
    found.context("looking for what was brought twice")
}

fn most_alike<'a>(waiting: &[&'a Titled], others: &[&'a Titled], taken: &[Number]) -> Option<(&'a Titled, &'a Titled)> {
    let free = |one: &Titled| !taken.contains(&one.row.number);
    let likeness = |one: &Titled, two: &Titled| {
        let shared = shared_words(&one.title, &two.title).len();
        (shared, one.row.place == two.row.place, one.row.facts.unit == two.row.facts.unit)
    };
    let pairs = waiting.iter().filter(|one| free(one)).flat_map(|one| {
        others.iter().filter(|two| free(two) && two.row.number != one.row.number).map(move |two| (*one, *two))
    });
    pairs.max_by_key(|(one, two)| (likeness(one, two), one.row.number, two.row.number))
}

fn supervisor(app: &App) -> Actor {
    Actor::Staff { person: SUPERVISOR, posts: app.office().office.posts_of(SUPERVISOR) }
}

fn order(app: &App, own: &Titled, action: Action, command: Command) -> Result<()> {
    let order = Order::new(supervisor(app), action, Some(own.row.concern), command);
    let done = handle_blocking(app, order);
    done.map(drop).map_err(|failure| anyhow::anyhow!("{action:?} of {}: {failure:?}", own.row.number))
}

/// The earlier answer as it was signed; `None` when it tells of its person by name.
fn again(app: &App, earlier: Number) -> Result<Option<Command>> {
    let wanted = Wanted { number: earlier, action: Action::AnswerRepeated, page: "answer-repeated" };
    let opened = wait(gate::open(app, &supervisor(app), Relation::default(), wanted));
    let opened = opened.map_err(|closed| anyhow::anyhow!("reading {earlier}: {closed:?}"))?;
    let told = Told::of(&opened.entries);
    let points = told.points.iter().map(|point| Line::parse(point).ok()).collect::<Option<Vec<_>>>();
    let signed = opened.concern.casework.reply().map(|reply| reply.revision);
    let version = told.versions.iter().rev().find(|version| Some(version.revision) == signed);
    let (Some(points), Some(version)) = (points, version) else { return Ok(None) };
    let words = SharedWords { points, reply: version.words.clone() };
    if words.tells_of(&told.reporters) {
        return Ok(None);
    }
    let repeated = intake::AnswerRepeated { because: prose(BECAUSE)?, earlier, people: told.reporters.clone(), words };
    Ok(Some(intake::Command::AnswerRepeated(Box::new(repeated)).into()))
}
