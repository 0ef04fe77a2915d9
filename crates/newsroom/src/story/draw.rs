//! Drawing a body for print: once, at publication, with the pictures as they are then.

use std::{borrow::Cow, collections::HashMap};

use db::{Error, Snapshot};
use language::Words;
use markup::{Block, BlockKind, Body, PictureMarkup, PictureRef, Surroundings, Word};
use paper::{Edition, Picture, PictureId, picture};
use uuid::Uuid;

/// A body as HTML, and the pictures that it shows.
pub fn draw(s: &mut Snapshot, edition: &Edition, body: &Body) -> Result<(String, Vec<PictureId>), Error> {
    let mut pictures = HashMap::new();
    for name in named(&body.blocks) {
        if let Some(picture) = Uuid::parse_str(name.as_str()).ok().map(|uid| picture::by_uid(s, uid)).transpose()?.flatten() {
            pictures.insert(name.as_str().to_owned(), picture);
        }
    }
    let ids = pictures.values().map(|picture: &Picture| picture.id).collect();
    let page = Page { pictures, words: Words::with_digits(&edition.language, edition.digits) };
    Ok((body.to_html(&page), ids))
}

/// Every picture that a run of blocks names.
pub fn named(blocks: &[Block]) -> Vec<&PictureRef> {
    blocks
        .iter()
        .flat_map(|block| match &block.kind {
            BlockKind::Figure(figure) => figure.picture.iter().collect(),
            BlockKind::Gallery(figures) => figures.iter().filter_map(|figure| figure.picture.as_ref()).collect(),
            BlockKind::Audio(recording) | BlockKind::Video(recording) => recording.poster.iter().collect(),
            BlockKind::Quote { blocks, .. } => named(blocks),
            BlockKind::List(list) => list.items.iter().flat_map(|item| named(item)).collect(),
            _ => Vec::new(),
        })
        .collect()
}

struct Page {
    pictures: HashMap<String, Picture>,
    words: &'static Words,
}

impl Surroundings for Page {
    fn picture(&self, name: &PictureRef) -> Option<PictureMarkup> {
        let picture = self.pictures.get(name.as_str())?;
        let plain = picture.plain()?;
        Some(PictureMarkup {
            src: Picture::address(plain),
            srcset: picture.srcset(),
            sizes: "(min-width: 42rem) 40rem, 100vw".to_owned(),
            width: plain.width,
            height: plain.height,
        })
    }

    fn word(&self, word: Word) -> Cow<'_, str> {
        let key = match word {
            Word::Picture => "picture",
            Word::Video => "video",
            Word::Audio => "audio",
            Word::Download => "download",
            Word::Table => "table",
        };
        self.words.text(key, &[]).into()
    }
}
