//! The bounded memory of pages, missing pages and parts.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::page::{Page, Part};
use crate::keep::PartName;
use crate::key::{KeyRef, PageKey};

/// Pages that were found and pages that were not live apart, so that a crawler of dead links cannot
/// push out a living one.
pub(crate) struct Store {
    found: Cache<PageKey, Arc<Page>, ByWeight>,
    missing: Cache<PageKey, Arc<Page>, ByWeight>,
    parts: Cache<PartName, Arc<Part>, ByWeight>,
    unkept: Cache<u64, ()>,
    hasher: RandomState,
}

#[derive(Clone)]
struct ByWeight;

impl Weighter<PageKey, Arc<Page>> for ByWeight {
    fn weight(&self, key: &PageKey, page: &Arc<Page>) -> u64 {
        page.weight_bytes() + key.target.len() as u64
    }
}

impl Weighter<PartName, Arc<Part>> for ByWeight {
    fn weight(&self, name: &PartName, part: &Arc<Part>) -> u64 {
        part.weight_bytes() + name.len() as u64
    }
}

const UNKEPT_MAX: usize = 8_192;
const TYPICAL_PAGE_BYTES: u64 = 32 * 1024;

impl Store {
    /// An eighth of `cache_bytes` is for parts, `missing_bytes` for pages that are not there.
    pub fn new(cache_bytes: u64, missing_bytes: u64) -> Store {
        let part_bytes = cache_bytes / 8;
        Store {
            found: weighed(cache_bytes - part_bytes),
            missing: weighed(missing_bytes),
            parts: weighed(part_bytes),
            unkept: Cache::new(UNKEPT_MAX),
            hasher: RandomState::new(),
        }
    }

    pub fn page(&self, key: KeyRef<'_>) -> Option<Arc<Page>> {
        self.found.get(&key).or_else(|| self.missing.get(&key))
    }

    pub fn keep(&self, key: PageKey, page: Arc<Page>) {
        let is_found = !matches!(page.rendering.status.as_u16(), 404 | 410);
        let (home, other) = match is_found {
            true => (&self.found, &self.missing),
            false => (&self.missing, &self.found),
        };
        other.remove(&key);
        home.insert(key, page);
    }

    pub fn part(&self, name: &str) -> Option<Arc<Part>> {
        self.parts.get(name)
    }

    pub fn keep_part(&self, name: PartName, part: Arc<Part>) {
        self.parts.insert(name, part);
    }

    pub fn is_unkept(&self, key: &PageKey) -> bool {
        self.unkept.get(&self.hasher.hash_one(key.without_query())).is_some()
    }

    /// Remembers that a page is not for keeping; what was kept under its name is dropped.
    pub fn mark_unkept(&self, key: &PageKey) {
        self.found.remove(key);
        self.missing.remove(key);
        self.unkept.insert(self.hasher.hash_one(key.without_query()), ());
    }

    pub fn unmark(&self, key: &PageKey) {
        self.unkept.remove(&self.hasher.hash_one(key.without_query()));
    }

    pub fn clear(&self) {
        self.found.clear();
        self.missing.clear();
        self.parts.clear();
        self.unkept.clear();
    }

    pub fn bytes(&self) -> u64 {
        self.found.weight() + self.missing.weight() + self.parts.weight()
    }

    pub fn pages(&self) -> u64 {
        (self.found.len() + self.missing.len()) as u64
    }
}

fn weighed<K: Eq + std::hash::Hash, V: Clone>(bytes: u64) -> Cache<K, V, ByWeight>
where
    ByWeight: Weighter<K, V>,
{
    let typical = (bytes / TYPICAL_PAGE_BYTES).max(1) as usize;
    Cache::with_weighter(typical, bytes, ByWeight)
}
