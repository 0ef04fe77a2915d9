//! The bound of a request's body, as the door's table states it.

use axum::extract::Request;

/// Bytes of a body that are read; a request extension that each row of the table gives its handler.
#[derive(Debug, Clone, Copy)]
pub struct BodyBound(pub usize);

/// The bound of this request; a handler outside the table reads nothing.
pub fn of(request: &Request) -> usize {
    request.extensions().get::<BodyBound>().map_or(0, |bound| bound.0)
}
