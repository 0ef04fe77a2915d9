//! Single flight: whoever wants what is already being made waits for it instead of making it again.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// What is being made at this moment, by name. The work runs in its own task: it goes on when all who
/// waited have left.
pub(crate) struct Flights<K, T>(Arc<Mutex<HashMap<K, watch::Receiver<Option<T>>>>>);

/// One who waits.
pub(crate) struct Waiting<T>(watch::Receiver<Option<T>>);

impl<K, T> Flights<K, T>
where
    K: Hash + Eq + Clone + Send + 'static,
    T: Clone + Send + Sync + 'static,
{
    pub fn new() -> Flights<K, T> {
        Flights(Arc::default())
    }

    /// Joins the flight of this name or starts it. Who finds none must look once more, inside `work`,
    /// whether the last flight has not just brought what is wanted.
    pub fn join<F>(&self, key: &K, work: impl FnOnce() -> F) -> Waiting<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = running.get(key) {
            return Waiting(flight.clone());
        }
        let (landing, flight) = watch::channel(None);
        running.insert(key.clone(), flight.clone());
        drop(running);
        let leaving = Leaving(Arc::clone(&self.0), key.clone());
        let work = work();
        tokio::spawn(async move {
            let landed = work.await;
            drop(leaving);
            landing.send_replace(Some(landed));
        });
        Waiting(flight)
    }
}

impl<T: Clone> Waiting<T> {
    /// What the flight brought; `None` if its work panicked.
    pub async fn landed(mut self) -> Option<T> {
        let landed = self.0.wait_for(Option::is_some).await.ok()?;
        landed.clone()
    }
}

/// Takes the flight off the board, also when its work panicked.
struct Leaving<K: Hash + Eq, T>(Arc<Mutex<HashMap<K, watch::Receiver<Option<T>>>>>, K);

impl<K: Hash + Eq, T> Drop for Leaving<K, T> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn fifty_who_want_the_same_make_it_once() {
        let flights: Flights<&str, u32> = Flights::new();
        let made = Arc::new(AtomicU32::new(0));
        let (open, gate) = watch::channel(false);
        let waiting: Vec<_> = (0..50)
            .map(|_| {
                let (made, mut gate) = (Arc::clone(&made), gate.clone());
                flights.join(&"page", || async move {
                    gate.wait_for(|is_open| *is_open).await.unwrap();
                    made.fetch_add(1, Ordering::SeqCst)
                })
            })
            .collect();
        open.send_replace(true);
        for one in waiting {
            assert_eq!(one.landed().await, Some(0));
        }
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_panic_frees_those_who_wait_and_the_name() {
        let flights: Flights<&str, u32> = Flights::new();
        let crashed = flights.join(&"page", || async { panic!("in a test") });
        assert_eq!(crashed.landed().await, None);
        assert_eq!(flights.join(&"page", || async { 7 }).landed().await, Some(7));
    }
}
