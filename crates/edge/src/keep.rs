//! What a handler says about its response: may it be kept, which tags made it, which parts complete it.

use std::time::Duration;

use bytes::Bytes;

use crate::slots::Seq;

/// Response extension: this response may be kept and served to everyone until one of its tags changes.
///
/// A kept page is rendered from its path and query alone: without cookies, authorisation or any other
/// header of the reader who happened to ask first.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The names of everything that was read to make this response.
    pub tags: Vec<String>,
    /// How long the page may be kept whatever its tags say; `None` trusts the tags alone.
    pub max_age: Option<Duration>,
    /// How long a browser may use its copy without asking (`max-age`).
    pub browser_cache: Duration,
    /// How long a CDN may do so (`s-maxage`).
    pub shared_cache: Duration,
    /// The address names these very bytes and never others: cached for a year, pressed as hard as it goes.
    pub is_immutable: bool,
    /// Whether the old page may stand in while the new one is rendered.
    pub stale: Stale,
}

/// Whether an outdated page may be served once while its successor is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    Allowed,
    Refused,
}

impl Keep {
    /// The usual page: browsers ask each time, CDNs every half minute.
    pub fn tagged<T: Into<String>>(tags: impl IntoIterator<Item = T>) -> Keep {
        Keep {
            tags: tags.into_iter().map(Into::into).collect(),
            max_age: None,
            browser_cache: Duration::ZERO,
            shared_cache: Duration::from_secs(30),
            is_immutable: false,
            stale: Stale::Allowed,
        }
    }

    /// Bytes whose address changes with them, such as a style sheet with its hash in the name.
    pub fn immutable() -> Keep {
        Keep { is_immutable: true, ..Keep::tagged::<String>([]) }
    }

    pub(crate) fn cache_control(&self) -> String {
        if self.is_immutable {
            return "public, max-age=31536000, immutable".to_owned();
        }
        let browser = self.browser_cache.as_secs();
        let shared = self.shared_cache.as_secs();
        match self.stale {
            Stale::Allowed => {
                format!("public, max-age={browser}, s-maxage={shared}, stale-while-revalidate=60, stale-if-error=86400")
            }
            Stale::Refused => format!("public, max-age={browser}, s-maxage={shared}, must-revalidate"),
        }
    }
}

/// The name of a part, such as `wire:en`.
pub type PartName = String;

/// Response extension: the body is made of these pieces in order; the response's own body is ignored.
///
/// When only a part has changed, the page is put together anew without calling its handler.
#[derive(Debug, Clone)]
pub struct Composed(pub Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Bytes that belong to this page alone.
    Own(Bytes),
    /// A part that many pages share.
    Part(PartName),
}

/// A part as the part renderer gives it.
#[derive(Debug, Clone)]
pub struct RenderedPart {
    pub bytes: Bytes,
    pub tags: Vec<String>,
}

/// Why a part could not be rendered; it is logged, readers get the old page or a 503.
pub type PartError = Box<dyn std::error::Error + Send + Sync>;

/// Request extension: the number of changes applied before the handler was called. What it reads is at
/// least as new, so a page may tell the live stream to start here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf(pub Seq);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cache_control_says_what_keep_says() {
        let usual = Keep::tagged(["front:en"]).cache_control();
        assert_eq!(usual, "public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400");
        let strict = Keep { stale: Stale::Refused, ..Keep::tagged(["a"]) };
        assert!(!strict.cache_control().contains("stale"));
        assert!(Keep::immutable().cache_control().ends_with("immutable"));
    }
}
