//! What it is for: signing in and out; who is signed in. Passwords and sessions lie beside the ledger, never in it.
//! Who acts: every member of staff for themselves; the administrator for all.
//! Legal basis: 网络安全法 21; 个人信息保护法 51.
//! Events: none of its own; who holds which post, and who has a second factor, stands in the office's stream.
//! Never: locks an account because of wrong tries; shows whether a name exists; keeps a password that can be read.
//! Map rows: S31, S38.

pub mod change_password;
pub mod enter_second_factor;
mod hasher;
pub mod second_factor;
pub mod sessions;
pub mod set_second_factor;
pub mod show_keys;
pub mod show_news;
pub mod show_sessions;
pub mod sign_in;
pub mod sign_out;
pub mod store;
pub mod totp;

pub use sessions::{Session, Sessions};

use huiyin_domain::access::Action;

use crate::router::{About, Routes};

/// The routes of this room.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/signin", Action::Look, About::Open, sign_in::get)
        .post("/signin", Action::Look, About::Open, sign_in::post)
        .get(enter_second_factor::PATH, Action::Look, About::Open, enter_second_factor::get)
        .post(enter_second_factor::PATH, Action::Look, About::Open, enter_second_factor::post)
        .get(set_second_factor::PATH, Action::BeStaff, About::Lists, set_second_factor::get)
        .post(set_second_factor::PATH, Action::BeStaff, About::Lists, set_second_factor::post)
        .get(show_sessions::PATH, Action::BeStaff, About::Lists, show_sessions::get)
        .post(show_sessions::PATH, Action::BeStaff, About::Lists, show_sessions::post)
        .post(sign_out::PATH, Action::BeStaff, About::Lists, sign_out::post)
        .get("/desk/keys", Action::BeStaff, About::Lists, show_keys::get)
        .get(show_news::PATH, Action::BeStaff, About::Lists, show_news::get)
        .post(show_news::PATH, Action::BeStaff, About::Lists, show_news::post)
        .get(change_password::PATH, Action::BeStaff, About::Lists, change_password::get)
        .post(change_password::PATH, Action::BeStaff, About::Lists, change_password::post)
}
