//! Blobs on a real disk and pictures through a real child process.

#![allow(clippy::unwrap_used)]

mod blobs;
mod bounds;
mod corpus;
mod desk;
mod pictures;
