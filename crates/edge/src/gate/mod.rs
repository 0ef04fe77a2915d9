//! The gate: the service that stands before the router and answers from memory whenever it can.

mod config;
mod fill;
mod fit;
mod pass;
mod patience;
mod refusal;
mod render;
mod stats;
mod turns;

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::header::{AUTHORIZATION, HOST};
use http::{Method, Request, Response};
use hyper::body::Incoming;
use tokio::sync::Semaphore;

use crate::body::EdgeBody;
use crate::cache::{KeptPiece, Page, Part, Store};
use crate::flight::Flights;
use crate::keep::{PartError, PartName, RenderedPart};
use crate::key::{KeyRef, PageKey, normal_target};
use crate::serve::{Answers, Peer};
use crate::slots::{Seq, Slots, Takedown};

pub use crate::cache::cdn_tags;
pub use config::{EdgeConfig, Hosts};
pub use stats::EdgeStats;
use turns::Turns;

/// Draws a part by its name. Like a page it must read `Slots::applied` or its snapshot only once called.
pub type PartRenderer = Arc<dyn Fn(PartName) -> BoxFuture<'static, Result<RenderedPart, PartError>> + Send + Sync>;

/// The page cache in front of a router; cheap to clone.
#[derive(Clone)]
pub struct Edge(Arc<Gate>);

struct Gate {
    config: EdgeConfig,
    slots: Slots,
    pages: Router,
    parts: PartRenderer,
    store: Store,
    page_flights: Flights<PageKey, fill::Landing>,
    part_flights: Flights<PartName, Result<Arc<Part>, fill::Failure>>,
    renders: Turns,
    /// Apart from the others, because a page that waits for its part may hold a turn.
    part_renders: Turns,
    presses: Semaphore,
    counters: stats::Counters,
}

impl Edge {
    pub fn new(config: EdgeConfig, pages: Router, parts: PartRenderer) -> Edge {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Edge(Arc::new(Gate {
            slots: config.slots.clone(),
            store: Store::new(config.cache_bytes, config.missing_bytes),
            renders: Turns::new(config.renders_max, config.renders_waiting_max),
            part_renders: Turns::new(config.renders_max, config.renders_waiting_max),
            presses: Semaphore::new(cores),
            page_flights: Flights::new(),
            part_flights: Flights::new(),
            counters: stats::Counters::default(),
            config,
            pages,
            parts,
        }))
    }

    /// For papers whose pages have no parts.
    pub fn no_parts() -> PartRenderer {
        Arc::new(|name| Box::pin(async move { Err(format!("there is no part named {name}").into()) }))
    }

    /// Takes in one change: pages with these tags are stale from now on.
    pub fn apply<T: AsRef<str>>(&self, seq: Seq, tags: &[T], takedown: Takedown) {
        self.0.slots.apply(seq, tags, takedown);
    }

    pub fn applied(&self) -> Seq {
        self.0.slots.applied()
    }

    /// Waits until this node has heard of `seq`; false when `wait_max` ran out first.
    pub async fn wait_applied(&self, seq: Seq, wait_max: Duration) -> bool {
        self.0.slots.wait_applied(seq, wait_max).await
    }

    /// Applies the postponed `later:` tags now instead of within ten seconds.
    pub fn tick(&self) {
        self.0.slots.tick();
    }

    /// Forgets everything, as after a change of the theme's files.
    pub fn clear(&self) {
        self.0.store.clear();
    }

    pub fn slots(&self) -> &Slots {
        &self.0.slots
    }

    pub fn stats(&self) -> EdgeStats {
        self.0.counters.read(&self.0.store)
    }

