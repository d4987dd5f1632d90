//! One concern's life: reported, sorted, worked on, answered. What comes after the answer stands in `after.rs`.

use anyhow::{Context as _, Result};
use huiyin_domain::casework::Outcome;
use huiyin_domain::command::Command;
use huiyin_domain::concern::{Class, Stage};
use huiyin_domain::intake::{self, Channel, DeclineGround, FileConcern, Path, Track};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::words::ConcernWords;

use super::acts::{self, Given};
use super::chance::Chance;
use super::days::{Days, Slot, month_day, plus};
use super::matters::{Matter, Point, UnitOf};
use super::office::{LETTERS, TRANSPORT, people, unit_name, unit_of};
use super::phrases as say;
use super::places::{self, Place};
use super::script::{Script, Who, line, prose, title};
use super::spin::{Slots, spin};
use super::turns::{self, Turn};

/// The front desk of the letters office.
pub(super) const DESK: u32 = 2;
/// 周敏, who takes in for the transport bureau.
const TRANSPORT_DESK: u32 = 7;

/// How one life is to go.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The day on which it is reported.
    pub(super) start: Day,
    /// It goes no further than this, and stays there until today.
    pub(super) until: Option<Stage>,
    /// Matter and variant; drawn when not given.
    pub(super) matter: Option<(usize, usize)>,
    /// The handler; drawn when not given.
    pub(super) handler: Option<u32>,
    /// Number; drawn when not given.
    pub(super) number: Option<Number>,
    /// Another way than the straight one.
    pub(super) turn: Option<Turn>,
}

/// One thing that will happen.
pub(super) enum Thing {
    Do(Given),
    Look,
}

pub(super) struct Life<'a> {
    pub(super) days: Days<'a>,
    pub(super) chance: Chance,
    pub(super) slots: Slots,
    pub(super) place: Place,
    pub(super) matter: &'a Matter,
    pub(super) variant: usize,
    pub(super) unit: u32,
    pub(super) head: u32,
    pub(super) handler: u32,
    pub(super) channel: Channel,
    /// Where the office's side of the story is.
    pub(super) now: Slot,
    pub(super) agenda: Vec<(Slot, Who, Thing)>,
    pub(super) plan: Plan,
    /// Nothing after this happens.
    pub(super) end: Option<Slot>,
    pub(super) points: Vec<String>,
    pub(super) answers: Vec<Outcome>,
    pub(super) promises: u32,
    pub(super) version: u32,
    pub(super) path: Path,
}

impl<'a> Life<'a> {
    pub(super) fn new(days: Days<'a>, matters: &'a [Matter], plan: Plan, mut chance: Chance) -> Result<Self> {
        let (index, variant) = plan.matter.unwrap_or_else(|| drawn(matters, plan.start, &mut chance));
        let matter = matters.get(index).context("there is no such matter")?;
        let home = matter.units.first().copied().context("a matter without a unit")?;
        let (place, mut slots) = places::draw(matter.place, matter.units.contains(&UnitOf::Township), &mut chance);
        // Mostly the first unit of the list; the others now and then.
        let which = if chance.percent(65) { home } else { chance.pick(&matter.units).copied().unwrap_or(home) };
        let unit = match (plan.handler, which) {
            (Some(handler), _) => unit_of(handler),
            (None, UnitOf::Unit(unit)) => unit,
            (None, UnitOf::Township) => place.township.unwrap_or(10),
        };
        slots.insert("s", places::since(plan.start.month(), &mut chance).to_owned());
        slots.insert("u", unit_name(unit).to_owned());
        slots.insert("x", month_day(plan.start));
        let heads = people(unit, Role::UnitHead);
        let handlers = people(unit, Role::Handler);
        // What stands on purpose around today goes to the last of a unit's handlers: the first has the list of the pictures.
        let standing = plan.until.and(handlers.last());
        let handler = plan
            .handler
            .or(standing.copied())
            .or_else(|| chance.pick(&handlers).copied())
            .context("a unit without a handler")?;
        let head = heads.first().copied().context("a unit without a head")?;
        let now = Slot { day: plan.start, at: 0 };
        Ok(Self {
            days,
            chance,
            slots,
            place,
            matter,
            variant,
            unit,
            head,
            handler,
            now,
            plan,
            channel: Channel::Web,
            agenda: Vec::new(),
            end: None,
            points: Vec::new(),
            answers: Vec::new(),
            promises: 0,
            version: 0,
            path: Path::Petition,
        })
    }

