//! Numbers for Prometheus, on the operator's port.

use axum::{Router, extract::State, response::{IntoResponse, Response}, routing::get};
use db::Db;
use edge::{Edge, Hub};
use http::header;
use prometheus_client::{encoding::text::encode, metrics::gauge::Gauge, registry::Registry};

#[derive(Clone)]
struct Watched {
    edge: Edge,
    hub: Hub,
    db: Db,
}

pub fn router(edge: Edge, hub: Hub, db: Db) -> Router {
    Router::new().route("/metrics", get(show)).with_state(Watched { edge, hub, db })
}

async fn show(State(watched): State<Watched>) -> Response {
    let mut text = String::new();
    match encode(&mut text, &registry(&watched)) {
        Ok(()) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response(),
        Err(_) => http::StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What each part counts for itself, read at the moment of asking.
fn registry(watched: &Watched) -> Registry {
    let (pages, live, health) = (watched.edge.stats(), watched.hub.stats(), watched.db.health());
    let mut registry = Registry::with_prefix("dateline");
    let mut add = |name: &str, help: &str, value: i64| {
        let gauge = <Gauge>::default();
        gauge.set(value);
        registry.register(name, help, gauge);
    };
    for (name, help, value) in pages.named() {
        add(name, help, i64::try_from(value).unwrap_or(i64::MAX));
    }
    for (name, help, value) in live.named() {
        add(name, help, i64::try_from(value).unwrap_or(i64::MAX));
    }
    add("change_seq", "The newest change that this node has applied", watched.edge.applied());
    add("db_reads_waiting", "Reads that wait for a database thread", i64::try_from(health.waiting_reads).unwrap_or(i64::MAX));
    add("db_writes_waiting", "Writes that wait for a database thread", i64::try_from(health.waiting_writes).unwrap_or(i64::MAX));
    add("db_writer_alive", "1 while the writer lives", i64::from(health.writer_alive));
    registry
}
