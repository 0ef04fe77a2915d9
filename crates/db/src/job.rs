//! Work done once, after the commit, by one worker: added with its cause, claimed with a lease, retried with backoff.

use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use serde_json::Value as Json;

use crate::error::Error;
use crate::params;
use crate::row::Row;
use crate::snapshot::{Engine, Snapshot};
use crate::tx::Tx;
use crate::value::Value;

/// After so many attempts, the last of them about two hours after the first, a job is dead and waits for a person.
pub(crate) const ATTEMPTS_MAX: i64 = 12;
const BACKOFF_FIRST: Duration = Duration::from_secs(5);
const BACKOFF_MAX: Duration = Duration::from_secs(3600);
const LAST_ERROR_CHARS_MAX: usize = 2000;

/// A job to be added by [`Tx::job`].
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    pub kind: String,
    /// With the kind it names the job: a repeat does nothing, even after the job was done.
    pub key: Option<String>,
    /// Microseconds UTC; 0 is at once.
    pub run_at: i64,
    pub payload: Json,
}

impl NewJob {
    pub fn new(kind: impl Into<String>) -> NewJob {
        NewJob { kind: kind.into(), key: None, run_at: 0, payload: Json::Null }
    }

    pub fn key(mut self, key: impl Into<String>) -> NewJob {
        self.key = Some(key.into());
        self
    }

    pub fn run_at(mut self, at: i64) -> NewJob {
        self.run_at = at;
        self
    }

    pub fn payload(mut self, payload: Json) -> NewJob {
        self.payload = payload;
        self
    }
}

/// A job that this worker holds until `lease_until`.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    pub id: i64,
    pub kind: String,
    pub key: Option<String>,
    pub run_at: i64,
    /// 1 at the first attempt. It also tells this claim from a later one.
    pub attempts: i64,
    pub lease_until: i64,
    pub payload: Json,
}

/// A job that failed too often, for the desk to show.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadJob {
    pub id: i64,
    pub kind: String,
    pub key: Option<String>,
    pub attempts: i64,
    pub payload: Json,
    pub last_error: Option<String>,
    pub finished_at: Option<i64>,
}

impl Tx<'_> {
    /// Adds a job; one of the same kind and key that was ever added and is still remembered makes this do nothing.
    pub fn job(&mut self, new: NewJob) -> Result<(), Error> {
        self.wakes_workers();
        insert(self, &new)
    }

    /// Marks a claimed job as done, in the same transaction as its effect. [`Error::LeaseLost`] where another worker
    /// has taken it over meanwhile: then the effect is rolled back with this transaction.
    pub fn finish_job(&mut self, job: &Job) -> Result<(), Error> {
        finish(self, job)
    }
}

fn insert(tx: &mut Tx<'_>, new: &NewJob) -> Result<(), Error> {
    let now = tx.now()?;
    let run_at = if new.run_at == 0 { now } else { new.run_at };
    tx.run(
        "insert into job (kind, key, run_at, attempts, payload, state, created_at)
         values ($1, $2, $3, 0, $4, 'waiting', $5) on conflict (kind, key) do nothing",
        &params![&new.kind, new.key.as_ref(), run_at, &new.payload, now],
    )?;
    Ok(())
}

/// Takes the job that is due longest, or whose worker let its lease run out.
pub(crate) fn claim(tx: &mut Tx<'_>, kinds: &[String], lease: Duration) -> Result<Option<Job>, Error> {
    let now = tx.now()?;
    bury_the_lost(tx, now)?;
    let lease_until = now.saturating_add(micros(lease));
    let skip = if tx.engine() == Engine::Postgres { " for update skip locked" } else { "" };
    let sql = format!(
        "update job set state = 'running', lease_until = $1, attempts = attempts + 1
         where id = (select id from job where {DUE} and {} order by run_at, id limit 1{skip})
         returning id, kind, key, run_at, attempts, lease_until, payload",
        kind_in(kinds, 3)
    );
    let mut values = params![lease_until, now].to_vec();
    values.extend(kinds.iter().map(Value::from));
    tx.first(&sql, &values, claimed)
}

const DUE: &str = "((state = 'waiting' and run_at <= $2) or (state = 'running' and lease_until <= $2))";

/// A job whose worker died with it on every attempt is dead, or it would take every worker down for ever.
fn bury_the_lost(tx: &mut Tx<'_>, now: i64) -> Result<(), Error> {
    tx.run(
        "update job set state = 'dead', finished_at = $1, lease_until = null,
         last_error = coalesce(last_error, 'its worker was lost on every attempt')
         where state = 'running' and lease_until <= $1 and attempts >= $2",
        &params![now, ATTEMPTS_MAX],
    )?;
    Ok(())
}

/// When the next of these jobs is due, in microseconds UTC; that may be in the past.
pub(crate) fn next_at(snapshot: &mut Snapshot<'_>, kinds: &[String]) -> Result<Option<i64>, Error> {
    let due = "case when state = 'running' then lease_until else run_at end";
    let sql = format!("select min({due}) from job where state in ('waiting', 'running') and {}", kind_in(kinds, 1));
    let values: Vec<Value> = kinds.iter().map(Value::from).collect();
    snapshot.one(&sql, &values, |row| row.get(0))
}

