//! 听证通知书, one for each who is called, and 听证笔录. Whoever is complained of, a witness and a guest learn when, where and in
//! which role they come, and neither whose concern it is nor what about.

use huiyin_domain::event::Fact;
use huiyin_domain::gatherings::{self as met, HearingRole};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::review::Level;

use super::{Block, Kind, Writer};
use crate::desk::{hearings, reviews};

/// Which paper a fact of a meeting issues.
pub(super) fn kind_made_by(fact: &met::Fact) -> Option<Kind> {
    match fact {
        met::Fact::HearingCalled(_) => Some(Kind::HearingNotice),
        met::Fact::HearingHeld(_) => Some(Kind::HearingMinutes),
        met::Fact::HearingCalledOff(_) | met::Fact::JointMeetingHeld(_) | met::Fact::ReceptionBooked(_) => None,
    }
}

impl Writer<'_> {
    /// The hearing that this paper is about.
    fn hearing(&self) -> Option<hearings::Called<'_>> {
        let no = match self.made_by.map(|recorded| &recorded.fact) {
            Some(Fact::Gatherings(met::Fact::HearingCalled(called))) => called.hearing,
            Some(Fact::Gatherings(met::Fact::HearingHeld(held))) => held.hearing,
            Some(
                Fact::Gatherings(_)
                | Fact::Intake(_)
                | Fact::Casework(_)
                | Fact::Deadlines(_)
                | Fact::Office(_)
                | Fact::Reading(_)
                | Fact::Review(_),
            )
            | None => return None,
        };
        hearings::called(&self.opened.entries, no)
    }

    /// In which look the hearing is held.
    pub(super) fn hearing_level(&self) -> Option<Level> {
        self.hearing().map(|called| called.fact.level)
    }

    /// The unit that hears.
    pub(super) fn hearing_unit(&self) -> Option<UnitId> {
        reviews::unit_of(&self.opened.entries, self.hearing_level()?)
    }

    /// Whom this notice calls: the one named in the address, else whoever asked for the review.
    fn called_person(&self) -> Option<(HearingRole, String)> {
        let called = self.hearing()?;
        let named = self.person.and_then(|at| called.people().nth(at));
        let asked = || called.people().find(|(role, _)| *role == HearingRole::Applicant);
        named.or_else(asked).map(|(role, name)| (role, name.to_owned()))
    }

    /// Whether the address names somebody who was not called.
    pub(super) fn calls_nobody(&self) -> bool {
        let called = self.hearing().map_or(0, |called| called.fact.people.len());
        self.person.is_some_and(|at| at >= called)
    }

    /// Whether the paper goes to somebody who is told neither whose concern it is nor what about: its number names it, too.
    pub(super) fn names_no_matter(&self) -> bool {
        let called = if self.kind == Kind::HearingNotice { self.called_person() } else { None };
        called.is_some_and(|(role, _)| !role.is_told_the_matter())
    }

    /// The name on the notice; minutes are addressed to nobody.
    pub(super) fn called_name(&self) -> String {
        self.called_person().map(|(_, name)| name).unwrap_or_default()
    }

    pub(super) fn hearing_notice(&self) -> Vec<Block> {
        let (Some(called), Some((role, _))) = (self.hearing(), self.called_person()) else { return Vec::new() };
        let begins = if role.is_told_the_matter() {
            self.matter("paper-hearing-what").with("level", self.level_word()).to_string()
        } else {
            self.say("paper-hearing-invited")
        };
        let mut blocks = vec![Block::Para(begins)];
        let line = |key: &'static str, value: String| self.words.t(key).with("value", value).to_string();
        let when = format!("{} {}", self.date(called.fact.on), called.time());
        let mut lines = vec![
            line("paper-hearing-when", when),
            line("paper-hearing-where", called.words.place.as_str().to_owned()),
            line("paper-hearing-as", self.say(hearings::role(role))),
        ];
        if role.is_told_the_matter() {
            lines.push(line("paper-hearing-matters", called.words.matters.as_str().to_owned()));
        }
        let led = |(role, _): &(HearingRole, &str)| {
            matches!(role, HearingRole::Host | HearingRole::Panel | HearingRole::Recorder)
        };
        let led: Vec<String> = called.people().filter(led).map(|(role, name)| self.person_line(role, name)).collect();
        lines.push(line("paper-hearing-led-by", led.join(&self.say("paper-hearing-between"))));
        blocks.extend((1..).zip(lines).map(|(n, words)| Block::Item(self.in_brackets(n), words)));
        blocks.push(Block::Para(self.say("paper-hearing-rights")));
        if called.fact.level == Level::Recheck {
            blocks.push(Block::Para(self.say("paper-hearing-clock")));
        }
        blocks
    }

    pub(super) fn hearing_minutes(&self) -> Vec<Block> {
        let (Some(called), Some((held, words))) = (self.hearing(), hearings::last_held(&self.opened.entries)) else {
            return Vec::new();
        };
        let what = self.matter("paper-minutes-what").with("level", self.level_word());
        let what = what.with("on", self.date(held.on)).with("time", called.time());
        let mut blocks = vec![Block::Para(what.with("place", called.words.place.as_str()).to_string())];
        blocks.push(Block::Heading(self.say("paper-minutes-who")));
        for (n, ((role, name), came)) in (1..).zip(called.people().zip(&held.people)) {
            let say = self.words.t("paper-minutes-came").with("person", self.person_line(role, name));
            let say = say.with("came", self.say(hearings::attendance(*came)));
            blocks.push(Block::Item(self.in_brackets(n), say.to_string()));
        }
        blocks.push(Block::Heading(self.say("paper-minutes-matters")));
        blocks.push(Block::Para(called.words.matters.as_str().to_owned()));
        blocks.push(Block::Heading(self.say("paper-minutes-said")));
        blocks.extend(words.minutes.as_str().lines().map(|line| Block::Para(line.to_owned())));
        blocks.push(Block::Para(self.say("paper-minutes-read")));
        blocks
    }

    fn person_line(&self, role: HearingRole, name: &str) -> String {
        self.words.t("hearing-person").with("role", self.say(hearings::role(role))).with("name", name).to_string()
    }
}
