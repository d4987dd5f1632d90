//! 来电来访方式告知书: which channel, how contact goes on, why, until when, that nothing else changes, and how to appeal.

use huiyin_domain::casework::{Fact as Work, Restriction};
use huiyin_domain::event::Fact;
use huiyin_domain::words::Words as Said;

use super::{Block, Writer};
use crate::desk::names;

impl Writer<'_> {
    pub(super) fn restriction(&self) -> Vec<Block> {
        let Some(found) = self.approved() else { return Vec::new() };
        let from = self.made_by.map_or(String::new(), |made| self.date(made.stamp.at.day(self.app.zone())));
        let received =
            self.opened.concern.intake.record.as_ref().map_or(String::new(), |one| self.date(one.received_on));
        let what = self.words.t("paper-restriction-what").with("day", received).with("title", self.told.title.as_str());
        let what = what.with("channel", self.say(names::contact(found.channel)));
        let what = what.with("limit", self.say(names::limit(found.limit))).with("from", from);
        let mut blocks = vec![Block::Para(what.with("until", self.date(found.until)).to_string())];
        blocks.push(Block::Heading(self.say("paper-restriction-why")));
        blocks.extend(self.reasons(found.no).map(Block::Para));
        blocks.push(Block::Heading(self.say("paper-restriction-still")));
        blocks.push(Block::Para(self.say("paper-restriction-still-words")));
        blocks.push(Block::Heading(self.say("paper-restriction-appeal")));
        let until = self.words.t("paper-restriction-appeal-words").with("until", self.date(found.until));
        blocks.push(Block::Para(until.to_string()));
        blocks
    }

    fn approved(&self) -> Option<Restriction> {
        let Fact::Casework(Work::RestrictionApproved(approved)) = &self.made_by?.fact else { return None };
        let all = &self.opened.concern.casework.conduct.restrictions;
        all.iter().find(|one| one.no == approved.no).copied()
    }

    /// The reasons as they were proposed.
    fn reasons(&self, no: u32) -> Option<String> {
        let proposed = self.opened.entries.iter().find(|entry| {
            matches!(&entry.recorded.fact, Fact::Casework(Work::RestrictionProposed(proposed)) if proposed.no == no)
        })?;
        match &proposed.words {
            Some(Said::Said(said)) => Some(said.text.as_str().to_owned()),
            _ => None,
        }
    }
}
