//! A small paper whose every call is counted, behind a gate.

use std::collections::HashMap;
use std::io::Read;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use bytes::Bytes;
use edge::{Composed, Edge, EdgeConfig, Keep, PartName, Piece, RenderedPart, Seq, Takedown};
use http_body_util::BodyExt;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

/// What the handlers read and count.
pub struct World {
    /// The versions of things by tag: the database of this paper.
    pub versions: Mutex<HashMap<String, i64>>,
    pub renders: AtomicU64,
    pub part_renders: AtomicU64,
    pub passes: AtomicU64,
    /// Handlers wait here when it is shut.
    pub gate: watch::Sender<bool>,
    pub entered: Semaphore,
    has_broken_parts: AtomicBool,
    seq: AtomicI64,
}

impl World {
    pub fn break_parts(&self) {
        self.has_broken_parts.store(true, Ordering::SeqCst);
    }

    pub fn version(&self, tag: &str) -> i64 {
        self.versions.lock().unwrap().get(tag).copied().unwrap_or(0)
    }

    pub fn renders(&self) -> u64 {
        self.renders.load(Ordering::SeqCst)
    }

    pub fn part_renders(&self) -> u64 {
        self.part_renders.load(Ordering::SeqCst)
    }

    pub fn passes(&self) -> u64 {
        self.passes.load(Ordering::SeqCst)
    }

    pub fn shut(&self) {
        self.gate.send_replace(false);
    }

    pub fn open(&self) {
        self.gate.send_replace(true);
    }

    /// Returns once `count` handlers have begun since the last call.
    pub async fn entered(&self, count: u32) {
        self.entered.acquire_many(count).await.unwrap().forget();
    }

    async fn enter(&self) {
        self.entered.add_permits(1);
        self.gate.subscribe().wait_for(|is_open| *is_open).await.unwrap();
    }
}

pub struct Paper {
    pub edge: Edge,
    pub world: Arc<World>,
}

impl Paper {
    pub fn new() -> Paper {
        Paper::with(EdgeConfig::default())
    }

    pub fn with(config: EdgeConfig) -> Paper {
        let world = Arc::new(World {
            versions: Mutex::default(),
            renders: AtomicU64::new(0),
            part_renders: AtomicU64::new(0),
            passes: AtomicU64::new(0),
            gate: watch::Sender::new(true),
            entered: Semaphore::new(0),
            has_broken_parts: AtomicBool::new(false),
            seq: AtomicI64::new(0),
        });
        let config = EdgeConfig { uncached: vec!["/desk".into()], ..config };
        let edge = Edge::new(config, routes(Arc::clone(&world)), part_renderer(Arc::clone(&world)));
        Paper { edge, world }
    }

    /// Commits a change without telling the edge yet.
    pub fn commit(&self, tag: &str) -> Seq {
        let seq = self.world.seq.fetch_add(1, Ordering::SeqCst) + 1;
        *self.world.versions.lock().unwrap().entry(tag.to_owned()).or_default() += 1;
        seq
    }

    pub fn change(&self, tag: &str) -> Seq {
        let seq = self.commit(tag);
        self.edge.apply(seq, &[tag], Takedown::No);
        seq
    }

    pub fn take_down(&self, tag: &str) {
        let seq = self.commit(tag);
        self.edge.apply(seq, &[tag], Takedown::Yes);
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        ask(self.edge.clone(), method, path, headers).await
    }
}

pub async fn ask(edge: Edge, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = edge.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    Answer { status: head.status, headers: head.headers, bytes: body.collect().await.unwrap().to_bytes() }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as a reader sees it, whatever its encoding.
    pub fn text(&self) -> String {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            "" => plain.extend_from_slice(&self.bytes),
            "gzip" => {
                flate2::bufread::GzDecoder::new(&*self.bytes).read_to_end(&mut plain).unwrap();
            }
            "br" => {
                brotli::Decompressor::new(&*self.bytes, 4096).read_to_end(&mut plain).unwrap();
            }
            other => panic!("an encoding that nobody asked for: {other}"),
        }
        String::from_utf8(plain).unwrap()
    }
}

fn routes(world: Arc<World>) -> Router {
    Router::new()
        .route("/article/{name}", get(article))
        .route("/front/{name}", get(front))
        .route("/gone/{name}", get(missing))
        .route("/cookie", get(cookie))
        .route("/own", get(own).post(own))
        .route("/composed-own", get(composed_own).post(composed_own))
        .route("/broken", get(broken))
        .route("/panics", get(panics))
        .route("/strict/{name}", get(strict))
        .route("/huge", get(huge))
        .route("/desk/stories", get(own))
        .fallback(no_such_page)
        .with_state(world)
}

