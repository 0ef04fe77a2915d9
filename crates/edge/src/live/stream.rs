//! One open stream: hello, replay, then whatever comes, and a sign of life when nothing does.

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use http_body::Frame;
use tokio::time::{Instant, Sleep, sleep};

use super::event::{encode, encode_position};
use super::hub::{Full, Hub, Replay, Start};
use super::inbox::Found;
use super::listeners::Listener;
use crate::slots::Seq;

/// Where a client that lost its connection stood.
pub fn last_event_id(headers: &HeaderMap) -> Option<Seq> {
    headers.get("last-event-id")?.to_str().ok()?.trim().parse().ok()
}

impl Hub {
    /// An event stream of these channels, from one place in all of them.
    pub fn stream(&self, channels: Vec<String>, since: Option<Seq>) -> Response<Body> {
        self.stream_from(channels.into_iter().map(|channel| (channel, since)).collect())
    }

    /// An event stream of these channels, each from its own place: a page's parts are drawn at different
    /// times. It begins with what happened after it, if the ring still has it; where it has not, with one
    /// `resync` event, and the client fetches its page anew. Every stream opens with the event `hello`;
    /// each block's id is where the client stands.
    pub fn stream_from(&self, channels: Vec<(String, Option<Seq>)>) -> Response<Body> {
        let mut wanted = channels;
        wanted.sort_unstable();
        wanted.dedup_by(|later, kept| later.0 == kept.0);
        let channels: Vec<String> = wanted.iter().map(|(channel, _)| channel.clone()).collect();
        if channels.is_empty() || channels.len() > self.0.config.channels_max {
            return refuse(
                StatusCode::BAD_REQUEST,
                format!("Name between one and {} channels.\n", self.0.config.channels_max),
            );
        }
        let start = match self.listen(&wanted) {
            Ok(start) => start,
            Err(Full::Closed) => return refuse(StatusCode::SERVICE_UNAVAILABLE, "The server is stopping.\n".into()),
            Err(Full::Streams) => {
                return refuse(StatusCode::SERVICE_UNAVAILABLE, "All live streams are taken for now.\n".into());
            }
        };
        event_stream(Body::new(Stream::new(self.clone(), channels, start)))
    }
}

struct Stream {
    hub: Hub,
    channels: Vec<String>,
    listener: Arc<Listener>,
    opening: Option<Bytes>,
    heartbeat: Pin<Box<Sleep>>,
}

impl Stream {
    fn new(hub: Hub, channels: Vec<String>, start: Start) -> Stream {
        let config = &hub.0.config;
        let retry = between(config.retry_min, config.retry_max);
        let pause = between(config.heartbeat_min, config.heartbeat_max);
        let opening = opening(&hub, &start, retry);
        Stream { opening: Some(opening), heartbeat: Box::pin(sleep(pause)), listener: start.listener, channels, hub }
    }

    fn rest(&mut self) {
        let config = &self.hub.0.config;
        let pause = between(config.heartbeat_min, config.heartbeat_max);
        self.heartbeat.as_mut().reset(Instant::now() + pause);
    }
}

fn opening(hub: &Hub, start: &Start, retry: Duration) -> Bytes {
    let mut bytes = BytesMut::from(format!("retry: {}\n", retry.as_millis()).as_bytes());
    match &start.replay {
        Replay::TooOld => {
            bytes.extend_from_slice(&encode(start.newest, "hello", &start.newest.to_string()));
            bytes.extend_from_slice(&resync(hub, start.newest));
        }
        Replay::Frames(frames) => {
            bytes.extend_from_slice(&encode(start.from, "hello", &start.newest.to_string()));
            for frame in frames {
                bytes.extend_from_slice(frame);
            }
            bytes.extend_from_slice(&encode_position(start.newest));
        }
    }
    bytes.freeze()
}

fn resync(hub: &Hub, newest: Seq) -> Bytes {
    hub.0.resyncs.fetch_add(1, Ordering::Relaxed);
    encode(newest, "resync", &newest.to_string())
}

impl http_body::Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let send = |bytes| Poll::Ready(Some(Ok(Frame::data(bytes))));
        if let Some(opening) = self.opening.take() {
            return send(opening);
        }
        // Read before the inbox: what is up to here and for us is in the inbox or was sent.
        let newest = self.hub.newest().max(self.listener.has_until);
        match self.listener.inbox.take(context) {
            Found::Frames(bytes) => {
                self.rest();
                send(bytes)
            }
            Found::Lagged => send(resync(&self.hub, newest)),
            Found::Closed => Poll::Ready(None),
            Found::Nothing => match self.heartbeat.as_mut().poll(context) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(()) => {
                    self.rest();
                    send(encode_position(newest))
                }
            },
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.hub.leave(&self.channels, &self.listener);
    }
}

/// A moment between two, so that ten thousand clients do not come at once. Chance is all that is needed
/// here, and every new hasher brings some.
fn between(min: Duration, max: Duration) -> Duration {
    let spread_ms = max.saturating_sub(min).as_millis() as u64;
    let chance = RandomState::new().hash_one(spread_ms);
    min + Duration::from_millis(chance % (spread_ms + 1))
}

fn event_stream(body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

fn refuse(status: StatusCode, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("30"));
    }
    response
}
