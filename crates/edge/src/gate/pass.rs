//! Requests that go to the router as they came, and the answers that come back from it.

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, COOKIE};
use http::request::Parts;
use http::{Request, Response};
use http_body::Body as _;
use tower::ServiceExt;

use super::patience::PatientBody;
use super::stats::count;
use super::{Edge, fit, refusal};
use crate::body::EdgeBody;
use crate::keep::{AsOf, Composed, Piece};
use crate::key::PageKey;
use crate::serve::Peer;

impl Edge {
    /// Whole and untouched, with all its headers. Parts are filled in, whoever asked.
    pub(super) async fn pass(&self, mut request: Request<Body>, peer: Option<Peer>) -> Response<EdgeBody> {
        let gate = &self.0;
        count(&gate.counters.passed);
        request.extensions_mut().insert(AsOf(gate.slots.applied()));
        if let Some(peer) = peer {
            request.extensions_mut().insert(peer);
        }
        let request = request.map(|body| match body.is_end_stream() {
            true => body,
            false => Body::new(PatientBody::new(body, gate.config.body_pause_max)),
        });
        let Ok(mut response) = gate.pages.clone().oneshot(request).await;
        match response.extensions_mut().remove::<Composed>() {
            None => response.map(EdgeBody::passed),
            Some(composed) => self.fill_in(response, composed).await,
        }
    }

    /// For a page that is known not to be kept: it still takes its turn among the renders.
    pub(super) async fn pass_in_turn(&self, asked: Parts, peer: Option<Peer>, key: &PageKey) -> Response<EdgeBody> {
        let Some(_turn) = self.0.renders.turn().await else {
            count(&self.0.counters.refused);
            return refusal::busy();
        };
        let is_anonymous = !asked.headers.contains_key(COOKIE);
        let response = self.pass(Request::from_parts(asked, Body::empty()), peer).await;
        match fit::keepable(&response) {
            Some(_) if is_anonymous => self.0.store.unmark(key),
            None if !response.status().is_server_error() => self.0.store.mark_unkept(key),
            _ => {}
        }
        response
    }

    async fn fill_in(&self, response: Response<Body>, composed: Composed) -> Response<EdgeBody> {
        let mut whole = BytesMut::new();
        for piece in composed.0 {
            match piece {
                Piece::Own(bytes) => whole.extend_from_slice(&bytes),
                Piece::Part(name) => match self.part(&name).await {
                    Ok(part) => whole.extend_from_slice(&part.segment.plain),
                    Err(failure) => return failure.answer(),
                },
            }
        }
        let mut response = response.map(|_| EdgeBody::kept(Bytes::from(whole)));
        response.headers_mut().remove(CONTENT_LENGTH);
        response
    }
}
