//! The accept loop over real TCP.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::Extension;
use axum::routing::{get, post};
use bytes::Bytes;
use edge::{Answers, Hub, HubConfig, Peer, ServeConfig, serve};
use http_body_util::{BodyExt, Empty};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::fixture::{Paper, article_text};

struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    done: JoinHandle<()>,
}

async fn start<S: Answers>(service: S, config: ServeConfig) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopping) = watch::channel(false);
    let done = tokio::spawn(serve(listener, service, config, stopping));
    Server { address, stop, done }
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends these bytes and reads until the server closes.
    async fn exchange(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        read_all(&mut stream).await
    }

    async fn stop(self) -> Duration {
        let begun = Instant::now();
        self.stop.send_replace(true);
        self.done.await.unwrap();
        begun.elapsed()
    }
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end as well.
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains(end) {
        let read = stream.read(&mut buffer).await.unwrap();
        assert_ne!(read, 0, "the server closed after {text:?}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
    text
}

fn quick() -> ServeConfig {
    ServeConfig {
        header_timeout: Duration::from_millis(200),
        idle_timeout: Duration::from_millis(600),
        stall_timeout: Duration::from_millis(300),
        drain_max: Duration::from_millis(500),
        ..ServeConfig::default()
    }
}

async fn whoami(Extension(peer): Extension<Peer>) -> String {
    peer.0.to_string()
}

#[tokio::test]
async fn pages_travel_over_http_1_on_one_connection() {
    let paper = Paper::new();
    let server = start(paper.edge.clone(), ServeConfig::default()).await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        stream.write_all(b"GET /article/strike HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        let text = article_text("strike", 0, "");
        let answer = read_until(&mut stream, &text).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains(&format!("content-length: {}\r\n", text.len())));
    }
    stream.write_all(b"HEAD /article/strike HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
    let answer = read_all(&mut stream).await;
    assert!(answer.contains("content-length: ") && answer.ends_with("\r\n\r\n"), "{answer}");
    assert_eq!(paper.edge.stats().hits, 3);
}

#[tokio::test]
async fn http_2_with_prior_knowledge_is_understood() {
    let paper = Paper::new();
    let server = start(paper.edge.clone(), ServeConfig::default()).await;
    let io = TokioIo::new(server.connect().await);
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake::<_, _, Empty<Bytes>>(TokioExecutor::new(), io).await.unwrap();
    tokio::spawn(connection);
    for _ in 0..2 {
        let request = http::Request::get("http://a/article/strike").body(Empty::new()).unwrap();
        let response = sender.send_request(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, article_text("strike", 0, ""));
    }
    drop(sender);
    assert!(server.stop().await < Duration::from_secs(2));
}

#[tokio::test]
async fn handlers_know_the_address_of_the_other_end() {
    let router = Router::new().route("/who", get(whoami));
    let paper = edge::Edge::new(edge::EdgeConfig::default(), router.clone(), edge::Edge::no_parts());
    for server in [start(router, ServeConfig::default()).await, start(paper, ServeConfig::default()).await] {
        let mut stream = server.connect().await;
        let own = stream.local_addr().unwrap().to_string();
        stream.write_all(b"GET /who HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
        let answer = read_all(&mut stream).await;
        assert!(answer.ends_with(&own), "{answer}");
    }
}

#[tokio::test]
async fn a_client_that_dribbles_its_headers_is_cut() {
    let server = start(Paper::new().edge, quick()).await;
    let mut stream = server.connect().await;
    let begun = Instant::now();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n").await.unwrap();
    let (mut reader, mut writer) = stream.split();
    let dribble = async {
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if writer.write_all(b"x-a: b\r\n").await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    };
    let mut buffer = [0; 64];
    tokio::select! {
        () = dribble => {}
        read = reader.read(&mut buffer) => assert!(matches!(read, Ok(0) | Err(_)), "{read:?}"),
    }
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_client_that_says_nothing_is_cut_and_an_idle_one_later() {
    let server = start(Paper::new().edge, quick()).await;
    for start_of_a_head in ["", "P", "PR"] {
        assert_eq!(server.exchange(start_of_a_head).await, "");
    }
    let mut stream = server.connect().await;
    stream.write_all(b"GET /gone/a HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    read_until(&mut stream, "nothing here").await;
    let begun = Instant::now();
    assert_eq!(read_all(&mut stream).await, "");
    assert!(begun.elapsed() >= Duration::from_millis(400), "an idle connection lives longer than a dribbled head");
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut() {
    let endless = || async {
        let chunk = Bytes::from(vec![b'x'; 64 * 1024]);
        Body::from_stream(futures_util::stream::repeat_with(move || Ok::<_, std::io::Error>(chunk.clone())))
    };
    let server = start(Router::new().route("/", get(endless)), quick()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let begun = Instant::now();
    // Nothing is read here; the server's task for this connection must end all the same.
    while server.is_busy_for(&mut stream).await {
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
    assert!(server.stop().await < Duration::from_millis(400));
}

impl Server {
    /// Whether the connection is still up, asked without taking any of its bytes.
    async fn is_busy_for(&self, stream: &mut TcpStream) -> bool {
        tokio::time::sleep(Duration::from_millis(50)).await;
        stream.write_all(b"x").await.is_ok()
    }
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let server = start(Paper::new().edge, ServeConfig::default()).await;
    let request = format!("GET / HTTP/1.1\r\nhost: a\r\nx-large: {}\r\n\r\n", "a".repeat(40_000));
    let answer = server.exchange(&request).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_request_that_runs_when_the_server_stops_is_finished() {
    let (release, released) = watch::channel(false);
    let slow = move || {
        let mut released = released.clone();
        async move {
            released.wait_for(|is_released| *is_released).await.unwrap();
            "done in time"
        }
    };
    let server = start(Router::new().route("/slow", post(slow)), ServeConfig::default()).await;
    let mut stream = server.connect().await;
    let mut idle = server.connect().await;
    stream.write_all(b"POST /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n").await.unwrap();
    idle.write_all(b"GET /nothing HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    read_until(&mut idle, "404").await;
    server.stop.send_replace(true);
    assert_eq!(read_all(&mut idle).await, "", "an idle connection ends at once");
    assert!(TcpStream::connect(server.address).await.is_err(), "nobody new comes in");
    release.send_replace(true);
    assert!(read_all(&mut stream).await.ends_with("done in time"));
    server.done.await.unwrap();
}

#[tokio::test]
async fn open_streams_do_not_delay_the_stop_and_end_cleanly_when_the_hub_closes() {
    let hub = Hub::new(HubConfig::default());
    let streams = hub.clone();
    let live = Router::new().route("/live", get(move || async move { streams.stream(vec!["wire".into()], None) }));
    let server = start(live, quick()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /live HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    read_until(&mut stream, "hello").await;
    hub.close();
    server.stop.send_replace(true);
    assert!(read_all(&mut stream).await.ends_with("0\r\n\r\n"), "the last chunk of a clean end");
    server.done.await.unwrap();
}

#[tokio::test]
async fn a_stream_that_will_not_end_is_cut_at_the_deadline() {
    let hub = Hub::new(HubConfig::default());
    let live = Router::new().route("/live", get(move || async move { hub.stream(vec!["wire".into()], None) }));
    let server = start(live, quick()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /live HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    read_until(&mut stream, "hello").await;
    let waited = server.stop().await;
    assert!(waited >= Duration::from_millis(400) && waited < Duration::from_secs(2), "{waited:?}");
}

#[tokio::test]
async fn connections_beyond_the_bound_wait_for_room() {
    let config = ServeConfig { connections_max: 1, ..ServeConfig::default() };
    let server = start(Paper::new().edge, config).await;
    let mut first = server.connect().await;
    first.write_all(b"GET /gone/a HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    read_until(&mut first, "nothing here").await;
    let mut second = server.connect().await;
    second.write_all(b"GET /gone/a HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
    let unanswered = tokio::time::timeout(Duration::from_millis(200), second.readable()).await;
    assert!(unanswered.is_err());
    drop(first);
    assert!(read_all(&mut second).await.contains("nothing here"));
}

#[tokio::test]
async fn one_address_cannot_take_all_connections() {
    let config = ServeConfig { connections_per_address_max: Some(2), ..ServeConfig::default() };
    let server = start(Paper::new().edge, config).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = server.connect().await;
        stream.write_all(b"GET /gone/a HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        read_until(&mut stream, "nothing here").await;
        held.push(stream);
    }
    assert_eq!(server.exchange("GET /gone/a HTTP/1.1\r\nhost: a\r\n\r\n").await, "");
}
