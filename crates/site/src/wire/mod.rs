//! The wire: its live page, a page for each day, and the column beside every page.

mod column;
mod day;
mod show;

pub use column::column;
pub use day::day;
pub use show::show;
