//! 公文样子: 受理告知书, 不予受理告知书, 转送告知书, 处理意见书 as A4 pages (GB/T 9704), with number and place for the seal.

mod hearings;
mod kind;
mod notices;
mod restricted;
mod reviews;
mod setting;
mod way_on;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework as work;
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::event::Fact;
use huiyin_domain::intake::{self as door, MaterialKind};
use huiyin_domain::kernel::ids::{ReporterNo, Revision, UnitId};
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::Recorded;
pub use kind::Kind;
pub use setting::Setting;

use crate::app::{App, OfficeNow};
pub use crate::desk::letters::Block;
use crate::desk::letters::{self, Filled};
use crate::desk::told::{Listed, Told, Version, nth};
use crate::desk::{Case, names};
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::page::Page;
use crate::web::paths;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Say, Words};

/// One formal paper. Always Chinese: the sealed Chinese text is the one that counts.
#[derive(Template)]
#[template(path = "casework/pages/print_paper.html")]
pub struct PrintPaper {
    /// The layout's needs.
    pub page: Page,
    /// Back to the concern.
    pub back: String,
    /// The organ, in red.
    pub organ: String,
    /// 安交信〔2026〕17号, or the line that waits for it.
    pub number: String,
    /// 信访事项处理意见书
    pub title: String,
    /// 孙德福：
    pub to: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Whether the paper was issued; a draft says so.
    pub issued: bool,
    /// 2026年11月18日
    pub day: String,
    /// 抄送; may be empty.
    pub copies: String,
    /// Who printed it; may be empty.
    pub printed_by: String,
    /// How tightly it is set.
    pub setting: Setting,
    /// The same in English, for reading only; empty on Chinese pages.
    pub english: Vec<Block>,
}

impl PrintPaper {
    /// What stands on the paper itself is Chinese, whatever language its reader has chosen.
    fn zh<'a>(&self, key: &'a str) -> Say<'a> {
        Words::of(Language::Chinese).t(key)
    }
}

/// Which of several a paper, or its notice, is addressed to; of a notice also what it tells.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub(super) about: String,
    #[serde(default)]
    pub(super) to: Option<u32>,
}

/// `GET /desk/concerns/{number}/papers/{paper}`; with `?to=2` addressed to the second of those who raised it.
///
/// # Errors
/// [`Problem::NotFound`] for a paper that does not exist yet.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, paper)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "paper")).await?;
    let kind = Kind::of_word(&paper).ok_or(Problem::NotFound)?;
    let writer = Writer::new(&app, (&case.opened, &case.told), kind).addressed_to(asked.to);
    if !kind.exists(&case.opened.concern) && !writer.is_issued() {
        return Err(Problem::NotFound);
    }
    let writer = writer.set_as_it_went_out().await?;
    Ok(problem::ok(&writer.paper(case.page.clone(), case.href())))
}

/// `GET /desk/concerns/{number}/notices/{person}`: the notice of a hearing for one who is called, counted from one.
///
/// # Errors
/// [`Problem::NotFound`] when nobody of that number is called, or the reader may not know who is.
pub async fn get_notice(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, person)): Path<(String, usize)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "paper")).await?;
    let writer = Writer::new(&app, (&case.opened, &case.told), Kind::HearingNotice);
    let writer = Writer { person: person.checked_sub(1), ..writer };
    if writer.person.is_none() || !writer.is_issued() || writer.calls_nobody() {
        return Err(Problem::NotFound);
    }
    let writer = writer.set_as_it_went_out().await?;
    Ok(problem::ok(&writer.paper(case.page.clone(), case.href())))
}

/// `GET /desk/concerns/{number}/taken-down/paper`: what a counter took down, for the person to keep.
///
/// # Errors
/// [`Problem::NotFound`] when nothing was taken down.
pub async fn get_interview(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::TakeInterview, "paper")).await?;
    let writer = Writer::new(&app, (&case.opened, &case.told), Kind::Interview);
    if !writer.is_issued() {
        return Err(Problem::NotFound);
    }
    let writer = writer.set_as_it_went_out().await?;
    Ok(problem::ok(&writer.paper(case.page.clone(), format!("{}/taken-down", case.href()))))
}

