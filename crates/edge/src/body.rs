//! The body of an answer: kept bytes, or whatever the router streams.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// A body that needs no box when it comes from memory.
pub struct EdgeBody(Source);

enum Source {
    Kept(Bytes),
    Passed(Body),
}

impl EdgeBody {
    pub(crate) fn kept(bytes: Bytes) -> EdgeBody {
        EdgeBody(Source::Kept(bytes))
    }

    pub(crate) fn passed(body: Body) -> EdgeBody {
        EdgeBody(Source::Passed(body))
    }
}

impl From<Body> for EdgeBody {
    fn from(body: Body) -> EdgeBody {
        EdgeBody::passed(body)
    }
}

impl From<EdgeBody> for Body {
    fn from(body: EdgeBody) -> Body {
        match body.0 {
            Source::Kept(bytes) => Body::from(bytes),
            Source::Passed(body) => body,
        }
    }
}

impl http_body::Body for EdgeBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match &mut self.0 {
            Source::Kept(bytes) if bytes.is_empty() => Poll::Ready(None),
            Source::Kept(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Source::Passed(body) => Pin::new(body).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Source::Kept(bytes) => bytes.is_empty(),
            Source::Passed(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Source::Kept(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Source::Passed(body) => body.size_hint(),
        }
    }
}
