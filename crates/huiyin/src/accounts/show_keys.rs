//! 快捷键: every key of the desk, and the switch that turns single keys off (WCAG 2.1.4).

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::desk::possible;
use crate::web::page::Page;
use crate::web::problem;
use crate::web::visitor::Visitor;

/// The page of keys.
#[derive(Template)]
#[template(path = "accounts/pages/show_keys.html")]
pub struct ShowKeys {
    /// The layout's needs.
    pub page: Page,
    /// Caps and what they do.
    pub keys: Vec<(Vec<&'static str>, String)>,
}

/// `GET /desk/keys`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.desk_page(&app, "area-desk");
    problem::ok(&ShowKeys { keys: keys(&page), page })
}

fn keys(page: &Page) -> Vec<(Vec<&'static str>, String)> {
    let line = |caps: &[&'static str], key: &'static str| (caps.to_vec(), page.t(key).to_string());
    let mut all = vec![
        line(&["h"], "today-title"),
        line(&["j", "k"], "key-up-down"),
        line(&["↵"], "key-open"),
        line(&["/"], "key-find"),
        line(&["."], "key-copy"),
        line(&["u"], "list-mine"),
        line(&["x"], "quick-select"),
        line(&["s"], "quick-selected"),
        line(&["::"], "snippets-title"),
        line(&["["], "keys-before"),
        line(&["]"], "keys-after"),
        line(&["Ctrl", "↵"], "key-send"),
        line(&["?"], "desk-keys"),
    ];
    all.extend(possible::keys().map(|(cap, words)| (vec![cap], page.t(words).to_string())));
    all
}