    /// Answers at once from memory, or gives the work that will.
    pub fn answer<B>(&self, request: Request<B>, peer: Option<Peer>) -> Answering
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let gate = &self.0;
        let Some(target) = request.uri().path_and_query() else {
            return self.pass_on(request, peer);
        };
        if target.as_str().len() > gate.config.url_bytes_max {
            return Answering::ready(refusal::uri_too_long(gate.config.url_bytes_max));
        }
        if !gate.may_be_kept(&request) {
            return self.pass_on(request, peer);
        }
        let normal = normal_target(target.as_str());
        let key = KeyRef { host: gate.host_of(&request), target: &normal };
        if let Some(page) = gate.store.page(key)
            && let Some(response) =
                gate.answer_hit(&page, &request).or_else(|| gate.answer_refitted(&page, key, &request))
        {
            return Answering::ready(response);
        }
        let (edge, key) = (self.clone(), key.to_owned());
        let (asked, _no_body) = request.into_parts();
        Answering::working(async move { edge.fetch(asked, peer, key).await })
    }

    fn pass_on<B>(&self, request: Request<B>, peer: Option<Peer>) -> Answering
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let edge = self.clone();
        let request = request.map(Body::new);
        Answering::working(async move { edge.pass(request, peer).await })
    }
}

impl Gate {
    /// The fast path: a fresh page whose face in this encoding is ready.
    fn answer_hit<B>(&self, page: &Page, request: &Request<B>) -> Option<Response<EdgeBody>> {
        if !page.is_fresh(&self.slots) {
            return None;
        }
        let face = page.ready_face(page.encoding_for(request.headers()))?;
        let response = face.answer(request.method(), request.headers());
        self.counters.count_hit(response.status());
        Some(response)
    }

    /// Nearly as fast: only parts that the page shares with others have changed, and they are at hand. When the wire
    /// moves this is every page, so it must not cost a task and a change of threads each.
    fn answer_refitted<B>(&self, page: &Page, key: KeyRef<'_>, request: &Request<B>) -> Option<Response<EdgeBody>> {
        if page.is_fresh(&self.slots) || !page.rendering.is_fresh(&self.slots) {
            return None;
        }
        let names = page.rendering.pieces.iter().filter_map(KeptPiece::part_name);
        let parts = names.map(|name| self.store.part(name).filter(|part| part.is_fresh(&self.slots)));
        let refitted = Arc::new(Page::compose(Arc::clone(&page.rendering), parts.collect::<Option<Vec<_>>>()?));
        self.store.keep(key.to_owned(), Arc::clone(&refitted));
        stats::count(&self.counters.recomposed);
        self.answer_hit(&refitted, request)
    }

    /// Reading requests for pages; a body or credentials make it somebody's own.
    fn may_be_kept<B: http_body::Body>(&self, request: &Request<B>) -> bool {
        matches!(*request.method(), Method::GET | Method::HEAD)
            && request.body().is_end_stream()
            && !request.headers().contains_key(AUTHORIZATION)
            && !self.config.is_uncached(request.uri().path())
    }

    fn host_of<'a, B>(&self, request: &'a Request<B>) -> &'a str {
        match self.config.hosts {
            Hosts::Ignored => "",
            Hosts::Keyed => match request.uri().authority() {
                Some(authority) => authority.as_str(),
                None => request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or(""),
            },
        }
    }
}

impl Answers for Edge {
    type Body = EdgeBody;
    type Answering = Answering;

    fn answer(&self, request: Request<Incoming>, peer: Peer) -> Answering {
        Edge::answer(self, request, Some(peer))
    }
}

impl<B> tower::Service<Request<B>> for Edge
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<EdgeBody>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<B>) -> Answering {
        let peer = request.extensions_mut().remove::<Peer>();
        self.answer(request, peer)
    }
}

/// An answer that is here already, or the work that brings it.
pub struct Answering(State);

enum State {
    Ready(Option<Response<EdgeBody>>),
    Working(BoxFuture<'static, Response<EdgeBody>>),
}

impl Answering {
    fn ready(response: Response<EdgeBody>) -> Answering {
        Answering(State::Ready(Some(response)))
    }

    fn working(work: impl Future<Output = Response<EdgeBody>> + Send + 'static) -> Answering {
        Answering(State::Working(Box::pin(work)))
    }
}

impl Future for Answering {
    type Output = Result<Response<EdgeBody>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            State::Ready(response) => Poll::Ready(Ok(response.take().expect("an answer is taken once"))),
            State::Working(work) => work.as_mut().poll(context).map(Ok),
        }
    }
}
