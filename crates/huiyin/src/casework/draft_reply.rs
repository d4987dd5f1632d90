//! 写答复: every point beside its answer, the check-list that says what is missing, the letter as it will read.

use askama::Template;
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self as work, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::{PersonId, Revision};
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_ledger::Failure;

use super::draft_shelf::{self, Kept, Mine, Saved};
use super::draft_texts::{self, Texts};
use super::task_rows::{self, TaskRow};
use super::{draft_checks, merge_drafts, show_concern};
use crate::app::App;
use crate::desk::{Case, dues, names, possible};
use crate::web::desk::{Check, Due, KeyHint};
use crate::web::form::Fields;
use crate::web::icons::State;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::shelf::{Shelved, drop_side};
use crate::web::visitor::Visitor;

/// The reply desk.
#[derive(Template)]
#[template(path = "casework/pages/draft_reply.html")]
pub struct ReplyDesk {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// The concern's page.
    pub back: String,
    /// Path the form goes to.
    pub action: String,
    /// Version of the kept draft this form was made from.
    pub seen: String,
    /// Version handed to check that it is written on; empty for the first.
    pub based_on: String,
    /// Time left.
    pub due: Option<Due>,
    /// When the draft was kept, and who looks at it next.
    pub kept: String,
    /// Remarks with which the last version came back.
    pub remarks: Option<Remarks>,
    /// What comes before the answers.
    pub opening: String,
    /// Point by point.
    pub points: Vec<PointDesk>,
    /// 说理清单
    pub checks: Vec<Check>,
    /// 还差 1 项, or nothing missing.
    pub checks_state: State,
    /// What other units were asked for and answered, each under its own name.
    pub tasks: Vec<TaskRow>,
    /// The letter.
    pub letter: Vec<LetterLine>,
    /// The unit's name at its head.
    pub letter_head: String,
    /// The line with the document number.
    pub letter_number: String,
    /// 信访事项处理意见书
    pub letter_title: String,
    /// The button that hands over.
    pub button: String,
    /// Why it cannot be handed over yet; empty when it can.
    pub held: String,
    /// What is wrong with what was sent: field and sentence.
    pub faults: Vec<(String, String)>,
    /// Why handing over was refused; may be empty.
    pub refused: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Remarks of the last reader.
#[derive(Clone, Debug)]
pub struct Remarks {
    /// Who and when.
    pub by: String,
    /// One a line.
    pub lines: Vec<String>,
}

/// One point and its answer.
#[derive(Clone, Debug)]
pub struct PointDesk {
    /// 1, 2, 3 … part of every field's name.
    pub no: u32,
    /// 一、把沟挖通
    pub heading: String,
    /// The outcome, as the form sends it; empty while open.
    pub outcome: String,
    /// Facts, basis, reasons, remedy.
    pub parts: Vec<PartDesk>,
    /// What is promised, with one empty line to fill in.
    pub promises: Vec<PromiseDesk>,
}

/// One part of an answer.
#[derive(Clone, Debug)]
pub struct PartDesk {
    /// `facts-1`
    pub name: String,
    /// 事实
    pub label: String,
    /// What was written.
    pub value: String,
    /// What is still missing; may be empty.
    pub missing: String,
}

/// One promise.
#[derive(Clone, Debug)]
pub struct PromiseDesk {
    /// `1-2`: second promise of the first point.
    pub name: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when, as a date field takes it.
    pub day: String,
    /// What is wrong with it; may be empty.
    pub wrong: String,
}

/// One line of the letter.
#[derive(Clone, Debug)]
pub struct LetterLine {
    /// A heading, or running text.
    pub heading: bool,
    /// The words.
    pub words: String,
}

/// A first writing, or a change of what is with the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// 写答复
    Draft,
    /// 我来改
    Edit,
}

impl Mode {
    fn what(self) -> (Action, &'static str) {
        match self {
            Self::Draft => (Action::DraftReply, "draft-reply"),
            Self::Edit => (Action::CheckReply, "edit-draft"),
        }
    }

    fn step(self) -> Step {
        match self {
            Self::Draft => Step::DraftReply,
            Self::Edit => Step::EditDraft,
        }
    }
}

/// `GET /desk/concerns/{number}/draft-reply`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    Writing::open(&app, &visitor, &number, Mode::Draft).await?.show().await
}

/// `POST /desk/concerns/{number}/draft-reply`
///
/// # Errors
/// As [`Case::order`].
pub async fn post(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    Writing::open(&app, &visitor, &number, Mode::Draft).await?.take(&fields).await
}

/// `GET /desk/concerns/{number}/edit-draft`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_edit(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    Writing::open(&app, &visitor, &number, Mode::Edit).await?.show().await
}

