//! An article, the short form of it that lists show, and what an address may lead to.

use paper::{Byline, EditionId, Picture, SectionId, Topic};
use uuid::Uuid;

use crate::{
    Micros,
    content::{Content, Teaser},
    names::ArticleId,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Article,
    /// Has no section and no place on the wire: About, Contact.
    Page,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Page => "page",
        }
    }

    pub(crate) fn named(name: &str) -> Kind {
        if name == "page" { Kind::Page } else { Kind::Article }
    }
}

/// An article with all that its page shows.
#[derive(Debug, Clone)]
pub struct Article {
    pub id: ArticleId,
    pub uid: Uuid,
    pub edition: EditionId,
    /// Articles that translate each other share it.
    pub family: Uuid,
    pub kind: Kind,
    pub section: Option<SectionId>,
    /// The whole path, with its query if it came with one.
    pub path: String,
    pub published_at: Micros,
    pub is_time_approximate: bool,
    pub updated_at: Option<Micros>,
    pub content: Content,
    /// The body as readers get it, made once at publication.
    pub body_html: String,
    pub words: u32,
    pub picture: Option<Picture>,
    pub bylines: Vec<Byline>,
    pub topics: Vec<Topic>,
    pub translations: Vec<Translation>,
    pub allows_comments: bool,
    /// Comments that show.
    pub comment_count: u32,
}

/// The same story in another edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    pub edition: EditionId,
    pub path: String,
    pub headline: String,
}

/// An article as lists show it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: ArticleId,
    pub uid: Uuid,
    pub section: Option<SectionId>,
    pub path: String,
    pub published_at: Micros,
    pub updated_at: Option<Micros>,
    pub teaser: Teaser,
    pub picture: Option<Picture>,
    pub bylines: Vec<Byline>,
    pub allows_comments: bool,
    pub comment_count: u32,
}

/// What a stored path leads to.
#[derive(Debug, Clone)]
pub enum Found {
    InPrint(Box<Article>),
    /// Killed: the page says so with status 410.
    Killed { edition: EditionId },
    /// Moved for good to this path.
    Redirect(String),
    Nothing,
}