/// `GET /concerns/{number}/papers/{paper}`: the person's own copy of what was issued, never of a draft.
///
/// # Errors
/// [`Problem::NotFound`] for a paper that was not issued.
pub async fn get_own(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, paper)): Path<(String, String)>,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "paper").await?;
    let kind = Kind::of_word(&paper).ok_or(Problem::NotFound)?;
    let told = Told::of(&opened.entries);
    let writer = Writer::new(&app, (&opened, &told), kind).for_the_person();
    if !writer.is_issued() {
        return Err(Problem::NotFound.into());
    }
    let writer = writer.set_as_it_went_out().await?;
    Ok(problem::ok(&writer.paper(visitor.page(&app), paths::progress(opened.number))))
}

/// A paper as it was issued, for a letter; `None` before.
pub(super) fn of_case(case: &Case, (word, to): (&str, ReporterNo)) -> Option<PrintPaper> {
    let kind = Kind::of_word(word)?;
    let writer = Writer::new(&case.app, (&case.opened, &case.told), kind).for_the_person().addressed_to(Some(to.0));
    writer.is_issued().then(|| writer.paper(case.page.clone(), case.href()))
}

/// Writes one paper; always with the Chinese catalogue.
struct Writer<'a> {
    app: &'a App,
    office: Arc<OfficeNow>,
    opened: &'a Opened,
    told: &'a Told,
    kind: Kind,
    words: &'static Words,
    made_by: Option<&'a Recorded>,
    version: Option<&'a Version>,
    /// Of those who are called to a hearing, whose notice it is; counted from nought.
    person: Option<usize>,
    /// Of several who raised it, to whom it goes.
    to: Option<ReporterNo>,
}

impl<'a> Writer<'a> {
    fn new(app: &'a App, (opened, told): (&'a Opened, &'a Told), kind: Kind) -> Self {
        let made_by = kind.last_made(opened);
        let (office, words) = (app.office(), Words::of(Language::Chinese));
        // What was written here and what was given again are two papers.
        let version = told.versions.iter().rev().find(|one| notices::is_given_again(one) == (kind == Kind::Repeated));
        Self { app, office, opened, told, kind, words, made_by, version, person: None, to: None }
    }

    /// Addressed to this one of several; to whoever is known, where it is not said.
    fn addressed_to(self, to: Option<u32>) -> Self {
        Self { to: to.map(ReporterNo), ..self }
    }

    /// Whether it answers whoever asked for another look.
    fn is_of_review(&self) -> bool {
        matches!(self.kind, Kind::Review | Kind::Recheck | Kind::ReviewNotTaken)
    }

    /// The name it is addressed with. Where it goes to one of several, never another's.
    fn reporter_name(&self) -> Option<String> {
        match self.to {
            None if self.is_of_review() => crate::desk::reviews::asker(&self.opened.entries, self.told),
            None => self.told.reporter(),
            Some(to) => {
                let words = self.told.reporter_of(to)?;
                words.name.as_ref().map(|name| name.as_str().to_owned())
            }
        }
    }

    /// The letter as it was signed, whatever is being written since.
    fn for_the_person(mut self) -> Self {
        if self.kind != Kind::Repeated {
            let own = self.told.versions.iter().filter(|version| !notices::is_given_again(version));
            self.version = own.into_iter().find(|version| Some(version.revision) == self.signed());
        }
        self
    }

    /// An issued paper keeps names and words of the office as they were then; a draft is set with those of today.
    async fn set_as_it_went_out(mut self) -> Result<Self, Problem> {
        if let Some(recorded) = self.made_by.filter(|_| self.is_issued()) {
            self.office = self.app.office_before(recorded.position).await?;
        }
        Ok(self)
    }

