//! Work that is due: a new day, a scheduled story, what is kept too long. Any node does it, once.

use std::time::Duration;

use anyhow::{Context, Result};
use db::{Db, Job, NewJob};
use jiff::civil::Date;
use newsroom::story::{self, StoryId};
use print::day;
use serde_json::json;
use tokio::sync::watch;

const DAY_JOB: &str = "day.begin";
const TIDY_JOB: &str = "log.tidy";
const KINDS: [&str; 3] = [DAY_JOB, story::DUE_JOB, TIDY_JOB];
const LEASE: Duration = Duration::from_secs(60);
/// Jobs of other nodes are looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Changes and done jobs are remembered this long.
const REMEMBERED: i64 = 7 * 86_400_000_000;

/// Goes on until the server stops.
pub async fn run(db: Db, mut stopping: watch::Receiver<bool>) {
    let mut bell = db.job_bell();
    let mut planned = None;
    while !*stopping.borrow() {
        if let Err(error) = plan_next_day(&db, &mut planned).await {
            tracing::warn!("the next day could not be planned; it is tried again: {error:#}");
        }
        match db.claim_job(&KINDS, LEASE).await {
            Ok(Some(job)) => finish(&db, &job).await,
            Ok(None) => {
                let wait = wait(&db).await;
                tokio::select! {
                    _ = stopping.changed() => return,
                    _ = bell.changed() => {}
                    () = tokio::time::sleep(wait) => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "jobs can not be looked for at the moment");
                tokio::select! {
                    _ = stopping.changed() => return,
                    () = tokio::time::sleep(Duration::from_secs(5)) => {}
                }
            }
        }
    }
}

/// Until the next job is due, a second at most.
async fn wait(db: &Db) -> Duration {
    match db.next_job_at(&KINDS).await {
        Ok(Some(at)) => Duration::from_micros(u64::try_from(at - site::clock()).unwrap_or(0)).clamp(Duration::from_millis(5), LOOK_EVERY),
        _ => LOOK_EVERY,
    }
}

async fn finish(db: &Db, job: &Job) {
    let outcome = match job.kind.as_str() {
        DAY_JOB => begin_day(db, job).await,
        TIDY_JOB => tidy(db, job).await,
        _ => publish_due(db, job).await,
    };
    if let Err(error) = outcome {
        tracing::error!(job = job.id, kind = job.kind, "a job failed: {error:#}");
        if let Err(error) = db.fail_job(job, &format!("{error:#}")).await {
            tracing::warn!(%error, "the failed job could not be put off");
        }
    }
}

async fn begin_day(db: &Db, job: &Job) -> Result<()> {
    let today: Date = job.payload["day"].as_str().unwrap_or_default().parse().context("the job names no day")?;
    let job = job.clone();
    db.write(move |tx| {
        day::begin(tx, today);
        tx.finish_job(&job)
    })
    .await?;
    Ok(())
}

/// Plans the job of tomorrow's first instant in the paper's zone, and a tidying with it, unless this node has: a new day
/// or another zone makes a new plan.
async fn plan_next_day(db: &Db, planned: &mut Option<i64>) -> Result<()> {
    let Some(paper) = db.read(paper::load).await? else { return Ok(()) };
    let zone = paper.settings.time_zone();
    let today = day::of(site::clock(), &zone);
    let (_, midnight) = day::span(today, &zone);
    if *planned == Some(midnight) {
        return Ok(());
    }
    let tomorrow = today.tomorrow()?;
    db.write(move |tx| {
        let key = |what: &str| format!("{what}@{midnight}");
        let job = |kind: &str| NewJob { kind: kind.to_owned(), key: Some(key(&tomorrow.to_string())), run_at: midnight, payload: json!({ "day": tomorrow.to_string() }) };
        tx.job(job(DAY_JOB))?;
        tx.job(job(TIDY_JOB))
    })
    .await?;
    *planned = Some(midnight);
    Ok(())
}

async fn publish_due(db: &Db, job: &Job) -> Result<()> {
    let id = StoryId(job.payload["story"].as_i64().context("the job names no story")?);
    let (job, now) = (job.clone(), site::clock());
    db.write(move |tx| {
        if let Some(paper) = paper::load(tx)? {
            story::publish_due(tx, &paper, id, now)?;
        }
        Ok::<_, story::Error>(tx.finish_job(&job)?)
    })
    .await?;
    Ok(())
}

/// Forgets what only matters for a while: old changes, done jobs, mail addresses of commenters.
async fn tidy(db: &Db, job: &Job) -> Result<()> {
    let now = site::clock();
    db.forget_changes(now - REMEMBERED).await?;
    db.forget_done_jobs(now - REMEMBERED).await?;
    let job = job.clone();
    db.write(move |tx| {
        if let Some(paper) = paper::load(tx)? {
            let kept = i64::from(paper.settings.comment_rules.mail_kept_days) * 86_400_000_000;
            print::comment::erase_mail(tx, now - kept)?;
        }
        tx.finish_job(&job)
    })
    .await?;
    Ok(())
}
