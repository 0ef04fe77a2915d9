//! Pressing bytes: which encoding a reader takes, whole bodies, and segments that join without pressing again.

mod negotiate;
mod segment;
mod whole;

pub(crate) use negotiate::Encoding;
pub(crate) use segment::{Segment, are_pressed, join};
pub(crate) use whole::{Effort, press};
