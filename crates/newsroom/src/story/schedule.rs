//! Putting a story in print later: a job in the same transaction, run by any node, once.

use db::{NewJob, Tx, params};
use serde_json::json;

use super::{
    model::{Error, Status, StoryId},
    store::by_id,
};
use crate::Micros;

/// Kind of the job that publishes what is due.
pub const DUE_JOB: &str = "story.due";

/// Schedules a draft, or moves what is scheduled already.
pub fn schedule(tx: &mut Tx, id: StoryId, at: Micros) -> Result<(), Error> {
    let story = by_id(tx, id)?.ok_or(Error::NotFound(id.0))?;
    if !matches!(story.status, Status::Draft | Status::Scheduled) {
        return Err(Error::NotSchedulable(story.status.name()));
    }
    tx.run("update story set status = 'scheduled', scheduled_at = $2 where id = $1", &params![id.0, at])?;
    tx.job(NewJob {
        kind: DUE_JOB.to_owned(),
        key: Some(format!("{}@{at}", id.0)),
        run_at: at,
        payload: json!({ "story": id.0 }),
    })?;
    Ok(())
}
