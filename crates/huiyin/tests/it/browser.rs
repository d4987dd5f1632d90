//! A browser without a screen and without scripts: it keeps cookies, follows what it is told, and fills in forms.

use std::collections::BTreeMap;
use std::path::PathBuf;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use huiyin::app::{App, Database, Start};
use huiyin::clock::Clock;
use huiyin::handle::{OfficeOrder, handle_office_blocking};
use huiyin::office::first_office;
use huiyin_domain::kernel::actor::Actor;
use tempfile::TempDir;
use tower::ServiceExt;

/// An installation with the smallest office.
pub(crate) struct House {
    pub(crate) service: Router,
    /// The program behind it.
    pub(crate) app: App,
    dir: TempDir,
}

impl House {
    pub(crate) fn new() -> Self {
        Self::at(Clock::Machine)
    }

    pub(crate) fn at(clock: Clock) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = crate::world::database(dir.path());
        Self::with(dir, clock, database)
    }

    /// One whose events are in a file in any case: for what only a file has.
    pub(crate) fn in_a_file() -> Self {
        Self::with(tempfile::tempdir().unwrap(), Clock::Machine, None)
    }

    fn with(dir: TempDir, clock: Clock, database: Option<Database>) -> Self {
        let start = Start { dir: dir.path().join("house"), clock, clock_confirmed: true, secure: false, database };
        let app = App::open(&start).unwrap();
        handle_office_blocking(&app, OfficeOrder::new(Actor::Operator, first_office::commands("安澜县").unwrap()))
            .unwrap();
        let service = huiyin::router::service(app.clone());
        Self { service, app, dir }
    }

    /// The encrypted files that lie there.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let shelves = std::fs::read_dir(self.dir.path().join("house/files")).unwrap();
        let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap());
        files.map(|file| file.unwrap().path()).collect()
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.service.clone())
    }
}

/// One person's browser.
#[derive(Clone)]
pub(crate) struct Browser {
    service: Router,
    cookies: BTreeMap<String, String>,
    /// The last page it was shown.
    pub(crate) page: String,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) to: String,
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Browser {
    pub(crate) fn at(service: Router) -> Self {
        Self { service, cookies: BTreeMap::new(), page: String::new() }
    }

    pub(crate) async fn send(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:8471");
        let request = request.header(COOKIE, cookies).header(CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        let response = self.service.clone().oneshot(request).await.unwrap();
        let header =
            |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let (status, to, kind) = (response.status(), header(LOCATION), header(CONTENT_TYPE));
        for line in response.headers().get_all(SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap().to_owned();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        if kind.starts_with("text/html") {
            self.page = String::from_utf8(bytes.clone()).unwrap();
        }
        Answer { status, to, kind, bytes }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "", Vec::new()).await
    }

    /// Opens a page and expects it to be there.
    pub(crate) async fn open(&mut self, path: &str) -> String {
        let mut answer = self.get(path).await;
        while answer.status.is_redirection() {
            answer = self.get(&answer.to.clone()).await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", self.page);
        answer.text()
    }

    /// The value of a hidden field of the last page.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        self.page.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }

    /// Sends a form of the last page.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (csrf, key) = (self.hidden("csrf"), self.hidden("key"));
        self.post_with(path, &[&[("csrf", csrf.as_str()), ("key", key.as_str())], fields].concat()).await
    }

    /// Sends exactly these fields.
    pub(crate) async fn post_with(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.send(Method::POST, path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Sends a form with files.
    pub(crate) async fn post_files(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let (csrf, key) = (self.hidden("csrf"), self.hidden("key"));
        let mut body = Vec::new();
        for (name, value) in [&[("csrf", csrf.as_str()), ("key", key.as_str())], fields].concat() {
            body.extend(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, bytes) in files {
            let head = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        self.send(Method::POST, path, "multipart/form-data; boundary=edge", body).await
    }

    /// Text inside the element with this id.
    pub(crate) fn by_id(&self, id: &str) -> String {
        let rest = self.page.split(&format!("id=\"{id}\"")).nth(1).unwrap_or_default();
        rest.split_once('>').and_then(|(_, rest)| rest.split('<').next()).unwrap_or_default().trim().to_owned()
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
