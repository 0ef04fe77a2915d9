//! `GET /robots.txt`

use std::time::Duration;

use axum::{
    body::Body,
    extract::State,
    response::Response,
};
use edge::Keep;
use http::{HeaderValue, header};

use crate::site::Site;

/// Everything that is in print may be read; what is personal or endless may not.
const RULES: &str = "User-agent: *\nDisallow: /comments/\nDisallow: /desk/\nDisallow: /api/\nDisallow: /live\n";

pub async fn show(State(_): State<Site>) -> Response {
    let mut response = Response::new(Body::from(RULES));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let mut keep = Keep::tagged([paper::TAG]);
    keep.browser_cache = Duration::from_secs(3600);
    response.extensions_mut().insert(keep);
    response
}
