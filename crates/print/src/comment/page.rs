//! Threads a page at a time, by key, however many there are.

use std::collections::HashMap;

use db::{Error, Snapshot, Value, params};

use super::{
    model::{Comment, CommentStatus},
    store::{COLUMNS, comment},
};
use crate::{
    Micros,
    names::{self, ArticleId},
};

/// Threads on a page.
pub const PAGE: usize = 30;
/// Replies that a page shows of one thread.
pub const REPLIES: u32 = 100;

/// A place between threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub posted_at: Micros,
    pub id: i64,
}

impl Cursor {
    /// As it stands in addresses.
    pub fn text(self) -> String {
        format!("{}.{}", self.posted_at, self.id)
    }

    pub fn parse(text: &str) -> Option<Cursor> {
        let (posted_at, id) = text.split_once('.')?;
        Some(Cursor { posted_at: posted_at.parse().ok()?, id: id.parse().ok()? })
    }
}

/// Which threads of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Newest,
    Before(Cursor),
    After(Cursor),
}

/// A page of threads, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Threads {
    pub threads: Vec<Thread>,
    /// Where the page of older threads ends, if there are older ones.
    pub older: Option<Cursor>,
    /// Where the page of newer threads begins, if there are newer ones.
    pub newer: Option<Cursor>,
}

#[derive(Debug, Clone)]
pub struct Thread {
    pub top: Branch,
    /// Replies that this page does not show.
    pub hidden_replies: u32,
}

/// A comment with its replies.
#[derive(Debug, Clone)]
pub struct Branch {
    pub comment: Comment,
    /// `false`: only its place shows, as its replies need one.
    pub is_shown: bool,
    pub replies: Vec<Branch>,
}

/// One page of an article's threads.
pub fn threads(s: &mut Snapshot, article: ArticleId, span: Span) -> Result<Threads, Error> {
    s.touch(names::thread(article));
    let (condition, order, key) = match span {
        Span::Newest => ("", "desc", None),
        Span::Before(cursor) => ("and (posted_at, id) < ($3, $4)", "desc", Some(cursor)),
        Span::After(cursor) => ("and (posted_at, id) > ($3, $4)", "asc", Some(cursor)),
    };
    let wanted = i64::try_from(PAGE).unwrap_or(i64::MAX - 1);
    let mut values: Vec<Value> = params![article.0, wanted + 1].into();
    values.extend(key.into_iter().flat_map(|cursor| params![cursor.posted_at, cursor.id]));
    let mut tops = s.all(
        &format!(
            "select {COLUMNS} from comment
             where article_id = $1 and parent_id is null and (status = 'shown' or reply_count > 0) {condition}
             order by posted_at {order}, id {order} limit $2"
        ),
        &values,
        comment,
    )?;
    let has_more = tops.len() > PAGE;
    tops.truncate(PAGE);
    let is_forward = matches!(span, Span::After(_));
    if !is_forward {
        tops.reverse();
    }
    let (first, last) = (tops.first().map(cursor), tops.last().map(cursor));
    let came_from_newer = matches!(span, Span::Before(_));
    Ok(Threads {
        older: first.filter(|_| if is_forward { true } else { has_more }),
        newer: last.filter(|_| if is_forward { has_more } else { came_from_newer }),
        threads: with_replies(s, tops)?,
    })
}

/// Replies of one thread after those that its page showed: the thread with a later run of its replies.
pub fn more_replies(s: &mut Snapshot, top: Comment, skip: u32) -> Result<Thread, Error> {
    s.touch(names::thread(top.article));
    let replies = s.all(
        &format!(
            "select {COLUMNS} from comment where thread_id = $1 and parent_id is not null
             order by posted_at, id limit $2 offset $3"
        ),
        &params![top.id, i64::from(REPLIES), i64::from(skip)],
        comment,
    )?;
    let hidden_replies = match replies.last() {
        Some(last) => shown_after(s, top.id, cursor(last))?,
        None => 0,
    };
    Ok(Thread { top: branch(top, replies), hidden_replies })
}

/// Replies of a thread that show, after one of them.
fn shown_after(s: &mut Snapshot, thread: i64, after: Cursor) -> Result<u32, Error> {
    let count: i64 = s.one(
        "select count(*) from comment
         where thread_id = $1 and parent_id is not null and status = 'shown' and (posted_at, id) > ($2, $3)",
        &params![thread, after.posted_at, after.id],
        |row| row.get(0),
    )?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn cursor(comment: &Comment) -> Cursor {
    Cursor { posted_at: comment.posted_at, id: comment.id }
}

fn with_replies(s: &mut Snapshot, tops: Vec<Comment>) -> Result<Vec<Thread>, Error> {
    let ids: Vec<i64> = tops.iter().filter(|top| top.reply_count > 0).map(|top| top.id).collect();
    let mut replies: HashMap<i64, Vec<Comment>> = HashMap::new();
    if !ids.is_empty() {
        let sql = format!(
            "select {COLUMNS} from (
               select comment.*, row_number() over (partition by thread_id order by posted_at, id) as turn
               from comment where parent_id is not null and {}
             ) comment where turn <= $2 order by posted_at, id",
            s.in_list("thread_id", 1)
        );
        for reply in s.all(&sql, &params![ids, i64::from(REPLIES)], comment)? {
            replies.entry(reply.thread_id.unwrap_or_default()).or_default().push(reply);
        }
    }
    Ok(tops
        .into_iter()
        .map(|top| {
            let of_top = replies.remove(&top.id).unwrap_or_default();
            let shown = of_top.iter().filter(|reply| reply.status == CommentStatus::Shown).count();
            let hidden_replies = top.reply_count.saturating_sub(u32::try_from(shown).unwrap_or(u32::MAX));
            Thread { top: branch(top, of_top), hidden_replies }
        })
        .collect())
}

/// A comment with those of `replies` that are below it; what neither shows nor carries shown replies is dropped.
fn branch(comment: Comment, replies: Vec<Comment>) -> Branch {
    let mut below: HashMap<i64, Vec<Comment>> = HashMap::new();
    let known: std::collections::HashSet<i64> = replies.iter().map(|reply| reply.id).chain([comment.id]).collect();
    for reply in replies {
        // A reply whose own parent stands on another page goes under the top.
        let parent = reply.parent_id.filter(|id| known.contains(id)).unwrap_or(comment.id);
        below.entry(parent).or_default().push(reply);
    }
    grow(comment, &mut below)
}

fn grow(comment: Comment, below: &mut HashMap<i64, Vec<Comment>>) -> Branch {
    let replies = below.remove(&comment.id).unwrap_or_default();
    let replies = replies.into_iter().map(|reply| grow(reply, below));
    let replies = replies.filter(|branch| branch.is_shown || !branch.replies.is_empty()).collect();
    Branch { is_shown: comment.status == CommentStatus::Shown, comment, replies }
}
