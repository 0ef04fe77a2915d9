//! A section's page, newest first.

mod show;

pub use show::{PAGE, page_path, show, turn};
