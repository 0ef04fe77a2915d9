//! Posting a comment: is the thread open, was it said before, show or hold.

use db::{Snapshot, Tx, params};
use paper::{CommentRules, document};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    model::{Bounds, Comment, CommentStatus, Reason, is_open},
    rules::{History, is_same, judge},
    store::{self, COLUMNS, by_uid, comment},
};
use crate::{DAY, MINUTE, Micros, names::ArticleId};

const TEN_MINUTES: Micros = 10 * MINUTE;

/// A comment as its writer sent it, its fields already within `Bounds` and free of controls.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The article, by its uid.
    pub article: Uuid,
    /// The comment that it answers, by its uid.
    pub parent: Option<Uuid>,
    pub name: String,
    pub text: String,
    pub mail: Option<String>,
    /// Keyed hash of the writer's address.
    pub client: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Posted {
    New(Comment),
    /// The same post came before, within ten minutes; this is it.
    Repeated(Comment),
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no article of this name is in print")]
    NoArticle,
    #[error("comments on this article are closed")]
    Closed,
    #[error("the comment that this one answers does not show any more")]
    NoParent,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes a comment in: shown at once, or held with its reasons.
pub fn post(tx: &mut Tx, new: &NewComment, rules: &CommentRules, now: Micros) -> Result<Posted, Error> {
    let article = open_article(tx, new.article, rules, now)?;
    let parent = new.parent.map(|uid| answered(tx, article, uid)).transpose()?;
    let key = |bucket: i64| post_key(new, bucket);
    let bucket = now.div_euclid(TEN_MINUTES);
    if let Some(before) = posted_before(tx, &[key(bucket), key(bucket - 1)], now)? {
        return Ok(Posted::Repeated(before));
    }
    let reasons = judge(rules, &new.name, &new.text, &history(tx, article, new, now)?);
    let key_now = key(bucket);
    let row = Row {
        name: &new.name,
        text: &new.text,
        mail: new.mail.as_deref(),
        client: Some(&new.client),
        reasons: &reasons,
        key: &key_now,
    };
    let Some(comment) = write(tx, article, parent.as_ref(), &row, now)? else {
        // Another node took the same post in while this one looked.
        let before = posted_before(tx, &[key(bucket), key(bucket - 1)], now)?;
        return before.map(Posted::Repeated).ok_or(Error::NoArticle);
    };
    if comment.status == CommentStatus::Shown {
        let count = store::count(tx, &comment, 1)?;
        store::tell_shown(tx, &comment, count)?;
    }
    Ok(Posted::New(comment))
}

/// A comment as it stood elsewhere.
#[derive(Debug, Clone)]
pub struct OldComment {
    pub name: String,
    pub text: String,
    pub posted_at: Micros,
    /// Its reply goes under this one.
    pub parent: Option<Uuid>,
    /// What makes it the same comment again: hashed from where it came from.
    pub key: Vec<u8>,
}

/// Takes a comment in from elsewhere, as it stood there: no rules, its own time, whatever became of the one that it
/// answers. `None` where it is here already.
pub fn bring(tx: &mut Tx, article: ArticleId, old: &OldComment) -> Result<Option<Comment>, Error> {
    let parent = match old.parent {
        Some(uid) => {
            let found = by_uid(tx, uid)?.filter(|found| found.article == article).ok_or(Error::NoParent)?;
            Some(within_depth(tx, found)?)
        }
        None => None,
    };
    let row = Row { name: &old.name, text: &old.text, mail: None, client: None, reasons: &[], key: &old.key };
    let Some(comment) = write(tx, article, parent.as_ref(), &row, old.posted_at)? else { return Ok(None) };
    let count = store::count(tx, &comment, 1)?;
    store::tell_shown(tx, &comment, count)?;
    Ok(Some(comment))
}

fn open_article(s: &mut Snapshot, uid: Uuid, rules: &CommentRules, now: Micros) -> Result<ArticleId, Error> {
    let row = s.first(
        "select id, allows_comments, published_at from article where uid = $1 and status = 'in_print'",
        &params![uid],
        |row| Ok((ArticleId(row.get(0)?), row.get::<bool>(1)?, row.get::<i64>(2)?)),
    )?;
    let (id, allows_comments, published_at) = row.ok_or(Error::NoArticle)?;
    if is_open(allows_comments, published_at, rules, now) { Ok(id) } else { Err(Error::Closed) }
}

/// The comment that a reader's reply goes under; it must show.
fn answered(s: &mut Snapshot, article: ArticleId, uid: Uuid) -> Result<Comment, Error> {
    let found = by_uid(s, uid)?.filter(|found| found.article == article && found.status == CommentStatus::Shown);
    within_depth(s, found.ok_or(Error::NoParent)?)
}

/// The comment itself, or beyond the third level the one above it.
fn within_depth(s: &mut Snapshot, parent: Comment) -> Result<Comment, Error> {
    match parent.parent_id {
        Some(above) if parent.depth >= Bounds::DEPTH_MAX => Ok(store::by_id(s, above)?.ok_or(Error::NoParent)?),
        _ => Ok(parent),
    }
}

/// What makes two posts the same: article, parent, name, text, client, and ten minutes.
fn post_key(new: &NewComment, bucket: i64) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(new.article.as_bytes());
    hash.update(new.parent.unwrap_or_default().as_bytes());
    for field in [new.name.as_bytes(), new.text.as_bytes(), &new.client, &bucket.to_be_bytes()] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().to_vec()
}

