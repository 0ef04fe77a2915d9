//! A section's page, newest first.

mod show;

pub use show::{PAGE, find, page_path, show, turn};