/// `POST /desk/concerns/{number}/edit-draft`
///
/// # Errors
/// As [`Case::order`].
pub async fn post_edit(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    Writing::open(&app, &visitor, &number, Mode::Edit).await?.take(&fields).await
}

/// A draft on the desk.
pub(super) struct Writing {
    pub(super) case: Case,
    mode: Mode,
    me: PersonId,
}

impl Writing {
    async fn open(app: &App, visitor: &Visitor, number: &str, mode: Mode) -> Result<Self, Problem> {
        let case = Case::open(app, visitor, number, mode.what()).await?;
        let me = visitor.actor.person().ok_or(Problem::NotFound)?;
        match (mode, possible::why_not(&case, Step::DraftReply)) {
            (Mode::Draft, Some(refusal)) => return Err(Problem::Refused(refusal)),
            (Mode::Edit, _) if case.opened.concern.casework.handed().is_none() => {
                return Err(Problem::Refused(Refusal::NothingHanded));
            }
            (Mode::Draft | Mode::Edit, _) => {}
        }
        Ok(Self { case, mode, me })
    }

    pub(super) fn href(&self) -> String {
        self.case.step_href(self.mode.step())
    }

    pub(super) fn points(&self) -> u32 {
        self.case.opened.concern.intake.points
    }

    /// One draft a concern and round: after a version was handed, returned or edited, another begins.
    fn name(&self) -> Vec<u8> {
        let round = self.case.opened.concern.casework.revisions;
        format!("{}/{}/{round}", self.mode.what().1, self.case.opened.stream).into_bytes()
    }

    async fn show(&self) -> Result<Response, Problem> {
        let kept = draft_shelf::load(&self.case.app, self.name()).await?;
        let texts = kept.as_ref().map_or_else(|| self.last_version_texts(), |kept| kept.texts.clone());
        Ok(problem::ok(&self.page(kept.as_ref(), &texts, &[])))
    }

    fn last_version_texts(&self) -> Texts {
        self.case.told.versions.last().map(draft_texts::of_version).unwrap_or_default()
    }

    async fn take(&self, fields: &Fields) -> Result<Response, Problem> {
        let texts = draft_texts::of_fields(fields, self.points());
        let seen = fields.get("seen").parse().unwrap_or(0);
        let mine = Mine { name: self.name(), seen, by: self.me, texts: texts.clone() };
        let kept = match draft_shelf::save(&self.case.app, mine).await? {
            Saved::Kept(kept) => kept,
            Saved::Conflict(theirs) => return Ok(merge_drafts::ask(self, &texts, &theirs)),
        };
        match fields.get("do") {
            "hand" => self.hand_over(fields, &kept).await,
            _ if fields.has("auto") => Ok(problem::ok(&self.page(Some(&kept), &kept.texts, &[]))),
            _ => Ok(Redirect::to(&self.href()).into_response()),
        }
    }

    async fn hand_over(&self, fields: &Fields, kept: &Kept) -> Result<Response, Problem> {
        let missing = draft_texts::missing(&kept.texts, self.points(), self.case.today());
        let Some((answers, words)) = draft_texts::read(&kept.texts, self.points()).filter(|_| missing.is_empty())
        else {
            return Ok(problem::render(
                &self.page(Some(kept), &kept.texts, &missing),
                StatusCode::UNPROCESSABLE_ENTITY,
            ));
        };
        let based_on = fields.get("based_on").parse().ok().map(Revision);
        let command = match self.mode {
            Mode::Draft => Command::DraftReply(work::DraftReply { based_on, answers, words }),
            Mode::Edit => {
                let based_on = based_on.unwrap_or(Revision(0));
                Command::EditDraft(work::EditDraft { based_on, answers, words })
            }
        };
        let side = vec![drop_side(Shelved::StaffDraft, &self.name())];
        match self.case.order(fields, command, side).await {
            Ok(()) => Ok(self.case.done()),
            Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => {
                let refused = refusals::told(&self.case.app, self.case.page.words, &refusal);
                let page = ReplyDesk { refused, ..self.page(Some(kept), &kept.texts, &[]) };
                Ok(problem::render(&page, StatusCode::CONFLICT))
            }
            Err(other) => Err(other.into()),
        }
    }

