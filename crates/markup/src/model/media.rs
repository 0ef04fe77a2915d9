//! Pictures, recordings, files and embeds as a body names them.

use super::inline::Inlines;

/// Names a picture of the paper's library; opaque here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureRef(String);

impl PictureRef {
    /// Any name up to 512 bytes without control characters or surrounding space.
    pub fn new(name: impl Into<String>) -> Option<Self> {
        let name = name.into();
        let fits = (1..=512).contains(&name.len());
        (fits && name.trim() == name && !name.chars().any(char::is_control)).then_some(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A picture with its words. At least one of `picture` and `source` is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// `None` while the library does not hold the picture; then readers get a link to `source`.
    pub picture: Option<PictureRef>,
    /// Where the picture was before it came to us.
    pub source: Option<String>,
    /// What the picture shows, for those who do not see it; empty if it says nothing.
    pub alt: String,
    pub caption: Inlines,
    pub credit: String,
    /// Where a click on the picture leads.
    pub link: Option<String>,
}

/// A sound or moving picture at an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    pub url: String,
    pub poster: Option<PictureRef>,
    pub caption: Inlines,
    pub credit: String,
}

/// A file to take home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Download {
    pub url: String,
    /// What the link says; the file's name if empty.
    pub title: String,
    pub size_bytes: Option<u64>,
}

/// Something that lives elsewhere (a video, a post): for readers a card with a link, nothing is fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    pub url: String,
    /// Who serves it, as a name (`YouTube`); the host if empty.
    pub provider: String,
    pub title: String,
}
