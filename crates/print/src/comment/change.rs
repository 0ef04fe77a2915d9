//! What a writer may do to a comment for a few minutes: change its words, or take it back.

use db::{Tx, params};
use paper::CommentRules;
use uuid::Uuid;

use super::{
    model::{Comment, CommentStatus, Reason},
    rules::{History, judge},
    store,
};
use crate::Micros;

#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    Done(Comment),
    /// The minutes for changing are over, or a moderator has decided.
    TooLate,
    Gone,
}

/// Gives a comment new words; the rules judge them again, and a held one stays held.
pub fn change(tx: &mut Tx, uid: Uuid, text: &str, rules: &CommentRules, now: Micros) -> Result<Changed, db::Error> {
    let mut comment = match own(tx, uid, rules, now)? {
        Ok(comment) => comment,
        Err(refused) => return Ok(refused),
    };
    if comment.text == text {
        return Ok(Changed::Done(comment));
    }
    let was = comment.status;
    for reason in judge(rules, &comment.name, text, &History { shown_of_name: 1, ..History::default() }) {
        if !comment.reasons.contains(&reason) {
            comment.reasons.push(reason);
        }
    }
    comment.status = if comment.reasons.is_empty() { was } else { CommentStatus::Held };
    comment.text = text.to_owned();
    comment.changed_at = Some(now);
    tx.run(
        "update comment set text = $2, changed_at = $3, status = $4, reasons = $5 where id = $1",
        &params![comment.id, text, now, comment.status.name(), serde_json::to_value(&comment.reasons).unwrap_or_default()],
    )?;
    match (was, comment.status) {
        (CommentStatus::Shown, CommentStatus::Shown) => store::tell_changed(tx, &comment)?,
        (CommentStatus::Shown, _) => {
            let count = store::count(tx, &comment, -1)?;
            store::tell_gone(tx, &comment, count)?;
        }
        _ => {}
    }
    Ok(Changed::Done(comment))
}

/// Takes a comment back.
pub fn remove_own(tx: &mut Tx, uid: Uuid, rules: &CommentRules, now: Micros) -> Result<Changed, db::Error> {
    let mut comment = match own(tx, uid, rules, now)? {
        Ok(comment) => comment,
        Err(refused) => return Ok(refused),
    };
    let was = comment.status;
    comment.status = CommentStatus::Removed;
    comment.reasons = vec![Reason::Writer];
    tx.run(
        "update comment set status = 'removed', reasons = $2, changed_at = $3 where id = $1",
        &params![comment.id, serde_json::to_value(&comment.reasons).unwrap_or_default(), now],
    )?;
    if was == CommentStatus::Shown {
        let count = store::count(tx, &comment, -1)?;
        store::tell_gone(tx, &comment, count)?;
    }
    Ok(Changed::Done(comment))
}

fn own(tx: &mut Tx, uid: Uuid, rules: &CommentRules, now: Micros) -> Result<Result<Comment, Changed>, db::Error> {
    let Some(comment) = store::by_uid(tx, uid)? else { return Ok(Err(Changed::Gone)) };
    let until = comment.posted_at.saturating_add(i64::from(rules.change_minutes) * 60_000_000);
    Ok(match comment.status {
        CommentStatus::Removed => Err(Changed::Gone),
        _ if now > until || comment.reasons.contains(&Reason::Moderator) => Err(Changed::TooLate),
        _ => Ok(comment),
    })
}
