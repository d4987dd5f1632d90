//! The office's half of a life: lead, plan, work, draft, signature, delivery.

use anyhow::{Context as _, Result};
use huiyin_domain::casework::{DeliveryManner, Outcome};
use huiyin_domain::concern::Stage;
use huiyin_domain::intake::Channel;
use huiyin_domain::kernel::time::Day;

use super::acts::{self, Answered, Promised};
use super::days::{Slot, between, month_day, plus};
use super::life::{Life, Thing, counted};
use super::matters::Point;
use super::office::{unit_name, unit_phone};
use super::phrases as say;
use super::script::Who;

impl Life<'_> {
    pub(super) fn is_planned(&mut self) -> Result<()> {
        self.office(self.head, (0, 2), acts::assign(self.unit, self.handler));
        self.reached(Stage::Assigned);
        let measures = self.visit_in(7).and_then(|()| self.one_of(&say::MEASURES))?;
        let solved = self.one_of(&say::SOLVED_WHEN)?;
        let due = plus(self.now.day, i64::from(self.chance.between(20, 48)));
        self.office(self.handler, (0, 2), acts::plan(due, (self.handler, self.head), &measures, &solved)?);
        self.reached(Stage::Handling);
        Ok(())
    }

    /// `{x}` is a working day so many days from now.
    fn visit_in(&mut self, days: i64) -> Result<()> {
        let visit = self.days.on_or_after(plus(self.now.day, days));
        self.slots.insert("x", month_day(visit));
        Ok(())
    }

    /// Notes, questions, material: some concerns have much of it, most little.
    pub(super) fn is_handled(&mut self) -> Result<()> {
        self.is_co_handled()?;
        if self.chance.percent(12) {
            let text = self.one_of(&say::MATERIALS)?;
            self.home((1, 4), acts::material(&text)?);
        }
        if self.chance.percent(4) && self.points.len() < 4 {
            let point = self.one_of(&["以后再出这种事找谁，给个电话", "把处理的结果告诉左邻右舍", "保证不再反复"])?;
            self.home((1, 3), acts::add_point(&point)?);
            self.points.push(point);
        }
        if self.chance.percent(30) {
            let note = self.one_of(&say::NOTES)?;
            self.office(self.handler, (1, 5), acts::note(&note)?);
        }
        if self.chance.percent(14) {
            let which = usize::try_from(self.chance.between(0, 5)).unwrap_or(0);
            let (question, answer) = say::QUESTIONS[which];
            let (question, answer) = (self.text(question)?, self.text(answer)?);
            self.office(self.handler, (1, 3), acts::ask(&question)?);
            if self.chance.percent(85) {
                self.home((0, 4), acts::answer_question(&answer)?);
            }
        }
        if self.chance.percent(40) {
            self.reads(self.handler);
        }
        Ok(())
    }

    /// Drafted, checked, signed, handed over.
    pub(super) fn is_answered(&mut self) -> Result<()> {
        let accepted = self.now.day;
        let work = match self.chance.between(1, 100) {
            ..=22 => self.chance.between(2, 8),
            23..=78 => self.chance.between(9, 24),
            79..=97 => self.chance.between(25, 31),
            98.. => self.chance.between(40, 50),
        };
        let drafted = self.days.later(accepted, work);
        let visit = self.days.on_or_before(plus(accepted, between(accepted, drafted) / 2));
        self.slots.insert("x", month_day(visit.max(accepted)));
        let answers = self.answers(drafted)?;
        self.answers = answers.iter().map(|answer| answer.outcome).collect();
        self.slots.insert("q", counted(answers.len()).to_owned());
        let opening = self.one_of(&say::OPENED)?;
        self.version += 1;
        self.office(self.handler, (work, work), acts::draft(self.version, &opening, &answers)?);
        if self.chance.percent(18) {
            let remarks = self.one_of(&say::REMARKS)?;
            self.office(self.head, (0, 2), acts::return_draft(self.version, &remarks)?);
            self.version += 1;
            let opening = self.one_of(&say::OPENED)?;
            self.office(self.handler, (0, 2), acts::draft(self.version, &opening, &answers)?);
        }
        self.reached(Stage::Handed);
        if self.chance.percent(30) {
            self.reads(self.head);
        }
        self.office(self.head, (0, 2), acts::sign(self.version));
        self.reached(Stage::Signed);
        self.is_delivered()?;
        self.settles_promises(&answers)
    }

    pub(super) fn answers(&mut self, drafted: Day) -> Result<Vec<Answered>> {
        let mut answered = Vec::new();
        let points: Vec<&Point> = self.matter.points(self.variant);
        for point in points {
            let answers = point.answers(self.variant);
            let answer = *self.chance.pick(&answers).context("a point without an answer")?;
            let due = self.days.on_or_after(plus(drafted, i64::from(self.chance.between(12, 55))));
            // Returned, written again and signed takes two weeks of work at most; holidays may lie in between.
            let due = due.max(self.days.later(drafted, 10));
            self.slots.insert("by", month_day(due));
            let promise = match answer.promise {
                None => None,
                Some((what, who)) => Some(Promised { due, what: self.text(what)?, who: self.text(who)? }),
            };
            answered.push(Answered {
                outcome: answer.outcome,
                facts: self.text(answer.facts)?,
                basis: answer.basis.to_owned(),
                reasons: self.text(answer.reasons)?,
                remedy: self.text(answer.remedy)?,
                promise,
            });
        }
        for _ in answered.len()..self.points.len() {
            answered.push(self.answer_to_the_added_point());
        }
        Ok(answered)
    }

    fn answer_to_the_added_point(&self) -> Answered {
        Answered {
            outcome: Outcome::Upheld,
            facts: "您后来补的这一点，我们记下了，也核实了。".to_owned(),
            basis: "《信访工作条例》第三十二条".to_owned(),
            reasons: "事情要办完，也要让人知道找谁。".to_owned(),
            remedy: format!(
                "承办人和电话写在这封答复上；找不到人，打{} {}。",
                unit_name(self.unit),
                unit_phone(self.unit)
            ),
            promise: None,
        }
    }

    fn is_delivered(&mut self) -> Result<()> {
        if self.channel == Channel::Web && self.chance.percent(62) {
            let (days, pick) = (self.chance.between(0, 3), self.chance.between(0, 13));
            self.now = self.days.home_slot(self.now, i64::from(days), pick);
            let deliver = acts::deliver(DeliveryManner::OnPage, self.now.day, None)?;
            self.agenda.push((self.now, Who::Citizen, Thing::Do(deliver)));
        } else {
            let manners = [DeliveryManner::ByHand, DeliveryManner::ByHand, DeliveryManner::Phone, DeliveryManner::Post];
            let manner = self.chance.pick(&manners).copied().unwrap_or(DeliveryManner::ByHand);
            let note = match manner {
                DeliveryManner::ByHand | DeliveryManner::OnPage => self.one_of(&say::HANDED[..3])?,
                DeliveryManner::Post => say::HANDED[3].to_owned(),
                DeliveryManner::Phone => say::HANDED[4].to_owned(),
            };
            let (days, pick) = (self.chance.between(0, 3), self.chance.between(0, 11));
            self.now = self.days.office_slot(self.now, days, pick);
            let deliver = acts::deliver(manner, self.now.day, Some(&note))?;
            self.agenda.push((self.now, Who::Staff(self.handler), Thing::Do(deliver)));
        }
        self.reached(Stage::Delivered);
        Ok(())
    }

    /// Each promise is settled around its day, whatever else happens meanwhile.
    fn settles_promises(&mut self, answers: &[Answered]) -> Result<()> {
        let due: Vec<Day> =
            answers.iter().filter_map(|answer| answer.promise.as_ref().map(|promise| promise.due)).collect();
        for day in due {
            self.promises += 1;
            // One in fifteen is forgotten, and stands open for everybody to see.
            if self.chance.percent(7) {
                continue;
            }
            let kept = self.chance.percent(84);
            let words = self.one_of(if kept { &say::KEPT[..] } else { &say::BROKEN[..] })?;
            let on = if kept {
                self.days.on_or_before(plus(day, -i64::from(self.chance.between(0, 6))))
            } else {
                self.days.later(day, 2)
            };
            let pick = self.chance.between(0, 11);
            let slot = self.days.office_slot(Slot { day: on.max(self.now.day), at: 5 }, 0, pick);
            let settle = acts::settle(self.promises, kept, &words)?;
            self.agenda.push((slot, Who::Staff(self.handler), Thing::Do(settle)));
        }
        Ok(())
    }
}
