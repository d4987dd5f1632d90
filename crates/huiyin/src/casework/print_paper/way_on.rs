//! Where a concern or a person goes from here: to whom it was sent and why, on which ground it was declined, and which body,
//! where, by which telephone the person can go to.

use huiyin_domain::event::Fact;
use huiyin_domain::intake::{DeclineGround, Fact as Door, NotAccepted};
use huiyin_domain::kernel::ids::UnitId;

use super::{Kind, Writer};
use crate::desk::names;

impl Writer<'_> {
    /// Its title: a notice of sending is called by its way.
    pub(super) fn title(&self) -> &'static str {
        match self.sent() {
            Some((title, _)) if self.kind == Kind::Transfer => title,
            Some(_) | None => self.kind.key(),
        }
    }

    pub(super) fn receiver(&self) -> String {
        self.sent().map_or(String::new(), |(_, to)| self.office.unit_name(to).to_owned())
    }

    fn sent(&self) -> Option<(&'static str, UnitId)> {
        let Fact::Intake(fact) = &self.made_by?.fact else { return None };
        if let Door::HandedDown(sent) = fact {
            return Some(("paper-hand-down", sent.to));
        }
        if let Door::SubmittedUp(sent) = fact {
            return Some(("paper-submit-up", sent.to));
        }
        let Door::Transferred(sent) = fact else { return None };
        Some(("paper-transfer", sent.to))
    }

    /// Why, in the office's words; of a hand-down also by when, of a declined one also on which law and until when another
    /// organ is in time.
    pub(super) fn reason(&self) -> String {
        if matches!(self.kind, Kind::Extension | Kind::Repeated) {
            return self.why_told();
        }
        let said = match self.kind {
            Kind::Transfer => self.told.transfer.as_ref().map(|said| said.text.as_str()),
            Kind::Decline => self.told.decline.as_ref().map(|words| words.reason.as_str()),
            Kind::Accept | Kind::Opinion | Kind::Restriction | Kind::ReviewRequest | Kind::Review => None,
            Kind::Recheck | Kind::ReviewNotTaken | Kind::Interview => None,
            Kind::HearingNotice | Kind::HearingMinutes => None,
            Kind::Extension | Kind::Question | Kind::Repeated => None,
        };
        let more = match self.kind {
            Kind::Transfer => self.given(),
            Kind::Decline => [self.basis(), self.elsewhere()].concat(),
            Kind::Accept | Kind::Opinion | Kind::Restriction | Kind::ReviewRequest => String::new(),
            Kind::Review | Kind::Recheck | Kind::ReviewNotTaken | Kind::Interview => String::new(),
            Kind::HearingNotice | Kind::HearingMinutes => String::new(),
            Kind::Extension | Kind::Question | Kind::Repeated => String::new(),
        };
        [said.unwrap_or_default(), &more].concat()
    }

    fn given(&self) -> String {
        let Some(Fact::Intake(Door::HandedDown(handed))) = self.made_by.map(|made| &made.fact) else {
            return String::new();
        };
        self.words.t("paper-hand-down-due").with("due", self.date(handed.due)).to_string()
    }

    fn declined(&self) -> Option<&NotAccepted> {
        let Fact::Intake(Door::NotAccepted(declined)) = &self.made_by?.fact else { return None };
        Some(declined)
    }

    /// The ground with its article.
    pub(super) fn ground(&self) -> String {
        let Some(declined) = self.declined() else { return String::new() };
        let (ground, article) = (self.say(names::ground(declined.ground)), self.say(article(declined.ground)));
        self.words.t("paper-decline-ground").with("ground", ground).with("article", article).to_string()
    }

    fn basis(&self) -> String {
        let basis = self.told.decline.as_ref().and_then(|words| words.basis.as_ref());
        let say = |basis: &str| self.words.t("paper-decline-basis").with("basis", basis).to_string();
        basis.map_or(String::new(), |basis| say(basis.as_str()))
    }

    /// Under which number another organ has it, and until when that organ is in time (19 ¶3).
    fn elsewhere(&self) -> String {
        let Some(until) = self.declined().and_then(|declined| declined.until) else { return String::new() };
        let number = self.told.decline.as_ref().and_then(|words| words.number.as_ref());
        let say = match number {
            Some(number) => self.words.t("paper-decline-elsewhere-numbered").with("number", number.as_str()),
            None => self.words.t("paper-decline-elsewhere"),
        };
        say.with("until", self.date(until)).to_string()
    }

    /// Which body, where, by which telephone.
    pub(super) fn instead(&self) -> String {
        let Some(words) = self.told.decline.as_ref() else { return String::new() };
        let ways = [("paper-decline-address", &words.address), ("paper-decline-phone", &words.phone)];
        let ways = ways.into_iter().filter_map(|(key, line)| {
            let line = line.as_ref()?;
            Some(self.words.t(key).with("line", line.as_str()).to_string())
        });
        std::iter::once(words.instead.as_str().to_owned()).chain(ways).collect()
    }
}

/// The article of the Regulations on which a ground rests.
fn article(ground: DeclineGround) -> &'static str {
    match ground {
        DeclineGround::OtherProcedure => "article-other-procedure",
        DeclineGround::NotOurs => "article-not-ours",
        DeclineGround::BeingHandled => "article-being-handled",
        DeclineGround::Final => "article-final",
    }
}
