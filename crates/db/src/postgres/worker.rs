//! The worker threads of PostgreSQL: take a closure, run it on this thread's connection, answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::refusal;
use super::session::Session;
use crate::clock::Clock;
use crate::error::Error;
use crate::pulse::Pulse;
use crate::queue::{Queue, Queued, Taken};
use crate::snapshot::{Link, Snapshot};
use crate::tx::Tx;
use crate::work::{Reads, Writes, panic_text};

const BACKOFF_FIRST: Duration = Duration::from_millis(100);
const BACKOFF_MAX: Duration = Duration::from_secs(2);
const IDLE_WAIT: Duration = Duration::from_secs(60);

/// What readers and writers have in common: a connection, and patience with a server that is away.
pub(super) struct Worker {
    pub session: Session,
    pub pulse: Arc<Pulse>,
    pub clock: Clock,
    pub queue_wait_max: Duration,
    pub outage: Option<Outage>,
}

/// While it lasts, jobs are refused at once instead of each waiting for another attempt.
pub(super) struct Outage {
    until: Instant,
    wait: Duration,
    why: String,
}

impl Worker {
    pub fn run_reads(mut self, queue: &Queue<Reads>) {
        loop {
            match queue.take(1, IDLE_WAIT) {
                Taken::Items(jobs) => jobs.into_iter().for_each(|job| self.recovering(|worker| worker.read(job))),
                Taken::Idle => {}
                Taken::Closed => return,
            }
        }
    }

    pub fn run_writes(mut self, queue: &Queue<Writes>) {
        loop {
            match queue.take(1, IDLE_WAIT) {
                Taken::Items(jobs) => jobs.into_iter().for_each(|job| self.recovering(|worker| worker.write(job))),
                Taken::Idle => {}
                Taken::Closed => return,
            }
        }
    }

    /// A panic of our own costs the connection, never the thread.
    fn recovering(&mut self, work: impl FnOnce(&mut Worker)) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| work(self))) {
            tracing::error!("a database worker panicked and goes on: {}", panic_text(panic.as_ref()));
            self.session.rollback();
        }
    }

    fn read(&mut self, Queued { item: job, since }: Queued<Reads>) {
        if job.is_abandoned() {
            return;
        }
        if let Err(error) = self.make_ready(since) {
            return job.refuse(error);
        }
        self.session.begin_read();
        job.run(&mut Snapshot::new(Link::Postgres(&mut self.session)));
        self.session.end_read();
    }

    fn write(&mut self, Queued { item: mut job, since }: Queued<Writes>) {
        let ready = self.make_ready(since).and_then(|()| self.session.begin_write());
        if let Err(error) = ready {
            job.refuse(error);
            return job.answer(None);
        }
        let mut tx = Tx::new(Link::Postgres(&mut self.session), self.clock.clone());
        if !job.run(&mut tx) {
            drop(tx);
            self.session.rollback();
            return job.answer(None);
        }
        let (changes, has_jobs) = (tx.take_changes(), tx.has_jobs());
        drop(tx);
        match self.session.commit(changes, self.clock.set()) {
            Ok(seq) => {
                self.tell(seq, has_jobs);
                job.answer(seq);
            }
            Err(error) => {
                tracing::warn!("a commit failed: {error}");
                job.refuse(error);
                job.answer(None);
            }
        }
    }

    fn tell(&self, seq: Option<i64>, has_jobs: bool) {
        self.pulse.set_writer_alive(true);
        if let Some(seq) = seq {
            self.pulse.hear_seq(seq);
        }
        if has_jobs {
            self.pulse.hear_job();
        }
    }

    fn make_ready(&mut self, since: Instant) -> Result<(), Error> {
        if since.elapsed() > self.queue_wait_max {
            return Err(Error::unavailable("too many commands are waiting for the database"));
        }
        if self.session.is_connected() {
            return Ok(());
        }
        if let Some(outage) = &self.outage
            && Instant::now() < outage.until
        {
            return Err(Error::unavailable(outage.why.clone()));
        }
        match self.session.connect() {
            Ok(()) => {
                self.outage = None;
                self.pulse.set_writer_alive(true);
                Ok(())
            }
            Err(error) => Err(self.note_outage(&error)),
        }
    }

    fn note_outage(&mut self, error: &tokio_postgres::Error) -> Error {
        let why = format!("PostgreSQL cannot be reached ({})", refusal::chain(error));
        if self.outage.is_none() {
            tracing::warn!("{why}");
        }
        let wait = self.outage.take().map_or(BACKOFF_FIRST, |outage| (outage.wait * 2).min(BACKOFF_MAX));
        self.outage = Some(Outage { until: Instant::now() + wait, wait, why: why.clone() });
        self.pulse.set_writer_alive(false);
        Error::Unavailable { why }
    }
}
