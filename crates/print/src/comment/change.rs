//! What a writer may do to a comment for a few minutes: change its words, or take it back.

use db::{Tx, params};
use paper::CommentRules;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    model::{Comment, CommentStatus, Reason},
    rules::{History, judge},
    store::{self, Written},
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
    act(tx, uid, rules, now, |before| reworded(before.clone(), text, rules, now))
}

/// Takes a comment back.
pub fn remove_own(tx: &mut Tx, uid: Uuid, rules: &CommentRules, now: Micros) -> Result<Changed, db::Error> {
    act(tx, uid, rules, now, |before| Comment {
        status: CommentStatus::Removed,
        reasons: vec![Reason::Writer],
        changed_at: Some(now),
        ..before.clone()
    })
}

/// Makes of a comment what its writer wants, if they may; where a moderator is faster, their decision stands first.
fn act(
    tx: &mut Tx,
    uid: Uuid,
    rules: &CommentRules,
    now: Micros,
    made: impl Fn(&Comment) -> Comment,
) -> Result<Changed, db::Error> {
    loop {
        let before = match store::by_uid(tx, uid)? {
            Some(comment) if comment.status != CommentStatus::Removed => comment,
            _ => return Ok(Changed::Gone),
        };
        if before.changeable_until(rules, now).is_none() {
            return Ok(Changed::TooLate);
        }
        let after = made(&before);
        if after == before {
            return Ok(Changed::Done(after));
        }
        if store::rewrite(tx, &before, &after)? == Written::Done {
            release_post(tx, &after)?;
            return Ok(Changed::Done(after));
        }
    }
}

fn reworded(mut comment: Comment, text: &str, rules: &CommentRules, now: Micros) -> Comment {
    if comment.text == text {
        return comment;
    }
    for reason in judge(rules, &comment.name, text, &History { shown_of_name: 1, ..History::default() }) {
        if !comment.reasons.contains(&reason) {
            comment.reasons.push(reason);
        }
    }
    if !comment.reasons.is_empty() {
        comment.status = CommentStatus::Held;
    }
    comment.text = text.to_owned();
    comment.changed_at = Some(now);
    comment
}

/// It is no more what was posted: the same post again is a new comment.
fn release_post(tx: &mut Tx, comment: &Comment) -> Result<(), db::Error> {
    let key = Sha256::new().chain_update(b"changed").chain_update(comment.uid.as_bytes()).finalize().to_vec();
    tx.run("update comment set post_key = $2 where id = $1", &params![comment.id, key])?;
    Ok(())
}
