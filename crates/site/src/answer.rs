//! What a page's handler answers, and how it becomes a response that the edge may keep.

use std::time::Duration;

use axum::{body::Body, response::Response};
use bytes::Bytes;
use edge::{Composed, Keep};
use http::{HeaderValue, StatusCode, header};
use press::Piece;

/// A drawn answer, before it is a response.
#[derive(Debug)]
pub enum Answer {
    Page { status: StatusCode, pieces: Vec<Piece> },
    /// Any other text.
    Text { content_type: &'static str, text: String, browser_cache: Duration },
    /// Moved for good, to a path of this paper.
    Moved(String),
    /// To be asked for at another path, now.
    Elsewhere(String),
}

impl Answer {
    pub fn page(pieces: Vec<Piece>) -> Answer {
        Answer::Page { status: StatusCode::OK, pieces }
    }

    pub fn not_found(pieces: Vec<Piece>) -> Answer {
        Answer::Page { status: StatusCode::NOT_FOUND, pieces }
    }
}

/// A response that the edge keeps until one of the tags changes.
pub fn kept(answer: Answer, tags: Vec<String>) -> Response {
    let mut keep = Keep::tagged(tags);
    let mut response = match answer {
        Answer::Page { status, pieces } => {
            let mut response = with_type("text/html; charset=utf-8", Body::empty());
            *response.status_mut() = status;
            response.extensions_mut().insert(Composed(pieces.into_iter().map(piece).collect()));
            response
        }
        Answer::Text { content_type, text, browser_cache } => {
            keep.browser_cache = browser_cache;
            with_type(content_type, Body::from(text))
        }
        Answer::Moved(path) => redirect(StatusCode::MOVED_PERMANENTLY, &path),
        Answer::Elsewhere(path) => return elsewhere(&path),
    };
    response.extensions_mut().insert(keep);
    response
}

/// A page that is somebody's own: whole, and kept by nobody.
pub fn personal(status: StatusCode, pieces: Vec<Piece>) -> Response {
    let html: String = pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Html(html) => html,
            // Personal pages are drawn without parts; were there one, its place stays empty.
            Piece::Part(_) => String::new(),
        })
        .collect();
    let mut response = with_type("text/html; charset=utf-8", Body::from(html));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// To another path for now, which may be another one for the next reader.
fn elsewhere(path: &str) -> Response {
    let mut response = redirect(StatusCode::FOUND, path);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// A redirect to a path of this paper, never to another host: `//evil.example` begins with two slashes.
pub fn redirect(status: StatusCode, path: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    let path = format!("/{}", path.trim_start_matches('/'));
    let place = HeaderValue::from_str(&ascii(&path)).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, place);
    response
}

fn with_type(content_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn piece(piece: Piece) -> edge::Piece {
    match piece {
        Piece::Html(html) => edge::Piece::Own(Bytes::from(html)),
        Piece::Part(name) => edge::Piece::Part(name),
    }
}

/// A path as it goes into a header: what is not ASCII is percent-encoded.
pub fn ascii(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
