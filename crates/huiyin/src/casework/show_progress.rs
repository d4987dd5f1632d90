//! 办理进度: next and by when first, the answer, the verdict, then every legal step, the promises, and who read it.

use askama::Template;
use axum::extract::{self, Path};
use axum::response::Response;
use huiyin_domain::access::Action;

pub use super::progress_review::{Review, ReviewLetter, ReviewPoint, TakenDown};
use super::tell_progress::Teller;
use super::view;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::paths;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;

use crate::web::icons::{Shape, State};
use crate::web::page::Page;
use crate::web::words::Html;

/// The citizen's page of one concern.
#[derive(Template)]
#[template(path = "casework/pages/show_progress.html")]
pub struct ShowProgress {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// Path of this page.
    pub here: String,
    /// The matter in one line.
    pub title: String,
    /// What has just been done, said once after a form.
    pub said_here: String,
    /// Where it stands.
    pub now: State,
    /// What follows that in the same line.
    pub now_more: String,
    /// Who has it.
    pub with: Option<With>,
    /// The outcomes of an answer in hand.
    pub outcomes: Vec<OutcomeLine>,
    /// The next step and its last day.
    pub next: Option<Next>,
    /// Promises that are still open.
    pub owed: Option<Owed>,
    /// An open question of the office.
    pub asked: Option<Asked>,
    /// Withdrawn, and until when that can be undone.
    pub undo_until: Option<String>,
    /// It is this person alone who left; others go on.
    pub left: bool,
    /// A signed reply waits for 我收到了.
    pub confirm: bool,
    /// The person is asked for a verdict, or has given one.
    pub verdict: Option<VerdictBlock>,
    /// Contact in a channel is restricted for now.
    pub restricted: Option<Restricted>,
    /// A signed opinion of a review waits for 我收到了.
    pub confirm_review: bool,
    /// What staff took down and the person may still undo.
    pub taken_down: Option<TakenDown>,
    /// The last opinion of a review.
    pub review_letter: Option<ReviewLetter>,
    /// It was not accepted.
    pub decline: Option<Decline>,
    /// It is handled in another concern.
    pub joined: Option<Joined>,
    /// It got the answer of an earlier concern.
    pub repeated: Option<Repeated>,
    /// The reply.
    pub letter: Option<Letter>,
    /// What a former system recorded.
    pub carried: Option<Carried>,
    /// Every promise.
    pub promises: Vec<PromiseLine>,
    /// What happened, newest first; what comes stands above.
    pub nodes: Vec<Node>,
    /// The person's own words.
    pub text: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// The points, as the office named them.
    pub points: Vec<String>,
    /// Files that came with the report.
    pub files: Vec<FileLink>,
    /// What was added later.
    pub materials: Vec<Material>,
    /// How to ask for review on paper, while that is possible.
    pub review: Option<Review>,
    /// What the person can do now.
    pub ways: Vec<Way>,
    /// Who has read it.
    pub readers: Vec<Reader>,
}

impl ShowProgress {
    fn urgent_shape(&self) -> askama::filters::Safe<&'static str> {
        Shape::Alert.svg()
    }
}

/// Who has it now.
#[derive(Clone, Debug)]
pub struct With {
    /// Unit, and person once there is one.
    pub whom: String,
    /// A telephone that reaches them; may be empty.
    pub phone: String,
    /// Units that take part beside; may be empty.
    pub co: String,
    /// 首办: the unit that took it in first.
    pub first: String,
    /// Who answers for it while nobody has signed; may be empty.
    pub unsigned: String,
    /// To whom it was reported as urgent; may be empty.
    pub urgent: String,
}

/// One point and how it was answered or judged.
#[derive(Clone, Debug)]
pub struct OutcomeLine {
    /// The point, shortened.
    pub point: String,
    /// Outcome or verdict.
    pub state: State,
}

/// The next legal step.
#[derive(Clone, Debug)]
pub struct Next {
    /// What.
    pub words: String,
    /// By when.
    pub day: String,
}

