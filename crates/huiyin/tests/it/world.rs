//! An installation in a temporary directory, a clock that stands, and browsers that keep cookies.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use huiyin::accounts::store::{self, Account};
use huiyin::app::{App, Database, Start};
use huiyin::clock::Clock;
use huiyin::handle::{OfficeOrder, handle_office_blocking};
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, UnitId};
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::office::{Command, OfficeDescribed, Post, Unit, UnitKind};
use huiyin_domain::testing::{BUREAU, CITY, COUNTY, LETTERS, STORY_START, WATER};
use huiyin_domain::words::PersonWords;
use tower::ServiceExt;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "ten long signs";

/// Post, person and account share the number; see `huiyin_domain::testing` for who is who.
pub(crate) const PEOPLE: [(u32, UnitId, Role, &str, &str); 14] = [
    (1, LETTERS, Role::FrontDesk, "desk", "李晓"),
    (2, LETTERS, Role::Supervisor, "supervisor", "郑和平"),
    (3, LETTERS, Role::Supervisor, "supervisor2", "钱理"),
    (4, BUREAU, Role::FrontDesk, "bureau", "吴芳"),
    (5, BUREAU, Role::Handler, "handler", "周敏"),
    (6, BUREAU, Role::UnitHead, "head", "何建国"),
    (7, BUREAU, Role::UnitHead, "deputy", "林涛"),
    (8, LETTERS, Role::Admin, "admin", "管理员"),
    (9, WATER, Role::UnitHead, "water-head", "沈立春"),
    (10, WATER, Role::Handler, "water", "罗平"),
    (11, COUNTY, Role::UnitHead, "county-head", "曹立"),
    (12, COUNTY, Role::Handler, "county", "邵宁"),
    (13, CITY, Role::UnitHead, "city-head", "季平"),
    (14, CITY, Role::Handler, "city", "阮青"),
];

/// A running installation.
pub(crate) struct World {
    /// The program.
    pub(crate) app: App,
    router: Router,
    _dir: tempfile::TempDir,
}

/// One browser: its cookies, and nothing else.
#[derive(Clone, Default)]
pub(crate) struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Its cookies, for requests whose answers are no text.
    pub(crate) fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

/// An answer.
pub(crate) struct Answer {
    /// Status.
    pub(crate) status: StatusCode,
    /// Where it leads.
    pub(crate) location: String,
    /// All headers.
    pub(crate) headers: axum::http::HeaderMap,
    /// The body as text.
    pub(crate) body: String,
}

