//! The files of the progress page: what the person sent, what the office put in for them, what goes with the reply. And the
//! reception day to which they may come.

use huiyin_domain::event::Fact;
use huiyin_domain::intake::{self, MaterialKind};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::ReceptionNo;
use huiyin_domain::words::{FileWords, Words as Said};

use super::show_progress::{FileLink, Material, Node};
use super::tell_progress::Teller;
use super::tell_steps::plain;
use crate::gate::Entry;
use crate::papers;

impl Teller<'_> {
    pub(super) fn links(&self, files: &[FileWords]) -> Vec<FileLink> {
        let link = |file: &FileWords| FileLink {
            href: self.below(&format!("files/{}", file.id)),
            name: file.name.clone(),
            about: match file.kind.starts_with("image/") {
                true => String::new(),
                false => papers::about(self.words, (&file.kind, file.pages, file.bytes)),
            },
        };
        files.iter().map(link).collect()
    }

    pub(super) fn materials(&self) -> Vec<Material> {
        let added = self.entries().filter(|entry| kind(entry) == Some(MaterialKind::Own));
        let told = added.filter_map(|entry| match &entry.words {
            Some(Said::Material(words)) => Some(Material {
                heading: self.words.t(added_by(entry)).with("day", self.day_of(entry.recorded.stamp.at)).to_string(),
                text: words.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default(),
                files: self.links(&words.files),
            }),
            _ => None,
        });
        told.collect()
    }

    /// When and where the person is received by whom.
    pub(super) fn reception(&self, entry: &Entry, no: ReceptionNo) -> Node {
        let at = self.day_of(entry.recorded.stamp.at);
        let day = self.office.office.receptions().get(no);
        let sentence = day.map(|day| {
            let post = self.office.office.post(day.said.leader);
            let leader = post.map(|post| format!("{}{}", self.unit(post.unit), post.title.as_str()));
            let words = self.words.t("node-reception-booked-words").with("day", self.day(day.said.on));
            let words = words.with("leader", leader.unwrap_or_default()).with("hours", day.said.hours.as_str());
            words.with("place", day.said.place.as_str())
        });
        plain(at, self.say("node-reception-booked"), sentence)
    }

    /// What went out with a reply. The gate opens nothing else of it.
    pub(super) fn annexes(&self) -> Vec<FileLink> {
        let out = self.entries().filter(|entry| kind(entry) == Some(MaterialKind::Annex));
        let files = out.filter_map(|entry| match &entry.words {
            Some(Said::Material(words)) => Some(self.links(&words.files)),
            _ => None,
        });
        files.flatten().collect()
    }
}

/// What was put with the concern, when anything was.
pub(super) fn kind(entry: &Entry) -> Option<MaterialKind> {
    match &entry.recorded.fact {
        Fact::Intake(intake::Fact::MaterialAdded(added)) => Some(added.kind),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    }
}

/// Whose material it is: what an official put in must never read as if the person had said it.
fn added_by(entry: &Entry) -> &'static str {
    match entry.recorded.stamp.actor {
        Actor::Citizen => "said-added",
        Actor::Staff { .. } | Actor::System | Actor::Operator => "said-added-ours",
    }
}
