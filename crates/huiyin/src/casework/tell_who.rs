//! Who has it: the unit and the person of the day, and which other units take part, by their names.

use huiyin_domain::casework::TaskStanding;
use huiyin_domain::concern::{Class, Stage};
use huiyin_domain::kernel::ids::UnitId;

use super::show_progress::With;
use super::tell_progress::Teller;

impl Teller<'_> {
    /// Unit, and the person on the handler's post of the day.
    pub(super) fn with(&self) -> Option<With> {
        let unit = self.concern().unit()?;
        let ended = matches!(self.concern().stage(), Stage::NotAccepted | Stage::Repeated | Stage::Withdrawn);
        let post = self.concern().handler().filter(|_| self.concern().class() == Some(Class::Ordinary));
        // While the holder is away it is whoever stands in: that is who answers the telephone.
        let cover = post.and_then(|post| self.office.office.cover(post));
        let person = cover.and_then(|cover| cover.people().first().copied());
        let named = person.and_then(|person| self.office.people.get(&person));
        let name = self.unit(unit);
        let whom = match named {
            Some(person) => self.words.t("with-person").with("unit", name).with("person", &person.name).to_string(),
            None => name.to_owned(),
        };
        let of_unit =
            self.office.office.unit(unit).and_then(|unit| unit.phone.as_ref()).map(|phone| phone.as_str().to_owned());
        let phone = named.and_then(|person| person.phone.clone()).or(of_unit).unwrap_or_default();
        let co = self.co_units().join(&self.say("list-comma"));
        let first = self.concern().intake.record.as_ref().map_or("", |record| self.unit(record.first)).to_owned();
        let (unsigned, urgent) = (self.unsigned(), self.urgent());
        (!ended).then_some(With { whom, phone, co, first, unsigned, urgent })
    }

    fn unsigned(&self) -> String {
        let intake = &self.concern().intake;
        let (Some(_), Some(from), Some(to)) = (intake.unsigned_since(), intake.sender(), self.concern().unit()) else {
            return String::new();
        };
        self.words.t("progress-unsigned").with("from", self.unit(from)).with("to", self.unit(to)).to_string()
    }

    fn urgent(&self) -> String {
        let urgent = self.concern().intake.urgent;
        urgent
            .map_or(String::new(), |urgent| self.words.t("urgent-line").with("unit", self.unit(urgent.to)).to_string())
    }

    /// Units that take part beside the one that leads, each once, in the order asked.
    fn co_units(&self) -> Vec<String> {
        let tasks = self.concern().casework.tasks.all().iter();
        let takes_part = tasks.filter(|task| task.standing != TaskStanding::Withdrawn);
        let mut units: Vec<UnitId> = Vec::new();
        for task in takes_part {
            if !units.contains(&task.unit) {
                units.push(task.unit);
            }
        }
        units.into_iter().map(|unit| self.unit(unit).to_owned()).collect()
    }
}
