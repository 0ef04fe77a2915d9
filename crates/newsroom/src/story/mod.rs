//! What the desk works on, in one edition: draft, scheduled, published, killed.

mod draft;
mod draw;
mod kill;
mod model;
mod path;
mod publish;
mod schedule;
mod store;

pub use draft::{NewStory, draft, revise};
pub use kill::kill;
pub use model::{Draft, Error, Status, Story, StoryId, WireLine};
pub use path::{RESERVED, free_path};
pub use publish::{publish, publish_due};
pub use schedule::{DUE_JOB, schedule};
pub use store::{by_article_path, by_id};
