//! The paper as readers get it: every address through the edge, without a socket.

#![allow(clippy::unwrap_used)]

mod address;
mod comment_form;
mod comment_pages;
mod freshness;
mod headers;
mod hostile;
mod live;
mod media;
mod pages;
mod receipt;
mod takedown;
