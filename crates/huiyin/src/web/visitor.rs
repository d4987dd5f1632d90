//! Who asks for a page: signed-in staff or a citizen's browser, in which language and dress. Made once a request.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{Hex, PersonId};
use huiyin_domain::kernel::time::Moment;

use super::page::{Desk, Page};
use super::problem::Problem;
use super::words::{Language, Words};
use crate::accounts;
use crate::accounts::sessions::Device;
use crate::app::{App, OfficeNow};

/// Cookie of a signed-in member of staff.
pub const STAFF: &str = "huiyin_staff";
/// Cookie of a citizen's browser: names its draft and what it has opened.
pub const VISIT: &str = "huiyin_visit";
/// Cookie of who has shown a password and still owes the code of a second factor.
pub const HALF: &str = "huiyin_half";
/// Cookie of the chosen language.
pub const LANGUAGE: &str = "huiyin_language";
/// Cookie of 长辈版.
pub const SIZE: &str = "huiyin_size";

/// Who asks.
#[derive(Clone)]
pub struct Visitor {
    /// As whom.
    pub actor: Actor,
    /// The staff cookie, when its session runs.
    pub staff: Option<Signed>,
    /// The citizen's cookie, when there is one.
    pub visit: Option<String>,
    /// The cookie of somebody in the middle of signing in.
    pub half: Option<String>,
    /// What kind of device this is.
    pub device: Device,
    /// The reader's language.
    pub language: Language,
    /// 长辈版.
    pub elder: bool,
    /// Path and query of this page.
    pub here: String,
    /// The office as of this request: every part of one page sees the same.
    pub office: Arc<OfficeNow>,
    /// Whether cookies may carry `Secure` and `__Host-`: not on plain http, which is loopback alone.
    pub secure: bool,
}

/// A running staff session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub person: PersonId,
    /// The cookie's value.
    pub cookie: String,
    /// The password has to be changed before anything else.
    pub must_change: bool,
    /// A post of theirs needs a second factor, and there is none yet.
    pub must_enrol: bool,
    /// Since when; 0 when it began before this was kept.
    pub began: Moment,
}

/// The one value of a cookie; of several with the same name none is believed.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str, secure: bool) -> Option<String> {
    let wanted = cookie_name(name, secure);
    let all = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(key, _)| *key == wanted).map(|(_, value)| value.to_owned());
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn cookie_name(name: &str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

/// A `Set-Cookie` line. `days` 0 ends the cookie; `None` is a cookie of the browser session.
#[must_use]
pub fn set_cookie(name: &str, value: &str, days: Option<i64>, secure: bool) -> HeaderValue {
    let age = days.map(|days| format!("; Max-Age={}", days * 86_400)).unwrap_or_default();
    let flags = if secure { "; Secure" } else { "" };
    let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{age}{flags}", cookie_name(name, secure));
    HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(""))
}

impl Visitor {
    async fn of_request(app: &App, headers: &HeaderMap, here: String, secure: bool) -> Result<Self, Problem> {
        let language = cookie(headers, LANGUAGE, secure).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
        let office = app.office_in(language);
        let staff = match cookie(headers, STAFF, secure) {
            Some(value) => accounts::sessions::of_cookie(app, &value).await?.map(|session| Signed {
                person: session.person,
                cookie: value,
                must_change: session.must_change,
                must_enrol: office.office.needs_second_factor(session.person)
                    && office.office.person(session.person).is_some_and(|person| !person.second_factor),
                began: session.began,
            }),
            None => None,
        };
        // A switched-off account holds no posts and is not signed in, from this very request on.
        let staff = staff.filter(|signed| office.office.person(signed.person).is_some_and(|person| !person.disabled));
        let actor = staff.as_ref().map_or(Actor::Citizen, |signed| Actor::Staff {
            person: signed.person,
            posts: office.office.posts_of(signed.person),
        });
        let elder = cookie(headers, SIZE, secure).as_deref() == Some("elder");
        let visit = cookie(headers, VISIT, secure).filter(|value| Hex::<32>::parse(value).is_some());
        let half = cookie(headers, HALF, secure);
        let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let device = Device::of_browser(agent);
        Ok(Self { actor, staff, visit, half, device, language, elder, here, office, secure })
    }

    /// The same browser under a new secret; `None` for signed-in staff, whose session is their own, and when the machine has
    /// no randomness to give.
    #[must_use]
    pub fn on_a_new_visit(&self, app: &App) -> Option<Self> {
        let visit = super::tokens::new_visit(app).filter(|_| self.staff.is_none())?;
        Some(Self { visit: Some(visit), ..self.clone() })
    }

    /// What the layout needs.
    #[must_use]
    pub fn page(&self, app: &App) -> Page {
        Page {
            words: Words::of(self.language),
            elder: self.elder,
            site: app.site(),
            here: self.here.clone(),
            csrf: super::tokens::csrf(app, self),
            key: super::tokens::one_time(app, self),
            desk: None,
        }
    }

    /// What the layout of a staff page needs; `area` is a key of the catalogue (工作台, 管理).
    #[must_use]
    pub fn desk_page(&self, app: &App, area: &str) -> Page {
        let mut page = self.page(app);
        page.desk = self.staff.as_ref().map(|signed| Desk {
            area: page.t(area).to_string(),
            person: self.named(signed.person),
            today: super::dates::day(page.words, app.now().day(app.zone())),
        });
        page
    }

    fn named(&self, person: PersonId) -> String {
        let unit = self.actor.posts().first().map(|held| self.office.unit_name(held.unit)).unwrap_or_default();
        format!("{}，{unit}", self.office.person_name(person))
    }

    /// The secret to which this browser's tokens are tied.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.staff.as_ref().map(|signed| signed.cookie.as_str()).or(self.visit.as_deref()).unwrap_or("")
    }
}

/// Gives every request its visitor; runs before the routes.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let secure = app.is_secure();
    let here = request.uri().path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
    match Visitor::of_request(&app, request.headers(), here, secure).await {
        Ok(mut visitor) => {
            let fresh = visitor.visit.is_none() && visitor.staff.is_none();
            if fresh {
                visitor.visit = super::tokens::new_visit(&app);
            }
            let cookie = visitor.visit.clone().filter(|_| fresh);
            let dressed = visitor.clone();
            request.extensions_mut().insert(visitor);
            let mut response = super::problem::dress(&app, &dressed, next.run(request).await);
            if let (Some(value), true) = (cookie, super::security::is_page(&response)) {
                response
                    .headers_mut()
                    .append(axum::http::header::SET_COOKIE, set_cookie(VISIT, &value, Some(1), secure));
            }
            response
        }
        Err(problem) => problem.plain(),
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::fault("a route stands outside the layers"))
    }
}
