//! What a publisher decides: name and zone, editions, sections, topics, bylines, links, rules.
//!
//! The rooms in reading order; each uses only those above it.

pub mod schema;

pub mod document;

pub mod edition;

pub mod section;

pub mod topic;

pub mod byline;

pub mod follow_link;

pub mod picture;

pub mod settings;

pub mod secret;

pub mod origin;

mod whole;

pub use byline::{Byline, BylineId};
pub use edition::{Edition, EditionId};
pub use follow_link::FollowLink;
pub use picture::{Picture, PictureId, PictureText, Rendition};
pub use section::{Section, SectionId};
pub use settings::{CommentRules, Settings, zone_named};
pub use topic::{Topic, TopicId};
pub use whole::{Paper, changed, create, exists, hold, load, write_settings};

/// Microseconds since 1970 UTC.
pub type Micros = i64;

/// Words by edition code.
pub type Named = std::collections::BTreeMap<String, String>;

/// The tag that every page leans on: a publisher's decision changed.
pub const TAG: &str = "paper";