/// Open promises in one line.
#[derive(Clone, Debug)]
pub struct Owed {
    /// How many.
    pub count: usize,
    /// The first one's day.
    pub day: String,
}

/// An open question.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who asks.
    pub unit: String,
    /// On which day.
    pub day: String,
    /// The question.
    pub question: String,
}

/// The block in which the person judges.
#[derive(Clone, Debug)]
pub struct VerdictBlock {
    /// What was said so far, point by point.
    pub given: Vec<OutcomeLine>,
    /// Who owes an answer to 没解决, since when, and until when review can be asked for.
    pub answer_owed: Vec<Html>,
}

/// A restriction of contact that holds.
#[derive(Clone, Debug)]
pub struct Restricted {
    /// Of which channel, how contact goes on, until when.
    pub words: String,
    /// The letter.
    pub paper: String,
    /// The person may appeal.
    pub appeal: bool,
    /// An appeal waits for its ruling.
    pub waits: bool,
}

/// 不予受理 in words.
#[derive(Clone, Debug)]
pub struct Decline {
    /// The legal ground.
    pub ground: String,
    /// Why.
    pub reason: String,
    /// Where to go instead.
    pub instead: String,
    /// Address, telephone, basis, and until when another organ is in time: a line each.
    pub lines: Vec<String>,
    /// The notice to print.
    pub paper: String,
}

/// Where a joined concern is handled.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The concern that leads.
    pub number: String,
    /// Whether the answer that serves both is signed.
    pub answered: bool,
}

/// The answer of an earlier concern, given again.
#[derive(Clone, Debug)]
pub struct Repeated {
    /// The earlier concern.
    pub number: String,
    /// The day on which that answer was in the person's hands.
    pub day: String,
    /// Why it stands, and what way is left.
    pub because: String,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub answers: Vec<LetterAnswer>,
    /// Where to say what is new.
    pub news: String,
}

/// The signed reply.
#[derive(Clone, Debug)]
pub struct Letter {
    /// 孙德福：; empty when no name was left.
    pub to: String,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub answers: Vec<LetterAnswer>,
    /// Unit and day.
    pub signed: String,
    /// Path of the paper with its place for the seal; may be empty.
    pub paper: String,
    /// What goes with it.
    pub annexes: Vec<FileLink>,
}

/// The answer to one point.
#[derive(Clone, Debug)]
pub struct LetterAnswer {
    /// 一、把村东排水沟挖通
    pub heading: String,
    /// Its outcome.
    pub state: State,
    /// Facts, reasons, remedy: one paragraph each.
    pub parts: Vec<String>,
    /// The law it rests on.
    pub basis: String,
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

/// One promise.
#[derive(Clone, Debug)]
pub struct PromiseLine {
    /// What.
    pub what: String,
    /// Kept, broken, or how long it has.
    pub state: State,
    /// Who, by when.
    pub who_when: Html,
    /// How it shows that it was kept, or why it was not; may be empty.
    pub how: String,
}

/// One step in the timeline.
#[derive(Clone, Debug)]
pub struct Node {
    /// `done`, `not-yet`, `soon`, `late`.
    pub class: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// Day, and hour where it matters.
    pub when: String,
    /// What happened.
    pub title: String,
    /// One sentence or two.
    pub sentences: Vec<Html>,
    /// Somebody's words; may be empty.
    pub said: String,
    /// Papers.
    pub links: Vec<Link>,
    /// The clock that this step met or started.
    pub clock: Option<ClockLine>,
}

/// Words that lead somewhere.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
}

/// Rule, date with weekday, used days; then the link to how it was counted.
#[derive(Clone, Debug)]
pub struct ClockLine {
    /// `kept`, `soon`, `late` or nothing.
    pub class: &'static str,
    /// The sentence.
    pub words: Html,
    /// How it was counted.
    pub href: String,
}

