//! The one writer of a SQLite paper: what queued during the last COMMIT shares the next one.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::refusal;
use super::session::{Purpose, Recipe, Session};
use crate::change::Change;
use crate::clock::{Clock, machine_now};
use crate::error::Error;
use crate::params;
use crate::pulse::Pulse;
use crate::queue::{Queue, Queued, Taken};
use crate::snapshot::Link;
use crate::tx::Tx;
use crate::work::{Writes, panic_text};

const GROUP_MAX: usize = 256;
/// A group takes no further job after this, so that neither its first job nor another process waits long.
const GROUP_WAIT_MAX: Duration = Duration::from_millis(50);
const IDLE_AFTER: Duration = Duration::from_secs(1);

pub(super) struct Writer {
    pub recipe: Recipe,
    pub queue: Arc<Queue<Writes>>,
    pub pulse: Arc<Pulse>,
    pub clock: Clock,
    pub queue_wait_max: Duration,
    /// None after a failed COMMIT: what the old connection believes can no longer be trusted.
    pub session: Option<Session>,
}

struct Done {
    job: Writes,
    seq: Option<i64>,
    has_jobs: bool,
}

enum Ran {
    Kept(Done),
    Refused,
    /// SQLite rolled back the whole transaction, and with it the jobs before this one.
    GroupLost(Error),
}

impl Writer {
    pub fn run(mut self) {
        let mut is_checkpointed = true;
        loop {
            match self.queue.take(GROUP_MAX, IDLE_AFTER) {
                Taken::Items(jobs) => {
                    self.write_or_recover(jobs);
                    is_checkpointed = false;
                }
                Taken::Idle if !is_checkpointed => {
                    self.checkpoint();
                    is_checkpointed = true;
                }
                Taken::Idle => {}
                Taken::Closed => return,
            }
        }
    }

    /// A panic of our own must not end the thread. Jobs lost in it are answered as unknown by their dropped channels.
    fn write_or_recover(&mut self, jobs: Vec<Queued<Writes>>) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.write(jobs)));
        if let Err(panic) = outcome {
            tracing::error!("the database writer panicked and starts anew: {}", panic_text(panic.as_ref()));
            self.session = None;
        }
    }

    fn write(&mut self, jobs: Vec<Queued<Writes>>) {
        let mut waiting = VecDeque::with_capacity(jobs.len());
        for Queued { item, since } in jobs {
            if since.elapsed() > self.queue_wait_max {
                refuse(item, Error::unavailable("too many commands are waiting for the database"));
            } else {
                waiting.push_back(item);
            }
        }
        while !waiting.is_empty() {
            if let Err(error) = self.write_group(&mut waiting) {
                self.pulse.set_writer_alive(false);
                tracing::warn!("a group of commands could not be written: {error}");
                waiting.drain(..).for_each(|job| refuse(job, error.clone()));
            }
        }
    }

    /// One transaction with a savepoint for each job. An error is one of the beginning: no job was run.
    fn write_group(&mut self, waiting: &mut VecDeque<Writes>) -> Result<(), Error> {
        let session = match self.session.take() {
            Some(session) => session,
            None => Session::open(&self.recipe, Purpose::Write).map_err(refusal::error)?,
        };
        session.command("begin immediate").map_err(refusal::error)?;
        let mut done = Vec::with_capacity(waiting.len());
        match self.run_jobs(&session, waiting, &mut done).and_then(|()| commit(&session)) {
            Ok(()) => {
                self.session = Some(session);
                self.tell(done);
            }
            Err(error) => {
                tracing::error!("a commit of {} commands failed: {error}", done.len());
                self.pulse.set_writer_alive(false);
                // The connection is closed first, so that whoever hears the refusal finds the lock free.
                drop(session);
                done.into_iter().for_each(|done| refuse(done.job, error.clone()));
            }
        }
        Ok(())
    }

    fn run_jobs(&self, session: &Session, waiting: &mut VecDeque<Writes>, done: &mut Vec<Done>) -> Result<(), Error> {
        let start = Instant::now();
        while let Some(job) = waiting.pop_front() {
            match self.run_job(session, job).map_err(refusal::error)? {
                Ran::Kept(kept) => done.push(kept),
                Ran::Refused => {}
                Ran::GroupLost(error) => return Err(error),
            }
            if start.elapsed() > GROUP_WAIT_MAX {
                break;
            }
        }
        Ok(())
    }

    /// An error is one of our own savepoint, which ends the group.
    fn run_job(&self, session: &Session, mut job: Writes) -> rusqlite::Result<Ran> {
        session.command("savepoint job")?;
        let mut tx = Tx::new(Link::Sqlite(session), self.clock.clone());
        let mut is_kept = job.run(&mut tx);
        let mut seq = None;
        if is_kept {
            match log_changes(&mut tx) {
                Ok(last) => seq = last,
                Err(error) => {
                    job.refuse(error);
                    is_kept = false;
                }
            }
        }
        if is_kept && session.has_open_foreign_keys() {
            job.refuse(Error::Constraint { rule: "FOREIGN KEY constraint failed".to_owned() });
            is_kept = false;
        }
        if session.connection.is_autocommit() {
            let why = "SQLite rolled back a group of commands because one of them failed badly; try again";
            if is_kept {
                job.refuse(Error::unavailable(why));
            }
            job.answer(None);
            return Ok(Ran::GroupLost(Error::unavailable(why)));
        }
        if is_kept {
            let has_jobs = tx.has_jobs();
            session.command("release job")?;
            return Ok(Ran::Kept(Done { job, seq, has_jobs }));
        }
        session.command("rollback to job")?;
        session.command("release job")?;
        job.answer(None);
        Ok(Ran::Refused)
    }

    fn tell(&self, done: Vec<Done>) {
        self.pulse.set_writer_alive(true);
        if let Some(seq) = done.iter().filter_map(|done| done.seq).max() {
            self.pulse.hear_seq(seq);
        }
        if done.iter().any(|done| done.has_jobs) {
            self.pulse.hear_job();
        }
        done.into_iter().for_each(|done| done.job.answer(done.seq));
    }

    /// Moves what is in the WAL into the database while nobody waits, as far as the readers allow.
    fn checkpoint(&self) {
        let Some(session) = &self.session else { return };
        let outcome = session.connection.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()));
        if let Err(error) = outcome {
            tracing::warn!("the write-ahead log could not be checkpointed: {error}");
        }
    }
}

fn commit(session: &Session) -> Result<(), Error> {
    session.command("commit").map_err(refusal::commit_error)
}

fn refuse(mut job: Writes, error: Error) {
    job.refuse(error);
    job.answer(None);
}

fn log_changes(tx: &mut Tx<'_>) -> Result<Option<i64>, Error> {
    let mut last = None;
    let at = tx.clock().set().unwrap_or_else(machine_now);
    for Change { kind, entity, entity_id, tags, payload, is_hard } in tx.take_changes() {
        let seq = tx.one(
            "insert into change (at, kind, entity, entity_id, tags, payload, is_hard)
             values ($1, $2, $3, $4, $5, $6, $7) returning seq",
            &params![at, kind, entity, entity_id, serde_json::Value::from(tags), payload, is_hard],
            |row| row.get(0),
        )?;
        last = Some(seq);
    }
    Ok(last)
}
