//! What a connection is doing, and since when: the signs by which a dead or hostile one is known.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

use super::ServeConfig;

/// One connection's signs of life, written by its stream and its requests, read by its watchdog.
pub(super) struct Pulse {
    phase: AtomicU8,
    since_ms: AtomicU64,
    in_flight: AtomicU32,
    /// Since when the client takes nothing of what we write; 0 while it does.
    stalled_ms: AtomicU64,
}

const IDLE: u8 = 0;
const HEAD: u8 = 1;
const BUSY: u8 = 2;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Cut,
    LookAgainIn(Duration),
}

impl Pulse {
    /// A new connection owes us a request at once.
    pub fn new() -> Arc<Pulse> {
        Arc::new(Pulse {
            phase: AtomicU8::new(HEAD),
            since_ms: AtomicU64::new(now_ms()),
            in_flight: AtomicU32::new(0),
            stalled_ms: AtomicU64::new(0),
        })
    }

    pub fn bytes_came(&self) {
        if self.phase.load(Ordering::Relaxed) == IDLE {
            self.enter(HEAD);
        }
    }

    pub fn write_waits(&self) {
        if self.stalled_ms.load(Ordering::Relaxed) == 0 {
            self.stalled_ms.store(now_ms(), Ordering::Relaxed);
        }
    }

    pub fn write_moved(&self) {
        if self.stalled_ms.load(Ordering::Relaxed) != 0 {
            self.stalled_ms.store(0, Ordering::Relaxed);
        }
    }

    /// A request's head is complete; the request lasts until the guard is dropped.
    pub fn request_came(self: &Arc<Pulse>) -> InFlight {
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        self.phase.store(BUSY, Ordering::Relaxed);
        InFlight(Arc::clone(self))
    }

    pub fn verdict(&self, config: &ServeConfig) -> Verdict {
        let now = now_ms();
        let passed = |since: u64| Duration::from_millis(now.saturating_sub(since));
        let stalled = self.stalled_ms.load(Ordering::Relaxed);
        if stalled != 0 && passed(stalled) >= config.stall_timeout {
            return Verdict::Cut;
        }
        let limit = match self.phase.load(Ordering::Relaxed) {
            IDLE => Some(config.idle_timeout),
            HEAD => Some(config.header_timeout),
            _ => None,
        };
        let since = passed(self.since_ms.load(Ordering::Relaxed));
        match limit {
            Some(limit) if since >= limit => Verdict::Cut,
            Some(limit) => Verdict::LookAgainIn((limit - since).min(config.header_timeout / 2).max(STEP_MIN)),
            None => Verdict::LookAgainIn(config.stall_timeout / 2),
        }
    }

    fn enter(&self, phase: u8) {
        self.since_ms.store(now_ms(), Ordering::Relaxed);
        self.phase.store(phase, Ordering::Relaxed);
    }
}

const STEP_MIN: Duration = Duration::from_millis(5);

/// Milliseconds on a clock of our own that begins above zero.
fn now_ms() -> u64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_millis() as u64 + 1
}

/// A request that is being answered.
pub(super) struct InFlight(Arc<Pulse>);

impl Drop for InFlight {
    fn drop(&mut self) {
        if self.0.in_flight.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.enter(IDLE);
        }
    }
}

/// A response body that keeps its request in flight until it is sent or dropped.
pub(super) struct Tracked<B> {
    body: B,
    _request: InFlight,
}

impl<B> Tracked<B> {
    pub fn new(body: B, request: InFlight) -> Tracked<B> {
        Tracked { body, _request: request }
    }
}

impl<B: http_body::Body<Data = Bytes> + Unpin> http_body::Body for Tracked<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn a_head_that_does_not_come_is_cut_and_a_request_is_not() {
        let (pulse, config) = (Pulse::new(), ServeConfig::default());
        assert_ne!(pulse.verdict(&config), Verdict::Cut);
        let request = pulse.request_came();
        tokio::time::advance(100 * SECOND).await;
        assert_ne!(pulse.verdict(&config), Verdict::Cut);
        drop(request);
        tokio::time::advance(60 * SECOND).await;
        assert_ne!(pulse.verdict(&config), Verdict::Cut, "idle, but not for long");
        pulse.bytes_came();
        tokio::time::advance(11 * SECOND).await;
        assert_eq!(pulse.verdict(&config), Verdict::Cut);
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_nothing_is_cut_even_in_the_middle_of_a_request() {
        let (pulse, config) = (Pulse::new(), ServeConfig::default());
        let _request = pulse.request_came();
        pulse.write_waits();
        tokio::time::advance(20 * SECOND).await;
        pulse.write_moved();
        pulse.write_waits();
        tokio::time::advance(20 * SECOND).await;
        assert_ne!(pulse.verdict(&config), Verdict::Cut);
        tokio::time::advance(10 * SECOND).await;
        assert_eq!(pulse.verdict(&config), Verdict::Cut);
    }
}
