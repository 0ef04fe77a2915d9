//! The few answers that the gate gives in its own name.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};

use crate::body::EdgeBody;

pub(super) fn uri_too_long(bytes_max: usize) -> Response<EdgeBody> {
    plain(StatusCode::URI_TOO_LONG, format!("This address is longer than {bytes_max} bytes.\n"))
}

/// For readers when there is neither room nor time to draw the page, nor an older copy.
pub(super) fn busy() -> Response<EdgeBody> {
    let mut response = plain(
        StatusCode::SERVICE_UNAVAILABLE,
        "The paper is very busy. Please try again in a few seconds.\n".to_owned(),
    );
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("3"));
    response
}

pub(super) fn crashed() -> Response<EdgeBody> {
    plain(
        StatusCode::INTERNAL_SERVER_ERROR,
        "This page could not be drawn. The fault is ours and has been logged.\n".to_owned(),
    )
}

fn plain(status: StatusCode, text: String) -> Response<EdgeBody> {
    let mut response = Response::new(EdgeBody::kept(Bytes::from(text)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
