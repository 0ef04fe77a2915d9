//! A picture with its words, as templates show it.

use paper::Picture;
use print::content::LeadPicture;
use serde::Serialize;

use crate::voice::Voice;

#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    pub src: String,
    pub srcset: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl PictureView {
    /// The story's own words for the picture go before the library's; `None` while it has no sizes to show.
    pub fn of(picture: &Picture, lead: Option<&LeadPicture>, voice: &Voice) -> Option<Self> {
        let plain = picture.plain()?;
        let own = |word: fn(&LeadPicture) -> &Option<String>| {
            lead.and_then(|lead| word(lead).clone()).filter(|words| is_said(words))
        };
        let library_caption = || picture.caption_in(voice.code()).map(str::to_owned);
        Some(PictureView {
            src: Picture::address(plain),
            srcset: picture.srcset(),
            width: picture.width,
            height: picture.height,
            alt: own(|lead| &lead.alt).unwrap_or_else(|| picture.alt_in(voice.code()).to_owned()),
            caption: own(|lead| &lead.caption).or_else(library_caption).filter(|words| is_said(words)),
            credit: own(|lead| &lead.credit).or_else(|| picture.credit.clone()).filter(|words| is_said(words)),
        })
    }
}

fn is_said(words: &str) -> bool {
    !words.trim().is_empty()
}
