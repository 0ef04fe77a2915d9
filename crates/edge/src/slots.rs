//! Which sequence number last touched a tag, and up to which number this node has heard.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

/// The number of a change in the change log; numbers follow commit order.
pub type Seq = i64;

const SLOTS: usize = 65_536;

/// Tags that begin so are refreshed a little later, together: counts on lists, not the text itself.
const LATER: &str = "later:";

/// Whether a change withdraws what a page shows, so that no stale copy may be served for even a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takedown {
    No,
    Yes,
}

/// The slot of a tag. Two tags may share one; then they only make each other stale too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagMark(pub(crate) u16);

impl TagMark {
    /// The same tag has the same mark on every node and in every version (FNV-1a, folded).
    pub fn of(tag: &str) -> TagMark {
        let hash = tag
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let folded = hash ^ (hash >> 32);
        TagMark((folded ^ (folded >> 16)) as u16)
    }
}

/// The freshness of everything: cheap to clone, shared by the cache, the follower of the log and handlers.
#[derive(Clone)]
pub struct Slots(Arc<Inner>);

struct Inner {
    touched: Box<[AtomicI64]>,
    taken_down: Box<[AtomicI64]>,
    applied: AtomicI64,
    /// Counts every update of the slots, so that a page found fresh need not look at its slots again.
    epoch: AtomicU64,
    heard: watch::Sender<Seq>,
    later: Mutex<HashMap<u16, Seq>>,
    later_delay: Duration,
}

impl Default for Slots {
    fn default() -> Self {
        Slots::new()
    }
}

impl Slots {
    pub fn new() -> Slots {
        Slots::with_later_delay(Duration::from_secs(10))
    }

    /// `later_delay` is the longest time that a `later:` tag waits.
    pub fn with_later_delay(later_delay: Duration) -> Slots {
        let zeros = || (0..SLOTS).map(|_| AtomicI64::new(0)).collect();
        Slots(Arc::new(Inner {
            touched: zeros(),
            taken_down: zeros(),
            applied: AtomicI64::new(0),
            epoch: AtomicU64::new(0),
            heard: watch::Sender::new(0),
            later: Mutex::default(),
            later_delay,
        }))
    }

    /// Takes in one change. The slots are raised before `applied`: who reads `applied` and then opens a
    /// snapshot can therefore never hold a page for fresher than it is.
    pub fn apply<T: AsRef<str>>(&self, seq: Seq, tags: &[T], takedown: Takedown) {
        for tag in tags.iter().map(AsRef::as_ref) {
            let mark = TagMark::of(tag);
            match takedown {
                Takedown::No if tag.starts_with(LATER) => self.postpone(mark, seq),
                Takedown::No => self.touch(mark, seq),
                Takedown::Yes => {
                    self.0.taken_down[usize::from(mark.0)].fetch_max(seq, Ordering::AcqRel);
                    self.touch(mark, seq);
                }
            }
        }
        self.0.epoch.fetch_add(1, Ordering::Release);
        self.0.applied.fetch_max(seq, Ordering::AcqRel);
        self.0.heard.send_if_modified(|heard| {
            let is_news = seq > *heard;
            *heard = seq.max(*heard);
            is_news
        });
    }

    /// The newest change taken in. Read it before the snapshot that a page is drawn from, never after.
    pub fn applied(&self) -> Seq {
        self.0.applied.load(Ordering::Acquire)
    }

    /// Waits until `seq` is taken in, so that who wrote it reads it; false when `wait_max` ran out first.
    pub async fn wait_applied(&self, seq: Seq, wait_max: Duration) -> bool {
        let mut heard = self.0.heard.subscribe();
        let reached = heard.wait_for(|heard| *heard >= seq);
        matches!(tokio::time::timeout(wait_max, reached).await, Ok(Ok(_)))
    }

    /// Whether nothing with these marks has changed since `as_of`.
    pub fn is_fresh(&self, as_of: Seq, marks: &[TagMark]) -> bool {
        none_newer(&self.0.touched, as_of, marks)
    }

    /// Whether something with these marks has been withdrawn since `as_of`.
    pub fn is_taken_down(&self, as_of: Seq, marks: &[TagMark]) -> bool {
        !none_newer(&self.0.taken_down, as_of, marks)
    }

