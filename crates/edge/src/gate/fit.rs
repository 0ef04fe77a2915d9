//! Which responses are fit to be kept, and what of them.

use http::header::{
    AGE, CACHE_CONTROL, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, DATE, ETAG, LAST_MODIFIED, SET_COOKIE,
    TRANSFER_ENCODING, VARY,
};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::keep::Keep;

/// What the handler said about keeping, unless the response itself forbids it: one that sets a cookie,
/// varies by anything but the encoding, is encoded already, or reports a passing trouble.
pub(super) fn keepable<B>(response: &Response<B>) -> Option<&Keep> {
    let headers = response.headers();
    let is_for_all = !headers.contains_key(SET_COOKIE)
        && !headers.contains_key(CONTENT_ENCODING)
        && headers.get_all(VARY).iter().all(is_accept_encoding);
    let keep = response.extensions().get::<Keep>()?;
    let is_for_a_while = keep.max_age.is_none_or(|max_age| !max_age.is_zero());
    (is_for_all && is_for_a_while && is_lasting(response.status())).then_some(keep)
}

fn is_accept_encoding(vary: &HeaderValue) -> bool {
    vary.as_bytes().eq_ignore_ascii_case(b"accept-encoding")
}

fn is_lasting(status: StatusCode) -> bool {
    matches!(status.as_u16(), 200 | 203 | 301 | 302 | 307 | 308 | 404 | 410)
}

/// The handler's headers without those that belong to one transfer or that the page sets itself.
pub(super) fn lasting_headers(mut headers: HeaderMap, keep: &Keep) -> HeaderMap {
    for name in [AGE, CONNECTION, CONTENT_LENGTH, DATE, ETAG, LAST_MODIFIED, TRANSFER_ENCODING, VARY] {
        headers.remove(name);
    }
    let cache_control = HeaderValue::try_from(keep.cache_control()).expect("numbers and words are a header value");
    headers.insert(CACHE_CONTROL, cache_control);
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, header: Option<(&'static str, &'static str)>) -> Response<()> {
        let mut response = Response::new(());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        if let Some((name, value)) = header {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response.extensions_mut().insert(Keep::tagged(["a"]));
        response
    }

    #[test]
    fn what_is_for_one_reader_is_never_kept() {
        assert!(keepable(&response(200, None)).is_some());
        assert!(keepable(&response(200, Some(("set-cookie", "a=1")))).is_none());
        assert!(keepable(&response(200, Some(("vary", "cookie")))).is_none());
        assert!(keepable(&response(200, Some(("vary", "Accept-Encoding")))).is_some());
        assert!(keepable(&response(200, Some(("content-encoding", "br")))).is_none());
    }

    #[test]
    fn passing_trouble_and_other_peoples_forms_are_not_kept() {
        for status in [201, 206, 303, 401, 403, 422, 429, 500, 503] {
            assert!(keepable(&response(status, None)).is_none(), "{status}");
        }
        assert!(keepable(&Response::new(())).is_none());
    }
}
