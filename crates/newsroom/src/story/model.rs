//! A story, its standing, and what may be refused.

use paper::{BylineId, EditionId, SectionId, TopicId};
use print::{
    article::Kind,
    content::Content,
    wire::Urgency,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Micros;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoryId(pub i64);

#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    pub id: StoryId,
    pub uid: Uuid,
    pub edition: EditionId,
    /// Stories that translate each other share it.
    pub family: Uuid,
    pub kind: Kind,
    pub status: Status,
    pub section: Option<SectionId>,
    pub slug: String,
    /// The old address of an imported story, kept as it was; `None` makes one from the paper's pattern.
    pub path: Option<String>,
    pub draft: Draft,
    /// Counts up with each save.
    pub revision: i64,
    pub scheduled_at: Option<Micros>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Draft,
    Scheduled,
    Published,
    Killed,
}

impl Status {
    pub fn name(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Scheduled => "scheduled",
            Status::Published => "published",
            Status::Killed => "killed",
        }
    }

    pub(super) fn named(name: &str) -> Status {
        match name {
            "scheduled" => Status::Scheduled,
            "published" => Status::Published,
            "killed" => Status::Killed,
            _ => Status::Draft,
        }
    }
}

/// The one document of a story: its content, and who and what it is filed under.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    #[serde(flatten)]
    pub content: Content,
    pub bylines: Vec<i64>,
    pub topics: Vec<i64>,
    pub allows_comments: bool,
    /// The time that its page shows; the moment of publication where it is `None`.
    pub published_at: Option<Micros>,
    pub is_time_approximate: bool,
    pub updated_at: Option<Micros>,
    /// The line that announces it on the wire.
    pub wire: Option<WireLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireLine {
    /// The moment of publication where it is `None`.
    pub minute: Option<Micros>,
    pub urgency: Urgency,
}

impl Draft {
    pub fn byline_ids(&self) -> Vec<BylineId> {
        self.bylines.iter().map(|id| BylineId(*id)).collect()
    }

    pub fn topic_ids(&self) -> Vec<TopicId> {
        self.topics.iter().map(|id| TopicId(*id)).collect()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no story {0}")]
    NotFound(i64),
    #[error("the story has no headline; write one before it goes into print")]
    NoHeadline,
    #[error("a story that is {0} can not be scheduled")]
    NotSchedulable(&'static str),
    #[error("the paper has no such edition any more")]
    NoEdition,
    #[error("the address {0} is taken or reserved; give the story another slug")]
    PathTaken(String),
    #[error(transparent)]
    Db(#[from] db::Error),
}
