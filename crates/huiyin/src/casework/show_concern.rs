//! 诉求页: the whole story of one concern, with exactly the steps this reader can take now, and why others cannot be taken.

use askama::Template;

use super::show_inbox::Link;
use crate::web::desk::{KeyHint, Rail, RailItem, StepLink};
use crate::web::icons::{Shape, State};
use crate::web::page::Page;

/// The staff page of one concern.
#[derive(Template)]
#[template(path = "casework/pages/show_concern.html")]
pub struct ShowConcern {
    /// The layout's needs.
    pub page: Page,
    /// Parts of the page, and the way through the list one came from.
    pub rail: Rail,
    /// The number in groups of four.
    pub number: String,
    /// Path, category, channel.
    pub over_title: String,
    /// The matter in one line.
    pub title: String,
    /// Where it stands.
    pub stage: State,
    /// Who leads.
    pub lead: String,
    /// What has just been done.
    pub said_here: String,
    /// Said when the concern is sealed; else empty.
    pub sealed: String,
    /// The person's words.
    pub text: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// What was added later: when and what.
    pub materials: Vec<(String, String)>,
    /// What a former system recorded.
    pub carried: Option<Carried>,
    /// The points.
    pub points: Vec<PointRow>,
    /// The signed reply, or the version with the head.
    pub letter: Option<Letter>,
    /// Promises.
    pub promises: Vec<PromiseRow>,
    /// Which part of the course is shown.
    pub shows: Vec<RailItem>,
    /// What happened, newest first.
    pub nodes: Vec<Node>,
    /// Who raised it.
    pub people: Vec<PersonRow>,
    /// Files.
    pub files: Vec<FileRow>,
    /// What this reader can do now.
    pub steps: Vec<StepLink>,
    /// Who owes the next step, when it is not this reader; else empty.
    pub waits: String,
    /// Steps that cannot be taken, each with its reason.
    pub not_now: Vec<String>,
    /// The five-fixed plan.
    pub plan: Vec<(String, String)>,
    /// 期限账
    pub clocks: Vec<ClockRow>,
    /// 三方各说各的
    pub says: Vec<(String, String)>,
    /// Papers to print.
    pub papers: Vec<Link>,
    /// How often it was read.
    pub reads: usize,
    /// The last readers.
    pub readers: Vec<ReaderRow>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// A record carried over: everything in it is a claim.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Name of the former system.
    pub source: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// The reply as it was; may be empty.
    pub reply: String,
}

/// One point.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// 一
    pub no: String,
    /// What is wanted.
    pub words: String,
    /// How it stands.
    pub state: State,
}

/// A reply as it reads.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Which version.
    pub heading: String,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub answers: Vec<LetterAnswer>,
}

/// The answer to one point.
#[derive(Clone, Debug)]
pub struct LetterAnswer {
    /// 一、把沟挖通
    pub heading: String,
    /// Its outcome.
    pub state: State,
    /// Name and words of each part.
    pub parts: Vec<(String, String)>,
}

/// One promise.
#[derive(Clone, Debug)]
pub struct PromiseRow {
    /// What.
    pub what: String,
    /// Kept, broken, or how long it has.
    pub state: State,
    /// Who, by when.
    pub who_when: String,
    /// How it showed; may be empty.
    pub how: String,
    /// Where to say whether it was kept; empty when this reader may not.
    pub href: String,
}

/// One event.
#[derive(Clone, Debug)]
pub struct Node {
    /// `legal`, `work` or `internal`.
    pub class: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// What.
    pub title: String,
    /// When.
    pub when: String,
    /// One sentence; may be empty.
    pub sentence: String,
    /// Somebody's words; may be empty.
    pub said: String,
    /// Papers.
    pub links: Vec<Link>,
}

/// Somebody with a name.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// What they are to the matter.
    pub hint: String,
    /// Where the phone can be seen; empty when it is shown or there is none.
    pub ask: String,
    /// Phone and address, once asked for.
    pub contacts: Vec<String>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct FileRow {
    /// Where.
    pub href: String,
    /// Its name.
    pub words: String,
    /// What kind.
    pub hint: String,
    /// Since when.
    pub day: String,
}

/// One clock.
#[derive(Clone, Debug)]
pub struct ClockRow {
    /// Name and length.
    pub name: String,
    /// The article.
    pub source: String,
    /// The last day.
    pub date: String,
    /// How it stands.
    pub state: State,
    /// Whether it runs.
    pub running: bool,
    /// How it was counted.
    pub href: String,
}

/// Somebody who read it.
#[derive(Clone, Debug)]
pub struct ReaderRow {
    /// Name and post.
    pub who: String,
    /// What was shown.
    pub what: String,
    /// When.
    pub when: String,
}