fn part_renderer(world: Arc<World>) -> edge::PartRenderer {
    Arc::new(move |name: PartName| {
        let world = Arc::clone(&world);
        Box::pin(async move {
            world.part_renders.fetch_add(1, Ordering::SeqCst);
            if world.has_broken_parts.load(Ordering::SeqCst) {
                return Err("this part is broken".into());
            }
            let version = world.version(&name);
            Ok(RenderedPart { bytes: wire(&name, version).into(), tags: vec![name] })
        })
    })
}

pub fn wire(name: &str, version: i64) -> String {
    let line =
        format!("<li><time>12:0{version}</time> <a href=\"/article/x\">News on {name} in version {version}</a></li>\n");
    line.repeat(100)
}

pub fn article_text(name: &str, version: i64, query: &str) -> String {
    format!("<h1>{name} version {version}{query}</h1>\n{}", "<p>Some words of the body.</p>\n".repeat(200))
}

async fn article(
    State(world): State<Arc<World>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    assert!(headers.is_empty(), "a page for all sees nothing of the one who asked: {headers:?}");
    let tag = format!("article:{name}");
    let version = world.version(&tag);
    world.enter().await;
    let query = query.map(|query| format!(" ?{query}")).unwrap_or_default();
    kept(Keep::tagged([tag, "paper".into()]), article_text(&name, version, &query))
}

async fn strict(State(world): State<Arc<World>>, Path(name): Path<String>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    let version = world.version(&name);
    world.enter().await;
    let keep =
        Keep { stale: edge::Stale::Refused, max_age: Some(Duration::from_secs(60)), ..Keep::tagged([name.clone()]) };
    kept(keep, article_text(&name, version, ""))
}

async fn front(State(world): State<Arc<World>>, Path(name): Path<String>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    let tag = format!("front:{name}");
    let version = world.version(&tag);
    let mut response = kept(Keep::tagged([tag]), String::new());
    response.extensions_mut().insert(Composed(vec![
        Piece::Own(front_head(version).into()),
        Piece::Part(format!("wire:{name}")),
        Piece::Own(FRONT_FOOT.into()),
    ]));
    response
}

pub fn front_head(version: i64) -> String {
    format!("<html><title>Front {version}</title>{}", "<p>lead story</p>".repeat(50))
}

pub const FRONT_FOOT: &str = "<footer>the paper</footer></html>";

async fn missing(State(world): State<Arc<World>>, Path(name): Path<String>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    let tag = format!("gone:{name}");
    let is_there = world.version(&tag) > 0;
    let mut response = kept(Keep::tagged([tag]), "nothing here".into());
    if !is_there {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

async fn no_such_page(State(world): State<Arc<World>>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    let mut response = kept(Keep::tagged(["paths"]), "no such page".into());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

async fn cookie(State(world): State<Arc<World>>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    let mut response = kept(Keep::tagged(["a"]), "with a cookie".into());
    response.headers_mut().insert("set-cookie", "id=1".parse().unwrap());
    response
}

async fn own(State(world): State<Arc<World>>, headers: HeaderMap) -> Response<Body> {
    world.passes.fetch_add(1, Ordering::SeqCst);
    let name = headers.get("cookie").map_or("nobody", |value| value.to_str().unwrap());
    format!("hello {name}").into_response()
}

async fn composed_own() -> Response<Body> {
    let mut response = StatusCode::UNPROCESSABLE_ENTITY.into_response();
    let pieces = vec![Piece::Own("form ".into()), Piece::Part("wire:en".into())];
    response.extensions_mut().insert(Composed(pieces));
    response
}

async fn broken(State(world): State<Arc<World>>) -> Response<Body> {
    world.renders.fetch_add(1, Ordering::SeqCst);
    if world.version("broken") > 0 {
        return (StatusCode::INTERNAL_SERVER_ERROR, "it broke").into_response();
    }
    kept(Keep::tagged(["broken"]), "it works".into())
}

async fn panics() -> Response<Body> {
    panic!("in a test")
}

async fn huge() -> Response<Body> {
    kept(Keep::tagged(["a"]), "x".repeat(9 << 20))
}

fn kept(keep: Keep, text: String) -> Response<Body> {
    let mut response = ([("content-type", "text/html; charset=utf-8")], text).into_response();
    response.extensions_mut().insert(keep);
    response
}