    fn signed(&self) -> Option<Revision> {
        match self.made_by.map(|recorded| &recorded.fact) {
            Some(Fact::Casework(work::Fact::ReplySigned(signed))) => Some(signed.revision),
            Some(Fact::Casework(work::Fact::AnswerTaken(taken))) => Some(taken.revision),
            Some(
                Fact::Intake(_)
                | Fact::Casework(_)
                | Fact::Deadlines(_)
                | Fact::Office(_)
                | Fact::Reading(_)
                | Fact::Gatherings(_)
                | Fact::Review(_),
            )
            | None => None,
        }
    }

    /// A letter is issued once this very version was signed; a notice with the step that it tells of.
    fn is_issued(&self) -> bool {
        match self.kind {
            Kind::Opinion => self.version.is_some_and(|version| Some(version.revision) == self.signed()),
            Kind::Transfer | Kind::Accept | Kind::Decline | Kind::Restriction => self.made_by.is_some(),
            Kind::ReviewRequest | Kind::Review | Kind::Recheck => self.made_by.is_some(),
            Kind::ReviewNotTaken | Kind::Interview => self.made_by.is_some(),
            Kind::HearingNotice | Kind::HearingMinutes => self.made_by.is_some(),
            Kind::Extension | Kind::Question | Kind::Repeated => self.made_by.is_some(),
        }
    }

    fn say(&self, key: &'static str) -> String {
        self.words.t(key).to_string()
    }

    fn date(&self, day: Day) -> String {
        let say = self.words.t("paper-date").with("year", day.year().to_string());
        say.with("month", day.month()).with("day", day.day()).to_string()
    }

