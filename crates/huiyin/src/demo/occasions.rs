//! What the county's front desk keeps beside concerns: a suggestion box that was opened, reception days of leaders, one of them
//! called off; and papers that a unit put with a concern. Done last, so that the story and the pictures stay as they are.

use anyhow::{Context as _, Result};
use huiyin_domain::access::Action;
use huiyin_domain::command::Command;
use huiyin_domain::concern::{Class, Stage};
use huiyin_domain::gatherings;
use huiyin_domain::intake::{self, MaterialKind};
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId, ReceptionNo, UnitId};
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{self, ArrangeReception, CallOffReception, OpenBox};
use huiyin_domain::words::{FileWords, MaterialWords};

use super::days::plus;
use crate::app::App;
use crate::casework::view::{self, DeskRow};
use crate::handle::{OfficeOrder, Order, handle_blocking, handle_office_blocking};

/// 许文慧, who registers.
const DESK: PersonId = PersonId(2);
/// 顾长河, who was there when the box was opened.
const WITNESS: PersonId = PersonId(4);
/// Who keeps units, posts and people.
const ADMIN: PersonId = PersonId(1);
/// The letters office.
const LETTERS: UnitId = UnitId(1);
/// A unit that handles, and whose list is not in the pictures.
const WATER: UnitId = UnitId(3);
/// One blank page, as a scanner's own program writes it.
const BLANK: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n";

/// Opens a box, arranges three days, calls one off, books one, and puts papers with a concern.
pub(super) fn keep(app: &App) -> Result<()> {
    let today = app.now().day(app.zone());
    let leader = head_of(app, LETTERS).context("the letters office has a head")?;
    let place = || name("县信访局一楼接待厅");
    let day = |days: i64| -> Result<ArrangeReception> {
        let (hours, on) = (name("上午 8:30—12:00")?, plus(today, days));
        Ok(ArrangeReception { hours, leader, on, today, place: place()?, seats: 10 })
    };
    let because =
        Line::parse("当天参加县里会议，改到下一个接待日").map_err(|_| anyhow::anyhow!("why it is called off"))?;
    let opened = OpenBox {
        on: plus(today, -1),
        today,
        openers: vec![DESK, WITNESS],
        papers: 2,
        place: name("柳林镇政府门口意见箱")?,
        unit: LETTERS,
    };
    let commands = vec![
        office::Command::OpenBox(opened),
        office::Command::ArrangeReception(day(6)?),
        office::Command::ArrangeReception(day(13)?),
        office::Command::ArrangeReception(day(20)?),
        office::Command::CallOffReception(CallOffReception { because, no: ReceptionNo(2), today }),
    ];
    handle_office_blocking(app, OfficeOrder::new(staff(app, DESK), commands))
        .map_err(|failure| anyhow::anyhow!("boxes and reception days: {failure:?}"))?;
    close_a_day(app, plus(today, 23))?;
    book(app)?;
    put_papers(app)
}

/// The county has its own day off, and says so.
fn close_a_day(app: &App, on: Day) -> Result<()> {
    let because = Line::parse("县庆放假一天").map_err(|_| anyhow::anyhow!("why the office is closed"))?;
    let command = office::Command::SetDay(office::DaySet { because, on, open: false });
    let order = OfficeOrder::new(staff(app, ADMIN), vec![command]);
    handle_office_blocking(app, order).map(drop).map_err(|failure| anyhow::anyhow!("a day of the office: {failure:?}"))
}

fn name(words: &str) -> Result<Name> {
    Name::parse(words).map_err(|fault| anyhow::anyhow!("{words}: {fault:?}"))
}

fn staff(app: &App, person: PersonId) -> Actor {
    Actor::Staff { person, posts: app.office().office.posts_of(person) }
}

fn head_of(app: &App, unit: UnitId) -> Option<PostId> {
    let office = app.office();
    office.office.posts().find(|(_, post)| post.unit == unit && post.role == Role::UnitHead).map(|(id, _)| id)
}

/// The oldest ordinary concern of a unit that stands there.
fn oldest(app: &App, unit: UnitId, stage: Stage) -> Result<Option<DeskRow>> {
    let rows = app.ledger().read_blocking(move |read| view::near::of_unit(read, unit, i64::from(u16::MAX)));
    let rows = rows.context("looking for a concern")?;
    let fits = |row: &DeskRow| row.facts.stage == stage && row.facts.class == Class::Ordinary && row.source.is_empty();
    Ok(rows.into_iter().rev().find(fits))
}

fn book(app: &App) -> Result<()> {
    let Some(row) = oldest(app, LETTERS, Stage::Received)? else { return Ok(()) };
    let command = gatherings::Command::BookReception(gatherings::BookReception { reception: ReceptionNo(1) });
    let order = Order::new(staff(app, DESK), Action::BookReception, Some(row.concern), command);
    handle_blocking(app, order).map(drop).map_err(|failure| anyhow::anyhow!("booking {}: {failure:?}", row.number))
}

fn put_papers(app: &App) -> Result<()> {
    let Some(row) = oldest(app, WATER, Stage::Handling)? else { return Ok(()) };
    let papers = [(MaterialKind::Evidence, "现场勘验笔录.pdf"), (MaterialKind::Annex, "测量示意图.pdf")];
    for (kind, name) in papers {
        let kept = app.ledger().put_file(BLANK).context("a paper of the demo")?;
        let file = FileWords {
            bytes: u64::try_from(BLANK.len()).ok(),
            id: kept.id(),
            kind: "application/pdf".to_owned(),
            name: name.to_owned(),
            pages: Some(1),
            scan: false,
        };
        let words = MaterialWords { files: vec![file], text: None };
        let command: Command = intake::Command::AddMaterial(intake::AddMaterial { kind, words }).into();
        let mut order = Order::new(staff(app, WITNESS), Action::AddMaterial, Some(row.concern), command);
        order.files = vec![kept];
        handle_blocking(app, order).map_err(|failure| anyhow::anyhow!("{name}: {failure:?}"))?;
    }
    Ok(())
}
