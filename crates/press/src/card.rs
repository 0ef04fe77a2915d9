//! An article as fronts and lists show it.

use paper::SectionId;
use print::article::Listed;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    picture::PictureView,
    voice::{Moment, Voice},
};

#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub uid: Uuid,
    pub path: String,
    pub headline: String,
    pub dek: Option<String>,
    pub kicker: Option<String>,
    pub section: Option<SectionLink>,
    pub picture: Option<PictureView>,
    /// `A, B and C`, each isolated; empty for none.
    pub names: String,
    pub published: Moment,
    /// `None` where the article has no thread.
    pub comments: Option<CommentCount>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CommentCount {
    pub count: u32,
    pub label: String,
}

/// A section's name and address in the edition of the page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionLink {
    pub id: i64,
    pub name: String,
    pub path: String,
    /// Class of its accent colour, if it has one.
    pub accent: Option<String>,
}

impl Card {
    pub fn of(listed: &Listed, voice: &Voice) -> Self {
        let teaser = &listed.teaser;
        let names: Vec<&str> = listed.bylines.iter().map(|byline| byline.name_in(voice.code())).collect();
        let shows_thread = listed.allows_comments || listed.comment_count > 0;
        let picture = listed.picture.as_ref();
        Card {
            uid: listed.uid,
            path: listed.path.clone(),
            headline: teaser.headline.clone(),
            dek: teaser.dek_or_summary().map(str::to_owned),
            kicker: teaser.kicker.clone(),
            section: listed.section.and_then(|id| SectionLink::of(id, voice)),
            picture: picture.and_then(|picture| PictureView::of(picture, teaser.picture.as_ref(), voice)),
            names: voice.words.list(&names),
            published: voice.short(listed.published_at),
            comments: shows_thread.then(|| CommentCount::of(listed.comment_count, voice)),
        }
    }

    pub fn all(listed: &[Listed], voice: &Voice) -> Vec<Self> {
        listed.iter().map(|listed| Card::of(listed, voice)).collect()
    }
}

impl CommentCount {
    pub fn of(count: u32, voice: &Voice) -> Self {
        CommentCount { count, label: voice.counted("comments-count", count) }
    }
}

impl SectionLink {
    /// `None` where the edition does not have the section.
    pub fn of(id: SectionId, voice: &Voice) -> Option<Self> {
        let section = voice.paper.section(id)?;
        let name = section.in_edition(voice.edition.id)?;
        Some(SectionLink {
            id: id.0,
            name: name.name.clone(),
            path: voice.paper.section_path(voice.edition, id)?,
            accent: crate::accent::class(section),
        })
    }
}
