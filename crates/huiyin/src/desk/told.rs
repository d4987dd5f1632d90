//! What people said in a concern, gathered from the words beside its events.

use huiyin_domain::casework;
use huiyin_domain::event::Fact;
use huiyin_domain::intake::{self, MaterialKind};
use huiyin_domain::kernel::ids::{PromiseNo, ReporterNo, Revision};
use huiyin_domain::review;
use huiyin_domain::words::{
    CarriedWords, DeclineWords, FileWords, PlanWords, ReplyWords, ReporterWords, SaidWords, Words,
};
use huiyin_ledger::Recorded;

use crate::gate::Entry;

/// Everything said, by what it is.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The matter in one line.
    pub title: String,
    /// What happened, in the person's words.
    pub text: String,
    /// Where, in words.
    pub place: String,
    /// Points, first to last.
    pub points: Vec<String>,
    /// Who raised it.
    pub reporters: Vec<ReporterWords>,
    /// The same by number: what each left themselves.
    by_number: Vec<(ReporterNo, ReporterWords)>,
    /// Files with what they are.
    pub files: Vec<Listed>,
    /// What came with co-handlers' answers; shown with those and nowhere else.
    pub task_files: Vec<FileWords>,
    /// Added later: index of the event, and the words.
    pub materials: Vec<(usize, String)>,
    /// The plan in words.
    pub plan: Option<PlanWords>,
    /// Versions handed to check, oldest first, each with its facts.
    pub versions: Vec<Version>,
    /// The last remarks, and who gave them when.
    pub remarks: Option<(Recorded, SaidWords)>,
    /// Why it was not accepted.
    pub decline: Option<DeclineWords>,
    /// Why it was transferred.
    pub transfer: Option<SaidWords>,
    /// A record of another system.
    pub carried: Option<CarriedWords>,
    /// How promises were settled.
    pub settled: Vec<(PromiseNo, String)>,
    /// What was said with the last verdict.
    pub verdict: Option<String>,
    /// The last remarks on an opinion of a review.
    pub review_remarks: Option<String>,
}

/// A file, and what it is to the concern.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The index of its event.
    pub at: usize,
    /// The person's own, evidence, annex, recording.
    pub kind: MaterialKind,
    /// What it is called.
    pub words: FileWords,
    /// What whoever put it in wrote with it, beside the first of several; the person's own words stand elsewhere.
    pub note: String,
}

/// A version of a reply.
#[derive(Clone, Debug)]
pub struct Version {
    /// The event.
    pub recorded: Recorded,
    /// Which one: first, second …
    pub revision: Revision,
    /// Outcomes and promises.
    pub answers: Vec<casework::Answer>,
    /// The words.
    pub words: ReplyWords,
}

