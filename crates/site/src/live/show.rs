//! `GET /live?on=wire.en@{seq},thread.{uid}@{seq}`, or `…&since={seq}` for all: the event stream of an open page.

use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;

use crate::{query::Query, site::Site};

/// Channels that one stream may listen to.
const CHANNELS_MAX: usize = 8;

pub async fn show(State(site): State<Site>, request: Request) -> Response {
    let query = Query::parse(request.uri().query().unwrap_or_default());
    // A browser that comes back says where it stood in all of them; a page says for each where it was drawn.
    let stood = edge::live::last_event_id(request.headers()).or_else(|| query.text("since").parse().ok());
    let channels: Vec<(String, Option<i64>)> = query.text("on").split(',').filter_map(|wanted| channel(wanted, stood)).collect();
    if channels.is_empty() || channels.len() > CHANNELS_MAX {
        let words = format!("name 1 to {CHANNELS_MAX} channels: /live?on=wire.en,front.en,thread.UID\n");
        return (StatusCode::BAD_REQUEST, words).into_response();
    }
    site.hub().stream_from(channels).into_response()
}

/// A channel with its place: `wire.en`, or `wire.en@120`.
fn channel(wanted: &str, stood: Option<i64>) -> Option<(String, Option<i64>)> {
    let (name, place) = wanted.split_once('@').unwrap_or((wanted, ""));
    is_channel(name).then(|| (name.to_owned(), stood.or_else(|| place.parse().ok())))
}

fn is_channel(name: &str) -> bool {
    let known = ["wire.", "front.", "thread."].iter().any(|start| name.starts_with(start));
    known && name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}
