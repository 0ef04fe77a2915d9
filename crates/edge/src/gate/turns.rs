//! Turns to render: so many at once, so many waiting; beyond that it is better to say so.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, SemaphorePermit};

pub(super) struct Turns {
    turns: Semaphore,
    waiting: AtomicUsize,
    waiting_max: usize,
}

impl Turns {
    pub fn new(renders_max: usize, waiting_max: usize) -> Turns {
        Turns { turns: Semaphore::new(renders_max.max(1)), waiting: AtomicUsize::new(0), waiting_max }
    }

    /// A turn to render, or `None` when too many wait for one already.
    pub async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        if let Ok(turn) = self.turns.try_acquire() {
            return Some(turn);
        }
        let _place = self.queue()?;
        self.turns.acquire().await.ok()
    }

    fn queue(&self) -> Option<Place<'_>> {
        let place = Place(&self.waiting);
        (self.waiting.fetch_add(1, Ordering::AcqRel) < self.waiting_max).then_some(place)
    }
}

/// A place in the queue, given up when dropped.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use super::*;

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_at_once() {
        let turns = Turns::new(1, 1);
        let first = turns.turn().await.unwrap();
        let mut second = std::pin::pin!(turns.turn());
        let mut context = Context::from_waker(Waker::noop());
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(turns.turn().await.is_none());
        drop(first);
        assert!(second.await.is_some());
        assert!(turns.turn().await.is_some(), "places in the queue are given back");
    }
}
