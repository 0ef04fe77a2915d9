//! A moderator's decisions, and the list to decide from.

use db::{Error, Snapshot, Tx, params};
use uuid::Uuid;

use super::{
    model::{Comment, CommentStatus, Reason},
    store::{self, COLUMNS, Written, comment},
};
use crate::Micros;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Show,
    Hold,
    Remove,
}

/// Carries a decision out; the comment as it stands after it, `None` where there is none of this name.
pub fn decide(tx: &mut Tx, uid: Uuid, decision: Decision) -> Result<Option<Comment>, Error> {
    // Whoever was faster decided before: what they left is decided anew.
    loop {
        let Some(before) = store::by_uid(tx, uid)? else { return Ok(None) };
        let after = decided(before.clone(), decision);
        if before.status == after.status || store::rewrite(tx, &before, &after)? == Written::Done {
            return Ok(Some(after));
        }
    }
}

fn decided(mut comment: Comment, decision: Decision) -> Comment {
    let status = match decision {
        Decision::Show => CommentStatus::Shown,
        Decision::Hold => CommentStatus::Held,
        Decision::Remove => CommentStatus::Removed,
    };
    if comment.status == status {
        return comment;
    }
    comment.status = status;
    if decision == Decision::Show {
        comment.reasons.clear();
    } else if !comment.reasons.contains(&Reason::Moderator) {
        comment.reasons.push(Reason::Moderator);
    }
    comment
}

/// The newest comments of a standing, or of any, with the path of their article.
pub fn listed(s: &mut Snapshot, status: Option<CommentStatus>, limit: i64) -> Result<Vec<(Comment, String)>, Error> {
    let condition = if status.is_some() { "where comment.status = $2" } else { "" };
    let mut values = vec![limit.into()];
    values.extend(status.map(|status| status.name().into()));
    s.all(
        &format!(
            "select {COLUMNS}, article.path from comment join article on article.id = comment.article_id {condition}
             order by comment.posted_at desc, comment.id desc limit $1"
        ),
        &values,
        |row| Ok((comment(row)?, row.get(13)?)),
    )
}

/// Erases the mail addresses of comments that were posted before an instant.
pub fn erase_mail(tx: &mut Tx, before: Micros) -> Result<u64, Error> {
    tx.run("update comment set mail = null where mail is not null and posted_at < $1", &params![before])
}
