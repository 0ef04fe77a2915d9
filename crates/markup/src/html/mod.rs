//! Reads a body from HTML: parsed as a browser would parse it, then said again in our schema.

mod attributes;
mod directive;
mod dom;
mod element;
mod embed;
mod figure;
mod flow;
mod guard;
mod line;
mod list;
mod mark;
mod media;
mod options;
mod ours;
mod parse;
mod quote;
mod reader;
mod source;
mod table;

pub(crate) use line::text_of_html;
pub use options::{Breaks, Problem, Read, ReadOptions};
pub(crate) use reader::{Origin, read};

use crate::Body;

impl Body {
    /// Reads a fragment or a whole document. Never fails: what the schema cannot say becomes a leftover, and every loss
    /// of form is in the problems.
    pub fn from_html(html: &str, options: &ReadOptions) -> Read {
        read(html, options, Origin::Html)
    }
}
