//! Blobs on disk, named by their content; pictures decoded and scaled in a child process with bounds.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod blobs;
mod sniff;

mod colour;
mod draw;
mod job;
mod jpeg_end;
mod webp;

pub mod worker;

mod child;
mod pictures;
mod refusal;

pub use blobs::{BlobError, BlobKey, Blobs, NotAKey};
pub use child::WorkerCommand;
pub use pictures::{PictureLimits, Pictures, Rendition, Taken};
pub use refusal::{Error, Refusal};
pub use sniff::{Format, Kind, sniff};
