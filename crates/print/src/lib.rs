//! What readers may see, and its rules: content, wire, article, front, comment, day.
//!
//! The rooms in reading order; each uses only those above it.

pub mod names;

pub mod content;

pub mod wire;

pub mod article;

pub mod front;

pub mod comment;

pub mod day;

/// Microseconds since 1970 UTC.
pub type Micros = i64;

pub const MINUTE: Micros = 60_000_000;
pub const DAY: Micros = 24 * 60 * MINUTE;
pub const WEEK: Micros = 7 * DAY;
