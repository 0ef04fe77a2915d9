//! Why the stored form of a body is refused.

use super::{NESTING_MAX, NODES_MAX};

/// Each refusal names the place, as a path of positions from the document's root (`doc/3/0`).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("{place}: expected {expected}, found {found}")]
    Unexpected { place: String, expected: &'static str, found: String },
    #[error("{place}: no block, inline or mark is called “{name}”")]
    Unknown { place: String, name: String },
    #[error("{place}: “{name}” is missing or is not {expected}")]
    Attribute { place: String, name: &'static str, expected: &'static str },
    #[error("{place}: a link may not lead to “{href}”; use http, https, mailto, tel or a path")]
    UnsafeLink { place: String, href: String },
    #[error("{place}: blocks lie more than {NESTING_MAX} deep in each other")]
    TooDeep { place: String },
    #[error("the body has more than {NODES_MAX} parts; split it")]
    TooMany,
}
