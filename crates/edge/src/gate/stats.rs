//! What the gate counts.

use std::sync::atomic::{AtomicU64, Ordering};

use http::StatusCode;

use crate::cache::Store;

/// Plain numbers since the start, for the metrics; the last two are of this moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EdgeStats {
    /// Answers given at once from memory, 304 among them.
    pub hits: u64,
    pub not_modified: u64,
    /// Reading requests that had to wait for a page.
    pub misses: u64,
    /// Times that a handler was called for a page to keep.
    pub renders: u64,
    pub parts_rendered: u64,
    /// Pages put together anew because only a part had changed.
    pub recomposed: u64,
    pub stale_served: u64,
    /// Requests handed to the router as they came.
    pub passed: u64,
    /// Answers of 503 or 500 because there was no time, no room, or a handler that panicked.
    pub refused: u64,
    pub pages_kept: u64,
    pub bytes_kept: u64,
}

impl EdgeStats {
    /// Name, meaning and value of each number, for metrics.
    pub fn named(&self) -> [(&'static str, &'static str, u64); 11] {
        [
            ("page_hits", "Answers given at once from memory", self.hits),
            ("page_not_modified", "Answers of 304, part of the hits", self.not_modified),
            ("page_misses", "Reading requests that waited for a page", self.misses),
            ("page_renders", "Times that a handler was called for a page to keep", self.renders),
            ("parts_rendered", "Times that a part was drawn", self.parts_rendered),
            ("page_recomposed", "Pages put together anew for a changed part", self.recomposed),
            ("page_stale_served", "Outdated pages that stood in for a moment", self.stale_served),
            ("requests_passed", "Requests handed on as they came", self.passed),
            ("requests_refused", "Answers of 503 or 500 for want of time or room", self.refused),
            ("pages_kept", "Pages in memory", self.pages_kept),
            ("page_bytes_kept", "Bytes of memory that pages take", self.bytes_kept),
        ]
    }
}

#[derive(Default)]
pub(super) struct Counters {
    hits: AtomicU64,
    not_modified: AtomicU64,
    pub misses: AtomicU64,
    pub renders: AtomicU64,
    pub parts_rendered: AtomicU64,
    pub recomposed: AtomicU64,
    pub stale_served: AtomicU64,
    pub passed: AtomicU64,
    pub refused: AtomicU64,
}

impl Counters {
    pub fn count_hit(&self, status: StatusCode) {
        count(&self.hits);
        if status == StatusCode::NOT_MODIFIED {
            count(&self.not_modified);
        }
    }

    pub fn read(&self, store: &Store) -> EdgeStats {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        EdgeStats {
            hits: read(&self.hits),
            not_modified: read(&self.not_modified),
            misses: read(&self.misses),
            renders: read(&self.renders),
            parts_rendered: read(&self.parts_rendered),
            recomposed: read(&self.recomposed),
            stale_served: read(&self.stale_served),
            passed: read(&self.passed),
            refused: read(&self.refused),
            pages_kept: store.pages(),
            bytes_kept: store.bytes(),
        }
    }
}

pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
