//! The door: opening the database, and every closure's way in.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::watch;

use crate::change::{self, LoggedChange};
use crate::config::{Config, Place};
use crate::error::Error;
use crate::job::{self, Job};
use crate::migration::{self, MigrateError, MigrationReport, MigrationSet, SchemaState};
use crate::open::OpenError;
use crate::postgres;
use crate::pulse::{Health, Pulse};
use crate::queue::{Queue, Refusal};
use crate::snapshot::{Engine, Link, Snapshot};
use crate::sqlite;
use crate::tx::Tx;
use crate::work::{self, Committed, Reads, Writes};

/// An open database. Clones share its threads, which end when the last clone is dropped or [`Db::close`] is called.
#[derive(Clone)]
pub struct Db {
    house: Arc<House>,
}

struct House {
    config: Config,
    reads: Arc<Queue<Reads>>,
    writes: Arc<Queue<Writes>>,
    pulse: Arc<Pulse>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    postgres: Option<postgres::House>,
}

impl Db {
    /// Opens the database and starts its threads. It does not migrate.
    pub async fn open(config: Config) -> Result<Db, OpenError> {
        let house = blocking(move || House::start(config)).await?;
        Ok(Db { house: Arc::new(house) })
    }

    pub fn engine(&self) -> Engine {
        if self.house.postgres.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// Reads in one snapshot. The closure runs on a database thread; one that nobody awaits any more may not be begun.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.read_tagged(work).await.map(|(value, _)| value)
    }

    /// Like [`Db::read`], with the cache tags that the closure touched, each once, sorted.
    pub async fn read_tagged<T, E, F>(&self, work: F) -> Result<(T, Vec<String>), E>
    where
        F: FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (job, answer) = work::read(work);
        self.house.reads.push(job).map_err(|refusal| E::from(refused(refusal)))?;
        answer.await.unwrap_or_else(|_| Err(E::from(Error::Closed)))
    }

    /// Writes in one transaction and answers when it is durable. Once this was polled, the closure runs to its end
    /// whatever becomes of the future; it may be run beside others, but its transaction stands or falls alone.
    pub async fn write<T, E, F>(&self, work: F) -> Result<Committed<T>, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (job, answer) = work::write(work);
        self.house.writes.push(job).map_err(|refusal| E::from(refused(refusal)))?;
        answer.await.unwrap_or_else(|_| Err(E::from(Error::Unknown)))
    }

    /// Brings the tables up to what this binary knows: the database's own set first, then `sets` in their order.
    pub async fn migrate(&self, sets: &[MigrationSet]) -> Result<MigrationReport, MigrateError> {
        let (house, sets) = (self.house.clone(), sets.to_vec());
        blocking(move || house.migrate(&sets)).await
    }

    /// How the tables stand to this binary, for `check` and for the start.
    pub async fn schema_state(&self, sets: &[MigrationSet]) -> Result<SchemaState, Error> {
        let sets = sets.to_vec();
        self.read(move |snapshot| migration::state(snapshot, &sets)).await
    }

    /// The seq of the latest change, or 0.
    pub async fn last_seq(&self) -> Result<i64, Error> {
        self.read(change::last).await
    }

    /// The lowest seq still kept, or 0. A follower that starts from before it has missed changes.
    pub async fn oldest_seq(&self) -> Result<i64, Error> {
        self.read(change::oldest).await
    }

    /// Up to `limit` changes after `seq`, oldest first.
    pub async fn changes_after(&self, seq: i64, limit: usize) -> Result<Vec<LoggedChange>, Error> {
        let changes = self.read(move |snapshot| change::after(snapshot, seq, limit)).await?;
        self.house.pulse.mark_heard();
        Ok(changes)
    }

    /// Forgets changes logged before `at` (microseconds UTC), except the newest.
    pub async fn forget_changes(&self, at: i64) -> Result<u64, Error> {
        Ok(self.write(move |tx| change::forget(tx, at)).await?.value)
    }

    /// Takes the job of these kinds (of any kind if there are none) that is due longest, for `lease`.
    pub async fn claim_job(&self, kinds: &[&str], lease: Duration) -> Result<Option<Job>, Error> {
        let kinds: Vec<String> = kinds.iter().map(|&kind| kind.to_owned()).collect();
        Ok(self.write(move |tx| job::claim(tx, &kinds, lease)).await?.value)
    }

    /// Marks the job as done; prefer [`Tx::finish_job`], which keeps it together with the job's effect.
    pub async fn finish_job(&self, job: &Job) -> Result<(), Error> {
        let job = job.clone();
        self.write(move |tx| tx.finish_job(&job)).await.map(|_| ())
    }

    /// Puts the job off, longer after each attempt; after twelve it is dead.
    pub async fn fail_job(&self, job: &Job, why: &str) -> Result<(), Error> {
        let (job, why) = (job.clone(), why.to_owned());
        self.write(move |tx| job::fail(tx, &job, &why)).await.map(|_| ())
    }

    /// Prolongs the lease from now; the new end.
    pub async fn prolong_job(&self, job: &Job, lease: Duration) -> Result<i64, Error> {
        let job = job.clone();
        Ok(self.write(move |tx| job::prolong(tx, &job, lease)).await?.value)
    }

    /// When the next job of these kinds is due (microseconds UTC, maybe past), or none.
    pub async fn next_job_at(&self, kinds: &[&str]) -> Result<Option<i64>, Error> {
        let kinds: Vec<String> = kinds.iter().map(|&kind| kind.to_owned()).collect();
        self.read(move |snapshot| job::next_at(snapshot, &kinds)).await
    }

    /// Changes whenever this process commits jobs; those of other nodes are found by asking every second or so.
    pub fn job_bell(&self) -> watch::Receiver<u64> {
        self.house.pulse.jobs()
    }

    /// Forgets jobs that were done before `at` (microseconds UTC).
    pub async fn forget_done_jobs(&self, at: i64) -> Result<u64, Error> {
        Ok(self.write(move |tx| job::forget_done(tx, at)).await?.value)
    }

    /// SQLite: copies the database, between two commits, into a new file. PostgreSQL has `pg_dump`.
    pub async fn copy_to(&self, target: &Path) -> Result<(), Error> {
        let Place::Sqlite { path } = &self.house.config.place else {
            return Err(Error::Unsupported("a PostgreSQL database is copied by pg_dump"));
        };
        let (source, target) = (path.clone(), target.to_owned());
        blocking(move || sqlite::copy_to(&source, &target)).await
    }

    pub fn health(&self) -> Health {
        let House { reads, writes, pulse, .. } = &*self.house;
        Health {
            engine: self.engine(),
            writer_alive: pulse.is_writer_alive() && !pulse.is_closed(),
            heard_ago: pulse.heard_ago(),
            waiting_reads: reads.len(),
            waiting_writes: writes.len(),
        }
    }

    /// Takes nothing more, finishes what waits, and ends the threads.
    pub async fn close(&self) {
        self.house.begin_closing();
        let threads = std::mem::take(&mut *self.house.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let place = self.house.config.place.clone();
        blocking(move || {
            let was_open = !threads.is_empty();
            threads.into_iter().for_each(|thread| drop(thread.join()));
            if let (Place::Sqlite { path }, true) = (place, was_open) {
                sqlite::settle(&path);
            }
        })
        .await;
    }

    pub(crate) fn pulse(&self) -> &Arc<Pulse> {
        &self.house.pulse
    }
}

