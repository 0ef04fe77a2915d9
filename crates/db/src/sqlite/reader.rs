//! The readers of a SQLite paper: each its own read-only connection, each closure one snapshot.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use super::refusal;
use super::session::{Purpose, Recipe, Session};
use crate::error::Error;
use crate::queue::{Queue, Queued, Taken};
use crate::snapshot::{Link, Snapshot};
use crate::work::{Reads, panic_text};

pub(super) struct Reader {
    pub recipe: Recipe,
    pub queue: Arc<Queue<Reads>>,
    pub queue_wait_max: Duration,
    pub session: Option<Session>,
}

impl Reader {
    pub fn run(mut self) {
        loop {
            match self.queue.take(1, Duration::from_secs(60)) {
                Taken::Items(jobs) => jobs.into_iter().for_each(|job| self.read_or_recover(job)),
                Taken::Idle => {}
                Taken::Closed => return,
            }
        }
    }

    fn read_or_recover(&mut self, job: Queued<Reads>) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.read(job))) {
            tracing::error!("a database reader panicked and starts anew: {}", panic_text(panic.as_ref()));
            self.session = None;
        }
    }

    fn read(&mut self, Queued { item: job, since }: Queued<Reads>) {
        if job.is_abandoned() {
            return;
        }
        if since.elapsed() > self.queue_wait_max {
            return job.refuse(Error::unavailable("too many readers are waiting for the database"));
        }
        let begun = self.session.take().map_or_else(|| Session::open(&self.recipe, Purpose::Read), Ok);
        let begun = begun.and_then(|session| session.command("begin").map(|()| session));
        let session = match begun {
            Ok(session) => session,
            Err(error) => return job.refuse(refusal::error(error)),
        };
        let mut snapshot = Snapshot::new(Link::Sqlite(&session));
        job.run(&mut snapshot);
        // A connection that cannot even end its transaction is closed, and the next job opens another.
        if session.connection.is_autocommit() || session.command("commit").is_ok() {
            self.session = Some(session);
        }
    }
}
