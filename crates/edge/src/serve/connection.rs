//! One connection from its first byte to its last.

use std::convert::Infallible;
use std::future::pending;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::answers::Answers;
use super::paced::Paced;
use super::pulse::{InFlight, Pulse, Tracked, Verdict};
use super::{Peer, ServeConfig};

pub(super) async fn run<S: Answers>(
    stream: TcpStream,
    peer: Peer,
    service: S,
    config: Arc<ServeConfig>,
    stop: watch::Receiver<bool>,
) {
    // A socket that is gone already shows itself at the first read.
    let _ = stream.set_nodelay(true);
    let mut stopping = stop.clone();
    let protocol = tokio::select! {
        protocol = timeout(config.header_timeout, Protocol::spoken_on(&stream)) => protocol,
        _ = stopping.wait_for(|is_stopping| *is_stopping) => return,
    };
    let pulse = Pulse::new();
    let io = TokioIo::new(Paced::new(stream, Arc::clone(&pulse)));
    let requests = Requests { service, peer, pulse: Arc::clone(&pulse) };
    let end = End { pulse, config: Arc::clone(&config), stop };
    match protocol {
        Ok(Some(Protocol::Http1)) => {
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(None)
                .max_buf_size(config.buffer_bytes_max.max(HYPER_BUFFER_MIN))
                .serve_connection(io, requests);
            end.after(connection, |connection| connection.graceful_shutdown()).await;
        }
        Ok(Some(Protocol::Http2)) => {
            let connection = http2::Builder::new(TokioExecutor::new())
                .timer(TokioTimer::new())
                .max_concurrent_streams(STREAMS_MAX)
                .max_header_list_size(u32::try_from(config.buffer_bytes_max).unwrap_or(u32::MAX))
                .keep_alive_interval(config.stall_timeout)
                .serve_connection(io, requests);
            end.after(connection, |connection| connection.graceful_shutdown()).await;
        }
        Ok(None) | Err(_) => {}
    }
}

const STREAMS_MAX: u32 = 128;

/// hyper panics below this.
const HYPER_BUFFER_MIN: usize = 8192;

enum Protocol {
    Http1,
    Http2,
}

impl Protocol {
    /// HTTP/2 with prior knowledge opens with `PRI * HTTP/2.0`; no method of HTTP/1 begins so. `None`: the
    /// client went away.
    async fn spoken_on(stream: &TcpStream) -> Option<Protocol> {
        let mut start = [0; 3];
        loop {
            match stream.peek(&mut start).await {
                Ok(0) | Err(_) => return None,
                Ok(3) if start == *b"PRI" => return Some(Protocol::Http2),
                Ok(read) if read < 3 && b"PRI".starts_with(&start[..read]) => sleep(PEEK_PAUSE).await,
                Ok(_) => return Some(Protocol::Http1),
            }
        }
    }
}

const PEEK_PAUSE: Duration = Duration::from_millis(20);

/// What may end a connection before it ends by itself: its watchdog, or the end of the server.
struct End {
    pulse: Arc<Pulse>,
    config: Arc<ServeConfig>,
    stop: watch::Receiver<bool>,
}

impl End {
    async fn after<C>(mut self, connection: C, part: impl Fn(Pin<&mut C>))
    where
        C: Future,
    {
        let mut connection = pin!(connection);
        let mut watchdog = pin!(sleep(self.config.header_timeout));
        let mut stop = pin!(async move { self.stop.wait_for(|is_stopping| *is_stopping).await.is_ok() });
        let mut cut_at = None;
        loop {
            let cut = async {
                match cut_at {
                    Some(moment) => sleep_until(moment).await,
                    None => pending().await,
                }
            };
            tokio::select! {
                biased;
                _ = connection.as_mut() => return,
                () = watchdog.as_mut() => match self.pulse.verdict(&self.config) {
                    Verdict::Cut => return,
                    Verdict::LookAgainIn(pause) => watchdog.as_mut().reset(Instant::now() + pause),
                },
                _ = stop.as_mut(), if cut_at.is_none() => {
                    part(connection.as_mut());
                    cut_at = Some(Instant::now() + self.config.drain_max);
                }
                () = cut => return,
            }
        }
    }
}

/// Hands each request of a connection to the service.
struct Requests<S> {
    service: S,
    peer: Peer,
    pulse: Arc<Pulse>,
}

impl<S: Answers> hyper::service::Service<Request<Incoming>> for Requests<S> {
    type Response = Response<Tracked<S::Body>>;
    type Error = Infallible;
    type Future = Tracking<S::Answering>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        Tracking { request: Some(self.pulse.request_came()), answering: self.service.answer(request, self.peer) }
    }
}

/// An answer in the making that counts as a request in flight.
struct Tracking<F> {
    answering: F,
    request: Option<InFlight>,
}

impl<F, B> Future for Tracking<F>
where
    F: Future<Output = Result<Response<B>, Infallible>> + Unpin,
{
    type Output = Result<Response<Tracked<B>>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Poll::Ready(Ok(response)) = Pin::new(&mut self.answering).poll(context) else {
            return Poll::Pending;
        };
        let request = self.request.take().expect("a future that is done is not polled again");
        Poll::Ready(Ok(response.map(|body| Tracked::new(body, request))))
    }
}
