//! What travels between a foreign format and a paper: parcels, problems and the report of a journey.

mod paper;

mod wire;

mod article;

mod report;

pub use article::{ArticleParcel, ArticleWire, BodySource, CommentParcel, Kind, PictureParcel, PictureText, Standing};
pub use paper::{
    BylineParcel, EditionParcel, FollowLinkParcel, FrontParcel, MenuEntry, Named, PaperParcel, SectionParcel, TopicParcel,
};
pub use report::{LeftOut, Problem, Report};
pub use wire::{Urgency, WireItemParcel};

/// Microseconds since 1970 UTC.
pub type Micros = i64;

/// One thing on its way into a paper, found again by its format, kind and foreign id.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// What names the thing in its format, stable over repeated reads.
    pub foreign_id: String,
    /// Where it stands in the source, for problems: `line 10`, `en/wire.md line 4`.
    pub place: String,
    /// Hash of everything that would change the thing if it changed; lower-case hex of SHA-256.
    pub fingerprint: String,
    pub item: Item,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Paper(Box<PaperParcel>),
    Picture(Box<PictureParcel>),
    Article(Box<ArticleParcel>),
    WireItem(WireItemParcel),
    FollowLink(FollowLinkParcel),
    Front(FrontParcel),
}

impl Item {
    /// The word under which reports count it.
    pub fn kind(&self) -> &'static str {
        match self {
            Item::Paper(_) => "paper",
            Item::Picture(_) => "picture",
            Item::Article(_) => "article",
            Item::WireItem(_) => "wire_item",
            Item::FollowLink(_) => "follow_link",
            Item::Front(_) => "front",
        }
    }
}
