//! Two kinds of lives that begin otherwise: sealed ones, and records of the former system.

use anyhow::{Context as _, Result};
use huiyin_domain::access::Action;
use huiyin_domain::concern::{Class, Stage};
use huiyin_domain::intake::{self, CarryOver, Channel, Claimed, ClaimedState, ClaimedTime, Precision};
use huiyin_domain::kernel::ids::{CategoryCode, Hex};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::OldText;
use huiyin_domain::words::{CarriedWords, ReporterWords};

use super::acts;
use super::days::{Slot, month_day, plus};
use super::life::{DESK, Life, Thing};
use super::places;
use super::script::Who;

impl Life<'_> {
    /// A complaint about conduct: two supervisors, nobody else.
    pub(super) fn live_sealed(&mut self) -> Result<()> {
        (self.handler, self.head) = if self.chance.percent(50) { (4, 5) } else { (5, 4) };
        let from_the_first = self.chance.percent(75);
        self.is_filed(if from_the_first { Class::Sealed } else { Class::Ordinary })?;
        if !from_the_first {
            let why = "反映的是有关人员的行为，按检举控告件保密办理。";
            self.office(DESK, (0, 1), acts::seal(why)?);
        }
        self.reached(Stage::Received);
        self.is_accepted((1, 5))?;
        self.is_planned()?;
        self.is_handled()?;
        self.is_answered()?;
        self.lives_on()
    }

    /// A record of the former system: most were finished there, a few go on here.
    pub(super) fn live_on_from_old(&mut self, n: usize, open: bool) -> Result<()> {
        self.now = self.days.office_slot(Slot { day: self.plan.start, at: 0 }, 0, 3);
        self.slots.insert("f", month_day(self.now.day));
        let record = self.old_record(n, open)?;
        let command = intake::Command::CarryOver(Box::new(record)).into();
        self.agenda.push((self.now, Who::Operator, Thing::Do((Action::CarryOver, command))));
        if !open {
            return Ok(());
        }
        self.is_transferred()?;
        self.is_accepted((2, 6))?;
        self.is_planned()?;
        self.is_handled()?;
        self.is_answered()?;
        self.lives_on()
    }

    fn old_record(&mut self, n: usize, open: bool) -> Result<CarryOver> {
        let title = self.matter.titles.first().copied().context("a matter without a title")?;
        let body = self.matter.bodies.first().copied().context("a matter without a text")?;
        let (title, text) = (self.text(title)?, self.text(body)?);
        let back = i64::from(self.chance.between(20, 400));
        let (hour, minute) = (self.chance.between(8, 17), self.chance.between(0, 59));
        let time = |days_back: i64| ClaimedTime {
            at: plus(self.plan.start, -days_back).at(
                i8::try_from(hour).unwrap_or(9),
                i8::try_from(minute).unwrap_or(0),
                0,
                0,
            ),
            precision: Precision::Minute,
        };
        let (received, replied) = (time(back), time(back - i64::from(!open) * 18));
        let reporter = places::reporter(&self.place, &mut self.chance)?;
        let text = OldText::parse(&text).map_err(|fault| anyhow::anyhow!("{text}: {fault:?}"))?;
        let reply = OldText::parse("经核实，已责成有关单位办理，并电话答复本人。").ok().filter(|_| !open);
        Ok(CarryOver {
            of_staff: Vec::new(),
            id: Hex(self.chance.bytes()),
            number: Number::from_chance(0),
            source: "原县信访信息系统".to_owned(),
            source_id: Hex([0; 33]),
            row_hmac: Hex([0; 33]),
            mapping: 1,
            class: Class::Ordinary,
            channel: Channel::WalkIn,
            place: places::area(self.place.area),
            category: CategoryCode::parse(self.matter.category),
            claimed: Claimed {
                closed: (!open).then(|| replied.clone()),
                due: None,
                duplicate: false,
                promised: None,
                received: Some(received),
                replied: (!open).then_some(replied),
                state: if open { ClaimedState::Open } else { ClaimedState::Closed },
                timeline: Vec::new(),
            },
            words: CarriedWords {
                extra: vec![("登记人".to_owned(), "登记科".to_owned())],
                files: Vec::new(),
                place: Some(self.place.words.clone()),
                reply,
                source_id: format!("AX{:06}", 20_114 + n),
                state: Some(if open { "办理中" } else { "办结" }.to_owned()),
                text,
                title,
            },
            reporters: reporter.into_iter().collect::<Vec<ReporterWords>>(),
        })
    }
}
