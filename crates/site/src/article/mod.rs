//! An article's page.

mod show;

pub use show::show;