    fn page(&self, kept: Option<&Kept>, texts: &Texts, shown: &[draft_texts::Missing]) -> ReplyDesk {
        let case = &self.case;
        let missing = draft_texts::missing(texts, self.points(), case.today());
        let faults = shown.iter().map(|one| (one.name.clone(), self.fault(one)));
        let unit = case.opened.concern.unit().and_then(|unit| case.visitor.office.office.unit(unit));
        let letters = unit.and_then(|unit| unit.letters.as_ref()).map(|letters| letters.as_str().to_owned());
        let number = case.page.t("letter-number").with("letters", letters.unwrap_or_default());
        ReplyDesk {
            page: case.page.clone(),
            number: case.opened.number.to_string(),
            title: case.told.title.clone(),
            back: case.href(),
            action: self.href(),
            seen: kept.map_or(0, |kept| kept.version).to_string(),
            based_on: Some(case.opened.concern.casework.revisions)
                .filter(|n| *n > 0)
                .map(|n| n.to_string())
                .unwrap_or_default(),
            due: case.opened.concern.deadlines.next_due().map(|(day, _)| dues::due(case.page.words, day, case.today())),
            kept: self.kept_line(kept),
            remarks: self.remarks(),
            opening: draft_texts::get(texts, "opening").to_owned(),
            points: (1..=self.points()).map(|point| self.point(point, texts, shown)).collect(),
            checks: draft_checks::checks(case, texts),
            checks_state: draft_checks::state(case, &missing),
            tasks: task_rows::rows(case),
            letter: draft_checks::letter(case, texts),
            letter_head: unit.map_or(String::new(), |unit| unit.name.as_str().to_owned()),
            letter_number: number.with("year", case.today().year().to_string()).to_string(),
            letter_title: case.say("paper-opinion"),
            button: self.button(),
            held: missing.first().map(|first| self.fault(first)).or_else(|| self.waits()).unwrap_or_default(),
            faults: faults.collect(),
            refused: String::new(),
            keys: Vec::new(),
        }
    }

    /// Which co-handler it waits for; it can be written meanwhile.
    fn waits(&self) -> Option<String> {
        let task = self.case.opened.concern.casework.tasks.open().next()?;
        let open = Refusal::TaskOpen { task: task.no, unit: task.unit };
        Some(refusals::told(&self.case.app, self.case.page.words, &open))
    }

    /// 第三点：办法还没有写
    fn fault(&self, missing: &draft_texts::Missing) -> String {
        let words = self.case.say(missing.key);
        if missing.point == 0 {
            return words;
        }
        self.case.page.t("missing-in-point").with("n", missing.point).with("what", words).to_string()
    }

    fn kept_line(&self, kept: Option<&Kept>) -> String {
        let Some(kept) = kept else { return self.case.say("reply-not-kept") };
        let at = huiyin_domain::kernel::time::Moment(kept.at).civil(self.case.app.zone());
        let say = self.case.page.t("reply-kept").with("time", at.strftime("%H:%M").to_string());
        say.with("who", self.case.person(PersonId(kept.by))).to_string()
    }

    fn remarks(&self) -> Option<Remarks> {
        let (recorded, said) = self.case.told.remarks.as_ref()?;
        let who = recorded.stamp.actor.person().map(|who| self.case.person(who)).unwrap_or_default();
        let day = crate::web::dates::short_day(self.case.page.words, recorded.stamp.at.day(self.case.app.zone()));
        let by = self.case.page.t("reply-remarks").with("who", who).with("day", day).to_string();
        Some(Remarks { by, lines: said.text.as_str().lines().map(str::to_owned).collect() })
    }

    fn button(&self) -> String {
        let leader = self.case.opened.concern.casework.plan().map(|plan| self.case.post(plan.leader));
        match (self.mode, leader) {
            (Mode::Draft, Some(who)) => self.case.page.t("reply-hand-to").with("who", who).to_string(),
            (Mode::Draft, None) => self.case.say(names::step(Step::DraftReply)),
            (Mode::Edit, _) => self.case.say("reply-edit-button"),
        }
    }

    fn point(&self, point: u32, texts: &Texts, shown: &[draft_texts::Missing]) -> PointDesk {
        let missing = |name: &str| {
            shown.iter().find(|one| one.name == name).map(|one| self.case.say(one.key)).unwrap_or_default()
        };
        let part = |(part, label, _): (&str, &'static str, &str)| {
            let name = format!("{part}-{point}");
            PartDesk {
                label: self.case.say(label),
                value: draft_texts::get(texts, &name).to_owned(),
                missing: missing(&name),
                name,
            }
        };
        let promise = |promise: u32| {
            let value = |part: &str| draft_texts::get(texts, &format!("promise-{part}-{point}-{promise}")).to_owned();
            PromiseDesk {
                name: format!("{point}-{promise}"),
                what: value("what"),
                who: value("who"),
                day: value("day"),
                wrong: missing(&format!("promise-what-{point}-{promise}")),
            }
        };
        PointDesk {
            no: point,
            heading: show_concern::heading(&self.case, point),
            outcome: draft_texts::get(texts, &format!("outcome-{point}")).to_owned(),
            parts: draft_texts::PARTS.into_iter().map(part).collect(),
            promises: (1..=draft_texts::promise_lines(texts, point)).map(promise).collect(),
        }
    }
}
