//! A comment, its standing, and the reasons for it.

use paper::CommentRules;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DAY, MINUTE, Micros, names::ArticleId};

#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    pub id: i64,
    pub uid: Uuid,
    pub article: ArticleId,
    pub parent_id: Option<i64>,
    /// The comment at the top of its thread; itself has none.
    pub thread_id: Option<i64>,
    /// 0 for the top of a thread, 2 at most.
    pub depth: u8,
    pub status: CommentStatus,
    pub reasons: Vec<Reason>,
    pub name: String,
    pub text: String,
    pub posted_at: Micros,
    pub changed_at: Option<Micros>,
    /// For the top of a thread: how many of its replies show.
    pub reply_count: u32,
}

impl Comment {
    /// Until when its writer may change it or take it back; `None` where they may not now.
    pub fn changeable_until(&self, rules: &CommentRules, now: Micros) -> Option<Micros> {
        let until = self.posted_at.saturating_add(i64::from(rules.change_minutes) * MINUTE);
        let is_decided = self.status == CommentStatus::Removed || self.reasons.contains(&Reason::Moderator);
        (now <= until && !is_decided).then_some(until)
    }
}

/// Whether an article takes comments now: it may, and the days for it are not over.
pub fn is_open(allows_comments: bool, published_at: Micros, rules: &CommentRules, now: Micros) -> bool {
    let is_over = rules.closes_after_days.is_some_and(|days| now > published_at.saturating_add(i64::from(days) * DAY));
    allows_comments && !is_over
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentStatus {
    Shown,
    /// Waits for a moderator.
    Held,
    Removed,
}

impl CommentStatus {
    pub fn name(self) -> &'static str {
        match self {
            CommentStatus::Shown => "shown",
            CommentStatus::Held => "held",
            CommentStatus::Removed => "removed",
        }
    }

    pub fn named(name: &str) -> Option<CommentStatus> {
        match name {
            "shown" => Some(CommentStatus::Shown),
            "held" => Some(CommentStatus::Held),
            "removed" => Some(CommentStatus::Removed),
            _ => None,
        }
    }
}

/// Why a comment is held, or who removed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Links,
    BlockedWord,
    Repeat,
    Capitals,
    Speed,
    First,
    MixedScripts,
    Moderator,
    Writer,
}

impl Reason {
    /// Its interface word: `reason-links`.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Links => "reason-links",
            Reason::BlockedWord => "reason-blocked-word",
            Reason::Repeat => "reason-repeat",
            Reason::Capitals => "reason-capitals",
            Reason::Speed => "reason-speed",
            Reason::First => "reason-first",
            Reason::MixedScripts => "reason-mixed-scripts",
            Reason::Moderator => "reason-moderator",
            Reason::Writer => "reason-writer",
        }
    }
}

/// Bounds of a comment's fields.
pub struct Bounds;

impl Bounds {
    pub const NAME_CHARS_MAX: usize = 80;
    pub const TEXT_CHARS_MAX: usize = 5_000;
    pub const MAIL_CHARS_MAX: usize = 254;
    pub const DEPTH_MAX: u8 = 2;
}
