//! Freezing an article into print, or its newer copy over the older.

use db::{Change, Error, Tx, params};
use paper::{BylineId, Edition, PictureId, SectionId, TopicId, document};
use serde_json::json;
use uuid::Uuid;

use super::{kill::linked_tags, model::Kind};
use crate::{
    Micros,
    content::Content,
    names::{self, ArticleId},
};

/// A copy ready for print: everything decided, the body drawn.
#[derive(Debug, Clone)]
pub struct NewArticle {
    pub story_id: i64,
    pub family: Uuid,
    pub kind: Kind,
    pub section: Option<SectionId>,
    pub path: String,
    pub published_at: Micros,
    pub is_time_approximate: bool,
    pub updated_at: Option<Micros>,
    pub content: Content,
    pub body_html: String,
    pub words: u32,
    pub bylines: Vec<BylineId>,
    pub topics: Vec<TopicId>,
    /// Every picture that it shows, the lead's too.
    pub pictures: Vec<PictureId>,
    pub allows_comments: bool,
}

/// Puts a story's copy in print; a copy that is there already is replaced, its old path redirects.
pub fn put(tx: &mut Tx, edition: &Edition, new: &NewArticle) -> Result<ArticleId, Error> {
    let older = tx.first(
        "select id, path, family, section_id from article where story_id = $1",
        &params![new.story_id],
        |row| Ok(Older { id: ArticleId(row.get(0)?), path: row.get(1)?, family: row.get(2)?, section: row.get(3)? }),
    )?;
    let id = write(tx, edition, new)?;
    let mut change = Change::new(if older.is_some() { "article.updated" } else { "article.published" });
    if let Some(older) = &older {
        for name in older_tags(tx, older)? {
            change = change.tag(name);
        }
    }
    if let Some(old_path) = older.map(|older| older.path).filter(|path| *path != new.path) {
        leave_redirect(tx, &old_path, &new.path, new.updated_at.unwrap_or(new.published_at))?;
        // Its lines on the wire and in menus link to the new address.
        change = change.tag(names::path(&old_path)).tag(names::wire(edition)).tag(names::MENU);
    }
    link(tx, id, new)?;
    for name in tags(edition, id, new) {
        change = change.tag(name);
    }
    tx.change(change.of("article", id.0).payload(json!({
        "edition": edition.code, "path": new.path, "headline": new.content.teaser.headline,
    })));
    Ok(id)
}

/// What the copy that is replaced was known by.
struct Older {
    id: ArticleId,
    path: String,
    family: Uuid,
    section: Option<i64>,
}

/// Tags of what only the older copy may have been on: its translations, section, topics, bylines, pictures.
fn older_tags(tx: &mut Tx, older: &Older) -> Result<Vec<String>, Error> {
    let mut tags = linked_tags(tx, older.id, older.section)?;
    tags.push(names::family(older.family));
    Ok(tags)
}

fn write(tx: &mut Tx, edition: &Edition, new: &NewArticle) -> Result<ArticleId, Error> {
    tx.one(
        "insert into article (uid, story_id, edition_id, family, kind, status, section_id, path, published_at,
           is_time_approximate, updated_at, teaser, content, body_html, words, picture_id, allows_comments)
         values ($1, $2, $3, $4, $5, 'in_print', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (story_id) do update set status = 'in_print', section_id = $6, path = $7, published_at = $8,
           is_time_approximate = $9, updated_at = $10, teaser = $11, content = $12, body_html = $13, words = $14,
           picture_id = $15, allows_comments = $16
         returning id",
        &params![
            Uuid::now_v7(),
            new.story_id,
            edition.id.0,
            new.family,
            new.kind.name(),
            new.section.map(|id| id.0),
            new.path.as_str(),
            new.published_at,
            new.is_time_approximate,
            new.updated_at,
            document::of(&new.content.teaser),
            document::of(&new.content),
            new.body_html.as_str(),
            i64::from(new.words),
            new.content.teaser.picture.as_ref().map(|picture| picture.id.0),
            new.allows_comments
        ],
        |row| Ok(ArticleId(row.get(0)?)),
    )
}

fn leave_redirect(tx: &mut Tx, from: &str, to: &str, now: Micros) -> Result<(), Error> {
    tx.run("delete from redirect where path = $1", &params![to])?;
    tx.run("update redirect set target = $2 where target = $1", &params![from, to])?;
    tx.run(
        "insert into redirect (path, target, created_at) values ($1, $2, $3)
         on conflict (path) do update set target = $2",
        &params![from, to, now],
    )?;
    Ok(())
}

fn link(tx: &mut Tx, id: ArticleId, new: &NewArticle) -> Result<(), Error> {
    for table in ["article_byline", "article_topic", "article_picture"] {
        tx.run(&format!("delete from {table} where article_id = $1"), &params![id.0])?;
    }
    for (place, byline) in (0i64..).zip(&new.bylines) {
        tx.run(
            "insert into article_byline (article_id, byline_id, place) values ($1, $2, $3) on conflict do nothing",
            &params![id.0, byline.0, place],
        )?;
    }
    for (place, topic) in (0i64..).zip(&new.topics) {
        tx.run(
            "insert into article_topic (article_id, topic_id, place) values ($1, $2, $3) on conflict do nothing",
            &params![id.0, topic.0, place],
        )?;
    }
    for picture in &new.pictures {
        tx.run(
            "insert into article_picture (article_id, picture_id) values ($1, $2) on conflict do nothing",
            &params![id.0, picture.0],
        )?;
    }
    Ok(())
}

/// Every tag that this copy's readers could have leant on.
fn tags(edition: &Edition, id: ArticleId, new: &NewArticle) -> Vec<String> {
    let mut tags = vec![names::article(id), names::path(&new.path), names::family(new.family)];
    if new.kind == Kind::Page {
        tags.extend(new.pictures.iter().map(|picture| paper::Picture::tag(*picture)));
        return tags;
    }
    tags.push(names::front(edition));
    tags.push(names::list(edition.id));
    tags.extend(new.section.map(paper::section::tag));
    tags.extend(new.topics.iter().map(|topic| paper::topic::tag(*topic)));
    tags.extend(new.pictures.iter().map(|picture| paper::Picture::tag(*picture)));
    tags.extend(new.bylines.iter().map(|byline| paper::byline::tag(*byline)));
    tags
}
