//! The archive, a month a page.

mod show;

pub use show::{newest, show};
