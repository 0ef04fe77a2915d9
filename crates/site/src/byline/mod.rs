//! The page of whoever signs articles.

mod show;

pub use show::show;
