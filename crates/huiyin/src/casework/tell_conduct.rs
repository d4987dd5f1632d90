//! Incidents, warnings and restrictions of contact, as the person is told: everything that is held against a behaviour, how
//! long it holds, and how to appeal.

use huiyin_domain::casework::Fact as F;
use huiyin_domain::casework::{Restriction, RestrictionStanding};

use super::print_paper::Kind;
use super::show_progress::{Node, Restricted};
use super::tell_progress::{Teller, said};
use super::tell_steps::plain;
use crate::desk::names;
use crate::gate::Entry;
use crate::web::icons::Shape;

impl Teller<'_> {
    /// What was recorded, warned of, decided.
    pub(super) fn conduct(&self, entry: &Entry, fact: &F) -> Option<Node> {
        let keys = [
            (matches!(fact, F::ConductNoted(_)), "node-conduct-noted"),
            (matches!(fact, F::ConductWarned(_)), "node-conduct-warned"),
            (matches!(fact, F::RestrictionApproved(_)), "node-restriction-approved"),
            (matches!(fact, F::RestrictionAppealed(_)), "node-restriction-appealed"),
            (matches!(fact, F::RestrictionUpheld(_)), "node-restriction-upheld"),
            (matches!(fact, F::RestrictionLifted(_)), "node-restriction-lifted"),
        ];
        let (_, key) = keys.into_iter().find(|(is, _)| *is)?;
        let node = Node { said: said(entry), ..plain(self.at(entry), self.say(key), None) };
        let F::RestrictionApproved(approved) = fact else { return Some(node) };
        let found = self.concern().casework.conduct.restrictions.iter().find(|one| one.no == approved.no)?;
        let mut node =
            Node { class: "plain", shape: Shape::Stopped, links: self.paper(entry, Kind::Restriction), ..node };
        node.sentences.push(self.restricted_words(found).rich());
        Some(node)
    }

    /// The restriction that holds today.
    pub(super) fn restricted(&self) -> Option<Restricted> {
        let found = self.concern().casework.conduct.holding(self.today).next()?;
        Some(Restricted {
            words: self.restricted_words(found).to_string(),
            paper: self.below("papers/restriction"),
            appeal: found.standing == RestrictionStanding::Approved,
            waits: found.standing == RestrictionStanding::Appealed,
        })
    }

    fn restricted_words(&self, found: &Restriction) -> crate::web::words::Say<'static> {
        let say = self.words.t("restricted-words").with("day", self.day(found.until));
        say.with("channel", self.say(names::contact(found.channel))).with("limit", self.say(names::limit(found.limit)))
    }
}
