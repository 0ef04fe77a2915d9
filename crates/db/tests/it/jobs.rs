//! Jobs: once each, with a lease, again after a failure, dead in the end.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use db::{Clock, Db, Error, Job, NewJob, on_both_engines};
use serde_json::json;

use crate::{TestDatabase, add_note, count_notes, with_notes};

const LEASE: Duration = Duration::from_secs(60);

/// A handle whose clock the test sets, in seconds.
async fn with_clock(db: &TestDatabase) -> (Db, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(1_000));
    let shown = seconds.clone();
    let clock = Clock::from_fn(move || shown.load(Ordering::Relaxed) * 1_000_000);
    (db.open_with(|config| config.clock = clock).await, seconds)
}

async fn add(db: &Db, job: NewJob) {
    db.write(move |tx| tx.job(job)).await.unwrap();
}

async fn claim(db: &Db) -> Option<Job> {
    db.claim_job(&[], LEASE).await.unwrap()
}

on_both_engines! {
    async fn a_job_is_claimed_once_by_eight_workers(db: TestDatabase) {
        for n in 0..40 {
            add(&db, NewJob::new("mail").payload(json!(n))).await;
        }
        let workers = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                while let Some(job) = claim(&db).await {
                    mine.push(job.id);
                    db.finish_job(&job).await.unwrap();
                }
                mine
            })
        }).collect::<Vec<_>>();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 40);
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 40);
    }

    async fn a_job_of_the_same_key_is_added_once_even_when_done(db: TestDatabase) {
        let day = || NewJob::new("day").key("2026-11-22");
        add(&db, day()).await;
        add(&db, day()).await;
        let job = claim(&db).await.unwrap();
        assert_eq!((job.kind.as_str(), job.key.as_deref(), job.attempts), ("day", Some("2026-11-22"), 1));
        db.finish_job(&job).await.unwrap();
        add(&db, day()).await;
        assert_eq!(claim(&db).await, None);
        assert_eq!(db.forget_done_jobs(i64::MAX).await, Ok(1));
        add(&db, day()).await;
        assert!(claim(&db).await.is_some());
    }

    async fn a_job_waits_for_its_time(db: TestDatabase) {
        let (db, seconds) = with_clock(&db).await;
        add(&db, NewJob::new("publish").run_at(2_000_000_000)).await;
        assert_eq!(claim(&db).await, None);
        assert_eq!(db.next_job_at(&["publish"]).await, Ok(Some(2_000_000_000)));
        assert_eq!(db.next_job_at(&["mail"]).await, Ok(None));
        seconds.store(2_000, Ordering::Relaxed);
        assert_eq!(db.claim_job(&["mail"], LEASE).await, Ok(None));
        assert!(db.claim_job(&["mail", "publish"], LEASE).await.unwrap().is_some());
    }

    async fn a_lease_that_ran_out_gives_the_job_to_another(db: TestDatabase) {
        let (db, seconds) = with_clock(&db).await;
        with_notes(&db).await;
        add(&db, NewJob::new("mail")).await;
        let lost = claim(&db).await.unwrap();
        assert_eq!(claim(&db).await, None);
        assert_eq!(db.next_job_at(&[]).await, Ok(Some(lost.lease_until)));
        seconds.fetch_add(61, Ordering::Relaxed);
        let taken_over = claim(&db).await.unwrap();
        assert_eq!((taken_over.id, taken_over.attempts), (lost.id, 2));
        let late = db.write({
            let lost = lost.clone();
            move |tx| -> Result<(), Error> {
                add_note(tx, "sent")?;
                tx.finish_job(&lost)
            }
        }).await;
        assert_eq!(late, Err(Error::LeaseLost { id: lost.id }));
        assert_eq!(count_notes(&db).await, 0);
        db.finish_job(&taken_over).await.unwrap();
        assert_eq!(db.finish_job(&taken_over).await, Err(Error::LeaseLost { id: lost.id }));
    }

    async fn a_prolonged_lease_holds(db: TestDatabase) {
        let (db, seconds) = with_clock(&db).await;
        add(&db, NewJob::new("import")).await;
        let job = claim(&db).await.unwrap();
        seconds.fetch_add(50, Ordering::Relaxed);
        db.prolong_job(&job, LEASE).await.unwrap();
        seconds.fetch_add(50, Ordering::Relaxed);
        assert_eq!(claim(&db).await, None);
        db.finish_job(&job).await.unwrap();
    }

    async fn a_failing_job_is_put_off_and_dead_in_the_end(db: TestDatabase) {
        let (db, seconds) = with_clock(&db).await;
        add(&db, NewJob::new("mail").payload(json!({"to": "reader"}))).await;
        let mut attempts = 0;
        while let Some(job) = claim(&db).await {
            attempts += 1;
            assert_eq!(job.attempts, attempts);
            db.fail_job(&job, "no answer").await.unwrap();
            assert_eq!(claim(&db).await, None);
            seconds.fetch_add(10_000, Ordering::Relaxed);
        }
        assert_eq!(attempts, 12);
        let dead = db.read(|s| s.dead_jobs(10)).await.unwrap();
        assert_eq!((dead.len(), dead[0].last_error.as_deref(), &dead[0].payload), (1, Some("no answer"), &json!({"to": "reader"})));
        let id = dead[0].id;
        assert!(db.write(move |tx| tx.revive_job(id)).await.unwrap().value);
        assert_eq!(claim(&db).await.unwrap().attempts, 1);
    }

    async fn a_job_that_always_takes_its_worker_down_is_dead_in_the_end(db: TestDatabase) {
        let (db, seconds) = with_clock(&db).await;
        add(&db, NewJob::new("picture")).await;
        let mut attempts = 0;
        while claim(&db).await.is_some() {
            attempts += 1;
            seconds.fetch_add(61, Ordering::Relaxed);
        }
        assert_eq!(attempts, 12);
        assert_eq!(db.read(|s| s.dead_jobs(10)).await.unwrap().len(), 1);
    }

    async fn adding_a_job_rings_the_bell_but_a_rolled_back_one_does_not(db: TestDatabase) {
        let mut bell = db.job_bell();
        let refused = db.write(|tx| -> Result<(), Error> {
            tx.job(NewJob::new("mail"))?;
            Err(Error::Missing)
        }).await;
        assert!(refused.is_err() && !bell.has_changed().unwrap());
        add(&db, NewJob::new("mail")).await;
        bell.changed().await.unwrap();
    }
}
