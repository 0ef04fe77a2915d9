//! A publisher's decisions, as a foreign format tells them.

use std::collections::BTreeMap;

/// Words by edition code.
pub type Named = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaperParcel {
    pub name: Named,
    pub strapline: Named,
    /// IANA name of the time zone.
    pub zone: Option<String>,
    pub editions: Vec<EditionParcel>,
    pub sections: Vec<SectionParcel>,
    pub topics: Vec<TopicParcel>,
    pub bylines: Vec<BylineParcel>,
    /// Foreign id of the icon's and the logo's picture parcel.
    pub icon: Option<String>,
    pub logo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct EditionParcel {
    pub code: String,
    /// BCP 47 tag.
    pub language: String,
    pub name: String,
    /// `latin` or `arabic`.
    pub digits: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct SectionParcel {
    pub key: String,
    pub parent: Option<String>,
    /// `#rrggbb`
    pub accent: Option<String>,
    /// By edition code: name and slug.
    pub names: BTreeMap<String, (String, String)>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicParcel {
    pub key: String,
    pub names: BTreeMap<String, (String, String)>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BylineParcel {
    pub key: String,
    pub name: String,
    /// The name in other scripts, by edition code.
    pub names: Named,
    pub role: Named,
    pub about: Named,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FollowLinkParcel {
    /// Lower-case name: `facebook`, `x`, `mastodon`, `youtube`, or any other.
    pub network: String,
    /// `None` where the source names the network only.
    pub url: Option<String>,
    /// The words on the link in the source.
    pub label: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct MenuEntry {
    /// `header` or `footer`.
    pub menu: String,
    pub label: Option<String>,
    pub place: i64,
}

/// The slots of an edition's front, the lead first, by article slug.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontParcel {
    pub edition: String,
    pub articles: Vec<String>,
}
