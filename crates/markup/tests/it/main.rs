//! The reading and rendering of bodies, tested from outside.
#![allow(clippy::unwrap_used)] // A test may end in a panic.

mod allowed;
mod cases;
mod corpus;
mod hostile;
mod json;
mod markdown;
mod properties;
mod reading;
mod rendering;

use std::borrow::Cow;

use markup::{PictureMarkup, PictureRef, ReadOptions, Surroundings, Word};

/// A page whose library holds every picture under `pictures/`.
pub struct Page;

impl Surroundings for Page {
    fn picture(&self, picture: &PictureRef) -> Option<PictureMarkup> {
        let src = format!("/media/{}", picture.as_str());
        Some(PictureMarkup { src, width: 800, height: 600, ..PictureMarkup::default() })
    }

    fn word(&self, word: Word) -> Cow<'_, str> {
        word.in_english().into()
    }
}

/// Finds a picture by its name in the sources or by the address that [`Page`] gives it.
pub fn find(src: &str) -> Option<PictureRef> {
    let name = src.strip_prefix("/media/").unwrap_or(src);
    name.strip_prefix("pictures/").and_then(|_| PictureRef::new(name))
}

pub fn options() -> ReadOptions<'static> {
    ReadOptions { resolve_picture: &find, ..ReadOptions::default() }
}