impl Told {
    /// Gathers the words of all entries.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let mut told = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            if let Some(words) = &entry.words {
                told.take(at, &entry.recorded, words);
            }
        }
        told
    }

    /// What the person is called.
    #[must_use]
    pub fn reporter(&self) -> Option<String> {
        self.reporters.iter().find_map(|reporter| reporter.name.as_ref().map(|name| name.as_str().to_owned()))
    }

    /// What this one of those who raised it left, themselves.
    #[must_use]
    pub fn reporter_of(&self, no: ReporterNo) -> Option<&ReporterWords> {
        self.by_number.iter().find(|(one, _)| *one == no).map(|(_, words)| words)
    }

    fn take_reporter(&mut self, recorded: &Recorded, words: &ReporterWords) {
        self.reporters.push(words.clone());
        if let Fact::Intake(intake::Fact::ReporterNamed(named)) = &recorded.fact {
            self.by_number.push((ReporterNo(named.reporter), words.clone()));
        }
    }

    fn take(&mut self, at: usize, recorded: &Recorded, words: &Words) {
        match words {
            Words::Concern(said) => {
                self.title = said.title.as_str().to_owned();
                self.text = said.text.as_str().to_owned();
                self.place = said.place.as_ref().map(|place| place.as_str().to_owned()).unwrap_or_default();
                self.take_files((at, recorded), &said.files, "");
            }
            Words::Carried(old) => {
                self.take_carried(old);
                self.take_files((at, recorded), &old.files, "");
            }
            Words::Reporter(reporter) => self.take_reporter(recorded, reporter),
            Words::Material(more) => {
                let text = more.text.as_ref().map_or("", |text| text.as_str());
                self.take_files((at, recorded), &more.files, text);
                if !recorded.fact.among_staff() && !text.is_empty() {
                    self.materials.push((at, text.to_owned()));
                }
            }
            Words::Points(points) => {
                // Named anew with an answer that serves several: those points are the answer's.
                if matches!(recorded.fact, Fact::Intake(intake::Fact::PointsNamed(_))) {
                    self.points.clear();
                }
                self.points.extend(points.points.iter().map(|point| point.as_str().to_owned()));
            }
            Words::Plan(plan) => self.plan = Some(plan.clone()),
            Words::Decline(decline) => self.decline = Some(decline.clone()),
            Words::Reply(reply) => self.take_version(recorded, reply),
            Words::Said(said) => self.take_said(recorded, said),
            Words::TaskAnswer(answer) => self.task_files.extend(answer.files.iter().cloned()),
            // Who came along and who handed it over stand in the course, with the registration.
            Words::Repeated(repeated) => self.take_version(recorded, &repeated.reply),
            // The signed text stands with the version that was signed.
            Words::Shared(_) | Words::Registration(_) | Words::Task(_) | Words::Meeting(_) | Words::Person(_) => {}
            // A request stands with its review, what was read back in the course.
            Words::ReviewRequest(_) | Words::Interview(_) | Words::Hearing(_) | Words::Minutes(_) => {}
        }
    }

    fn take_files(&mut self, (at, recorded): (usize, &Recorded), files: &[FileWords], text: &str) {
        let kind = match &recorded.fact {
            Fact::Intake(intake::Fact::MaterialAdded(added)) => added.kind,
            Fact::Intake(_)
            | Fact::Casework(_)
            | Fact::Deadlines(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => MaterialKind::Own,
        };
        let note = |n: usize| if kind == MaterialKind::Own || n > 0 { String::new() } else { text.to_owned() };
        let listed = files.iter().cloned().enumerate();
        self.files.extend(listed.map(|(n, words)| Listed { at, kind, words, note: note(n) }));
    }

    fn take_carried(&mut self, old: &CarriedWords) {
        self.title.clone_from(&old.title);
        self.text = old.text.as_str().to_owned();
        self.place = old.place.clone().unwrap_or_default();
        self.carried = Some(old.clone());
    }

    fn take_version(&mut self, recorded: &Recorded, reply: &ReplyWords) {
        let (revision, answers) = match &recorded.fact {
            Fact::Casework(casework::Fact::DraftHanded(handed)) => (handed.revision, handed.answers.clone()),
            Fact::Casework(casework::Fact::DraftEdited(edited)) => (edited.revision, edited.answers.clone()),
            Fact::Casework(casework::Fact::AnswerTaken(taken)) => (taken.revision, taken.answers.clone()),
            Fact::Intake(intake::Fact::RepeatedAnswered(given)) => (given.revision, given.answers.clone()),
            Fact::Casework(_)
            | Fact::Intake(_)
            | Fact::Deadlines(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => return,
        };
        self.versions.push(Version { recorded: recorded.clone(), revision, answers, words: reply.clone() });
    }

    fn take_said(&mut self, recorded: &Recorded, said: &SaidWords) {
        let text = said.text.as_str().to_owned();
        match &recorded.fact {
            Fact::Casework(casework::Fact::DraftReturned(_)) => self.remarks = Some((recorded.clone(), said.clone())),
            Fact::Casework(casework::Fact::PromiseKept(kept)) => self.settled.push((kept.promise, text)),
            Fact::Casework(casework::Fact::PromiseBroken(broken)) => self.settled.push((broken.promise, text)),
            Fact::Casework(casework::Fact::VerdictGiven(_)) => self.verdict = Some(text),
            Fact::Review(review::Fact::ReviewReturned(_)) => self.review_remarks = Some(text),
            Fact::Intake(intake::Fact::PointAdded(_)) => self.points.push(text),
            Fact::Intake(intake::Fact::Transferred(_) | intake::Fact::HandedDown(_) | intake::Fact::SubmittedUp(_)) => {
                self.transfer = Some(said.clone())
            }
            Fact::Casework(_)
            | Fact::Intake(_)
            | Fact::Deadlines(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => {}
        }
    }
}

/// The name of a point's place: 一, 二, 三 … in Chinese, a figure elsewhere.
#[must_use]
pub fn nth(words: &'static crate::web::words::Words, number: usize) -> String {
    words.t("nth").with("n", number).to_string()
}

/// The number of an entry on staff pages: entries that are shown are counted, so that the numbers run without holes.
#[must_use]
pub fn shown_number(entries: &[Entry], at: usize) -> usize {
    entries.iter().take(at + 1).filter(|entry| is_shown(entry)).count()
}

/// Clocks have a ledger of their own beside the course; readings too.
fn is_shown(entry: &Entry) -> bool {
    match &entry.recorded.fact {
        Fact::Casework(casework::Fact::StoodIn(_)) => false,
        Fact::Intake(_) | Fact::Casework(_) | Fact::Gatherings(_) | Fact::Review(_) => true,
        Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) => false,
    }
}

/// Every entry with its place in the stream, for naming the one that is wrong.
#[must_use]
pub fn entries(case: &super::Case) -> Vec<(usize, String)> {
    let line = |(at, entry): (usize, &Entry)| {
        let when = crate::web::dates::moment(case.page.words, entry.recorded.stamp.at.civil(case.app.zone()));
        is_shown(entry).then(|| (at + 1, format!("{}. {when}", shown_number(&case.opened.entries, at))))
    };
    case.opened.entries.iter().enumerate().filter_map(line).collect()
}
