//! Blobs on disk, named by their content; pictures decoded and scaled in a child process with bounds.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod blobs;

mod sniff;

mod limits;

mod refusal;

mod colour;

mod jpeg_end;

mod webp;

mod job;

mod draw;

pub mod worker;

mod child;

mod pictures;

pub use blobs::{BlobError, BlobKey, Blobs, NotAKey};
pub use child::WorkerCommand;
pub use limits::PictureLimits;
pub use pictures::{Pictures, Rendition, Taken};
pub use refusal::{Error, Refusal};
pub use sniff::{Format, Kind, sniff};
