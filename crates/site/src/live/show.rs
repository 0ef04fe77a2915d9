//! `GET /live?on=wire.en,thread.{uid}&since={seq}`: the event stream of an open page.

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
    let channels: Vec<String> = query.text("on").split(',').filter(|name| is_channel(name)).map(str::to_owned).collect();
    if channels.is_empty() || channels.len() > CHANNELS_MAX {
        let words = format!("name 1 to {CHANNELS_MAX} channels: /live?on=wire.en,front.en,thread.UID\n");
        return (StatusCode::BAD_REQUEST, words).into_response();
    }
    let since = edge::live::last_event_id(request.headers()).or_else(|| query.text("since").parse().ok());
    site.hub().stream(channels, since).into_response()
}

fn is_channel(name: &str) -> bool {
    let known = ["wire.", "front.", "thread."].iter().any(|start| name.starts_with(start));
    known && name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}