    /// The organ that signs: whoever took the step; for a draft, who has it.
    fn unit(&self) -> Option<UnitId> {
        let concern = &self.opened.concern;
        match self.made_by.map(|recorded| &recorded.fact) {
            Some(Fact::Intake(door::Fact::Transferred(sent))) => Some(sent.from),
            Some(Fact::Intake(door::Fact::HandedDown(sent))) => Some(sent.from),
            Some(Fact::Intake(door::Fact::SubmittedUp(sent))) => Some(sent.from),
            Some(Fact::Intake(door::Fact::Accepted(accepted))) => Some(accepted.unit),
            Some(Fact::Intake(door::Fact::NotAccepted(declined))) => Some(declined.unit),
            Some(Fact::Intake(door::Fact::RepeatedAnswered(answered))) => Some(answered.unit),
            Some(Fact::Review(fact)) => self.review_unit(fact),
            Some(Fact::Gatherings(_)) => self.hearing_unit(),
            Some(fact) if reviews::is_interview(fact) => concern.desk(),
            Some(Fact::Intake(_) | Fact::Casework(_) | Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_))
            | None => concern.unit(),
        }
    }

    fn paper(&self, page: Page, back: String) -> PrintPaper {
        let (issued, blocks, page_language) = (self.is_issued(), self.blocks(), page.language());
        let unit = self.unit().and_then(|unit| self.office.office.unit(unit));
        let made_at = self.made_by.filter(|_| issued).map_or(self.app.now(), |recorded| recorded.stamp.at);
        let day = made_at.day(self.app.zone());
        let letters = unit.and_then(|unit| unit.letters.as_ref()).map(|letters| letters.as_str().to_owned());
        let number = self.words.t("paper-number").with("letters", letters.unwrap_or_default());
        let number = number.with("year", day.year().to_string()).with("concern", self.opened.number.digits());
        let organ = unit.map_or(String::new(), |unit| unit.name.as_str().to_owned());
        PrintPaper {
            page,
            back,
            number: if self.names_no_matter() { String::new() } else { number.to_string() },
            title: self.say(self.title()),
            to: self.to(),
            setting: Setting::for_text(&blocks),
            english: self.in_english(page_language),
            blocks,
            issued,
            day: self.date(day),
            copies: String::new(),
            printed_by: organ.clone(),
            organ,
        }
    }

    /// The office's own text of this paper, filled.
    fn blocks(&self) -> Vec<Block> {
        let Some(kind) = self.kind.text() else { return self.as_said() };
        if self.words_are_missing() {
            return Vec::new();
        }
        let body = letters::body_of(&self.office.office, kind, self.words.language()).unwrap_or_default();
        let mut blocks = letters::fill(&body, &|slot| self.slot(slot));
        if self.kind == Kind::Opinion {
            blocks.extend(self.annexes());
        }
        blocks
    }

    /// 孙德福：, or nothing where a paper is addressed to nobody.
    fn to(&self) -> String {
        match self.addressee() {
            nobody if nobody.is_empty() => nobody,
            who => self.words.t("paper-to").with("who", who).to_string(),
        }
    }

    /// The person; of what goes to a body outside, that body.
    fn addressee(&self) -> String {
        match self.kind {
            Kind::ReviewRequest => self.review_body(),
            Kind::HearingNotice => self.called_name(),
            Kind::HearingMinutes => String::new(),
            Kind::Transfer
            | Kind::Accept
            | Kind::Decline
            | Kind::Opinion
            | Kind::Review
            | Kind::Recheck
            | Kind::ReviewNotTaken
            | Kind::Restriction
            | Kind::Extension
            | Kind::Question
            | Kind::Repeated
            | Kind::Interview => self.reporter_name().unwrap_or_else(|| self.say("paper-nobody")),
        }
    }

    /// On English pages the same once more, for reading.
    fn in_english(&self, language: Language) -> Vec<Block> {
        match language {
            Language::Chinese => Vec::new(),
            Language::English => {
                let office = Arc::new(self.office.called_in_english());
                Self { office, words: Words::of(Language::English), ..*self }.blocks()
            }
        }
    }

    fn due(&self, clock: ClockId) -> String {
        self.opened.concern.due(clock).map_or(String::new(), |day| self.date(day))
    }

    /// What each slot of a paper says.
    fn slot(&self, slot: Slot) -> Filled {
        let unit = self.unit().and_then(|unit| self.office.office.unit(unit));
        Filled::Words(match slot {
            Slot::Points => return Filled::Blocks(self.points()),
            Slot::Found if self.is_opinion_of_review() => return Filled::Blocks(self.review_found()),
            Slot::Outcome if self.is_opinion_of_review() => return Filled::Blocks(self.review_outcomes()),
            Slot::Opening if self.is_opinion_of_review() => self.review_opening(),
            Slot::Found => return Filled::Blocks(self.found()),
            Slot::Outcome => return Filled::Blocks(self.outcomes()),
            Slot::Request => return Filled::Blocks(self.asked_blocks()),
            Slot::Title => self.told.title.clone(),
            Slot::Received => {
                let record = self.opened.concern.intake.record.as_ref();
                record.map_or(String::new(), |record| self.date(record.received_on))
            }
            Slot::Number => self.opened.number.to_string(),
            Slot::Organ => self.unit().map_or(String::new(), |unit| self.office.unit_name(unit).to_owned()),
            Slot::Phone => {
                unit.and_then(|unit| unit.phone.as_ref()).map_or(String::new(), |phone| phone.as_str().into())
            }
            Slot::Due => match self.kind {
                Kind::Transfer => self.due(ClockId::AcknowledgeForwarded),
                Kind::Accept => self.day_told_then(),
                Kind::Decline | Kind::Opinion | Kind::Restriction | Kind::ReviewRequest | Kind::Review => String::new(),
                Kind::Recheck | Kind::ReviewNotTaken | Kind::Interview => String::new(),
                Kind::HearingNotice | Kind::HearingMinutes => String::new(),
                Kind::Extension => self.new_day(),
                Kind::Question | Kind::Repeated => String::new(),
            },
            Slot::Receiver => self.receiver(),
            Slot::Reason => self.reason(),
            Slot::Path => {
                let path = self.opened.concern.intake.acceptance().map(|acceptance| acceptance.path);
                path.map_or(String::new(), |path| self.say(names::path(path)))
            }
            Slot::Ground => self.ground(),
            Slot::Instead => self.instead(),
            Slot::Opening => self.version.map_or(String::new(), |version| version.words.opening.as_str().to_owned()),
            Slot::Asked => self.asked(),
            Slot::Review => self.review(),
            Slot::AskedOn | Slot::Level | Slot::Answering | Slot::Further => self.slot_of_review(slot),
            Slot::Still if self.kind == Kind::Repeated => self.say("paper-repeated-still"),
            Slot::Final | Slot::NotTaken | Slot::Still => self.slot_of_review(slot),
            Slot::OldDue | Slot::Extension | Slot::Question => self.slot_of_notice(slot),
            Slot::HowToAnswer | Slot::Earlier => self.slot_of_notice(slot),
            Slot::Channel | Slot::Limit | Slot::From | Slot::Until => self.slot_of_restriction(slot),
            Slot::Conduct | Slot::Unaffected | Slot::Appeal => self.slot_of_restriction(slot),
        })
    }

    fn points(&self) -> Vec<Block> {
        let numbered = self.told.points.iter().enumerate();
        let item = |(at, point): (usize, &String)| Block::Item(self.in_brackets(at + 1), point.clone());
        numbered.map(item).collect()
    }

    fn in_brackets(&self, number: usize) -> String {
        self.words.t("paper-nth").with("nth", nth(self.words, number)).to_string()
    }

    fn found(&self) -> Vec<Block> {
        let answers = self.version.map_or(&[][..], |version| version.words.answers.as_slice()).iter();
        answers
            .map(|answer| {
                let facts = [answer.facts.as_ref(), answer.reasons.as_ref()].into_iter().flatten();
                self.item(answer.point.0, facts.map(|text| text.as_str()).collect::<String>())
            })
            .collect()
    }

    fn outcomes(&self) -> Vec<Block> {
        let Some(version) = self.version else { return Vec::new() };
        version.answers.iter().map(|answer| self.outcome(version, answer)).collect()
    }

    /// All that was asked for in one paragraph, as such a letter has it: 把沟挖通；赔玉米。
    fn asked(&self) -> String {
        let points = self.told.points.iter().map(|point| point.trim_end_matches(['。', '；', ';', '.']));
        let asked = points.collect::<Vec<_>>().join(&self.say("paper-opinion-between"));
        self.words.t("paper-opinion-asked-line").with("asked", asked).to_string()
    }

    fn item(&self, point: u32, words: String) -> Block {
        Block::Item(self.in_brackets(usize::try_from(point).unwrap_or(1)), words)
    }

    fn outcome(&self, version: &Version, answer: &work::Answer) -> Block {
        let words = version.words.answers.iter().find(|words| words.point == answer.point);
        let text = |text: Option<&huiyin_domain::kernel::text::Prose>| text.map_or("", |text| text.as_str()).to_owned();
        let remedy = text(words.and_then(|words| words.remedy.as_ref()));
        let basis = text(words.and_then(|words| words.basis.as_ref()));
        let said = self.words.t("paper-opinion-point").with("outcome", self.say(names::outcome(answer.outcome)));
        self.item(answer.point.0, said.with("remedy", remedy).with("basis", basis).to_string())
    }

    /// 附件说明: one line an annex, numbered when there are several (GB/T 9704, 7.3.4); the name without its ending.
    fn annexes(&self) -> Vec<Block> {
        let out = self.told.files.iter().filter(|file| self.goes_with_it(file));
        let names: Vec<&str> = out.map(|file| file.words.name.as_str()).collect();
        let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let line = |(n, name): (usize, &&str)| {
            let key = if n == 0 { "paper-annex" } else { "paper-annex-next" };
            let number = if names.len() > 1 { format!("{}. ", n + 1) } else { String::new() };
            Block::Para(self.words.t(key).with("name", number + &stem(name)).to_string())
        };
        names.iter().enumerate().map(line).collect()
    }

    /// Of a draft what waits, of a letter what was signed.
    fn goes_with_it(&self, file: &Listed) -> bool {
        let annexes = &self.opened.concern.intake.annexes;
        file.kind == MaterialKind::Annex && annexes.iter().any(|annex| annex.file == file.words.id)
    }

    fn review(&self) -> String {
        let unit = self.unit().and_then(|unit| self.office.office.unit(unit));
        let body = unit.and_then(|unit| unit.review_body.as_ref());
        match body {
            Some(body) => self.words.t("paper-review").with("body", body.as_str()).to_string(),
            None => self.say("paper-review-above"),
        }
    }
}
