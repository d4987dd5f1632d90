//! The page of a registration: three columns in the order of talking, the sentence to read back at the foot.

use askama::Template;
use huiyin_domain::concern::Class;
use huiyin_domain::deadlines::{
    ClockId,
    reckon::{Term, reckon},
};
use huiyin_domain::intake::{Channel, HeadCount, SlipManner};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::office::UnitKind;
use huiyin_ledger::Failure;

use super::drafts::{Pile, Sheet};
use super::scans::{self, Beside};
use super::{PATH, occasions, read, read_back};
use crate::app::App;
use crate::casework::view::kin::Traits;
use crate::desk::look_alikes::{self, Alike, Likeness};
use crate::desk::names;
use crate::intake::draft::first_words;
use crate::intake::issue_code::manner_key;
use crate::web::dates;
use crate::web::desk::{Pick, RailItem};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::visitor::Visitor;

/// The form at the desk.
#[derive(Template)]
#[template(path = "intake/pages/register_concern.html")]
pub struct RegisterPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
    /// What was typed.
    pub fields: Fields,
    /// Tells this form from others that are open.
    pub sheet: String,
    /// How it comes in.
    pub channel: &'static str,
    /// 来电登记
    pub title: String,
    /// Whether it may have lain somewhere before it is taken down: then its day is asked.
    pub may_be_late: bool,
    /// The ways in that come every day, as tabs.
    pub channels: Vec<RailItem>,
    /// The other ways in, which unfold.
    pub more_channels: Vec<RailItem>,
    /// The office's areas.
    pub areas: Vec<Pick>,
    /// The office's categories, as one picks them: code and name.
    pub categories: Vec<String>,
    /// How number and code reach the person.
    pub manners: Vec<Pick>,
    /// Head-count bands.
    pub groups: Vec<Pick>,
    /// Rounds of suggestion boxes, newest first.
    pub rounds: Vec<Pick>,
    /// How a paper of a box is sorted.
    pub sortings: Vec<Pick>,
    /// Reception days, for whoever came to one.
    pub receptions: Vec<Pick>,
    /// Leaders, for a reception day.
    pub leaders: Vec<Pick>,
    /// The day it came, as a date field takes it.
    pub received: String,
    /// Today: nothing came later; and with a last day a date field goes on by itself after four digits of a year.
    pub today: String,
    /// The sentence to read back; may be empty.
    pub read_back: String,
    /// What happens next, by which day.
    pub next: String,
    /// When the sheet was kept; may be empty.
    pub kept: String,
    /// Other sheets that were begun.
    pub begun: Vec<Earlier>,
    /// The scan beside the form.
    pub beside: Beside,
    /// Concerns that look like it, by place, category and words.
    pub alike: Vec<Alike>,
}

/// A sheet that was begun and waits.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Its form.
    pub href: String,
    /// Its id, for throwing it away.
    pub sheet: String,
    /// Channel and time.
    pub when: String,
    /// Its first words, or the name.
    pub words: String,
}

/// How the page is shown: plain, kept, or with what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused.
    pub refused: String,
    /// It was kept just now.
    pub kept: bool,
    /// The page of the scan, from 1.
    pub scan: u32,
    /// One sentence a file that was not taken.
    pub not_taken: Vec<String>,
}

impl RegisterPage {
    /// What was typed into a field.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    fn is(&self, channels: &str) -> bool {
        channels.split(' ').any(|channel| channel == self.channel)
    }

    fn is_unfolded(&self) -> bool {
        self.more_channels.iter().any(|tab| tab.current)
    }

    fn class_of(&self, name: &str) -> &'static str {
        if self.page.wrong(&self.wrongs, name).is_some() { "field in-error" } else { "field" }
    }
}

pub(super) fn page(app: &App, visitor: &Visitor, (sheet, pile): (&Sheet, &Pile), shown: Shown) -> RegisterPage {
    let page = visitor.desk_page(app, "area-register");
    let fields = sheet.fields();
    let channel = read::channel(&fields);
    let today = app.now().day(app.zone());
    let by = first_day(app, visitor, &page, &fields);
    let office = &visitor.office.office;
    let beside = Beside { of_batch: of_batch(&page, pile, sheet), ..scans::beside(&page, sheet, channel, &shown) };
    let no_area = Pick::new("", page.t("register-no-area"), fields.get("area"));
    let areas = office.areas().map(|(code, name)| Pick::new(code, name.as_str(), fields.get("area")));
    let tabs = channels(&page, channel);
    let received =
        if fields.get("received").is_empty() { today.to_string() } else { fields.get("received").to_owned() };
    RegisterPage {
        wrongs: shown.wrongs,
        refused: shown.refused,
        sheet: sheet.id.clone(),
        channel: channel.word(),
        title: title(&page, channel),
        may_be_late: read::may_be_late(channel),
        channels: tabs.iter().take(read::EVERY_DAY).cloned().collect(),
        more_channels: tabs.into_iter().skip(read::EVERY_DAY).collect(),
        areas: std::iter::once(no_area).chain(areas).collect(),
        categories: office.categories().map(|(code, name)| format!("{code} {}", name.as_str())).collect(),
        manners: manners(&page, channel, &fields),
        groups: groups(&page, &fields),
        rounds: occasions::rounds(visitor, &page, &fields),
        sortings: occasions::sortings(&page, &fields),
        receptions: occasions::receptions(visitor, &page, (&fields, today)),
        leaders: leaders(visitor, &page, &fields),
        received,
        today: today.to_string(),
        read_back: read_back::sentence(&page, &sheet.texts, &by),
        next: page.t("register-next").with("day", &by).to_string(),
        kept: if shown.kept || sheet.at > 0 { kept_line(app, &page, sheet.at) } else { String::new() },
        begun: begun(app, &page, (pile, &sheet.id)),
        beside,
        alike: Vec::new(),
        fields,
        page,
    }
}

