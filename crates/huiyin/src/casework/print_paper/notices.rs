//! 延长办理期限告知书, 询问函, 重复事项答复告知书: what stands in these papers and in no other.

use huiyin_domain::deadlines::{ClockId, Fact as Clocks};
use huiyin_domain::event::Fact;
use huiyin_domain::intake::Fact as Door;
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::words::Words as Said;

use super::{Kind, Writer};
use crate::desk::lengthened::{self, Lengthened};
use crate::desk::told::Version;

impl Writer<'_> {
    /// What a slot says that these papers alone have.
    pub(super) fn slot_of_notice(&self, slot: Slot) -> String {
        if slot == Slot::OldDue {
            self.lengthened().and_then(|one| one.from).map_or(String::new(), |day| self.date(day))
        } else if slot == Slot::Extension {
            let days = self.lengthened().map(|one| one.days);
            days.map_or(String::new(), |days| self.words.t("paper-extension-basis").with("n", days).to_string())
        } else if slot == Slot::Question {
            self.asked_of_them().unwrap_or_default()
        } else if slot == Slot::HowToAnswer {
            self.how_to_answer()
        } else {
            self.earlier()
        }
    }

    /// The day that was told with acceptance, or an earlier one that binds since: a longer term has a paper of its own.
    pub(super) fn day_told_then(&self) -> String {
        let now = self.opened.concern.due(ClockId::Done);
        let made = self.made_by.map(|made| made.stamp.at);
        let then = self.opened.entries.iter().find_map(|entry| match &entry.recorded.fact {
            Fact::Deadlines(Clocks::DuePromised(told)) if told.clock == ClockId::Done => {
                (Some(entry.recorded.stamp.at) == made).then_some(told.due)
            }
            Fact::Deadlines(_)
            | Fact::Intake(_)
            | Fact::Casework(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => None,
        });
        then.map_or(now, |then| Some(now.map_or(then, |now| now.min(then)))).map_or(String::new(), |day| self.date(day))
    }

    /// The day told with the longer term.
    pub(super) fn new_day(&self) -> String {
        self.lengthened().and_then(|one| one.to).map_or(String::new(), |day| self.date(day))
    }

    /// Why: the reason of the longer term, or why the earlier answer stands.
    pub(super) fn why_told(&self) -> String {
        if self.kind == Kind::Extension {
            return self.lengthened().map_or(String::new(), |one| one.reason);
        }
        match self.said_in_it() {
            Some(Said::Repeated(repeated)) => repeated.because.as_str().to_owned(),
            Some(_) | None => String::new(),
        }
    }

    /// Whether the reader may not know what such a paper says: then it says nothing at all.
    pub(super) fn is_untold(&self) -> bool {
        self.made_by.is_none()
    }

    fn lengthened(&self) -> Option<Lengthened> {
        lengthened::last(&self.opened.entries)
    }

    /// The words beside the step that issued it.
    fn said_in_it(&self) -> Option<&Said> {
        let made = self.made_by?.position;
        self.opened.entries.iter().find(|entry| entry.recorded.position == made)?.words.as_ref()
    }

    fn asked_of_them(&self) -> Option<String> {
        let Said::Said(said) = self.said_in_it()? else { return None };
        Some(said.text.as_str().to_owned())
    }

    /// By telephone, at the counter, by letter, as far as the unit has told how it is reached.
    fn how_to_answer(&self) -> String {
        let unit = self.unit().and_then(|unit| self.office.office.unit(unit));
        let say = |key: &'static str, line: &str| self.words.t(key).with("line", line).to_string();
        let phone = unit.and_then(|unit| unit.phone.as_ref()).map(|phone| say("paper-answer-phone", phone.as_str()));
        let address = unit.and_then(|unit| unit.address.as_ref());
        let come = address
            .map_or_else(|| self.say("paper-answer-counter"), |address| say("paper-answer-come", address.as_str()));
        let write = address.map(|address| say("paper-answer-write", address.as_str()));
        let ways: Vec<String> = [phone, Some(come), write].into_iter().flatten().collect();
        let ways = ways.join(&self.say("paper-opinion-between"));
        self.words.t("paper-answer-ways").with("ways", ways).with("number", self.opened.number.to_string()).to_string()
    }

    /// Which concern was answered before, and when that answer was in the person's hands.
    fn earlier(&self) -> String {
        let Some(Fact::Intake(Door::RepeatedAnswered(answered))) = self.made_by.map(|made| &made.fact) else {
            return String::new();
        };
        let say = self.words.t("paper-repeated-earlier").with("number", answered.earlier.to_string());
        say.with("day", self.date(answered.on)).to_string()
    }
}

/// Whether a version is an answer of before that was given again, and none that was written here.
pub(super) fn is_given_again(version: &Version) -> bool {
    matches!(version.recorded.fact, Fact::Intake(Door::RepeatedAnswered(_)))
}
