//! 存下的查找: filters somebody uses again, kept for them alone and sealed, because a word somebody looks for may be anybody's.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::text::Name;
use huiyin_ledger::{Fault, Read, SealUnder, sql};
use serde::{Deserialize, Serialize};

use super::find_concerns::{Asked, PATH};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// The table: one row a filter, under the moment at which it was kept.
pub const SAVED_FILTERS: &str = sql!(
    "CREATE TABLE saved_filters (person BIGINT NOT NULL, kept BIGINT NOT NULL, sealed BYTEA NOT NULL, PRIMARY KEY (person, kept))"
);
/// One person's; the oldest goes when another one is kept.
const MOST: usize = 20;

/// A filter that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Under which it is removed.
    pub kept: i64,
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    asked: Asked,
    name: String,
}

/// What somebody kept, the newest first.
///
/// # Errors
/// What the database says.
pub fn of(read: &Read, actor: &Actor) -> Result<Vec<Saved>, Fault> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let rows = read.query(
        sql!("SELECT kept, sealed FROM saved_filters WHERE person = $1 ORDER BY kept DESC LIMIT 20"),
        &[person.0.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?)),
    )?;
    let open = |(kept, sealed): (i64, Vec<u8>)| {
        let plain = read.open(SealUnder::Shelf, &sealed)?;
        let found: Option<Kept> = serde_json::from_slice(&plain).ok();
        Ok(found.map(|found| Saved { kept, name: found.name, href: found.asked.address(PATH, "") }))
    };
    rows.into_iter().map(open).filter_map(Result::transpose).collect()
}

/// `POST /desk/find/saved`
///
/// # Errors
/// A busy or full ledger.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let asked = Asked::of_fields(&fields);
    let back = asked.address(PATH, "");
    let Some(person) = visitor.actor.person() else { return Err(Problem::SignIn) };
    let named = Name::parse(fields.get("name")).map(|name| name.as_str().to_owned());
    // Without a name it is called by what it looks for.
    let name = named.unwrap_or_else(|_| if asked.q.is_empty() { back.clone() } else { asked.q.clone() });
    keep(&app, person, Kept { asked, name }).await?;
    Ok(Redirect::to(&back).into_response())
}

async fn keep(app: &App, person: PersonId, kept: Kept) -> Result<(), Problem> {
    let (at, plain) = (app.now().0, serde_json::to_vec(&kept).unwrap_or_default());
    let write = app.ledger().side(Box::new(move |tx, _| {
        let sealed = tx.seal(SealUnder::Shelf, &plain)?;
        tx.put(
            sql!(
                "INSERT INTO saved_filters (person, kept, sealed) VALUES ($1, $2, $3) ON CONFLICT (person, kept) DO UPDATE SET sealed = excluded.sealed"
            ),
            &[person.0.into(), at.into(), (&sealed).into()],
        )?;
        let older = tx.query(
            sql!("SELECT kept FROM saved_filters WHERE person = $1 ORDER BY kept DESC LIMIT 100"),
            &[person.0.into()],
            |row| row.get::<i64>(0),
        )?;
        older.into_iter().skip(MOST).try_for_each(|kept| tx.put(DROP, &[person.0.into(), kept.into()]))
    }));
    Ok(write.await.map(drop)?)
}

const DROP: &str = sql!("DELETE FROM saved_filters WHERE person = $1 AND kept = $2");

/// `POST /desk/find/saved/removal`
///
/// # Errors
/// A busy or full ledger.
pub async fn remove(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let (Some(person), Ok(kept)) = (visitor.actor.person(), fields.get("kept").parse::<i64>()) else {
        return Err(Problem::NotFound);
    };
    app.ledger().side(Box::new(move |tx, _| tx.put(DROP, &[person.0.into(), kept.into()]))).await?;
    Ok(Redirect::to(PATH).into_response())
}
