//! Stories read from the database.

use db::{Error, Row, Snapshot, params};
use paper::{EditionId, SectionId, document};
use print::article::Kind;

use super::model::{Status, Story, StoryId};

const COLUMNS: &str = "story.id, story.uid, story.edition_id, story.family, story.kind, story.status, story.section_id, \
                       story.slug, story.path, story.content, story.revision, story.scheduled_at";

pub fn by_id(s: &mut Snapshot, id: StoryId) -> Result<Option<Story>, Error> {
    s.first(&format!("select {COLUMNS} from story where story.id = $1"), &params![id.0], story)
}

/// The story whose copy in print, or killed, has this path.
pub fn by_article_path(s: &mut Snapshot, path: &str) -> Result<Option<Story>, Error> {
    s.first(
        &format!("select {COLUMNS} from story join article on article.story_id = story.id where article.path = $1"),
        &params![path],
        story,
    )
}

fn story(row: &Row) -> Result<Story, Error> {
    Ok(Story {
        id: StoryId(row.get(0)?),
        uid: row.get(1)?,
        edition: EditionId(row.get(2)?),
        family: row.get(3)?,
        kind: if row.get::<String>(4)? == "page" { Kind::Page } else { Kind::Article },
        status: Status::named(&row.get::<String>(5)?),
        section: row.get::<Option<i64>>(6)?.map(SectionId),
        slug: row.get(7)?,
        path: row.get(8)?,
        draft: document::read(row, 9)?,
        revision: row.get(10)?,
        scheduled_at: row.get(11)?,
    })
}