fn posted_before(s: &mut Snapshot, keys: &[Vec<u8>; 2], now: Micros) -> Result<Option<Comment>, db::Error> {
    s.first(
        &format!(
            "select {COLUMNS} from comment where post_key in ($1, $2) and posted_at > $3 order by id desc limit 1"
        ),
        &params![keys[0].clone(), keys[1].clone(), now - TEN_MINUTES],
        comment,
    )
}

fn history(s: &mut Snapshot, article: ArticleId, new: &NewComment, now: Micros) -> Result<History, db::Error> {
    let posts: i64 = s.one(
        "select count(*) from comment where client = $1 and posted_at > $2",
        &params![new.client.clone(), now - TEN_MINUTES],
        |row| row.get(0),
    )?;
    let shown: i64 = s.one(
        "select count(*) from (select 1 from comment where name = $1 and status = 'shown' limit 1) of_name",
        &params![new.name.as_str()],
        |row| row.get(0),
    )?;
    let mut is_repeat = false;
    // The newest of the article and those of this client: enough to see a text that is being repeated.
    s.each(
        "select text, reasons from (
           select text, reasons from comment where article_id = $1 and posted_at > $2 order by id desc limit 50
         ) in_article
         union all
         select text, reasons from (
           select text, reasons from comment where client = $3 and posted_at > $2 order by posted_at desc limit 50
         ) of_client",
        &params![article.0, now - DAY, new.client.clone()],
        |row| {
            let was_taken_back = document::read::<Vec<Reason>>(row, 1)? == [Reason::Writer];
            is_repeat |= !was_taken_back && is_same(&row.get::<String>(0)?, &new.text);
            Ok(())
        },
    )?;
    Ok(History {
        is_repeat,
        posts_in_ten_minutes: u32::try_from(posts).unwrap_or(u32::MAX),
        shown_of_name: u32::try_from(shown).unwrap_or_default(),
    })
}

/// What a new row holds beside its place and time.
struct Row<'a> {
    name: &'a str,
    text: &'a str,
    mail: Option<&'a str>,
    client: Option<&'a [u8]>,
    reasons: &'a [Reason],
    key: &'a [u8],
}

fn write(
    tx: &mut Tx,
    article: ArticleId,
    parent: Option<&Comment>,
    new: &Row,
    at: Micros,
) -> Result<Option<Comment>, db::Error> {
    let status = if new.reasons.is_empty() { CommentStatus::Shown } else { CommentStatus::Held };
    tx.first(
        &format!(
            "insert into comment (uid, article_id, parent_id, thread_id, depth, status, reasons, name, text, mail,
               posted_at, client, post_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             on conflict (post_key) do nothing returning {COLUMNS}"
        ),
        &params![
            Uuid::now_v7(),
            article.0,
            parent.map(|parent| parent.id),
            parent.map(|parent| parent.thread_id.unwrap_or(parent.id)),
            parent.map_or(0, |parent| i64::from(parent.depth) + 1),
            status.name(),
            document::of(new.reasons),
            new.name,
            new.text,
            new.mail,
            at,
            new.client.map(<[u8]>::to_vec),
            new.key.to_vec()
        ],
        comment,
    )
}