/// A file as a link.
#[derive(Clone, Debug)]
pub struct FileLink {
    /// Where.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Kind, pages, size; empty for a picture that is shown.
    pub about: String,
}

/// Material added later.
#[derive(Clone, Debug)]
pub struct Material {
    /// Who added it, and on which day.
    pub heading: String,
    /// Words; may be empty.
    pub text: String,
    /// Files.
    pub files: Vec<FileLink>,
}

/// Something the person can do.
#[derive(Clone, Debug)]
pub struct Way {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
    /// A phrase about it.
    pub hint: String,
}

/// Somebody who has read it: by unit and post, never by name.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Unit.
    pub unit: String,
    /// Post.
    pub post: String,
    /// What was shown, how often.
    pub what: String,
    /// The last time.
    pub last: String,
}

/// `GET /concerns/{number}`
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "progress").await?;
    Ok(ok(&progress(&app, &visitor, &opened, None).await?))
}

/// `GET /concerns/{number}/done/{what}`: the same page, with a word about what was just done.
pub async fn done(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path((number, what)): Path<(String, String)>,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "progress").await?;
    let said = DONE.iter().find(|(name, _)| *name == what).map(|(_, key)| *key).ok_or(Problem::NotFound)?;
    Ok(ok(&progress(&app, &visitor, &opened, Some(said)).await?))
}

/// What can have been done, and the sentence about it.
const DONE: [(&str, &str); 16] = [
    ("appeal", "done-appeal"),
    ("material", "done-material"),
    ("point", "done-point"),
    ("answer", "done-answer"),
    ("confirmed", "done-confirmed"),
    ("verdict", "done-verdict"),
    ("withdrawal", "done-withdrawal"),
    ("left", "done-left"),
    ("undo", "done-undo"),
    ("news", "done-news"),
    ("review", "done-review"),
    ("recheck", "done-review"),
    ("review-not-taken", "done-review-not-taken"),
    ("new-facts", "done-new-facts"),
    ("confirmed-review", "done-confirmed-review"),
    ("verdict-undone", "done-verdict-undone"),
];

async fn progress(app: &App, visitor: &Visitor, opened: &Opened, said: Option<&str>) -> Result<ShowProgress, Problem> {
    let stream = opened.stream;
    let readers = app.ledger().read(move |read| view::readers_of(read, stream)).await?;
    let mut page = visitor.page(app);
    // A switch of language or size comes back to the page itself, not to the word about what was done.
    page.here = paths::progress(opened.number);
    let today = app.now().day(app.zone());
    let teller = Teller { app, office: &visitor.office, words: page.words, opened, today };
    let said_here = said.map(|key| page.t(key).to_string()).unwrap_or_default();
    Ok(assemble(&teller, page, readers, said_here))
}

fn assemble(teller: &Teller<'_>, page: Page, readers: Vec<view::Reader>, said_here: String) -> ShowProgress {
    let (now, now_more) = teller.now();
    let (title, text, place, files) = teller.own_words();
    ShowProgress {
        number: teller.opened.number.to_string(),
        here: paths::progress(teller.opened.number),
        title,
        said_here,
        now,
        now_more,
        with: teller.with(),
        outcomes: teller.outcomes(),
        next: teller.next(),
        owed: teller.owed(),
        asked: teller.asked(),
        undo_until: teller.undo_until(),
        left: teller.left_until().is_some(),
        confirm: teller.confirm(),
        verdict: teller.verdict_block(),
        restricted: teller.restricted(),
        confirm_review: teller.confirm_review(),
        taken_down: teller.taken_down(),
        review_letter: teller.review_letter(),
        decline: teller.decline(),
        joined: teller.joined(),
        repeated: teller.repeated(),
        letter: teller.letter(),
        carried: teller.carried(),
        promises: teller.promises(),
        nodes: teller.nodes(),
        text,
        place,
        points: teller.points(),
        files,
        materials: teller.materials(),
        review: teller.review(),
        ways: teller.ways(),
        readers: teller.readers(readers),
        page,
    }
}
