//! What the page around a body knows: where pictures are, and what words it uses.

use std::borrow::Cow;

use crate::PictureRef;

/// What the page around a body knows.
pub trait Surroundings {
    /// How a picture is shown; `None` if it cannot be, which makes the figure a link to where the picture came from.
    fn picture(&self, picture: &PictureRef) -> Option<PictureMarkup>;

    /// Where a recording that the paper holds is played from. `None` makes a link of it: what lies elsewhere is
    /// never loaded into a page.
    fn media(&self, url: &str) -> Option<String> {
        let _ = url;
        None
    }

    /// A word in the page's language.
    fn word(&self, word: Word) -> Cow<'_, str> {
        word.in_english().into()
    }

    /// A file's size in the page's language.
    fn size(&self, bytes: u64) -> String {
        match bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..1_000_000 => format!("{} kB", bytes / 1_000),
            _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        }
    }
}

/// The addresses and size of a picture. Empty `srcset` and `sizes`, zero `width` and `height` are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureMarkup {
    pub src: String,
    pub srcset: String,
    pub sizes: String,
    pub width: u32,
    pub height: u32,
}

/// A word that the renderer puts beside what a writer wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Picture,
    Video,
    Audio,
    Download,
    Table,
}

impl Word {
    pub fn in_english(self) -> &'static str {
        match self {
            Self::Picture => "Picture",
            Self::Video => "Video",
            Self::Audio => "Audio",
            Self::Download => "Download",
            Self::Table => "Table",
        }
    }
}

/// No pictures and English words: for mail, feeds and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Surroundings for Plain {
    fn picture(&self, _: &PictureRef) -> Option<PictureMarkup> {
        None
    }
}
