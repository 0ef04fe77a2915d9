//! Bodies from Markdown and back.

mod inline;
mod read;
mod write;
