//! What the accept loop serves: the wall between it and whatever answers.

use std::convert::Infallible;

use axum::Router;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, Response};
use hyper::body::Incoming;

use super::Peer;

/// Takes a request and its sender's address. The address is an argument, so that an answer from memory
/// need not store it in the request first.
pub trait Answers: Clone + Send + Sync + 'static {
    type Body: http_body::Body<Data = Bytes, Error: Into<axum::BoxError>> + Send + Unpin + 'static;
    type Answering: Future<Output = Result<Response<Self::Body>, Infallible>> + Send + Unpin + 'static;

    fn answer(&self, request: Request<Incoming>, peer: Peer) -> Self::Answering;
}

/// A bare router, as for the operator's port.
impl Answers for Router {
    type Body = axum::body::Body;
    type Answering = BoxFuture<'static, Result<Response<axum::body::Body>, Infallible>>;

    fn answer(&self, mut request: Request<Incoming>, peer: Peer) -> Self::Answering {
        request.extensions_mut().insert(peer);
        Box::pin(tower::Service::call(&mut self.clone(), request))
    }
}
