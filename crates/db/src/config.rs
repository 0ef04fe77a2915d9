//! Where the database is, and how many threads may ask it.

use std::path::PathBuf;
use std::time::Duration;

use crate::clock::Clock;

/// How to open a database. Every field has a sensible value from [`Config::sqlite`] or [`Config::postgres`].
#[derive(Debug, Clone)]
pub struct Config {
    pub place: Place,
    /// Threads that read, each with its own connection.
    pub readers: usize,
    /// Threads that write, PostgreSQL only: SQLite has one writer.
    pub writers: usize,
    /// One statement may take so long.
    pub statement_wait_max: Duration,
    /// A statement may wait so long for a lock; on SQLite, for another process that writes.
    pub lock_wait_max: Duration,
    /// A closure that waited longer for a thread is refused with a 503 error instead of being run late.
    pub queue_wait_max: Duration,
    /// So many closures may wait for a thread, readers and writers each.
    pub queue_length_max: usize,
    pub clock: Clock,
}

#[derive(Debug, Clone)]
pub enum Place {
    Sqlite {
        path: PathBuf,
    },
    Postgres {
        url: String,
        /// A direct address for LISTEN and migrations, where `url` leads to a pooler.
        direct_url: Option<String>,
    },
}

impl Config {
    pub fn sqlite(path: impl Into<PathBuf>) -> Config {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Config::new(Place::Sqlite { path: path.into() }, cores.clamp(4, 16), Duration::from_secs(5))
    }

    pub fn postgres(url: impl Into<String>) -> Config {
        Config::new(Place::Postgres { url: url.into(), direct_url: None }, 10, Duration::from_secs(2))
    }

    /// The address for LISTEN and migrations, where the first one leads to a pooler.
    pub fn direct_url(mut self, direct: impl Into<String>) -> Config {
        if let Place::Postgres { direct_url, .. } = &mut self.place {
            *direct_url = Some(direct.into());
        }
        self
    }

    fn new(place: Place, readers: usize, lock_wait_max: Duration) -> Config {
        Config {
            place,
            readers,
            writers: 10,
            statement_wait_max: Duration::from_secs(10),
            lock_wait_max,
            queue_wait_max: Duration::from_secs(10),
            queue_length_max: 10_000,
            clock: Clock::default(),
        }
    }
}
