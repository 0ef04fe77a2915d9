//! A line of the wire.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Micros, names::ArticleId};

#[derive(Debug, Clone, PartialEq)]
pub struct WireItem {
    pub id: i64,
    pub uid: Uuid,
    /// The instant of its minute.
    pub minute: Micros,
    /// Order within the minute; the higher stands above.
    pub rank: i64,
    pub headline: String,
    pub urgency: Urgency,
    /// The article in print that it leads to, with its path; none stands alone.
    pub article: Option<(ArticleId, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    /// Shown at once on every open page.
    Flash,
    Urgent,
    #[default]
    Normal,
}

impl Urgency {
    pub fn name(self) -> &'static str {
        match self {
            Urgency::Flash => "flash",
            Urgency::Urgent => "urgent",
            Urgency::Normal => "normal",
        }
    }

    pub fn named(name: &str) -> Urgency {
        match name {
            "flash" => Urgency::Flash,
            "urgent" => Urgency::Urgent,
            _ => Urgency::Normal,
        }
    }
}
