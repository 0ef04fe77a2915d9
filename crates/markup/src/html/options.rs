//! How foreign text is read, and what comes of it.

use crate::{Body, PictureRef};

/// How to read: what is known about pictures and addresses, and how much is too much.
pub struct ReadOptions<'a> {
    /// Finds the library's picture for an address as it is written in the source.
    pub resolve_picture: &'a dyn Fn(&str) -> Option<PictureRef>,
    /// What relative links are relative to; without it they stay relative.
    pub base_url: Option<&'a str>,
    pub breaks: Breaks,
    /// What lies beyond is kept as a leftover.
    pub bytes_max: usize,
    /// Elements that lie deeper lose their form and keep their text.
    pub depth_max: usize,
    /// Elements and texts; what comes after them is kept as a leftover.
    pub nodes_max: usize,
}

/// What an end of line in the source means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breaks {
    /// A space, as in HTML.
    #[default]
    Spaces,
    /// A hard break, and a blank line a new paragraph: the way of WordPress's classic posts and of plain mail.
    Paragraphs,
}

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self {
            resolve_picture: &|_| None,
            base_url: None,
            breaks: Breaks::Spaces,
            bytes_max: 8 << 20,
            depth_max: 96,
            nodes_max: 100_000,
        }
    }
}

/// What was understood, and what was not.
#[derive(Clone, Debug, Default)]
pub struct Read {
    pub body: Body,
    pub problems: Vec<Problem>,
}

/// One thing that could not be taken as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A line of the source, as `line 12`.
    pub place: String,
    pub what: String,
}
