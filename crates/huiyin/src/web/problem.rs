//! Three kinds of no, by who must act: what was typed (the same page again), a refusal (what, on what basis, what now), a
//! fault (ours). The first is a page of its own room; the other two become pages here.

use askama::Template;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_ledger::{Failure, Fault};

use super::desk_problem::DeskProblem;
use super::han;
use super::page::Page;
use super::refusals;
use super::visitor::Visitor;
use super::words::Language;
use crate::app::App;
use crate::gate::Closed;

/// Why there is no ordinary answer.
#[derive(Clone, Debug)]
pub enum Problem {
    /// There is no such thing, or it may not be seen: one page for both.
    NotFound,
    /// Staff only, and nobody is signed in.
    SignIn,
    /// The rules say no.
    Refused(Refusal),
    /// The form was given to another browser, or so long ago that its token is gone. Holds what was typed.
    StaleForm(Option<String>),
    /// Another site sent this request.
    ForeignForm,
    /// This key was used with other words: the text is kept and offered as added material.
    KeyReused(Option<String>),
    /// More than a form may hold.
    TooLarge,
    /// Bytes that are no text.
    Unreadable,
    /// More work waits than can be done in time.
    Busy,
    /// The disk is full.
    DiskFull,
    /// A mistake of ours; what is known stands in the log, without words of people.
    Fault,
}

impl Problem {
    /// A mistake of ours, logged once, here.
    #[must_use]
    pub fn fault(what: &str) -> Self {
        tracing::error!(what, "a request failed");
        Self::Fault
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::Refused(Refusal::Denied(_)) => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::StaleForm(_) | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::KeyReused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Keys of the title and of the sentence that says what to do now.
    fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound | Self::Refused(Refusal::Denied(_)) => ("problem-not-found-title", "problem-not-found-now"),
            Self::SignIn => ("problem-sign-in-title", "problem-sign-in-now"),
            Self::Refused(_) => ("problem-refused-title", "problem-refused-title"),
            Self::StaleForm(_) => ("problem-stale-form-title", "problem-stale-form-now"),
            Self::ForeignForm => ("problem-foreign-form-title", "problem-foreign-form-now"),
            Self::KeyReused(_) => ("problem-key-reused-title", "problem-key-reused-now"),
            Self::TooLarge => ("problem-too-large-title", "problem-too-large-now"),
            Self::Unreadable => ("problem-unreadable-title", "problem-unreadable-now"),
            Self::Busy => ("problem-busy-title", "problem-busy-now"),
            Self::DiskFull => ("problem-disk-full-title", "problem-disk-full-now"),
            Self::Fault => ("problem-fault-title", "problem-fault-now"),
        }
    }

    fn kept(&self) -> Option<&str> {
        match self {
            Self::StaleForm(kept) | Self::KeyReused(kept) => kept.as_deref(),
            Self::NotFound
            | Self::SignIn
            | Self::Refused(_)
            | Self::ForeignForm
            | Self::TooLarge
            | Self::Unreadable
            | Self::Busy
            | Self::DiskFull
            | Self::Fault => None,
        }
    }

    /// Without a page: before a visitor is known.
    #[must_use]
    pub fn plain(&self) -> Response {
        self.status().into_response()
    }

    fn page(&self, page: &Page, app: &App) -> Response {
        if matches!(self, Self::SignIn) {
            return Redirect::to("/signin").into_response();
        }
        let (title, now) = (page.t(self.keys().0).to_string(), self.now(page, app));
        let (page, kept) = (page.clone(), self.kept().map(str::to_owned));
        match page.desk.is_some() {
            true => render(&DeskProblem { page, title, now, kept }, self.status()),
            false => render(&ProblemPage { page, title, sentences: vec![now], kept }, self.status()),
        }
    }

    /// What happened and what now. What is not there and what may not be seen have one sentence.
    fn now(&self, page: &Page, app: &App) -> String {
        let (_, now) = self.keys();
        match self {
            Self::NotFound if page.desk.is_some() => page.t("problem-not-found-desk").to_string(),
            Self::Refused(Refusal::Denied(_)) if page.desk.is_some() => page.t("problem-not-found-desk").to_string(),
            Self::Refused(refusal) if self.status() == StatusCode::CONFLICT => refusals::told(app, page.words, refusal),
            Self::NotFound
            | Self::SignIn
            | Self::Refused(_)
            | Self::StaleForm(_)
            | Self::ForeignForm
            | Self::KeyReused(_)
            | Self::TooLarge
            | Self::Unreadable
            | Self::Busy
            | Self::DiskFull
            | Self::Fault => page.t(now).to_string(),
        }
    }
}

#[derive(Template)]
#[template(path = "web/pages/problem.html")]
pub(crate) struct ProblemPage {
    /// The layout's needs.
    pub(crate) page: Page,
    /// The heading, already in the reader's language.
    pub(crate) title: String,
    /// What happened and what now.
    pub(crate) sentences: Vec<String>,
    /// Words that would else be lost.
    pub(crate) kept: Option<String>,
}

/// A template as an answer.
#[must_use]
pub fn render(template: &impl Template, status: StatusCode) -> Response {
    match template.render() {
        Ok(html) => (status, Html(han::marked_page(html))).into_response(),
        Err(fault) => {
            tracing::error!(%fault, "a page could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// An answer that is a page with status 200.
#[must_use]
pub fn ok(template: &impl Template) -> Response {
    render(template, StatusCode::OK)
}

/// A part of a page, for a script that puts it into one in this language.
#[must_use]
pub fn part(template: &impl Template, language: Language) -> Response {
    let mut answer = ok(template);
    if language == Language::English
        && let Ok(html) = template.render()
    {
        answer = Html(han::marked(&html)).into_response();
    }
    answer
}

impl IntoResponse for Problem {
    /// A bare status that carries the problem along; `dress` makes a page of it, in the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Makes a page of a problem; every other answer passes as it is.
pub(crate) fn dress(app: &App, visitor: &Visitor, response: Response) -> Response {
    let carried = response.extensions().get::<Problem>().cloned();
    let Some(problem) = carried.or_else(|| is_wrong_address(&response).then_some(Problem::NotFound)) else {
        return response;
    };
    // Whoever is signed in stays at the desk.
    let layout = visitor.desk_page(app, "area-desk");
    let mut page = problem.page(&layout, app);
    if matches!(problem, Problem::Busy) {
        page.headers_mut().insert("retry-after", HeaderValue::from_static("5"));
    }
    page
}

/// What the framework itself answers, in bare English, to an address that leads nowhere, holds a word where a number belongs, or
/// is only for sending to (a receipt of a form, opened from the history).
fn is_wrong_address(response: &Response) -> bool {
    let wrong = [StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST, StatusCode::METHOD_NOT_ALLOWED];
    wrong.contains(&response.status()) && !super::security::is_page(response)
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::KeyReused => Self::KeyReused(None),
            Failure::Busy => Self::Busy,
            Failure::DiskFull => Self::DiskFull,
            Failure::Stale => Self::StaleForm(None),
            Failure::Fault(what) => Self::fault(&what),
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Busy | Fault::BrokenOff(_) => Self::Busy,
            Fault::Full => Self::DiskFull,
            Fault::Unique(_) | Fault::Unsure(_) | Fault::Fatal(_) | Fault::Unreadable(_) | Fault::Bug(_) => {
                Self::fault(&fault.to_string())
            }
        }
    }
}

impl From<Closed> for Problem {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::NotFound => Self::NotFound,
            Closed::Failure(failure) => failure.into(),
        }
    }
}
