//! A subject across sections.

use db::{Error, Row, Snapshot, Tx, params};

use crate::EditionId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub i64);

/// A topic as one edition names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    pub id: TopicId,
    pub key: String,
    pub name: String,
    pub slug: String,
}

/// The tag of a topic's pages.
pub fn tag(id: TopicId) -> String {
    format!("topic:{}", id.0)
}

const COLUMNS: &str = "topic.id, topic.key, topic_name.name, topic_name.slug";

pub fn by_slug(s: &mut Snapshot, edition: EditionId, slug: &str) -> Result<Option<Topic>, Error> {
    s.first(
        &format!(
            "select {COLUMNS} from topic join topic_name on topic_name.topic_id = topic.id
             where topic_name.edition_id = $1 and topic_name.slug = $2"
        ),
        &params![edition.0, slug],
        topic,
    )
}

/// The topics of an article that its edition has a name for, in the writer's order.
pub fn of_article(s: &mut Snapshot, article_id: i64, edition: EditionId) -> Result<Vec<Topic>, Error> {
    s.all(
        &format!(
            "select {COLUMNS} from article_topic
             join topic on topic.id = article_topic.topic_id
             join topic_name on topic_name.topic_id = topic.id and topic_name.edition_id = $2
             where article_topic.article_id = $1 order by article_topic.place"
        ),
        &params![article_id, edition.0],
        topic,
    )
}

/// The topic's name in other editions: edition and slug.
pub fn slugs(s: &mut Snapshot, id: TopicId) -> Result<Vec<(EditionId, String)>, Error> {
    s.all("select edition_id, slug from topic_name where topic_id = $1", &params![id.0], |row| {
        Ok((EditionId(row.get(0)?), row.get(1)?))
    })
}

/// Found by its key, or by its name in the edition.
pub fn find(s: &mut Snapshot, edition: EditionId, key_or_name: &str) -> Result<Option<TopicId>, Error> {
    let by_key = s.first("select id from topic where key = $1", &params![key_or_name], |row| Ok(TopicId(row.get(0)?)))?;
    if by_key.is_some() {
        return Ok(by_key);
    }
    s.first(
        "select topic_id from topic_name where edition_id = $1 and name = $2 order by topic_id limit 1",
        &params![edition.0, key_or_name],
        |row| Ok(TopicId(row.get(0)?)),
    )
}

pub fn put(tx: &mut Tx, key: &str) -> Result<TopicId, Error> {
    tx.one(
        "insert into topic (key) values ($1) on conflict (key) do update set key = $1 returning id",
        &params![key],
        |row| Ok(TopicId(row.get(0)?)),
    )
}

pub fn put_name(tx: &mut Tx, id: TopicId, edition: EditionId, name: &str, slug: &str) -> Result<(), Error> {
    tx.run(
        "insert into topic_name (topic_id, edition_id, name, slug) values ($1, $2, $3, $4)
         on conflict (topic_id, edition_id) do update set name = $3, slug = $4",
        &params![id.0, edition.0, name, slug],
    )?;
    Ok(())
}

fn topic(row: &Row) -> Result<Topic, Error> {
    Ok(Topic { id: TopicId(row.get(0)?), key: row.get(1)?, name: row.get(2)?, slug: row.get(3)? })
}
