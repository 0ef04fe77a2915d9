//! What readers may see, on both engines: acts, their refusals, and the changes that they write.

#![allow(clippy::unwrap_used)]

mod article;
mod comment_decided;
mod comment_posted;
mod front;
mod log;
mod redirect;
mod schema;
mod threads;
mod wire;