/// Which letter of its stack this is.
fn of_batch(page: &Page, pile: &Pile, sheet: &Sheet) -> String {
    let Some(batch) = pile.batches.iter().find(|batch| batch.id == sheet.batch) else { return String::new() };
    page.t("letters-at").with("n", batch.done.len() + 1).with("of", batch.total).to_string()
}

/// The same with what looks alike, as far as this reader may see it: 像在 stands beside the form while it is filled.
pub(super) async fn with_alike(app: &App, visitor: &Visitor, shown: RegisterPage) -> Result<RegisterPage, Failure> {
    let day = app.now().day(app.zone());
    let category = shown.typed("category").split_whitespace().next().unwrap_or_default().to_owned();
    let traits = Traits {
        sealed: shown.typed("conduct") == "yes",
        place: shown.typed("area").to_owned(),
        category,
        between: look_alikes::between(day),
    };
    if shown.typed("text").is_empty() || (traits.place.is_empty() && traits.category.is_empty()) {
        return Ok(shown);
    }
    let title: String = shown.typed("text").chars().take(80).collect();
    let like = Likeness { title, traits, received: day, but: Vec::new() };
    let alike = look_alikes::find(app, &visitor.actor, &shown.page, like).await?;
    Ok(RegisterPage { alike, ..shown })
}

/// What the page is called: the channel's own word.
fn title(page: &Page, channel: Channel) -> String {
    page.t("register-title").with("channel", page.t(names::channel(channel)).to_string()).to_string()
}

fn channels(page: &Page, now: Channel) -> Vec<RailItem> {
    let tab = |channel: Channel| {
        let href = format!("{PATH}?channel={}", channel.word());
        RailItem::new(href, page.t(names::channel(channel)), "").here(channel == now)
    };
    read::CHANNELS.into_iter().map(tab).collect()
}

/// Who wrote a letter gets one back; who rang up or came asks at the counter, unless they say otherwise.
fn manners(page: &Page, channel: Channel, fields: &Fields) -> Vec<Pick> {
    let usual =
        if matches!(channel, Channel::Letter | Channel::HandedOver) { SlipManner::Letter } else { SlipManner::Counter };
    let chosen = if fields.get("manner").is_empty() { usual.word() } else { fields.get("manner") };
    SlipManner::ALL.map(|manner| Pick::new(manner.word(), page.t(manner_key(manner)), chosen)).into()
}

fn groups(page: &Page, fields: &Fields) -> Vec<Pick> {
    let chosen = fields.get("group");
    let alone = Pick::new("", page.t("register-group-none"), chosen);
    let band = |band: HeadCount| Pick::new(band.word(), page.t(names::head_count(band)), chosen);
    std::iter::once(alone).chain(HeadCount::ALL.map(band)).collect()
}

fn leaders(visitor: &Visitor, page: &Page, fields: &Fields) -> Vec<Pick> {
    let office = &visitor.office.office;
    let heads = office.posts().filter(|(_, post)| post.role == Role::UnitHead && office.works(post.unit));
    let named = heads.map(|(id, post)| {
        let who: Vec<&str> = office.holders(id).map(|person| visitor.office.person_name(person)).collect();
        let words = format!("{} {} {}", visitor.office.unit_name(post.unit), post.title.as_str(), who.join("、"));
        Pick::new(id, words, fields.get("leader"))
    });
    std::iter::once(Pick::new("", page.t("register-leader-none"), fields.get("leader"))).chain(named).collect()
}

fn begun(app: &App, page: &Page, (pile, now): (&Pile, &str)) -> Vec<Earlier> {
    let line = |sheet: &Sheet| {
        let typed = |name: &str| sheet.texts.get(name).map(|text| first_words(text)).filter(|text| !text.is_empty());
        let channel = page.t(names::channel(read::channel(&sheet.fields()))).to_string();
        Earlier {
            href: format!("{PATH}?sheet={}", sheet.id),
            sheet: sheet.id.clone(),
            when: format!("{} {channel}", dates::moment(page.words, Moment(sheet.at).civil(app.zone()))),
            words: typed("text")
                .or_else(|| typed("name"))
                .or_else(|| sheet.scans.first().map(|scan| scan.name.clone()))
                .unwrap_or_else(|| page.t("register-begun-empty").to_string()),
        }
    };
    pile.sheets.iter().rev().filter(|sheet| sheet.id != now).map(line).collect()
}

fn kept_line(app: &App, page: &Page, at: i64) -> String {
    let at = Moment(at).civil(app.zone());
    page.t("register-kept").with("time", at.strftime("%H:%M").to_string()).to_string()
}

/// The last day for telling the person who has it: the term of whichever desk takes it down.
fn first_day(app: &App, visitor: &Visitor, page: &Page, fields: &Fields) -> String {
    let office = &visitor.office.office;
    let main = office.desk_for(Class::Ordinary);
    let here = main.filter(|unit| visitor.actor.has_in(Role::FrontDesk, *unit));
    let own = visitor.actor.posts().iter().find(|held| held.role == Role::FrontDesk).map(|held| held.unit);
    let kind = here.or(own).and_then(|unit| office.unit(unit)).map(|unit| unit.kind);
    let clock = if kind == Some(UnitKind::Organ) { ClockId::Acknowledge } else { ClockId::Register };
    let today = app.now().day(app.zone());
    let received: Option<Day> = fields.get("received").parse().ok().filter(|day| *day <= today);
    let term = Term { rule: app.policy().rule(clock), start: received.unwrap_or(today), stops: &[], extra: 0 };
    reckon(&term, app.calendars()).due.map(|day| dates::day(page.words, day)).unwrap_or_default()
}
