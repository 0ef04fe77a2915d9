//! A page in one encoding, with its headers ready: answering with it copies a map and counts a reference.

use bytes::Bytes;
use http::header::{AGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};

use crate::body::EdgeBody;
use crate::encoding::Encoding;

pub(crate) struct Face {
    status: StatusCode,
    headers: HeaderMap,
    not_modified: HeaderMap,
    etag: HeaderValue,
    body: Bytes,
}

impl Face {
    /// `common` are the page's headers; `digest` names its content whatever the encoding.
    pub fn new(status: StatusCode, common: &HeaderMap, digest: &str, encoding: Encoding, body: Bytes) -> Face {
        let suffix = match encoding {
            Encoding::Identity => "",
            Encoding::Gzip => "-gz",
            Encoding::Brotli => "-br",
        };
        let etag = HeaderValue::try_from(format!("\"{digest}{suffix}\"")).expect("hex digits are a header value");
        let mut headers = common.clone();
        headers.insert(ETAG, etag.clone());
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(name) = encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let mut not_modified = HeaderMap::new();
        for name in [CACHE_CONTROL, ETAG, VARY] {
            if let Some(value) = headers.get(&name) {
                not_modified.insert(name, value.clone());
            }
        }
        Face { status, headers, not_modified, etag, body }
    }

    /// The whole answer to a GET or HEAD: 304 if the reader has these bytes already.
    pub fn answer(&self, method: &Method, asked: &HeaderMap) -> Response<EdgeBody> {
        if self.status == StatusCode::OK && self.is_known_to(asked) {
            return respond(StatusCode::NOT_MODIFIED, self.not_modified.clone(), Bytes::new());
        }
        let body = match *method {
            Method::HEAD => Bytes::new(),
            _ => self.body.clone(),
        };
        respond(self.status, self.headers.clone(), body)
    }

    /// The same, owning up that it is out of date: nobody on the way may keep it.
    pub fn answer_stale(&self, method: &Method, asked: &HeaderMap, age_seconds: u64) -> Response<EdgeBody> {
        let mut response = self.answer(method, asked);
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, s-maxage=0"));
        headers.insert(AGE, HeaderValue::from(age_seconds));
        response
    }

    /// Weak comparison (RFC 9110, 13.1.2): proxies that press on their own weaken our tags.
    fn is_known_to(&self, asked: &HeaderMap) -> bool {
        asked.get_all(IF_NONE_MATCH).iter().any(|value| {
            value.as_bytes().split(|byte| *byte == b',').any(|tag| {
                let tag = tag.trim_ascii();
                tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == self.etag.as_bytes()
            })
        })
    }
}

fn respond(status: StatusCode, headers: HeaderMap, body: Bytes) -> Response<EdgeBody> {
    let mut response = Response::new(EdgeBody::kept(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
