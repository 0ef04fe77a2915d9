//! Lines of the wire, as a foreign format tells them.

use crate::Micros;

#[derive(Debug, Clone, PartialEq)]
pub struct WireItemParcel {
    pub edition: Option<String>,
    /// The instant of the line's minute.
    pub minute: Micros,
    /// Order within its source: 0 is the top line. Lines of one minute keep it.
    pub position: u32,
    pub headline: String,
    pub urgency: Urgency,
    /// Slug or path of an article of the same edition.
    pub article: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    Flash,
    Urgent,
    #[default]
    Normal,
}
