//! A clock that stands still until a test moves it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use print::Micros;

/// Cheap to clone; all clones show the same time.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows an instant such as `2026-11-22T09:30:00Z`.
    pub fn at(instant: &str) -> TestClock {
        TestClock(Arc::new(AtomicI64::new(micros(instant))))
    }

    pub fn now(&self) -> Micros {
        self.0.load(Ordering::SeqCst)
    }

    pub fn set(&self, instant: &str) {
        self.0.store(micros(instant), Ordering::SeqCst);
    }

    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(i64::try_from(by.as_micros()).unwrap(), Ordering::SeqCst);
    }
}

/// Microseconds of an instant such as `2026-11-22T09:30:00Z`.
pub fn micros(instant: &str) -> Micros {
    instant.parse::<Timestamp>().unwrap().as_microsecond()
}
