//! The ear for other processes on the same file: SQLite counts their commits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::{Purpose, Recipe, Session};
use crate::pulse::Pulse;

const LISTEN_EVERY: Duration = Duration::from_millis(200);
/// The log is looked at so often even if no foreign commit was counted.
const LOOK_EVERY: Duration = Duration::from_secs(1);

pub(super) struct Watcher {
    pub recipe: Recipe,
    pub pulse: Arc<Pulse>,
}

impl Watcher {
    pub fn run(self) {
        let mut session = None;
        let mut version = None;
        let mut looked: Option<Instant> = None;
        while !self.pulse.is_closed() {
            let held = session.take().map_or_else(|| Session::open(&self.recipe, Purpose::Read), Ok);
            let listened = held.and_then(|held| Ok((data_version(&held)?, held)));
            if let Ok((found, held)) = listened {
                let is_due = looked.is_none_or(|at| at.elapsed() >= LOOK_EVERY);
                if version != Some(found) || is_due {
                    looked = Some(Instant::now());
                    self.look(&held);
                    version = Some(found);
                }
                session = Some(held);
            }
            std::thread::park_timeout(LISTEN_EVERY);
        }
    }

    fn look(&self, session: &Session) {
        let last = session.connection.query_row("select coalesce(max(seq), 0) from change", [], |row| row.get(0));
        // Before the first migration there is no such table, and nothing to hear.
        self.pulse.hear_seq(last.unwrap_or(0));
        self.pulse.mark_heard();
    }
}

fn data_version(session: &Session) -> rusqlite::Result<i64> {
    session.connection.query_row("pragma data_version", [], |row| row.get(0))
}
