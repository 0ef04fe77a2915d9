//! Articles, their comments and their pictures, as a foreign format tells them.

use std::collections::BTreeMap;

use crate::{Micros, Urgency};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArticleParcel {
    /// Code of the edition; `None` where the paper's first edition is meant.
    pub edition: Option<String>,
    pub kind: Kind,
    pub standing: Standing,
    pub headline: String,
    pub short_headline: Option<String>,
    pub dek: Option<String>,
    pub kicker: Option<String>,
    /// The place line before the first words.
    pub dateline: Option<String>,
    /// Key or name of the section; it is made if the paper has none such.
    pub section: Option<String>,
    /// Keys or names of topics.
    pub topics: Vec<String>,
    /// Keys or names of bylines, in order.
    pub bylines: Vec<String>,
    /// Slug wished for; made from the headline where it is `None`.
    pub slug: Option<String>,
    /// The old address, path and query, kept as it was.
    pub path: Option<String>,
    /// Articles of different editions with one family translate each other.
    pub family: Option<String>,
    pub published_at: Micros,
    pub is_time_approximate: bool,
    pub updated_at: Option<Micros>,
    pub body: BodySource,
    /// Foreign id of the lead picture's parcel.
    pub picture: Option<String>,
    /// Overrides the picture's own words.
    pub picture_text: PictureText,
    /// A wire line of its own, `None` for none.
    pub wire: Option<ArticleWire>,
    pub allows_comments: bool,
    pub comments: Vec<CommentParcel>,
    /// For pages: the menu that links to it.
    pub menu: Option<crate::MenuEntry>,
}

/// The wire line that leads to an article.
pub type ArticleWire = (Micros, Urgency);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Article,
    /// Has no section and no place on the wire: About, Contact.
    Page,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    Draft,
    /// In print from `published_at` on.
    Scheduled,
    #[default]
    Published,
}

/// The text of a body as it stood in its format.
#[derive(Debug, Clone, PartialEq)]
pub enum BodySource {
    Paragraphs(Vec<String>),
    Markdown(String),
    Html(String),
}

impl Default for BodySource {
    fn default() -> Self {
        BodySource::Paragraphs(Vec::new())
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CommentParcel {
    /// Stable within its article.
    pub foreign_id: String,
    pub name: String,
    pub text: String,
    pub posted_at: Micros,
    pub replies: Vec<CommentParcel>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PictureText {
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PictureParcel {
    pub bytes: Vec<u8>,
    pub credit: Option<String>,
    /// By edition code: alt text and caption.
    pub texts: BTreeMap<String, PictureText>,
}