impl Answer {
    /// The value of a hidden or visible field of the page.
    pub(crate) fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let from = self.body.find(&mark).map(|at| at + mark.len());
        let rest = from.map(|from| &self.body[from..]).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

fn commands() -> Vec<Command> {
    let name = |raw: &str| Name::parse(raw).unwrap();
    let unit = |raw: &str, kind| Unit {
        address: None,
        hours: Line::parse("工作日 8:30–12:00").ok(),
        kind,
        letters: Name::parse("安交信").ok(),
        name: name(raw),
        parent: None,
        phone: Line::parse("0300-612 3450").ok(),
        review_body: Name::parse("安澜县人民政府").ok(),
        rooms: None,
        works: true,
    };
    let below = |above, unit| Unit { parent: Some(above), ..unit };
    let mut commands = vec![
        Command::SetUnit { id: LETTERS, unit: unit("安澜县信访局", UnitKind::LettersOffice) },
        Command::SetUnit { id: CITY, unit: unit("河阳市人民政府", UnitKind::Organ) },
        Command::SetUnit { id: COUNTY, unit: below(CITY, unit("安澜县人民政府", UnitKind::Organ)) },
        Command::SetUnit { id: BUREAU, unit: below(COUNTY, unit("安澜县交通运输局", UnitKind::Organ)) },
        Command::SetUnit { id: WATER, unit: unit("安澜县水利局", UnitKind::Organ) },
        Command::Describe(OfficeDescribed {
            area: name("安澜县"),
            demo: false,
            desk: LETTERS,
            host: None,
            icp: None,
            site_code: None,
        }),
        Command::SetArea { code: AreaCode::parse("0300-01").unwrap(), name: name("柳林镇") },
        Command::SetCategory { code: CategoryCode::parse("0101").unwrap(), name: name("农村公路") },
    ];
    for (number, unit, role, _, person) in PEOPLE {
        let post = Post { role, title: name(role.word()), unit };
        commands.push(Command::SetPost { id: PostId(number), post });
        let words = PersonWords { name: name(person), phone: Line::parse("0300-613 2208").ok() };
        commands.push(Command::AddPerson { person: PersonId(number), words });
        commands.push(Command::TakePost { person: PersonId(number), post: PostId(number) });
    }
    commands
}

/// With `HUIYIN_TEST_ON_SERVER` in the environment the same tests run with their events in PostgreSQL.
pub(crate) fn database(dir: &std::path::Path) -> Option<Database> {
    std::env::var_os("HUIYIN_TEST_ON_SERVER")?;
    assert!(crate::postgres::shared().is_some(), "PostgreSQL is not installed (Debian: postgresql-15)");
    Some(Database { address: crate::postgres::address_of(dir).into(), backed_up: false })
}

impl World {
    /// Five units, fourteen people, one password.
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = database(dir.path());
        Self::with(dir, database)
    }

    /// One whose events are in a file in any case: for what only a file has.
    pub(crate) fn in_a_file() -> Self {
        Self::with(tempfile::tempdir().unwrap(), None)
    }

    fn with(dir: tempfile::TempDir, database: Option<Database>) -> Self {
        let clock = Clock::standing_at(STORY_START);
        let start = Start { dir: dir.path().join("data"), clock, clock_confirmed: true, secure: false, database };
        let app = App::open(&start).unwrap();
        handle_office_blocking(&app, OfficeOrder::new(Actor::Operator, commands())).unwrap();
        let hash = store::hash(PASSWORD, &[3; 16]).unwrap();
        for (number, _, _, login, _) in PEOPLE {
            let account =
                Account { login: login.to_owned(), person: PersonId(number), hash: hash.clone(), must_change: false };
            app.ledger().side_blocking(store::set(account)).unwrap();
        }
        huiyin::intake::decode_picture::set_program(env!("CARGO_BIN_EXE_huiyin").into());
        let router = huiyin::router::service(app.clone());
        Self { app, router, _dir: dir }
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        browser: &mut Browser,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Answer {
        let jar = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header(COOKIE, jar).body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for line in response.headers().get_all(SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                browser.cookies.remove(name);
            } else {
                browser.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let location = parts.headers.get(LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        Answer {
            status: parts.status,
            location,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, browser: &mut Browser, path: &str) -> Answer {
        self.send(browser, Request::get(path), Body::empty()).await
    }

    /// Sends a form as it is, tokens and all.
    pub(crate) async fn post_raw(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pair = |(name, value): &(&str, &str)| format!("{}={}", encode(name), encode(value));
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(browser, request, Body::from(body)).await
    }

    /// Opens the page of a form and sends it with its tokens.
    pub(crate) async fn post(&self, browser: &mut Browser, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.get(browser, page).await;
        assert_eq!(form.status, StatusCode::OK, "{page} did not open: {}", form.body);
        let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
        let mut all = vec![("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
        all.extend_from_slice(fields);
        self.post_raw(browser, to, &all).await
    }

    /// A browser in which somebody has signed in.
    pub(crate) async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = Browser::default();
        let fields = [("account", login), ("password", PASSWORD)];
        let answer = self.post(&mut browser, "/signin", "/signin", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} could not sign in: {}", answer.body);
        browser
    }
}

/// As browsers encode a form.
pub(crate) fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
