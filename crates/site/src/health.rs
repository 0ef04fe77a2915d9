//! `GET /healthz` and `GET /readyz`: for whoever watches over the node.

use std::time::Duration;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};

use crate::site::Site;

/// After so long without hearing of the change log a node's pages may be old.
const HEARD_MAX: Duration = Duration::from_secs(5);

/// The process lives and can write.
pub async fn alive(State(site): State<Site>) -> Response {
    let health = site.db().health();
    if health.writer_alive { said(StatusCode::OK, "ok\n") } else { said(StatusCode::SERVICE_UNAVAILABLE, "no writer\n") }
}

/// The node may be sent readers: it has a paper, reads it, and hears of changes.
pub async fn ready(State(site): State<Site>) -> Response {
    let health = site.db().health();
    if health.heard_ago > HEARD_MAX {
        return said(StatusCode::SERVICE_UNAVAILABLE, "the change log was not heard for a while\n");
    }
    match site.db().read(paper::exists).await {
        Ok(true) => said(StatusCode::OK, "ready\n"),
        Ok(false) => said(StatusCode::SERVICE_UNAVAILABLE, "there is no paper yet\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            said(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

fn said(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], words).into_response()
}
