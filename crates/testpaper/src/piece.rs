//! What a test wants published: only what matters to it is said, the rest is the usual.

use markup::Body;
use newsroom::story::{Draft, NewStory, WireLine};
use paper::Paper;
use print::{
    Micros,
    article::Kind,
    content::{Content, LeadPicture, Teaser},
    wire::Urgency,
};
use uuid::Uuid;

use crate::cast;

/// A story before it is drafted: an English article of the harbour, open to comments, unless it says otherwise.
#[derive(Debug, Clone)]
pub struct Piece {
    pub edition: String,
    pub section: Option<String>,
    pub kind: Kind,
    pub slug: String,
    pub path: Option<String>,
    pub headline: String,
    pub body: String,
    pub family: Uuid,
    pub bylines: Vec<i64>,
    pub topics: Vec<i64>,
    pub picture: Option<paper::PictureId>,
    pub published_at: Option<Micros>,
    pub allows_comments: bool,
    pub urgency: Option<Urgency>,
}

impl Piece {
    pub fn new(slug: &str) -> Piece {
        Piece {
            edition: "en".to_owned(),
            section: Some(cast::HARBOUR.to_owned()),
            kind: Kind::Article,
            slug: slug.to_owned(),
            path: None,
            headline: format!("About {}", slug.replace('-', " ")),
            body: format!("All that is known of {}.", slug.replace('-', " ")),
            family: Uuid::now_v7(),
            bylines: Vec::new(),
            topics: Vec::new(),
            picture: None,
            published_at: None,
            allows_comments: true,
            urgency: None,
        }
    }

    pub fn edition(mut self, code: &str) -> Piece {
        self.edition = code.to_owned();
        self
    }

    pub fn section(mut self, key: &str) -> Piece {
        self.section = Some(key.to_owned());
        self
    }

    /// A page of a menu: no section, no comments.
    pub fn page(mut self) -> Piece {
        (self.section, self.kind, self.allows_comments) = (None, Kind::Page, false);
        self
    }

    /// An old address that it keeps.
    pub fn path(mut self, path: &str) -> Piece {
        self.path = Some(path.to_owned());
        self
    }

    pub fn headline(mut self, headline: &str) -> Piece {
        self.headline = headline.to_owned();
        self
    }

    pub fn body(mut self, body: &str) -> Piece {
        self.body = body.to_owned();
        self
    }

    pub fn family(mut self, family: Uuid) -> Piece {
        self.family = family;
        self
    }

    pub fn published_at(mut self, at: Micros) -> Piece {
        self.published_at = Some(at);
        self
    }

    /// With a line on the wire.
    pub fn announced(mut self, urgency: Urgency) -> Piece {
        self.urgency = Some(urgency);
        self
    }

    pub fn closed(mut self) -> Piece {
        self.allows_comments = false;
        self
    }

    /// What the newsroom takes.
    pub fn story(&self, paper: &Paper) -> NewStory {
        let section = self.section.as_ref().and_then(|key| paper.sections.iter().find(|section| section.key == *key));
        NewStory {
            edition: paper.edition(&self.edition).expect("the cast has this edition").id,
            family: self.family,
            kind: self.kind,
            section: section.map(|section| section.id),
            slug: self.slug.clone(),
            path: self.path.clone(),
            draft: self.draft(),
        }
    }

    fn draft(&self) -> Draft {
        let lead = |id| LeadPicture { id, alt: None, caption: None, credit: None };
        Draft {
            content: Content {
                teaser: Teaser {
                    headline: self.headline.clone(),
                    picture: self.picture.map(lead),
                    ..Teaser::default()
                },
                dateline: None,
                body: Body::from_paragraphs(std::iter::once(self.body.as_str())),
            },
            bylines: self.bylines.clone(),
            topics: self.topics.clone(),
            allows_comments: self.allows_comments,
            published_at: self.published_at,
            wire: self.urgency.map(|urgency| WireLine { minute: None, urgency }),
            ..Draft::default()
        }
    }
}
