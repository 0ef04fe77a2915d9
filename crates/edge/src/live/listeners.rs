//! Who listens to what, and the ring of what was said last.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use bytes::Bytes;

use super::event::{Earlier, Event};
use super::inbox::Inbox;
use crate::slots::Seq;

#[derive(Default)]
pub(super) struct Listeners {
    ring: VecDeque<Past>,
    /// Of no channel is anything known from before this number.
    pub covers_after: Seq,
    /// The newest event of each channel that the ring has forgotten: a quiet channel is covered far back,
    /// however busy the others are.
    forgotten: HashMap<String, Seq>,
    by_channel: HashMap<String, HashMap<u64, Arc<Listener>>>,
    pub open: usize,
    next_id: u64,
    pub is_closed: bool,
}

struct Past {
    seq: Seq,
    channels: Vec<String>,
    subject: Option<String>,
    frame: Bytes,
}

pub(super) struct Listener {
    id: u64,
    /// What the client has already, although this node may not have heard of it yet.
    pub has_until: Seq,
    pub inbox: Inbox,
}

/// Channels whose newest forgotten event is remembered; beyond, all of them are covered equally short.
const FORGOTTEN_CHANNELS_MAX: usize = 16_384;

impl Listeners {
    /// How many heard it. Who listens to several of the channels hears it once.
    pub fn tell(&self, channels: &[String], seq: Seq, frame: &Bytes) -> u64 {
        let mut told = HashSet::new();
        for listeners in channels.iter().filter_map(|channel| self.by_channel.get(channel)) {
            for listener in listeners.values() {
                let is_first = channels.len() == 1 || told.insert(listener.id);
                if is_first && seq > listener.has_until {
                    listener.inbox.put(frame);
                }
            }
        }
        match channels {
            [only] => self.by_channel.get(only).map_or(0, |listeners| listeners.len() as u64),
            _ => told.len() as u64,
        }
    }

    pub fn remember(&mut self, event: Event, frame: Bytes, ring: usize) {
        if let Some(subject) = event.subject.as_ref().filter(|_| event.earlier != Earlier::Stand) {
            self.drop_earlier(subject, event.earlier);
        }
        self.ring.push_back(Past { seq: event.seq, channels: event.channels, subject: event.subject, frame });
        if self.ring.len() > ring
            && let Some(forgotten) = self.ring.pop_front()
        {
            self.forget(forgotten);
        }
    }

    fn drop_earlier(&mut self, subject: &str, earlier: Earlier) {
        let is_about = |past: &Past| past.subject.as_deref() == Some(subject);
        let (dropped, kept) = std::mem::take(&mut self.ring).into_iter().partition::<VecDeque<Past>, _>(is_about);
        self.ring = kept;
        if earlier == Earlier::Outdated {
            dropped.into_iter().for_each(|past| self.forget(past));
        }
    }

    fn forget(&mut self, past: Past) {
        for channel in past.channels {
            let newest = self.forgotten.entry(channel).or_insert(past.seq);
            *newest = past.seq.max(*newest);
        }
        if self.forgotten.len() > FORGOTTEN_CHANNELS_MAX {
            // What was dropped as outdated may be newer than what falls out of the ring.
            self.covers_after = self.forgotten.values().copied().fold(self.covers_after.max(past.seq), Seq::max);
            self.forgotten.clear();
        }
    }

    /// From which number on the ring holds every event of this channel.
    pub fn covered_after(&self, channel: &str) -> Seq {
        self.forgotten.get(channel).copied().unwrap_or(Seq::MIN).max(self.covers_after)
    }

    /// What the ring has of each channel after its place.
    pub fn past(&self, places: &[(&str, Seq)]) -> Vec<Bytes> {
        let concerns = |past: &&Past| {
            places.iter().any(|(channel, since)| past.seq > *since && past.channels.iter().any(|own| own == channel))
        };
        self.ring.iter().filter(concerns).map(|past| past.frame.clone()).collect()
    }

    pub fn add(&mut self, places: &[(&str, Seq)], has_until: Seq) -> Arc<Listener> {
        self.next_id += 1;
        self.open += 1;
        let listener = Arc::new(Listener { id: self.next_id, has_until, inbox: Inbox::new() });
        for (channel, _) in places {
            let listeners = self.by_channel.entry((*channel).to_owned()).or_default();
            listeners.insert(listener.id, Arc::clone(&listener));
        }
        listener
    }

    pub fn remove(&mut self, channels: &[String], listener: &Listener) {
        self.open -= 1;
        for channel in channels {
            if let Some(listeners) = self.by_channel.get_mut(channel) {
                listeners.remove(&listener.id);
                if listeners.is_empty() {
                    self.by_channel.remove(channel);
                }
            }
        }
    }

    pub fn close_inboxes(&self) {
        for listener in self.by_channel.values().flat_map(HashMap::values) {
            listener.inbox.close();
        }
    }
}
