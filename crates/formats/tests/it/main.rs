//! The formats, read from case folders and from hostile text.

#![allow(clippy::unwrap_used)]

mod capture;
mod capture_corpus;
mod capture_property;
mod cases;
mod markdown;
