//! The time, in microseconds UTC: the database's own, or one that a test sets.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Error;
use crate::snapshot::{Engine, Snapshot};

/// Stamps changes and judges leases and due jobs. By default that is the database server's clock on PostgreSQL, which
/// all nodes share, and this machine's on SQLite.
#[derive(Clone, Default)]
pub struct Clock {
    fixed: Option<Arc<dyn Fn() -> i64 + Send + Sync>>,
}

impl Clock {
    /// A clock for tests; `now` gives microseconds since 1970 UTC.
    pub fn from_fn(now: impl Fn() -> i64 + Send + Sync + 'static) -> Clock {
        Clock { fixed: Some(Arc::new(now)) }
    }

    /// The time in this snapshot's eyes.
    pub(crate) fn now(&self, snapshot: &mut Snapshot<'_>) -> Result<i64, Error> {
        match (&self.fixed, snapshot.engine()) {
            (Some(now), _) => Ok(now()),
            (None, Engine::Sqlite) => Ok(machine_now()),
            (None, Engine::Postgres) => {
                snapshot.one("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)", &[], |row| {
                    row.get(0)
                })
            }
        }
    }

    /// The set time, or nothing where the server's own is to be taken.
    pub(crate) fn set(&self) -> Option<i64> {
        self.fixed.as_ref().map(|now| now())
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(if self.fixed.is_some() { "Clock(set)" } else { "Clock(real)" })
    }
}

pub(crate) fn machine_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}
