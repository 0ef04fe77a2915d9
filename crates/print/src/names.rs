//! Ids and cache tags of what is in print.

use jiff::Timestamp;
use paper::Edition;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Micros;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub i64);

/// Everything that shows an article's own words.
pub fn article(id: ArticleId) -> String {
    format!("article:{}", id.0)
}

/// The comments under an article.
pub fn thread(id: ArticleId) -> String {
    format!("thread:{}", id.0)
}

/// A stored path, whatever it leads to.
pub fn path(path: &str) -> String {
    format!("path:{path}")
}

/// The translations of a story.
pub fn family(family: Uuid) -> String {
    format!("family:{family}")
}

/// An edition's front.
pub fn front(edition: &Edition) -> String {
    format!("front:{}", edition.code)
}

/// An edition's wire.
pub fn wire(edition: &Edition) -> String {
    format!("wire:{}", edition.code)
}

/// Lists over a whole edition: archive, feed.
pub fn list(edition: paper::EditionId) -> String {
    format!("list:{}", edition.0)
}

/// Counts of comments on lists of an edition. `later:` lets caches take their time: ten seconds at most.
pub fn counts(edition: paper::EditionId) -> String {
    format!("later:counts:{}", edition.0)
}

/// Every page that shows the menus.
pub const MENU: &str = "menu";

/// Every page that names today.
pub const DAY: &str = "day";

/// The instant of a count of microseconds, clamped to what calendars know.
pub fn timestamp(at: Micros) -> Timestamp {
    Timestamp::from_microsecond(at).unwrap_or(if at < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
