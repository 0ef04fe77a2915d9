//! Taking a published story out of print.

use db::{Tx, params};
use paper::Paper;
use print::{article, names::ArticleId};
use serde_json::json;

use super::{
    model::{Error, Status, StoryId},
    store::by_id,
};
use crate::{Micros, audit};

/// Kills a story; `false` where it was not in print.
pub fn kill(tx: &mut Tx, paper: &Paper, id: StoryId, who: &str, now: Micros) -> Result<bool, Error> {
    let story = by_id(tx, id)?.ok_or(Error::NotFound(id.0))?;
    let edition = paper.edition_by_id(story.edition).ok_or(Error::NoEdition)?;
    let article = tx.first("select id from article where story_id = $1", &params![id.0], |row| Ok(ArticleId(row.get(0)?)))?;
    let Some(article) = article else { return Ok(false) };
    if !article::kill(tx, edition, article)? {
        return Ok(false);
    }
    tx.run("update story set status = $2, updated_at = $3 where id = $1", &params![id.0, Status::Killed.name(), now])?;
    audit::note(tx, who, "kill", ("story", id.0), &json!({}), now)?;
    Ok(true)
}
