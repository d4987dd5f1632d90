//! 不予受理, as the person is told: the ground, why, and the way on with address, telephone and basis.

use huiyin_domain::event::Fact;
use huiyin_domain::intake as intake_rules;
use huiyin_domain::kernel::text::Line;
use huiyin_domain::words::{DeclineWords, Words as Said};

use super::show_progress::Decline;
use super::tell_progress::Teller;

impl Teller<'_> {
    pub(super) fn decline(&self) -> Option<Decline> {
        let entry = self.entries().rev().find(|entry| matches!(entry.words, Some(Said::Decline(_))))?;
        let (Fact::Intake(intake_rules::Fact::NotAccepted(fact)), Some(Said::Decline(words))) =
            (&entry.recorded.fact, &entry.words)
        else {
            return None;
        };
        let ground = match fact.ground {
            intake_rules::DeclineGround::OtherProcedure => "decline-other-procedure",
            intake_rules::DeclineGround::NotOurs => "decline-not-ours",
            intake_rules::DeclineGround::BeingHandled => "decline-being-handled",
            intake_rules::DeclineGround::Final => "decline-final",
        };
        Some(Decline {
            ground: self.say(ground),
            reason: words.reason.as_str().to_owned(),
            instead: words.instead.as_str().to_owned(),
            lines: self.decline_lines(fact, words),
            paper: self.below("papers/decline"),
        })
    }

    fn decline_lines(&self, fact: &intake_rules::NotAccepted, words: &DeclineWords) -> Vec<String> {
        let line = |key: &str, line: &Option<Line>| {
            let line = line.as_ref()?;
            Some(self.words.t(key).with("line", line.as_str()).to_string())
        };
        let elsewhere = fact.until.map(|day| self.words.t("declined-elsewhere").with("day", self.day(day)).to_string());
        let lines = [
            line("declined-address", &words.address),
            line("declined-phone", &words.phone),
            line("declined-basis", &words.basis),
            elsewhere,
        ];
        lines.into_iter().flatten().collect()
    }
}
