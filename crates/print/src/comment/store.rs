//! Comments read from the database, and the counts that go with their standing.

use db::{Change, Error, Row, Snapshot, Tx, params};
use paper::{EditionId, document};
use serde_json::json;
use uuid::Uuid;

use super::model::{Comment, CommentStatus};
use crate::names::{self, ArticleId};

pub(super) const COLUMNS: &str = "comment.id, comment.uid, comment.article_id, comment.parent_id, comment.thread_id, comment.depth, comment.status, \
     comment.reasons, comment.name, comment.text, comment.posted_at, comment.changed_at, comment.reply_count";

pub fn by_uid(s: &mut Snapshot, uid: Uuid) -> Result<Option<Comment>, Error> {
    s.first(&format!("select {COLUMNS} from comment where uid = $1"), &params![uid], comment)
}

/// The edition of the article that a comment is under.
pub fn edition_of(s: &mut Snapshot, uid: Uuid) -> Result<Option<EditionId>, Error> {
    s.first(
        "select article.edition_id from comment join article on article.id = comment.article_id where comment.uid = $1",
        &params![uid],
        |row| Ok(EditionId(row.get(0)?)),
    )
}

pub(super) fn by_id(s: &mut Snapshot, id: i64) -> Result<Option<Comment>, Error> {
    s.first(&format!("select {COLUMNS} from comment where id = $1"), &params![id], comment)
}

pub(super) fn comment(row: &Row) -> Result<Comment, Error> {
    let depth: i64 = row.get(5)?;
    let replies: i64 = row.get(12)?;
    Ok(Comment {
        id: row.get(0)?,
        uid: row.get(1)?,
        article: ArticleId(row.get(2)?),
        parent_id: row.get(3)?,
        thread_id: row.get(4)?,
        depth: u8::try_from(depth).unwrap_or_default(),
        status: CommentStatus::named(&row.get::<String>(6)?).unwrap_or(CommentStatus::Held),
        reasons: document::read(row, 7)?,
        name: row.get(8)?,
        text: row.get(9)?,
        posted_at: row.get(10)?,
        changed_at: row.get(11)?,
        reply_count: u32::try_from(replies).unwrap_or_default(),
    })
}

/// Adds to the counts of the article and of the thread, and gives the article's new count.
pub(super) fn count(tx: &mut Tx, comment: &Comment, by: i64) -> Result<i64, Error> {
    if let Some(thread) = comment.thread_id {
        tx.run("update comment set reply_count = reply_count + $2 where id = $1", &params![thread, by])?;
    }
    tx.one(
        "update article set comment_count = comment_count + $2 where id = $1 returning comment_count",
        &params![comment.article.0, by],
        |row| row.get(0),
    )
}

/// A comment began to show.
pub(super) fn tell_shown(tx: &mut Tx, comment: &Comment, count: i64) -> Result<(), Error> {
    let (article_uid, edition, code) = whereabouts(tx, comment)?;
    let parent_uid = match comment.parent_id {
        Some(parent) => by_id(tx, parent)?.map(|parent| parent.uid),
        None => None,
    };
    // Counts on lists may take their time; they are no part of the hard change.
    tx.change(Change::new("comment.counted").of("comment", comment.id).tag(names::counts(edition)));
    let shown = Change::new("comment.shown").of("comment", comment.id).tag(names::thread(comment.article));
    // Hard: its writer, who comes back to the article, must not meet the page from before even once.
    tx.change(shown.hard().payload(json!({
        "edition": code, "article": article_uid, "uid": comment.uid, "parent": parent_uid, "depth": comment.depth,
        "name": comment.name, "text": comment.text, "posted_at": comment.posted_at, "count": count,
    })));
    Ok(())
}

/// Writes what a writer or a moderator made of a comment, unless somebody else was faster since it was read: then
/// nothing happens, and it must be read again.
pub(super) fn rewrite(tx: &mut Tx, before: &Comment, after: &Comment) -> Result<Written, Error> {
    let count = tx.run(
        "update comment set text = $4, changed_at = $5, status = $6, reasons = $7
         where id = $1 and status = $2 and text = $3",
        &params![
            before.id,
            before.status.name(),
            before.text.as_str(),
            after.text.as_str(),
            after.changed_at,
            after.status.name(),
            document::of(&after.reasons)
        ],
    )?;
    if count == 0 {
        return Ok(Written::TooLate);
    }
    if before.status == CommentStatus::Shown && (after.status != CommentStatus::Shown || before.text != after.text) {
        // The log keeps no words that were taken back.
        tx.empty_payloads("comment", before.id, &["name", "text"])?;
    }
    tell(tx, before, after)?;
    Ok(Written::Done)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Done,
    /// Somebody else wrote since the comment was read.
    TooLate,
}

/// Counts and tells what readers see of a comment that is another than before.
fn tell(tx: &mut Tx, before: &Comment, after: &Comment) -> Result<(), Error> {
    match (before.status, after.status) {
        (CommentStatus::Shown, CommentStatus::Shown) if before.text != after.text => tell_changed(tx, after),
        (CommentStatus::Shown, CommentStatus::Held | CommentStatus::Removed) => {
            let count = count(tx, after, -1)?;
            tell_gone(tx, after, count)
        }
        (CommentStatus::Held | CommentStatus::Removed, CommentStatus::Shown) => {
            let count = count(tx, after, 1)?;
            tell_shown(tx, after, count)
        }
        _ => Ok(()),
    }
}

/// A comment that showed changed its words; the former are withdrawn.
fn tell_changed(tx: &mut Tx, comment: &Comment) -> Result<(), Error> {
    let (article_uid, edition, code) = whereabouts(tx, comment)?;
    tx.change(
        tagged("comment.changed", comment, edition)
            .payload(json!({
                "edition": code, "article": article_uid, "uid": comment.uid, "text": comment.text,
            }))
            .hard(),
    );
    Ok(())
}

/// A comment shows no more.
fn tell_gone(tx: &mut Tx, comment: &Comment, count: i64) -> Result<(), Error> {
    let (article_uid, edition, code) = whereabouts(tx, comment)?;
    tx.change(
        tagged("comment.gone", comment, edition)
            .payload(json!({ "edition": code, "article": article_uid, "uid": comment.uid, "count": count }))
            .hard(),
    );
    Ok(())
}

fn tagged(kind: &'static str, comment: &Comment, edition: EditionId) -> Change {
    Change::new(kind).of("comment", comment.id).tag(names::thread(comment.article)).tag(names::counts(edition))
}

/// The article of a comment by its uid, and its edition by id and code.
fn whereabouts(s: &mut Snapshot, comment: &Comment) -> Result<(Uuid, EditionId, String), Error> {
    s.one(
        "select article.uid, article.edition_id, edition.code from article
         join edition on edition.id = article.edition_id where article.id = $1",
        &params![comment.article.0],
        |row| Ok((row.get(0)?, EditionId(row.get(1)?), row.get(2)?)),
    )
}
