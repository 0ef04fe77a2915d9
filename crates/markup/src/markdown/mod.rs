//! Bodies from Markdown and back.

mod directive;
mod inline;
mod read;
mod write;

pub(crate) use directive::Directive;
