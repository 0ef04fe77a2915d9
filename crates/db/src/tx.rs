//! Writing: a transaction that buffers its changes until COMMIT.

use std::ops::{Deref, DerefMut};

use crate::change::{self, Change};
use crate::clock::Clock;
use crate::error::Error;
use crate::snapshot::{Link, Snapshot};
use crate::value::Value;

/// A writing transaction; everything that a [`Snapshot`] can, and acts. On PostgreSQL it reads what is committed at the
/// moment of each statement, so guard an update by what was read: `… where id = $1 and version = $2`.
pub struct Tx<'a> {
    snapshot: Snapshot<'a>,
    changes: Vec<Change>,
    clock: Clock,
    has_jobs: bool,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(link: Link<'a>, clock: Clock) -> Tx<'a> {
        Tx { snapshot: Snapshot::new(link), changes: Vec::new(), clock, has_jobs: false }
    }

    /// Runs one statement; the number of rows that it touched. `… on conflict do nothing` is the way to try.
    pub fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.snapshot.run_inner(sql, values)
    }

    /// Logs a change together with the COMMIT.
    pub fn change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Empties these fields in the payloads of what was logged about an entity so far, here and before: words that were
    /// taken back are not to be kept by the log.
    pub fn empty_payloads(&mut self, entity: &str, id: i64, fields: &[&str]) -> Result<(), Error> {
        for change in self.changes.iter_mut().filter(|change| change.entity == entity && change.entity_id == id) {
            change.empty(fields);
        }
        change::empty_logged(&mut self.snapshot, entity, id, fields)
    }

    /// Microseconds UTC by the clock that judges jobs and leases.
    pub fn now(&mut self) -> Result<i64, Error> {
        let clock = self.clock.clone();
        clock.now(&mut self.snapshot)
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Remembers that workers are to be woken after the commit.
    pub(crate) fn wakes_workers(&mut self) {
        self.has_jobs = true;
    }

    pub(crate) fn has_jobs(&self) -> bool {
        self.has_jobs
    }

    pub(crate) fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Snapshot<'a>;

    fn deref(&self) -> &Snapshot<'a> {
        &self.snapshot
    }
}

impl<'a> DerefMut for Tx<'a> {
    fn deref_mut(&mut self) -> &mut Snapshot<'a> {
        &mut self.snapshot
    }
}
