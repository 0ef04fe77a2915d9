//! What the threads of one open database tell each other: how far the log has come, that jobs came, who is well.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::snapshot::Engine;

/// How the database is, for `/readyz`.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    pub engine: Engine,
    /// Whether the last attempt to write, or to reach the server, succeeded.
    pub writer_alive: bool,
    /// Since the change log was last looked at with success. Beyond five seconds a node may be serving old pages.
    pub heard_ago: Duration,
    pub waiting_reads: usize,
    pub waiting_writes: usize,
}

pub(crate) struct Pulse {
    last_seq: watch::Sender<i64>,
    jobs: watch::Sender<u64>,
    start: Instant,
    heard_ms: AtomicU64,
    is_writer_alive: AtomicBool,
    is_closed: watch::Sender<bool>,
}

impl Pulse {
    pub fn new() -> Pulse {
        Pulse {
            last_seq: watch::Sender::new(0),
            jobs: watch::Sender::new(0),
            start: Instant::now(),
            heard_ms: AtomicU64::new(0),
            is_writer_alive: AtomicBool::new(true),
            is_closed: watch::Sender::new(false),
        }
    }

    /// The log has come at least as far as `seq`.
    pub fn hear_seq(&self, seq: i64) {
        self.last_seq.send_if_modified(|known| {
            let is_news = seq > *known;
            *known = seq.max(*known);
            is_news
        });
    }

    pub fn seqs(&self) -> watch::Receiver<i64> {
        self.last_seq.subscribe()
    }

    pub fn hear_job(&self) {
        self.jobs.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub fn jobs(&self) -> watch::Receiver<u64> {
        self.jobs.subscribe()
    }

    /// The log was looked at just now.
    pub fn mark_heard(&self) {
        let now_ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.heard_ms.fetch_max(now_ms, Ordering::Relaxed);
    }

    pub fn heard_ago(&self) -> Duration {
        let heard = Duration::from_millis(self.heard_ms.load(Ordering::Relaxed));
        self.start.elapsed().saturating_sub(heard)
    }

    pub fn set_writer_alive(&self, is_alive: bool) {
        self.is_writer_alive.store(is_alive, Ordering::Relaxed);
    }

    pub fn is_writer_alive(&self) -> bool {
        self.is_writer_alive.load(Ordering::Relaxed)
    }

    pub fn close(&self) {
        self.is_closed.send_replace(true);
    }

    pub fn is_closed(&self) -> bool {
        *self.is_closed.borrow()
    }

    pub fn closing(&self) -> watch::Receiver<bool> {
        self.is_closed.subscribe()
    }
}
