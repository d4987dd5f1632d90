//! 听证 as the progress page tells it: when and where, with the notice; afterwards who came, with the minutes.

use huiyin_domain::gatherings::{Attendance, HearingCalled, HearingHeld};
use huiyin_domain::review::Level;
use huiyin_domain::words::Words as Said;

use super::print_paper::Kind;
use super::show_progress::Node;
use super::tell_progress::Teller;
use crate::desk::hearings;
use crate::gate::Entry;

impl Teller<'_> {
    /// Day and hour of the hearing that is called.
    pub(super) fn hearing_at(&self) -> Option<(String, String)> {
        let hearing = self.concern().gatherings.hearing.as_ref()?;
        Some((self.day(hearing.on), hearings::time(hearing.minute)))
    }

    pub(super) fn hearing_called(&self, entry: &Entry, called: &HearingCalled) -> Node {
        let place = match &entry.words {
            Some(Said::Hearing(words)) => words.place.as_str(),
            _ => "",
        };
        let words = self.words.t("node-hearing-words").with("day", self.day(called.on)).with("place", place);
        let words = words.with("time", hearings::time(called.minute));
        let mut node = self.told(entry, "node-hearing", Some(words));
        if called.level == Level::Recheck {
            node.sentences.push(self.words.t("node-hearing-clock").rich());
        }
        let waits = self.concern().gatherings.hearing.as_ref().is_some_and(|hearing| hearing.no == called.hearing);
        if let Some(because) = self.office.office.closed_because(called.on).filter(|_| waits) {
            node.sentences.push(self.words.t("node-hearing-closed").with("because", because.as_str()).rich());
        }
        Node { links: self.paper(entry, Kind::HearingNotice), ..node }
    }

    pub(super) fn hearing_held(&self, entry: &Entry, held: &HearingHeld) -> Node {
        let came = held.people.iter().filter(|one| **one != Attendance::Absent).count();
        let words = self.words.t("node-heard-words").with("day", self.day(held.on)).with("n", came);
        Node { links: self.paper(entry, Kind::HearingMinutes), ..self.told(entry, "node-heard", Some(words)) }
    }
}