impl House {
    fn start(config: Config) -> Result<House, OpenError> {
        let reads = Arc::new(Queue::new(config.queue_length_max));
        let writes = Arc::new(Queue::new(config.queue_length_max));
        let pulse = Arc::new(Pulse::new());
        let (postgres, threads) = match &config.place {
            Place::Sqlite { path } => (None, sqlite::start(path, &config, &reads, &writes, &pulse)?),
            Place::Postgres { url, direct_url } => {
                let urls = (url.as_str(), direct_url.as_deref());
                let (house, threads) = postgres::start(urls, &config, &reads, &writes, &pulse)?;
                (Some(house), threads)
            }
        };
        Ok(House { config, reads, writes, pulse, threads: Mutex::new(threads), postgres })
    }

    fn migrate(&self, sets: &[MigrationSet]) -> Result<MigrationReport, MigrateError> {
        match (&self.config.place, &self.postgres) {
            (_, Some(postgres)) => {
                let mut session = postgres.workshop()?;
                let report = migration::migrate(Link::Postgres(&mut session), sets);
                postgres.note_new_schema();
                report
            }
            (Place::Sqlite { path }, _) => {
                let session = sqlite::workshop(path)?;
                migration::migrate(Link::Sqlite(&session), sets)
            }
            (Place::Postgres { .. }, None) => Err(Error::Closed.into()),
        }
    }

    fn begin_closing(&self) {
        self.pulse.close();
        self.reads.close();
        self.writes.close();
        let threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        threads.iter().for_each(|thread| thread.thread().unpark());
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.begin_closing();
    }
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Full => Error::unavailable("too many commands are waiting for the database"),
        Refusal::Closed => Error::Closed,
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => value,
        Err(failure) => match failure.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is going down and takes this future with it.
            Err(_) => std::future::pending().await,
        },
    }
}