    /// Applies the postponed `later:` tags now; a timer does it by itself within the delay.
    pub fn tick(&self) {
        let due = std::mem::take(&mut *self.0.later.lock().unwrap_or_else(PoisonError::into_inner));
        if due.is_empty() {
            return;
        }
        for (mark, seq) in due {
            self.touch(TagMark(mark), seq);
        }
        self.0.epoch.fetch_add(1, Ordering::Release);
    }

    pub(crate) fn epoch(&self) -> u64 {
        self.0.epoch.load(Ordering::Acquire)
    }

    fn touch(&self, mark: TagMark, seq: Seq) {
        self.0.touched[usize::from(mark.0)].fetch_max(seq, Ordering::AcqRel);
    }

    /// The first to be postponed starts the timer for all that follow. Without a runtime there is no
    /// timer, so the tag is applied at once: too fresh is never wrong.
    fn postpone(&self, mark: TagMark, seq: Seq) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            return self.touch(mark, seq);
        };
        let mut later = self.0.later.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = later.is_empty();
        let waiting = later.entry(mark.0).or_insert(seq);
        *waiting = seq.max(*waiting);
        if is_first {
            let slots = self.clone();
            runtime.spawn(async move {
                tokio::time::sleep(slots.0.later_delay).await;
                slots.tick();
            });
        }
    }
}

fn none_newer(slots: &[AtomicI64], as_of: Seq, marks: &[TagMark]) -> bool {
    marks.iter().all(|mark| slots[usize::from(mark.0)].load(Ordering::Acquire) <= as_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(tags: &[&str]) -> Vec<TagMark> {
        tags.iter().map(|tag| TagMark::of(tag)).collect()
    }

    #[test]
    fn a_change_makes_older_pages_with_its_tag_stale_and_no_others() {
        let slots = Slots::new();
        slots.apply(7, &["front:en"], Takedown::No);
        assert!(!slots.is_fresh(6, &marks(&["article:1", "front:en"])));
        assert!(slots.is_fresh(7, &marks(&["front:en"])));
        assert!(slots.is_fresh(0, &marks(&["front:fr"])));
    }

    #[test]
    fn an_older_change_heard_late_never_lowers_a_slot() {
        let slots = Slots::new();
        slots.apply(9, &["a"], Takedown::No);
        slots.apply(4, &["a"], Takedown::No);
        assert_eq!(slots.applied(), 9);
        assert!(!slots.is_fresh(8, &marks(&["a"])));
    }

    #[test]
    fn only_a_takedown_forbids_stale_copies() {
        let slots = Slots::new();
        slots.apply(3, &["a"], Takedown::No);
        assert!(!slots.is_taken_down(0, &marks(&["a"])));
        slots.apply(4, &["a"], Takedown::Yes);
        assert!(slots.is_taken_down(3, &marks(&["a"])));
        assert!(!slots.is_taken_down(4, &marks(&["a"])));
    }

    #[tokio::test(start_paused = true)]
    async fn later_tags_wait_and_then_apply_together() {
        let slots = Slots::new();
        slots.apply(5, &["later:count:1"], Takedown::No);
        slots.apply(6, &["later:count:2"], Takedown::No);
        assert_eq!(slots.applied(), 6);
        assert!(slots.is_fresh(4, &marks(&["later:count:1", "later:count:2"])));
        tokio::time::sleep(Duration::from_secs(11)).await;
        assert!(!slots.is_fresh(4, &marks(&["later:count:1"])));
        assert!(!slots.is_fresh(5, &marks(&["later:count:2"])));
        assert!(slots.is_fresh(6, &marks(&["later:count:2"])));
    }

    #[tokio::test]
    async fn a_takedown_does_not_wait_for_later() {
        let slots = Slots::new();
        slots.apply(5, &["later:count:1"], Takedown::Yes);
        assert!(!slots.is_fresh(4, &marks(&["later:count:1"])));
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_a_change_ends_with_it_or_with_patience() {
        let slots = Slots::new();
        let other = slots.clone();
        let waiting = tokio::spawn(async move { other.wait_applied(3, Duration::from_millis(100)).await });
        tokio::task::yield_now().await;
        slots.apply(3, &["a"], Takedown::No);
        assert!(waiting.await.unwrap());
        assert!(!slots.wait_applied(4, Duration::from_millis(100)).await);
    }
}
