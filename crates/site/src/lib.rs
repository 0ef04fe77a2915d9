//! The paper as readers get it.
//!
//! The rooms in reading order; each uses only those above it.

mod bound;

mod query;
mod receipt;

mod client;

mod site;

mod visit;

mod answer;

mod address;

mod problem;

mod front;

mod section;

mod topic;

mod byline;

mod archive;

mod wire;

mod feed;

mod comment;

mod article;

mod page;

mod media;

mod asset;

mod robots;

mod health;

pub mod live;

mod routes;

pub use problem::misdirected;
pub use routes::{ROUTES, Route, UNCACHED, router};
pub use site::{Clock, Parts, Site, StartError, clock};
pub use wire::column as wire_column;
