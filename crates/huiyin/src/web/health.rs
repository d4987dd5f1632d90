//! Whether the program answers and can read its memory; nothing about anybody.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::problem::Problem;
use crate::app::App;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
}

/// `GET /healthz`
pub async fn get(State(app): State<App>) -> Result<Response, Problem> {
    app.ledger().read(|read| read.log_root().map(drop)).await?;
    Ok(Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") }).into_response())
}
