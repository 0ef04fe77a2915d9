//! Beginning a story, and saving a newer text of it.

use db::{Tx, params};
use paper::{EditionId, SectionId, document};
use print::article::Kind;
use uuid::Uuid;

use super::model::{Draft, Error, StoryId};
use crate::Micros;

/// A story before it has an id.
#[derive(Debug, Clone)]
pub struct NewStory {
    pub edition: EditionId,
    pub family: Uuid,
    pub kind: Kind,
    pub section: Option<SectionId>,
    pub slug: String,
    pub path: Option<String>,
    pub draft: Draft,
}

pub fn draft(tx: &mut Tx, new: &NewStory, now: Micros) -> Result<StoryId, Error> {
    let id = tx.one(
        "insert into story (uid, edition_id, family, kind, status, section_id, slug, path, content, revision,
           created_at, updated_at)
         values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, 1, $9, $9) returning id",
        &params![
            Uuid::now_v7(),
            new.edition.0,
            new.family,
            new.kind.name(),
            new.section.map(|id| id.0),
            new.slug.as_str(),
            new.path.as_deref(),
            document::of(&new.draft),
            now
        ],
        |row| Ok(StoryId(row.get(0)?)),
    )?;
    Ok(id)
}

/// Saves a newer text over a story, whatever its standing; what is in print stays as it is until published again.
pub fn revise(tx: &mut Tx, id: StoryId, new: &NewStory, now: Micros) -> Result<(), Error> {
    let saved = tx.run(
        "update story set family = $2, section_id = $3, slug = $4, path = $5, content = $6, revision = revision + 1,
           updated_at = $7 where id = $1",
        &params![
            id.0,
            new.family,
            new.section.map(|id| id.0),
            new.slug.as_str(),
            new.path.as_deref(),
            document::of(&new.draft),
            now
        ],
    )?;
    if saved == 0 { Err(Error::NotFound(id.0)) } else { Ok(()) }
}
