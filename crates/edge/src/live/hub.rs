//! The hub: a ring of the last events and everyone who listens.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;

use super::event::{Event, Remark, encode, encode_remark};
use super::listeners::{Listener, Listeners};
use crate::slots::Seq;

#[derive(Debug, Clone)]
pub struct HubConfig {
    /// How many events can be replayed.
    pub ring: usize,
    /// A quiet stream says that it lives, each at its own moment between these two.
    pub heartbeat_min: Duration,
    pub heartbeat_max: Duration,
    /// How long clients wait before they connect again, each its own time between these two.
    pub retry_min: Duration,
    pub retry_max: Duration,
    /// More streams are refused (503), and more channels on one stream (400).
    pub streams_max: usize,
    pub channels_max: usize,
}

impl Default for HubConfig {
    fn default() -> HubConfig {
        HubConfig {
            ring: 512,
            heartbeat_min: Duration::from_secs(20),
            heartbeat_max: Duration::from_secs(25),
            retry_min: Duration::from_secs(2),
            retry_max: Duration::from_secs(6),
            streams_max: 12_000,
            channels_max: 32,
        }
    }
}

/// Plain numbers for the metrics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HubStats {
    pub streams_open: u64,
    pub streams_refused: u64,
    pub events_published: u64,
    /// Frames put into inboxes: one event for each of its listeners.
    pub frames_sent: u64,
    pub resyncs: u64,
    pub newest: Seq,
}

impl HubStats {
    /// Name, meaning and value of each number, for metrics.
    pub fn named(&self) -> [(&'static str, &'static str, u64); 5] {
        [
            ("streams_open", "Event streams of open pages", self.streams_open),
            ("streams_refused", "Streams refused for want of room", self.streams_refused),
            ("events_published", "Events published", self.events_published),
            ("event_frames_sent", "Events put into inboxes, one for each listener", self.frames_sent),
            ("stream_resyncs", "Times that an open page was told to load again", self.resyncs),
        ]
    }
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Hub(pub(super) Arc<Room>);

pub(super) struct Room {
    pub config: HubConfig,
    listeners: Mutex<Listeners>,
    /// Set after an event is in every inbox, so that who reads it and then finds its inbox empty has
    /// had everything up to here.
    newest: AtomicI64,
    pub resyncs: AtomicU64,
    refused: AtomicU64,
    published: AtomicU64,
    sent: AtomicU64,
}

/// How a stream begins.
pub(super) struct Start {
    pub listener: Arc<Listener>,
    /// Where the client stands before the replay.
    pub from: Seq,
    /// Where it stands after it.
    pub newest: Seq,
    pub replay: Replay,
}

pub(super) enum Replay {
    Frames(Vec<Bytes>),
    /// The ring does not reach back so far.
    TooOld,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Full {
    Closed,
    Streams,
}

impl Hub {
    pub fn new(config: HubConfig) -> Hub {
        Hub(Arc::new(Room {
            config,
            listeners: Mutex::default(),
            newest: AtomicI64::new(0),
            resyncs: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            published: AtomicU64::new(0),
            sent: AtomicU64::new(0),
        }))
    }

    /// The number that this node began with: what came before cannot be replayed.
    pub fn start_at(&self, seq: Seq) {
        let mut listeners = self.0.listeners();
        listeners.covers_after = listeners.covers_after.max(seq);
        self.0.newest.fetch_max(seq, Ordering::AcqRel);
    }

    /// Sends an event to all who listen. Events come in the order of their numbers, one for each
    /// change; one that is not newer than all before was heard already and is ignored.
    pub fn publish(&self, event: Event) {
        let room = &self.0;
        let frame = encode(event.seq, &event.name, &event.data);
        let mut listeners = room.listeners();
        if event.seq <= room.newest.load(Ordering::Acquire) {
            tracing::debug!(seq = event.seq, "an event was published twice or too late");
            return;
        }
        let seq = event.seq;
        let sent = listeners.tell(&event.channels, event.seq, &frame);
        listeners.remember(event, frame, room.config.ring);
        room.newest.store(seq, Ordering::Release);
        room.published.fetch_add(1, Ordering::Relaxed);
        room.sent.fetch_add(sent, Ordering::Relaxed);
    }

    /// Tells all who listen something that only matters now: it has no number, and is never told again.
    pub fn remark(&self, remark: &Remark) {
        let frame = encode_remark(&remark.name, &remark.data);
        let sent = self.0.listeners().tell(&remark.channels, Seq::MAX, &frame);
        self.0.sent.fetch_add(sent, Ordering::Relaxed);
    }

    /// Everything up to `seq` has been applied, though there was nothing (more) to say about it.
    pub fn advance(&self, seq: Seq) {
        let _listeners = self.0.listeners();
        self.0.newest.fetch_max(seq, Ordering::AcqRel);
    }

    pub fn newest(&self) -> Seq {
        self.0.newest.load(Ordering::Acquire)
    }

    /// Ends all streams cleanly and takes no more.
    pub fn close(&self) {
        let mut listeners = self.0.listeners();
        listeners.is_closed = true;
        listeners.close_inboxes();
    }

    pub fn stats(&self) -> HubStats {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        HubStats {
            streams_open: self.0.listeners().open as u64,
            streams_refused: read(&self.0.refused),
            events_published: read(&self.0.published),
            frames_sent: read(&self.0.sent),
            resyncs: read(&self.0.resyncs),
            newest: self.newest(),
        }
    }

    /// Registers a listener and reads the ring in one step, so that nothing falls between the two.
    pub(super) fn listen(&self, wanted: &[(String, Option<Seq>)]) -> Result<Start, Full> {
        let mut listeners = self.0.listeners();
        if listeners.is_closed || listeners.open >= self.0.config.streams_max {
            self.0.refused.fetch_add(1, Ordering::Relaxed);
            return Err(if listeners.is_closed { Full::Closed } else { Full::Streams });
        }
        let newest = self.newest();
        let places: Vec<(&str, Seq)> =
            wanted.iter().map(|(channel, since)| (channel.as_str(), since.unwrap_or(newest))).collect();
        let from = places.iter().map(|(_, since)| *since).min().unwrap_or(newest);
        let furthest = places.iter().map(|(_, since)| *since).max().unwrap_or(newest);
        let is_too_old = places.iter().any(|(channel, since)| *since < listeners.covered_after(channel));
        let replay = if is_too_old { Replay::TooOld } else { Replay::Frames(listeners.past(&places)) };
        Ok(Start { listener: listeners.add(&places, from), from, newest: newest.max(furthest), replay })
    }

    pub(super) fn leave(&self, channels: &[String], listener: &Listener) {
        self.0.listeners().remove(channels, listener);
    }
}

impl Room {
    fn listeners(&self) -> MutexGuard<'_, Listeners> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
