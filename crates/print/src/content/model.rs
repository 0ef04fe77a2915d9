//! Headline to body: the fields of a story's one document.

use markup::Body;
use paper::PictureId;
use serde::{Deserialize, Serialize};

/// Stored as JSON; a field that an older binary did not write takes its default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    #[serde(flatten)]
    pub teaser: Teaser,
    /// The place line before the first words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    pub body: Body,
}

/// The part of a content that lists show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Teaser {
    pub headline: String,
    /// For the wire and narrow places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_headline: Option<String>,
    /// The sentence under the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dek: Option<String>,
    /// The first words of the body, for lists, where there is no dek; made at publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The word over the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<LeadPicture>,
}

/// The picture above a story, with words that override the picture's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadPicture {
    pub id: PictureId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

impl Teaser {
    /// What lists say under the headline.
    pub fn dek_or_summary(&self) -> Option<&str> {
        self.dek.as_deref().or(self.summary.as_deref())
    }

    /// The headline for the wire: the short one if there is one.
    pub fn wire_headline(&self) -> &str {
        self.short_headline.as_deref().unwrap_or(&self.headline)
    }
}
