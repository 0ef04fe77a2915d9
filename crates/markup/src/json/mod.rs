//! The stored form of a body: ProseMirror's JSON with our own schema.

mod error;
mod field;
mod inline;
mod read;
mod write;

pub use error::Error;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::Body;

/// How deep blocks may lie within blocks (a list in a quote in a list …).
pub(crate) const NESTING_MAX: usize = 12;
/// How many blocks, items, cells and pieces of text a body may have in all.
pub(crate) const NODES_MAX: usize = 200_000;

impl Body {
    /// Reads the stored form. Unknown nodes and marks, addresses that are not safe, and what exceeds the bounds
    /// are refused, with their place.
    pub fn from_json(json: &Value) -> Result<Self, Error> {
        read::body(json)
    }

    pub fn to_json(&self) -> Value {
        write::body(self)
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
