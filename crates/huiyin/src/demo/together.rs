//! Matters of two units: the lead asks another one for its part, and waits for its answer.

use anyhow::{Context as _, Result};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::TaskNo;

use huiyin_domain::kernel::time::Day;

use super::acts::{self, Given};
use super::days::plus;
use super::life::Life;
use super::matters::UnitOf;
use super::office::{LETTERS, STAFF, people};
use super::phrases as say;

/// The first task of a concern.
const FIRST: TaskNo = TaskNo(1);
/// Days from the plan to a co-handler's last day: before any plan ends.
const TERM_DAYS: i64 = 14;

impl Life<'_> {
    /// One in ten ordinary matters needs a second unit.
    pub(super) fn is_co_handled(&mut self) -> Result<()> {
        if self.unit == LETTERS || !self.chance.percent(10) {
            return Ok(());
        }
        let unit = self.second_unit();
        let head = people(unit, Role::UnitHead).first().copied().context("a unit without a head")?;
        let handler = people(unit, Role::Handler).last().copied().context("a unit without a handler")?;
        let due = plus(self.now.day, TERM_DAYS);
        let wanted = self.one_of(&say::WANTED)?;
        let ask = self.asked(unit, head, due, &wanted)?;
        self.office(self.handler, (0, 2), ask);
        if self.chance.percent(15) {
            let why = self.one_of(&say::RETURNED)?;
            self.office(head, (0, 1), acts::return_task(FIRST, &why)?);
            let why = self.one_of(&say::STAYS)?;
            self.office(self.handler, (0, 1), acts::rule_on_return(FIRST, &why)?);
        }
        self.office(head, (0, 1), acts::give_task(FIRST, handler));
        self.reads(handler);
        let found = self.one_of(&say::FOUND)?;
        self.office(handler, (1, 6), acts::answer_task(FIRST, &found)?);
        Ok(())
    }

    /// Most are asked by a task; where it is knottier the units meet first.
    fn asked(&mut self, unit: u32, head: u32, due: Day, wanted: &str) -> Result<Given> {
        if !self.chance.percent(25) {
            return acts::ask_co_handler(unit, due, wanted);
        }
        let minutes = self.one_of(&say::MINUTES)?;
        let who = STAFF.get(usize::try_from(head)?.saturating_sub(1)).context("a head without a name")?;
        let who = format!("{}，{}", who.name, who.title);
        acts::hold_joint_meeting(self.now.day, (unit, &who), due, (&minutes, wanted))
    }

    /// Another unit of the matter's own, else one that knows land, water or housing.
    fn second_unit(&mut self) -> u32 {
        let of_matter = self.matter.units.iter().filter_map(|unit| match unit {
            UnitOf::Unit(unit) => Some(*unit),
            UnitOf::Township => self.place.township,
        });
        let mut units: Vec<u32> =
            of_matter.chain([7, 8, 3]).filter(|unit| *unit != self.unit && *unit != LETTERS).collect();
        units.dedup();
        self.chance.pick(&units).copied().unwrap_or(8)
    }
}