    /// The script of this life as far as it has come by `cut`.
    pub(super) fn script(mut self, cut: Moment) -> Result<Script> {
        let number = match self.plan.number {
            Some(number) => number,
            None => Number::from_chance(self.chance.next()),
        };
        let drawn = format!("{:04} {:04}", self.chance.next() % 10_000, self.chance.next() % 10_000);
        let code = if self.plan.turn.is_some() { turns::CODE.to_owned() } else { drawn };
        let mut script = Script::new(number, code);
        self.agenda.sort_by_key(|(slot, _, _)| *slot);
        let end = self.end;
        for (slot, who, thing) in self.agenda {
            let at = self.days.moment(slot);
            if at > cut || end.is_some_and(|end| slot > end) {
                break;
            }
            match thing {
                Thing::Do(given) => script.then(at, who, numbered(given, number)),
                Thing::Look => {
                    if let Who::Staff(person) = who {
                        script.look(at, person);
                    }
                }
            }
        }
        Ok(script)
    }

    pub(super) fn text(&mut self, template: &str) -> Result<String> {
        spin(template, &mut self.chance, &self.slots)
    }

    pub(super) fn one_of(&mut self, templates: &[&'static str]) -> Result<String> {
        let template = self.chance.word(templates);
        self.text(template)
    }

    /// The office does something, so many working days later.
    pub(super) fn office(&mut self, who: u32, (from, to): (u32, u32), given: Given) {
        let (days, pick) = (self.chance.between(from, to), self.chance.between(0, 11));
        self.now = self.days.office_slot(self.now, days, pick);
        self.agenda.push((self.now, Who::Staff(who), Thing::Do(given)));
    }

    /// The person does something at home, so many days later.
    pub(super) fn home(&mut self, (from, to): (u32, u32), given: Given) {
        let (days, pick) = (self.chance.between(from, to), self.chance.between(0, 13));
        self.now = self.days.home_slot(self.now, i64::from(days), pick);
        self.agenda.push((self.now, Who::Citizen, Thing::Do(given)));
    }

    pub(super) fn reads(&mut self, who: u32) {
        self.now = self.days.office_slot(self.now, 0, 0);
        self.agenda.push((self.now, Who::Staff(who), Thing::Look));
    }

    /// The plan may say that it goes no further than this.
    pub(super) fn reached(&mut self, stage: Stage) {
        if self.plan.until == Some(stage) && self.end.is_none() {
            self.end = Some(self.now);
        }
    }

    /// Who takes in what comes to the unit.
    fn sorter(&self) -> u32 {
        if self.unit == TRANSPORT { TRANSPORT_DESK } else { self.head }
    }

    /// From the report to the answer.
    pub(super) fn live(&mut self) -> Result<()> {
        self.is_filed(Class::Ordinary)?;
        self.reached(Stage::Received);
        self.changes_its_mind()?;
        if self.chance.percent(4) && self.plan.until.is_none() {
            return self.is_declined();
        }
        self.is_transferred()?;
        self.is_accepted((1, 7))?;
        self.is_planned()?;
        self.is_handled()?;
        self.is_answered()?;
        self.lives_on()
    }

    pub(super) fn is_filed(&mut self, class: Class) -> Result<()> {
        let heard = [
            (Channel::Web, 44),
            (Channel::Phone, 26),
            (Channel::WalkIn, 12),
            (Channel::Letter, 6),
            (Channel::MessageBoard, 5),
            (Channel::Reception, 3),
            (Channel::FieldVisit, 2),
            (Channel::Mail, 2),
        ];
        let mut left = self.chance.between(1, 100);
        let together = self.plan.turn == Some(Turn::Together);
        for (channel, share) in heard {
            self.channel = if together { Channel::WalkIn } else { channel };
            if left <= share {
                break;
            }
            left -= share;
        }
        let words = self.report()?;
        let mut reporter = places::reporter(&self.place, &mut self.chance)?;
        // Whoever takes a turn can be reached.
        while reporter.is_none() && self.plan.turn.is_some() {
            reporter = places::reporter(&self.place, &mut self.chance)?;
        }
        let name = reporter.as_ref().and_then(|one| one.name.as_ref());
        self.slots.extend(name.map(|name| ("whole-name", name.as_str().to_owned())));
        let mut filing = FileConcern {
            id: Hex(self.chance.bytes()),
            number: Number::from_chance(0),
            code: Hex([0; 32]),
            token: None,
            class,
            channel: self.channel,
            place: if self.chance.percent(88) { places::area(self.place.area) } else { None },
            received_on: None,
            words,
            reporter,
        };
        if self.channel == Channel::Web {
            let pick = self.chance.between(0, 13);
            self.now = self.days.home_slot(Slot { day: self.plan.start, at: 0 }, 0, pick);
            self.agenda.push((self.now, Who::Citizen, Thing::Do(acts::file(filing))));
        } else {
            let pick = self.chance.between(0, 11);
            self.now = self.days.office_slot(Slot { day: self.plan.start, at: 0 }, 0, pick);
            if self.channel == Channel::Letter {
                filing.received_on = Some(self.days.on_or_before(plus(self.now.day, -1)));
            }
            let queue = (self.channel == Channel::WalkIn).then(|| 1 + pick);
            let mut register = acts::register(filing, self.matter.category, queue);
            if together {
                acts::brought_by_more(&mut register)?;
            }
            self.agenda.push((self.now, Who::Staff(DESK), Thing::Do(register)));
        }
        self.slots.insert("f", month_day(self.now.day));
        Ok(())
    }

    fn report(&mut self) -> Result<ConcernWords> {
        let pick = |from: &[&'static str], at: usize| from.get(at.min(from.len().saturating_sub(1))).copied();
        let headline = pick(&self.matter.titles, self.variant).context("a matter without a title")?;
        let body = pick(&self.matter.bodies, self.variant).context("a matter without a text")?;
        let headline = self.text(headline)?;
        let mut text = self.one_of(&say::OPENINGS)?;
        text.push_str(&self.text(body)?);
        for extra in self.matter.extras(self.variant) {
            if self.chance.percent(42) {
                text.push_str(&self.text(extra)?);
            }
        }
        text.push_str(&self.one_of(&say::CLOSINGS)?);
        Ok(ConcernWords {
            files: Vec::new(),
            place: if self.chance.percent(85) { Some(line(&self.place.words)?) } else { None },
            late_because: None,
            text: prose(&text)?,
            title: title(&headline)?,
        })
    }

    /// A few withdraw; one in three of them takes it back the next day.
    fn changes_its_mind(&mut self) -> Result<()> {
        let wanted = self.plan.until == Some(Stage::Withdrawn);
        if !wanted && (self.plan.until.is_some() || !self.chance.percent(4)) {
            return Ok(());
        }
        let why = self.one_of(&say::WITHDRAWN)?;
        self.home((0, 1), acts::withdraw(&why)?);
        self.reached(Stage::Withdrawn);
        if !wanted && self.chance.percent(34) {
            self.home((1, 3), acts::undo_withdrawal());
        } else {
            self.end = Some(self.now);
        }
        Ok(())
    }

    fn is_declined(&mut self) -> Result<()> {
        let grounds = [
            DeclineGround::OtherProcedure,
            DeclineGround::OtherProcedure,
            DeclineGround::OtherProcedure,
            DeclineGround::BeingHandled,
        ];
        let which = usize::try_from(self.chance.between(0, 3)).unwrap_or(0);
        let (why, instead) = say::DECLINED[which];
        let ground = grounds.get(which).copied().unwrap_or(DeclineGround::OtherProcedure);
        self.reads(DESK);
        // The other organ has its own sixty days.
        let until = plus(self.now.day, 40);
        let until = (ground == DeclineGround::BeingHandled).then_some(until);
        self.office(DESK, (1, 7), acts::decline((ground, until), why, instead)?);
        Ok(())
    }

    pub(super) fn is_transferred(&mut self) -> Result<()> {
        if self.chance.percent(35) {
            self.reads(DESK);
        }
        let objected = self.plan.until == Some(Stage::Objected);
        if objected || (self.plan.until.is_none() && self.chance.percent(5)) {
            self.is_objected()?;
        }
        let why = self.one_of(&say::TRANSFERS)?;
        self.office(DESK, (0, 3), acts::transfer(self.unit, &why)?);
        self.reached(Stage::Transferred);
        Ok(())
    }

    /// Sent to the wrong unit first, which says so in time; the desk agrees.
    fn is_objected(&mut self) -> Result<()> {
        let wrong = if self.unit == 3 { 7 } else { 3 };
        let head = people(wrong, Role::UnitHead).first().copied().context("a unit without a head")?;
        let why = self.one_of(&say::TRANSFERS)?.replace(unit_name(self.unit), unit_name(wrong));
        self.office(DESK, (0, 2), acts::transfer(wrong, &why)?);
        let why = self.one_of(&say::OBJECTIONS)?;
        self.office(head, (1, 4), acts::object(&why)?);
        self.reached(Stage::Objected);
        let why = self.one_of(&say::GRANTED)?;
        self.office(DESK, (1, 3), acts::rule(true, &why)?);
        Ok(())
    }

    pub(super) fn is_accepted(&mut self, wait: (u32, u32)) -> Result<()> {
        let points: Vec<&Point> = self.matter.points(self.variant);
        let texts: Vec<&'static str> = points.iter().map(|point| point.text).collect();
        for text in texts {
            let point = self.text(text)?;
            self.points.push(point);
        }
        self.path = match self.chance.between(1, 100) {
            ..=5 => Path::DutyToProtect,
            6..=8 => Path::AdministrativeProcedure,
            9.. => Path::Petition,
        };
        let track = match self.chance.between(1, 10) {
            ..=3 => Track::Simple,
            4..=9 => Track::Ordinary,
            10.. => Track::Complex,
        };
        let sorter = self.sorter();
        // A refused objection goes before some acceptances.
        if self.plan.until.is_none() && self.unit != LETTERS && self.chance.percent(3) {
            let why = self.one_of(&say::OBJECTIONS)?;
            self.office(sorter, (1, 3), acts::object(&why)?);
            let why = self.one_of(&say::REFUSED)?;
            self.office(DESK, (1, 2), acts::rule(false, &why)?);
        }
        let accept = acts::accept(self.path, track, self.matter.category, &self.points)?;
        self.office(sorter, wait, accept);
        self.reached(Stage::Accepted);
        Ok(())
    }
}

/// A matter of the season, and one of its two variants.
fn drawn(matters: &[Matter], day: Day, chance: &mut Chance) -> (usize, usize) {
    let of_season: Vec<usize> =
        matters.iter().enumerate().filter(|(_, matter)| matter.is_of_month(day.month())).map(|(at, _)| at).collect();
    (chance.pick(&of_season).copied().unwrap_or(0), usize::from(chance.percent(50)))
}

/// The number is drawn last, so that a wanted one changes nothing else.
fn numbered((action, mut command): Given, number: Number) -> Given {
    if let Command::Intake(intake::Command::FileConcern(filing)) = &mut command {
        filing.number = number;
    }
    if let Command::Intake(intake::Command::RegisterConcern(register)) = &mut command {
        register.filing.number = number;
    }
    if let Command::Intake(intake::Command::CarryOver(carried)) = &mut command {
        carried.number = number;
    }
    (action, command)
}

/// A number of things in words.
pub(super) fn counted(points: usize) -> &'static str {
    ["零", "一", "两", "三", "四", "五"].get(points).copied().unwrap_or("几")
}
