//! Putting a story in print: one transaction that freezes the article, adds the wire item, the audit line and the change.

use db::{Tx, params};
use paper::{Edition, Paper};
use print::{
    article::{self, Kind, NewArticle},
    names::ArticleId,
    wire::{self, NewWireItem, Place},
};
use serde_json::json;

use super::{
    draw::draw,
    model::{Error, Status, Story, StoryId},
    path::{free_path, is_fixed},
    store::by_id,
};
use crate::{Micros, audit};

/// Characters of the first words that stand in for a dek.
const SUMMARY_CHARS: usize = 240;

/// Publishes a story, or its newer text over the copy in print.
pub fn publish(tx: &mut Tx, paper: &Paper, id: StoryId, who: &str, now: Micros) -> Result<ArticleId, Error> {
    let story = by_id(tx, id)?.ok_or(Error::NotFound(id.0))?;
    let edition = paper.edition_by_id(story.edition).ok_or(Error::NoEdition)?;
    if story.draft.content.teaser.headline.trim().is_empty() {
        return Err(Error::NoHeadline);
    }
    let article = freeze(tx, paper, edition, &story, now)?;
    let article_id = article::put(tx, edition, &article)?;
    if story.kind == Kind::Article {
        announce(tx, edition, &story, &article, article_id)?;
    }
    tx.run(
        "update story set status = $2, scheduled_at = null, updated_at = $3 where id = $1",
        &params![id.0, Status::Published.name(), now],
    )?;
    audit::note(tx, who, "publish", ("story", id.0), &json!({ "path": article.path, "revision": story.revision }), now)?;
    Ok(article_id)
}

/// Publishes a scheduled story whose time has come; `None` where it is scheduled no more, or for later.
pub fn publish_due(tx: &mut Tx, paper: &Paper, id: StoryId, now: Micros) -> Result<Option<ArticleId>, Error> {
    let story = by_id(tx, id)?.filter(|story| story.status == Status::Scheduled);
    match story.and_then(|story| story.scheduled_at) {
        Some(at) if at <= now => publish(tx, paper, id, "schedule", now).map(Some),
        _ => Ok(None),
    }
}

fn freeze(tx: &mut Tx, paper: &Paper, edition: &Edition, story: &Story, now: Micros) -> Result<NewArticle, Error> {
    let draft = &story.draft;
    let (body_html, mut pictures) = draw(tx, edition, &draft.content.body)?;
    pictures.extend(draft.content.teaser.picture.as_ref().map(|lead| lead.id));
    let published_at = draft.published_at.unwrap_or(now);
    let mut content = draft.content.clone();
    if content.teaser.dek.is_none() {
        content.teaser.summary = Some(content.body.excerpt(SUMMARY_CHARS)).filter(|summary| !summary.is_empty());
    }
    Ok(NewArticle {
        story_id: story.id.0,
        family: story.family,
        kind: story.kind,
        section: story.section,
        path: path(tx, paper, edition, story, published_at)?,
        published_at,
        is_time_approximate: draft.is_time_approximate,
        updated_at: draft.updated_at,
        words: u32::try_from(draft.content.body.words()).unwrap_or(u32::MAX),
        content,
        body_html,
        bylines: draft.byline_ids(),
        topics: draft.topic_ids(),
        pictures,
        allows_comments: draft.allows_comments && story.kind == Kind::Article,
    })
}

/// An imported path as it was, the path it already has in print where its slug is the same, else a new one.
fn path(tx: &mut Tx, paper: &Paper, edition: &Edition, story: &Story, published_at: Micros) -> Result<String, Error> {
    if let Some(path) = &story.path {
        if is_fixed(paper, path) {
            return Err(Error::PathTaken(path.clone()));
        }
        let taken = tx.first(
            "select id from article where path = $1 and story_id <> $2",
            &params![path.as_str(), story.id.0],
            |row| row.get::<i64>(0),
        )?;
        return if taken.is_none() { Ok(path.clone()) } else { Err(Error::PathTaken(path.clone())) };
    }
    free_path(tx, paper, edition, (story.section, &story.slug), published_at, story.id.0)?
        .ok_or_else(|| Error::PathTaken(story.slug.clone()))
}

fn announce(tx: &mut Tx, edition: &Edition, story: &Story, article: &NewArticle, id: ArticleId) -> Result<(), Error> {
    let Some(line) = story.draft.wire else { return Ok(()) };
    let has_line = tx.first(
        "select id from wire_item where article_id = $1",
        &params![id.0],
        |row| row.get::<i64>(0),
    )?;
    if has_line.is_none() {
        let item = NewWireItem {
            minute: line.minute.unwrap_or(article.published_at),
            place: Place::Top,
            headline: article.content.teaser.wire_headline().to_owned(),
            urgency: line.urgency,
            article: Some(id),
        };
        wire::add(tx, edition, &item)?;
    }
    Ok(())
}
