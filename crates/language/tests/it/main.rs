//! What other crates may rely on: whole word files, properties that hold for any text, real texts of the corpus.

#![allow(clippy::unwrap_used)]

mod corpus;
mod properties;
mod words;
