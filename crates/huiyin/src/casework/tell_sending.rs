//! Where a concern was sent, who signed for it, and that it is urgent, as the person is told.

use huiyin_domain::deadlines::ClockId;
use huiyin_domain::intake::Fact as F;
use huiyin_domain::kernel::ids::UnitId;

use super::print_paper::Kind;
use super::show_progress::Node;
use super::tell_progress::{Teller, said};
use super::tell_steps::plain;
use crate::gate::Entry;
use crate::web::icons::Shape;

impl Teller<'_> {
    /// To whom it was sent, by which way, and why; with the notice.
    pub(super) fn sent(&self, entry: &Entry, fact: &F) -> Option<Node> {
        let (key, to, due) = if let F::HandedDown(handed) = fact {
            ("node-handed-down", handed.to, Some(handed.due))
        } else if let F::SubmittedUp(sent) = fact {
            ("node-submitted-up", sent.to, None)
        } else if let F::Transferred(sent) = fact {
            ("node-transferred", sent.to, None)
        } else {
            return None;
        };
        let title = self.words.t(key).with("unit", self.unit(to)).to_string();
        let until = due.map(|due| self.words.t("node-handed-down-words").with("day", self.day(due)));
        let (clock, links) = (self.clock(ClockId::Register), self.paper(entry, Kind::Transfer));
        Some(Node { said: said(entry), clock, links, ..plain(self.at(entry), title, until) })
    }

    /// Signed for, taken back, its result taken.
    pub(super) fn sending(&self, entry: &Entry, fact: &F) -> Option<Node> {
        if let F::SignedFor(signed) = fact {
            return Some(self.about(entry, ("node-signed-for", Some("node-signed-for-words")), signed.unit));
        }
        if let F::ResultTaken(taken) = fact {
            return Some(self.about(entry, ("node-result-taken", None), taken.unit));
        }
        let F::TakenBack(back) = fact else { return None };
        let node = self.about(entry, ("node-taken-back", Some("node-taken-back-words")), back.unit);
        Some(Node { said: said(entry), ..node })
    }

    /// Marked as urgent, seen above, unmarked.
    pub(super) fn urgency(&self, entry: &Entry, fact: &F) -> Option<Node> {
        if let F::MarkedUrgent(marked) = fact {
            let node = self.about(entry, ("node-marked-urgent", Some("node-marked-urgent-words")), marked.to);
            return Some(Node { class: "late", shape: Shape::Alert, ..node });
        }
        if let F::UrgentSeen(seen) = fact {
            return Some(self.about(entry, ("node-urgent-seen", None), seen.unit));
        }
        let F::UrgencyCleared(cleared) = fact else { return None };
        Some(self.about(entry, ("node-urgency-cleared", Some("node-urgency-cleared-words")), cleared.unit))
    }

    fn about(&self, entry: &Entry, (key, more): (&str, Option<&str>), unit: UnitId) -> Node {
        let title = self.words.t(key).with("unit", self.unit(unit)).to_string();
        let more = more.map(|key| self.words.t(key).with("unit", self.unit(unit)));
        plain(self.at(entry), title, more)
    }
}
