//! A body as HTML that is ours alone: every element and attribute is written here, everything else is escaped.

mod block;
mod inline;
mod media;
mod surroundings;
mod table;
mod write;

pub use surroundings::{PictureMarkup, Plain, Surroundings, Word};
pub(crate) use write::{attribute_escaped, text_escaped};

use crate::Body;

impl Body {
    /// The body for a page. Nothing in it runs, loads from elsewhere or styles itself; leftovers are not in it.
    pub fn to_html(&self, surroundings: &dyn Surroundings) -> String {
        let mut out = String::new();
        block::blocks(&mut out, &self.blocks, surroundings);
        out
    }
}
