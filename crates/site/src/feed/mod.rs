//! Feeds beside lists.

mod show;

pub use show::show;
