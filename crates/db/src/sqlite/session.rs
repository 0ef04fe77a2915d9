//! One SQLite connection with its statement cache and a bound on the time of each statement.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::{CachedStatement, Connection};

use super::{bind, refusal};
use crate::error::Error;
use crate::row::{Row, Source};
use crate::snapshot::OnRow;
use crate::value::Value;

const STATEMENTS_KEPT: usize = 256;
/// SQLite asks after so many steps of its virtual machine, well under a millisecond, whether to go on.
const STEPS_BETWEEN_CHECKS: i32 = 20_000;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Purpose {
    Read,
    Write,
}

/// How to open a session, kept so that it can be opened again.
#[derive(Debug, Clone)]
pub(super) struct Recipe {
    pub path: PathBuf,
    pub statement_wait_max: Duration,
    pub lock_wait_max: Duration,
}

pub(crate) struct Session {
    pub(super) connection: Connection,
    start: Instant,
    /// Milliseconds after `start`; 0 is no deadline.
    deadline_ms: Arc<AtomicU64>,
    statement_wait_max: Duration,
}

impl Session {
    pub(super) fn open(recipe: &Recipe, purpose: Purpose) -> rusqlite::Result<Session> {
        let mut connection = super::open::connect(&recipe.path, purpose, recipe.lock_wait_max)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let start = Instant::now();
        let deadline_ms = Arc::new(AtomicU64::new(0));
        let watched = deadline_ms.clone();
        let is_late = move || {
            let deadline = watched.load(Ordering::Relaxed);
            deadline > 0 && millis(start.elapsed()) > deadline
        };
        connection.progress_handler(STEPS_BETWEEN_CHECKS, Some(is_late))?;
        Ok(Session { connection, start, deadline_ms, statement_wait_max: recipe.statement_wait_max })
    }

    pub(crate) fn query(&self, sql: &str, values: &[Value], on_row: OnRow<'_>) -> Result<(), Error> {
        self.in_time(|| {
            let mut statement = self.prepare(sql, values)?;
            // What writes is run to its end whatever the caller has seen enough of; so does PostgreSQL.
            let stops_early = statement.readonly();
            let mut wants_more = true;
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next().map_err(refusal::error)? {
                if wants_more {
                    wants_more = on_row(&Row::new(Source::Sqlite(row)))? == ControlFlow::Continue(());
                }
                if !wants_more && stops_early {
                    break;
                }
            }
            Ok(())
        })
    }

    pub(crate) fn run(&self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.in_time(|| {
            let mut statement = self.prepare(sql, values)?;
            let is_reading = statement.readonly();
            let mut rows = statement.raw_query();
            while rows.next().map_err(refusal::error)?.is_some() {}
            Ok(if is_reading { 0 } else { self.connection.changes() })
        })
    }

    /// A statement of our own without parameters or rows, such as `begin`.
    pub(super) fn command(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(|_| ())
    }

    /// Several statements without parameters, for migrations.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), Error> {
        self.in_time(|| self.connection.execute_batch(sql).map_err(refusal::error))
    }

    /// Whether a foreign key is still unsatisfied that is to be checked only at COMMIT. Asked after every job of a
    /// group, because the COMMIT is for all of them.
    #[allow(unsafe_code, reason = "rusqlite does not wrap sqlite3_db_status")]
    pub(super) fn has_open_foreign_keys(&self) -> bool {
        let (mut current, mut highest) = (0, 0);
        // Sound: the handle is open as long as `self.connection` is borrowed, and both outputs are ours.
        let status = unsafe {
            let handle = self.connection.handle();
            let counter = rusqlite::ffi::SQLITE_DBSTATUS_DEFERRED_FKS;
            rusqlite::ffi::sqlite3_db_status(handle, counter, &mut current, &mut highest, 0)
        };
        status == rusqlite::ffi::SQLITE_OK && current != 0
    }

    fn prepare(&self, sql: &str, values: &[Value]) -> Result<CachedStatement<'_>, Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal::error)?;
        bind::bind(&mut statement, values)?;
        Ok(statement)
    }

    fn in_time<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let deadline = millis(self.start.elapsed() + self.statement_wait_max).max(1);
        self.deadline_ms.store(deadline, Ordering::Relaxed);
        let outcome = work();
        self.deadline_ms.store(0, Ordering::Relaxed);
        outcome
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
