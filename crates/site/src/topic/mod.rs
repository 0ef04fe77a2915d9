//! A topic's page.

mod show;

pub use show::show;
