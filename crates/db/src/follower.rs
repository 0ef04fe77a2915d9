//! One who follows the change log and misses nothing.

use std::time::Duration;

use tokio::sync::watch;

use crate::change::LoggedChange;
use crate::door::Db;
use crate::error::Error;
use crate::job::random_share;

const BATCH_MAX: usize = 500;
const BACKOFF_FIRST: Duration = Duration::from_millis(100);
const BACKOFF_MAX: Duration = Duration::from_secs(2);

/// Made by [`Db::follow`]. A notice only wakes it; what it hands out it has read from the log.
pub struct Follower {
    db: Db,
    seq: i64,
    heard: watch::Receiver<i64>,
    closing: watch::Receiver<bool>,
}

impl Db {
    /// Every change after `seq`, from every process and node, in the order of the commits.
    pub fn follow(&self, seq: i64) -> Follower {
        Follower::new(self.clone(), seq)
    }
}

impl Follower {
    pub(crate) fn new(db: Db, seq: i64) -> Follower {
        let (heard, closing) = (db.pulse().seqs(), db.pulse().closing());
        Follower { db, seq, heard, closing }
    }

    /// The seq of the last change handed out.
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Waits for the next changes, at least one, in the order of their seq. It goes on through lost connections; an
    /// error is one that waiting does not mend, such as [`Error::Closed`]. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Result<Vec<LoggedChange>, Error> {
        let mut wait = BACKOFF_FIRST;
        loop {
            self.heard.borrow_and_update();
            match self.db.changes_after(self.seq, BATCH_MAX).await {
                Ok(changes) if changes.is_empty() => {
                    self.rest(Duration::from_millis(800).mul_f64(1.0 + 0.5 * random_share())).await
                }
                Ok(changes) => {
                    self.seq = changes.last().map_or(self.seq, |change| change.seq);
                    return Ok(changes);
                }
                Err(error) if error.is_passing() => {
                    if wait == BACKOFF_FIRST {
                        tracing::warn!("the change log cannot be read at the moment: {error}");
                    }
                    self.rest(wait).await;
                    wait = (wait * 2).min(BACKOFF_MAX);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Until a notice comes, the time is over, or the database is closed.
    async fn rest(&mut self, time: Duration) {
        tokio::select! {
            _ = self.heard.changed() => {}
            _ = self.closing.wait_for(|is_closed| *is_closed) => {}
            () = tokio::time::sleep(time) => {}
        }
    }
}
