//! What a writer writes: one document in stories, revisions and articles.

mod model;

pub use model::{Content, LeadPicture, Teaser};
