//! Taking an article out of print.

use db::{Change, Error, Tx, params};
use paper::{BylineId, Edition, PictureId, SectionId, TopicId};
use serde_json::json;
use uuid::Uuid;

use crate::{
    names::{self, ArticleId},
    wire,
};

/// Kills an article: its page answers 410, its wire lines and slots go, its pictures are served no more.
/// `false` where it was not in print.
pub fn kill(tx: &mut Tx, edition: &Edition, id: ArticleId) -> Result<bool, Error> {
    let row = tx.first(
        "select path, family, section_id, uid from article where id = $1 and status = 'in_print'",
        &params![id.0],
        |row| Ok((row.get::<String>(0)?, row.get::<Uuid>(1)?, row.get::<Option<i64>>(2)?, row.get::<Uuid>(3)?)),
    )?;
    let Some((path, family, section, uid)) = row else { return Ok(false) };
    tx.run("update article set status = 'killed' where id = $1", &params![id.0])?;
    tx.run("delete from front_slot where article_id = $1", &params![id.0])?;
    tx.run("delete from menu_item where article_id = $1", &params![id.0])?;
    wire::withdraw_of_article(tx, edition, id)?;
    let mut change = Change::new("article.killed")
        .of("article", id.0)
        .tag(names::article(id))
        .tag(names::path(&path))
        .tag(names::family(family))
        .tag(names::front(edition))
        .tag(names::list(edition.id))
        .tag(names::MENU)
        .payload(json!({ "edition": edition.code, "path": path, "uid": uid }))
        .hard();
    for name in linked_tags(tx, id, section)? {
        change = change.tag(name);
    }
    tx.change(change);
    Ok(true)
}

/// Tags of everything that an article is filed under or shows.
pub(super) fn linked_tags(tx: &mut Tx, id: ArticleId, section: Option<i64>) -> Result<Vec<String>, Error> {
    let mut tags: Vec<String> = section.map(|id| paper::section::tag(SectionId(id))).into_iter().collect();
    tags.extend(tx.all("select topic_id from article_topic where article_id = $1", &params![id.0], |row| {
        Ok(paper::topic::tag(TopicId(row.get(0)?)))
    })?);
    tags.extend(tx.all("select byline_id from article_byline where article_id = $1", &params![id.0], |row| {
        Ok(paper::byline::tag(BylineId(row.get(0)?)))
    })?);
    tags.extend(tx.all("select picture_id from article_picture where article_id = $1", &params![id.0], |row| {
        Ok(paper::Picture::tag(PictureId(row.get(0)?)))
    })?);
    Ok(tags)
}
