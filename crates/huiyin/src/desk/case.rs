//! One concern on somebody's desk: opened once a request, with what every staff page says about it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::command::{Command, Context};
use huiyin_domain::concern::{OwedBy, Step};
use huiyin_domain::kernel::ids::{PersonId, PointNo, PostId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::Cover;
use huiyin_ledger::{Failure, Side, StoredFile};

use super::told::Told;
use super::{dues, names, possible};
use crate::app::App;
use crate::gate::{self, Opened, Wanted};
use crate::handle::{Order, handle};
use crate::web::desk::{KeyHint, Matter, StepPage};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// A concern that a member of staff has opened.
pub struct Case {
    /// The program.
    pub app: App,
    /// Who reads.
    pub visitor: Visitor,
    /// What was opened.
    pub opened: Opened,
    /// What people said in it.
    pub told: Told,
    /// The layout's needs.
    pub page: Page,
    /// For what it was opened.
    pub action: Action,
}

/// An order of a form, and where one goes when it is done.
pub struct Act {
    /// The command.
    pub command: Command,
    /// Files that were kept before.
    pub files: Vec<StoredFile>,
    /// Rows beside the events.
    pub side: Vec<Side>,
    /// The page afterwards.
    pub to: String,
}

impl Case {
    /// Opens a concern for an action; the reading is on record when this returns. `step` is the page as that record names it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for what is not there and for what may not be seen.
    pub async fn open(
        app: &App,
        visitor: &Visitor,
        number: &str,
        (action, step): (Action, &'static str),
    ) -> Result<Self, Problem> {
        let number = Number::parse(number).map_err(|_| Problem::NotFound)?;
        let wanted = Wanted { number, action, page: step };
        let opened = gate::open(app, &visitor.actor, Relation::default(), wanted).await?;
        let told = Told::of(&opened.entries);
        let page = visitor.desk_page(app, "area-desk");
        Ok(Self { app: app.clone(), visitor: visitor.clone(), opened, told, page, action })
    }

    /// Its own page.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/desk/concerns/{}", self.opened.number.digits())
    }

    /// The page of a step.
    #[must_use]
    pub fn step_href(&self, step: Step) -> String {
        format!("{}/{}", self.href(), step.word())
    }

    /// The law day of now.
    #[must_use]
    pub fn today(&self) -> Day {
        self.app.now().day(self.app.zone())
    }

    /// A message in the reader's language.
    #[must_use]
    pub fn say(&self, key: &'static str) -> String {
        self.page.t(key).to_string()
    }

    /// The name of a person.
    #[must_use]
    pub fn person(&self, person: PersonId) -> String {
        self.visitor.office.person_name(person).to_owned()
    }

    /// A post: its title, and who holds it.
    #[must_use]
    pub fn post(&self, post: PostId) -> String {
        let office = &self.visitor.office.office;
        let Some(found) = office.post(post) else { return String::new() };
        let held: Vec<&str> = office.holders(post).map(|person| self.visitor.office.person_name(person)).collect();
        let title = match held.is_empty() {
            true => found.title.as_str().to_owned(),
            false => {
                self.page.t("post-held").with("who", held.join("、")).with("post", found.title.as_str()).to_string()
            }
        };
        self.stands_in(post)
            .map_or(title.clone(), |who| self.page.t("post-stood-in").with("post", title).with("who", who).to_string())
    }

    /// Who stands in for a post today; nobody while its holder is at work.
    fn stands_in(&self, post: PostId) -> Option<String> {
        let cover = self.visitor.office.office.cover(post)?;
        if matches!(cover, Cover::Holders(_)) || cover.people().is_empty() {
            return None;
        }
        let names: Vec<&str> = cover.people().iter().map(|person| self.visitor.office.person_name(*person)).collect();
        Some(names.join("、"))
    }

    /// A point, as the office named it.
    #[must_use]
    pub fn point(&self, no: PointNo) -> String {
        let place = usize::try_from(no.0).ok().and_then(|no| no.checked_sub(1));
        place.and_then(|place| self.told.points.get(place).cloned()).unwrap_or_else(|| no.to_string())
    }

    /// Who owes the next step.
    #[must_use]
    pub fn owner(&self, by: OwedBy) -> String {
        match by {
            OwedBy::Post(post) => self.post(post),
            OwedBy::Role { unit, role } => {
                let role = self.page.t(names::role(role));
                self.page
                    .t("post-of-unit")
                    .with("unit", self.visitor.office.unit_name(unit))
                    .with("post", role)
                    .to_string()
            }
        }
    }

    /// The matter, for the head of a page and the pane beside a form.
    #[must_use]
    pub fn matter(&self) -> Matter {
        let concern = &self.opened.concern;
        Matter {
            number: self.opened.number.to_string(),
            title: self.told.title.clone(),
            href: self.href(),
            due: concern.deadlines.next_due().map(|(day, _)| dues::due(self.page.words, day, self.today())),
            urgent: super::sendings::urgent_mark(self),
            said: self.told.text.clone(),
            by: self.told.reporter().unwrap_or_else(|| self.say("person-unnamed")),
            likes: Vec::new(),
            points: self.told.points.clone(),
        }
    }

    /// The context in which a step would be decided now; for asking what is possible, never for writing.
    #[must_use]
    pub fn context<'a>(&'a self) -> Context<'a> {
        Context {
            now: self.app.now(),
            zone: self.app.zone(),
            actor: &self.visitor.actor,
            relation: Relation::default(),
            policy: self.app.policy(),
            calendars: self.app.calendars(),
            office: &self.visitor.office.office,
            kin: &[],
        }
    }

    /// A step that cannot be taken now has no form, only the reason.
    ///
    /// # Errors
    /// [`Problem::Refused`] with the reason.
    pub fn needs(&self, step: Step) -> Result<(), Problem> {
        possible::why_not(self, step).map_or(Ok(()), |refusal| Err(Problem::Refused(refusal)))
    }

    /// An empty form for a step; the caller adds its fields.
    #[must_use]
    pub fn step_page(&self, step: Step) -> StepPage {
        StepPage {
            page: self.page.clone(),
            matter: Some(self.matter()),
            back: self.href(),
            back_words: self.say("desk-back-to-concern"),
            title: self.say(names::step(step)),
            intro: String::new(),
            then: Vec::new(),
            action: self.step_href(step),
            seen: self.opened.concern.intake.entries.to_string(),
            fields: Vec::new(),
            button: self.say(names::step(step)),
            final_step: false,
            wrongs: Vec::new(),
            refused: String::new(),
            others: Vec::new(),
            kept: None,
            keys: vec![KeyHint::new(&["Ctrl", "↵"], self.say("key-send"))],
        }
    }

    /// Gives the order that a form asked for. Refused or overtaken, the same page comes back with everything typed.
    ///
    /// # Errors
    /// What is neither done nor refused: a stale form, a busy ledger, a fault of ours.
    pub async fn carry_out(
        &self,
        shown: StepPage,
        fields: &Fields,
        command: impl Into<Command>,
    ) -> Result<Response, Problem> {
        self.carry_out_with(shown, fields, self.act(command)).await
    }

    /// An order with nothing beside it, that leads back to the concern.
    #[must_use]
    pub fn act(&self, command: impl Into<Command>) -> Act {
        let to = format!("{}?done=1", self.href());
        Act { command: command.into(), files: Vec::new(), side: Vec::new(), to }
    }

    /// The same with files and rows beside the events, and another page afterwards.
    ///
    /// # Errors
    /// As [`Case::carry_out`].
    pub async fn carry_out_with(&self, shown: StepPage, fields: &Fields, act: Act) -> Result<Response, Problem> {
        if let Some(since) = self.overtaken(fields) {
            return Ok(problem::render(&StepPage { refused: since, ..shown }, StatusCode::CONFLICT));
        }
        match self.order_with(fields, act.command, (act.files, act.side)).await {
            Ok(()) => Ok(Redirect::to(&act.to).into_response()),
            Err(Failure::Refused(refusal)) => self.refuse(shown, &refusal),
            Err(other) => Err(other.into()),
        }
    }

    /// Carries a command out, with rows beside it.
    ///
    /// # Errors
    /// As [`handle`].
    pub async fn order(&self, fields: &Fields, command: impl Into<Command>, side: Vec<Side>) -> Result<(), Failure> {
        self.order_with(fields, command.into(), (Vec::new(), side)).await
    }

    async fn order_with(
        &self,
        fields: &Fields,
        command: Command,
        (files, side): (Vec<StoredFile>, Vec<Side>),
    ) -> Result<(), Failure> {
        let mut order = Order::new(self.visitor.actor.clone(), self.action, Some(self.opened.stream), command);
        if let Ok((key, request)) = fields.once(&self.app, &self.visitor.here) {
            order = order.once(key, request);
        }
        (order.files, order.side) = (files, side);
        handle(&self.app, order).await.map(drop)
    }

    /// Back to the concern, which says that it was done.
    #[must_use]
    pub fn done(&self) -> Response {
        Redirect::to(&format!("{}?done=1", self.href())).into_response()
    }

    /// What happened between the page and its form, when anything did.
    fn overtaken(&self, fields: &Fields) -> Option<String> {
        let seen: u32 = fields.get("seen").parse().ok()?;
        let now = self.opened.concern.intake.entries;
        let last = self.opened.entries.last()?;
        // A second sending of the same form is answered by its key, not by this.
        let mine = last.recorded.stamp.actor.person() == self.visitor.actor.person();
        if seen >= now || mine {
            return None;
        }
        let who = last.recorded.stamp.actor.person().map_or_else(|| self.say("person-citizen"), |who| self.person(who));
        let at = last.recorded.stamp.at.civil(self.app.zone());
        Some(self.page.t("desk-overtaken").with("who", who).with("time", at.strftime("%H:%M").to_string()).to_string())
    }

    /// The same form again, with the reason why the step cannot be taken.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where even the reason would tell too much.
    pub fn refuse(&self, shown: StepPage, refusal: &Refusal) -> Result<Response, Problem> {
        if matches!(refusal, Refusal::Denied(_)) {
            return Err(Problem::NotFound);
        }
        let refused = refusals::told(&self.app, self.page.words, refusal);
        Ok(problem::render(&StepPage { refused, ..shown }, StatusCode::CONFLICT))
    }
}

/// The same form again, with what is wrong beside each field.
#[must_use]
pub fn again(shown: StepPage, wrongs: Vec<Wrong>) -> Response {
    problem::render(&StepPage { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)
}