fn finish(tx: &mut Tx<'_>, job: &Job) -> Result<(), Error> {
    let now = tx.now()?;
    let sql = "update job set state = 'done', finished_at = $3, lease_until = null, last_error = null
               where id = $1 and attempts = $2 and state = 'running'";
    let done = tx.run(sql, &params![job.id, job.attempts, now])?;
    held(tx, job, done)
}

/// Puts the job off, longer each time, or declares it dead.
pub(crate) fn fail(tx: &mut Tx<'_>, job: &Job, why: &str) -> Result<(), Error> {
    let now = tx.now()?;
    let why: String = why.chars().take(LAST_ERROR_CHARS_MAX).collect();
    let changed = if job.attempts >= ATTEMPTS_MAX {
        let sql = "update job set state = 'dead', finished_at = $3, lease_until = null, last_error = $4
                   where id = $1 and attempts = $2 and state = 'running'";
        tx.run(sql, &params![job.id, job.attempts, now, why])?
    } else {
        let run_at = now.saturating_add(micros(backoff(job.attempts, random_share())));
        let sql = "update job set state = 'waiting', run_at = $3, lease_until = null, last_error = $4
                   where id = $1 and attempts = $2 and state = 'running'";
        tx.run(sql, &params![job.id, job.attempts, run_at, why])?
    };
    held(tx, job, changed)
}

/// Prolongs the lease of a job that takes long.
pub(crate) fn prolong(tx: &mut Tx<'_>, job: &Job, lease: Duration) -> Result<i64, Error> {
    let lease_until = tx.now()?.saturating_add(micros(lease));
    let sql = "update job set lease_until = $3 where id = $1 and attempts = $2 and state = 'running'";
    let changed = tx.run(sql, &params![job.id, job.attempts, lease_until])?;
    held(tx, job, changed)?;
    Ok(lease_until)
}

/// Forgets the jobs done before `at`; their keys may be used again afterwards.
pub(crate) fn forget_done(tx: &mut Tx<'_>, at: i64) -> Result<u64, Error> {
    tx.run("delete from job where state = 'done' and finished_at < $1", &params![at])
}

fn held(tx: &mut Tx<'_>, job: &Job, changed: u64) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(tx.poison(Error::LeaseLost { id: job.id })) }
}

impl Snapshot<'_> {
    /// The jobs that failed too often, newest first.
    pub fn dead_jobs(&mut self, limit: usize) -> Result<Vec<DeadJob>, Error> {
        self.all(
            "select id, kind, key, attempts, payload, last_error, finished_at from job
             where state = 'dead' order by id desc limit $1",
            &params![limit],
            dead,
        )
    }
}

impl Tx<'_> {
    /// Gives a dead job its attempts anew; false if there is no such dead job.
    pub fn revive_job(&mut self, id: i64) -> Result<bool, Error> {
        let now = self.now()?;
        let sql = "update job set state = 'waiting', attempts = 0, run_at = $2, finished_at = null
                   where id = $1 and state = 'dead'";
        Ok(self.run(sql, &params![id, now])? == 1)
    }
}

fn claimed(row: &Row<'_>) -> Result<Job, Error> {
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        key: row.get(2)?,
        run_at: row.get(3)?,
        attempts: row.get(4)?,
        lease_until: row.get(5)?,
        payload: row.get(6)?,
    })
}

fn dead(row: &Row<'_>) -> Result<DeadJob, Error> {
    Ok(DeadJob {
        id: row.get(0)?,
        kind: row.get(1)?,
        key: row.get(2)?,
        attempts: row.get(3)?,
        payload: row.get(4)?,
        last_error: row.get(5)?,
        finished_at: row.get(6)?,
    })
}

/// `kind in ($3, $4)`; no kinds at all means every kind.
fn kind_in(kinds: &[String], first: usize) -> String {
    if kinds.is_empty() {
        return "1 = 1".to_owned();
    }
    let numbers: Vec<String> = (first..first + kinds.len()).map(|n| format!("${n}")).collect();
    format!("kind in ({})", numbers.join(", "))
}

/// Doubles with each attempt up to an hour; `share` in 0..=1 spreads it by a fifth to both sides.
fn backoff(attempts: i64, share: f64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    let plain = BACKOFF_FIRST.saturating_mul(1 << doublings).min(BACKOFF_MAX);
    plain.mul_f64(0.8 + 0.4 * share)
}

/// A random number in 0..=1, good enough to keep workers from marching in step.
pub(crate) fn random_share() -> f64 {
    let random = std::hash::RandomState::new().build_hasher().finish();
    random as f64 / u64::MAX as f64
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_doubles_and_stays_within_an_hour_and_a_fifth() {
        assert_eq!(backoff(1, 0.5), Duration::from_secs(5));
        assert_eq!(backoff(3, 0.5), Duration::from_secs(20));
        assert_eq!(backoff(1, 0.0), Duration::from_secs(4));
        assert!(backoff(i64::MAX, 1.0) <= BACKOFF_MAX.mul_f64(1.2));
    }
}
