//! A bounded queue between futures and database threads, closed only when it has been drained.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    filled: Condvar,
    length_max: usize,
}

struct State<T> {
    items: VecDeque<Queued<T>>,
    is_closed: bool,
}

pub(crate) struct Queued<T> {
    pub item: T,
    pub since: Instant,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    Full,
    Closed,
}

pub(crate) enum Taken<T> {
    Items(Vec<Queued<T>>),
    Idle,
    /// Closed and empty: the thread may go.
    Closed,
}

impl<T> Queue<T> {
    pub fn new(length_max: usize) -> Queue<T> {
        let state = State { items: VecDeque::new(), is_closed: false };
        Queue { state: Mutex::new(state), filled: Condvar::new(), length_max }
    }

    pub fn push(&self, item: T) -> Result<(), Refusal> {
        let mut state = self.lock();
        if state.is_closed {
            return Err(Refusal::Closed);
        }
        if state.items.len() >= self.length_max {
            return Err(Refusal::Full);
        }
        state.items.push_back(Queued { item, since: Instant::now() });
        self.filled.notify_one();
        Ok(())
    }

    /// Up to `count_max` items in the order of their coming, as soon as there is one; `Idle` after `wait_max`.
    pub fn take(&self, count_max: usize, wait_max: Duration) -> Taken<T> {
        let until = Instant::now() + wait_max;
        let mut state = self.lock();
        while state.items.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            if state.is_closed {
                return Taken::Closed;
            }
            if left.is_zero() {
                return Taken::Idle;
            }
            state = self.filled.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let count = state.items.len().min(count_max);
        Taken::Items(state.items.drain(..count).collect())
    }

    pub fn close(&self) {
        self.lock().is_closed = true;
        self.filled.notify_all();
    }

    pub fn len(&self) -> usize {
        self.lock().items.len()
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_queue_hands_out_what_it_holds_and_takes_no_more() {
        let queue = Queue::new(2);
        assert_eq!(queue.push(1), Ok(()));
        assert_eq!(queue.push(2), Ok(()));
        assert_eq!(queue.push(3), Err(Refusal::Full));
        queue.close();
        assert_eq!(queue.push(4), Err(Refusal::Closed));
        let Taken::Items(items) = queue.take(9, Duration::ZERO) else { panic!("two items are waiting") };
        assert_eq!(items.iter().map(|queued| queued.item).collect::<Vec<_>>(), [1, 2]);
        assert!(matches!(queue.take(9, Duration::ZERO), Taken::Closed));
    }
}
