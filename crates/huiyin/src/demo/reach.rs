//! Whoever left a telephone number or an address and no more: the term of one such matter is lengthened, in another the handler
//! asks something, and both are still to be told. Done last, so that the story and the pictures stay as they are.

use anyhow::{Context as _, Result};
use huiyin_domain::access::Action;
use huiyin_domain::casework as work;
use huiyin_domain::command::Command;
use huiyin_domain::concern::{Class, Concern, Stage};
use huiyin_domain::deadlines::{self, ClockId};
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};

use super::script::{prose, said};
use crate::app::App;
use crate::casework::view::{self, DeskRow};
use crate::handle::{Order, handle_blocking};

/// Units of the county.
const UNITS: u32 = 14;
/// 周敏, whose list stays as it is in the pictures.
const PICTURED: PostId = PostId(7);
/// Why more time is needed, whatever it is about.
const REASON: &str = "现场情况比原先了解的复杂，要等鉴定结果出来才能定处理办法，鉴定单位预计半个月交报告。";
/// By how many days.
const DAYS: u16 = 20;
/// What is asked, whatever it is about.
const QUESTION: &str = "我们想再到现场看一次，请您本人在场。哪天白天方便，上午还是下午？";
/// So many of each.
const EACH: usize = 2;

/// Lengthens the term of some and asks others, by whoever may.
pub(super) fn leave_to_be_told(app: &App) -> Result<()> {
    let today = app.now().day(app.zone());
    let mut waiting = in_work(app)?.into_iter();
    let runs = |concern: &Concern| {
        let clock = concern.deadlines.find_open(ClockId::Done).filter(|clock| clock.extension.is_none());
        clock.and_then(deadlines::Clock::due).is_some_and(|due| due >= today)
    };
    for (row, _) in waiting.by_ref().filter(|(_, concern)| runs(concern)).take(EACH) {
        let days = DAYS.try_into().context("some days")?;
        let extend = deadlines::ExtendClock { clock: ClockId::Done, days, reason: prose(REASON)? };
        let head = app.office().office.holders_in(row.facts.unit, Role::UnitHead).into_iter().next();
        let head = head.context("a unit without a head")?;
        order(app, (&row, head), Action::ExtendClock, deadlines::Command::ExtendClock(extend).into())?;
    }
    for (row, _) in waiting.filter(|(_, concern)| concern.casework.open_questions == 0).take(EACH) {
        let handler = row.facts.handler.and_then(|post| app.office().office.holders(post).next());
        let handler = handler.context("a post that nobody holds")?;
        let ask = work::AskCitizen { question: said(QUESTION)? };
        order(app, (&row, handler), Action::AskCitizen, work::Command::AskCitizen(ask).into())?;
    }
    Ok(())
}

/// What is being worked on for somebody who is not on line, in an order of its own.
fn in_work(app: &App) -> Result<Vec<(DeskRow, Concern)>> {
    let found = app.ledger().read_blocking(|read| {
        let mut all = Vec::new();
        for unit in 1..=UNITS {
            for row in view::near::of_unit(read, UnitId(unit), i64::from(u16::MAX))? {
                let fits = row.facts.class == Class::Ordinary
                    && row.facts.stage == Stage::Handling
                    && row.facts.handler.is_some_and(|post| post != PICTURED);
                if fits {
                    let concern = read.load_concern(row.concern)?;
                    all.push((row, concern));
                }
            }
        }
        Ok(all)
    });
    let mut all = found.context("looking for whom to tell")?;
    all.retain(|(_, concern)| concern.casework.notices.people().next().is_some());
    all.sort_by_key(|(row, _)| row.number);
    all.dedup_by_key(|(row, _)| row.number);
    Ok(all)
}

fn order(app: &App, (row, who): (&DeskRow, PersonId), action: Action, command: Command) -> Result<()> {
    let actor = Actor::Staff { person: who, posts: app.office().office.posts_of(who) };
    let done = handle_blocking(app, Order::new(actor, action, Some(row.concern), command));
    done.map(drop).map_err(|failure| anyhow::anyhow!("{action:?} of {}: {failure:?}", row.number))
}
