//! Calling the handler of a page, or the renderer of a part, and reading what comes back.

use std::sync::Arc;

use axum::body::Body;
use http::header::HOST;
use http::uri::{PathAndQuery, Uri};
use http::{HeaderValue, Method, Request};
use http_body_util::{BodyExt, Limited};
use tokio::time::{Instant, timeout};
use tower::ServiceExt;

use super::fill::{Failure, Landing};
use super::stats::count;
use super::{Gate, fit};
use crate::cache::{KeptPiece, Part, Rendering};
use crate::encoding::Segment;
use crate::keep::{AsOf, Composed, PartName, Piece};
use crate::key::PageKey;
use crate::slots::TagMark;

impl Gate {
    /// Calls the handler with nothing but what the key names, so that nothing else can get into the page.
    pub(super) async fn render(&self, key: &PageKey) -> Result<Rendering, Landing> {
        let _turn = self.renders.turn().await.ok_or(Landing::Failed(Failure::Busy))?;
        count(&self.counters.renders);
        let as_of = self.slots.applied();
        let request = render_request(key, AsOf(as_of)).ok_or(Landing::NotKept)?;
        let called = timeout(self.config.render_max, self.pages.clone().oneshot(request)).await;
        let Ok(Ok(mut response)) = called else {
            tracing::error!(page = %key.target, "rendering a page took too long and was given up");
            return Err(Landing::Failed(Failure::Busy));
        };
        if response.status().is_server_error() {
            return Err(Landing::Failed(Failure::Broken));
        }
        let Some(keep) = fit::keepable(&response).cloned() else {
            self.store.mark_unkept(key);
            return Err(Landing::NotKept);
        };
        let composed = response.extensions_mut().remove::<Composed>();
        let (head, body) = response.into_parts();
        let Some(pieces) = self.collect(composed, body).await else {
            self.store.mark_unkept(key);
            return Err(Landing::NotKept);
        };
        Ok(Rendering {
            as_of,
            made_at: Instant::now(),
            marks: marks_of(&keep.tags),
            status: head.status,
            headers: fit::lasting_headers(head.headers, &keep),
            keep,
            pieces,
        })
    }

    async fn collect(&self, composed: Option<Composed>, body: Body) -> Option<Vec<KeptPiece>> {
        let own = |bytes| KeptPiece::Own(Segment::new(bytes));
        let Some(Composed(pieces)) = composed else {
            let bytes = Limited::new(body, self.config.page_bytes_max).collect().await.ok()?;
            return Some(vec![own(bytes.to_bytes())]);
        };
        let kept = |piece| match piece {
            Piece::Own(bytes) => own(bytes),
            Piece::Part(name) => KeptPiece::Part(name),
        };
        Some(pieces.into_iter().map(kept).collect())
    }

    pub(super) async fn render_part(&self, name: PartName) -> Result<Arc<Part>, Failure> {
        if let Some(part) = self.store.part(&name)
            && part.is_fresh(&self.slots)
        {
            return Ok(part);
        }
        let _turn = self.part_renders.turn().await.ok_or(Failure::Busy)?;
        count(&self.counters.parts_rendered);
        let as_of = self.slots.applied();
        let rendered = (self.parts)(name.clone()).await.map_err(|problem| {
            tracing::error!(part = %name, %problem, "a part of a page could not be rendered");
            Failure::Busy
        })?;
        let part = Arc::new(Part { as_of, marks: marks_of(&rendered.tags), segment: Segment::new(rendered.bytes) });
        self.store.keep_part(name, Arc::clone(&part));
        Ok(part)
    }
}

fn render_request(key: &PageKey, as_of: AsOf) -> Option<Request<Body>> {
    let target: PathAndQuery = key.target.parse().ok()?;
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = Uri::from(target);
    if !key.host.is_empty() {
        request.headers_mut().insert(HOST, HeaderValue::from_str(&key.host).ok()?);
    }
    request.extensions_mut().insert(as_of);
    Some(request)
}

fn marks_of(tags: &[String]) -> Vec<TagMark> {
    let mut marks: Vec<TagMark> = tags.iter().map(|tag| TagMark::of(tag)).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}
