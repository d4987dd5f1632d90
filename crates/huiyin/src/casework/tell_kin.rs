//! Other concerns on the progress page: where a joined one is handled, the answer that serves both, and why a repeated one got
//! the answer of an earlier one. Numbers alone are told: a number opens nothing by itself.

use huiyin_domain::casework as work;
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::words::Words as Said;

use super::print_paper::Kind;
use super::show_progress::{Joined, Node, Repeated};
use super::tell_progress::{Teller, said};
use crate::gate::Entry;

impl Teller<'_> {
    /// What is told of other concerns; links and distinctions stay among staff.
    pub(super) fn kin_node(&self, entry: &Entry) -> Option<Node> {
        use work::Fact as F;
        let words = |key: &str, number: huiyin_domain::kernel::number::Number| {
            self.words.t(key.to_owned()).with("number", number.to_string())
        };
        match &entry.recorded.fact {
            Fact::Casework(F::Joined(joined)) => {
                let links = self.paper(entry, Kind::Accept);
                Some(Node { links, ..self.told(entry, "node-joined", Some(words("node-joined-words", joined.into))) })
            }
            Fact::Casework(F::Parted(parted)) => {
                let sentence = Some(words("node-parted-words", parted.from));
                Some(Node { said: said(entry), ..self.told(entry, "node-parted", sentence) })
            }
            Fact::Casework(F::AnswerTaken(taken)) => {
                let sentence = Some(words("node-answer-taken-words", taken.from));
                let links = self.paper(entry, Kind::Opinion);
                Some(Node { links, ..self.told(entry, "node-answer-taken", sentence) })
            }
            Fact::Intake(door::Fact::RepeatedAnswered(answered)) => {
                let sentence = words("node-repeated-words", answered.earlier).with("day", self.day(answered.on));
                let links = self.paper(entry, Kind::Repeated);
                Some(Node { links, ..self.told(entry, "node-repeated", Some(sentence)) })
            }
            Fact::Intake(door::Fact::NewSaid(_)) => {
                Some(Node { said: said(entry), ..self.told(entry, "node-new-said", None) })
            }
            Fact::Casework(_)
            | Fact::Intake(_)
            | Fact::Deadlines(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => None,
        }
    }

    /// In which concern it is handled, while it is joined.
    pub(super) fn joined(&self) -> Option<Joined> {
        let into = self.concern().casework.kin.into?;
        let answered = self.concern().casework.reply().is_some();
        Some(Joined { number: into.to_string(), answered })
    }

    /// Why an earlier answer was given, and that answer.
    pub(super) fn repeated(&self) -> Option<Repeated> {
        let door::Door::Repeated { .. } = self.concern().intake.door else { return None };
        let entry = self.entries().rev().find(|entry| matches!(entry.words, Some(Said::Repeated(_))))?;
        let (Fact::Intake(door::Fact::RepeatedAnswered(answered)), Some(Said::Repeated(words))) =
            (&entry.recorded.fact, &entry.words)
        else {
            return None;
        };
        Some(Repeated {
            number: answered.earlier.to_string(),
            day: self.day(answered.on),
            because: words.because.as_str().to_owned(),
            opening: words.reply.opening.as_str().to_owned(),
            answers: answered.answers.iter().map(|answer| self.letter_answer(&words.reply, answer)).collect(),
            news: self.below("news"),
        })
    }
}
