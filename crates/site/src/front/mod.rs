//! An edition's front.

mod show;

pub use show::{best, show};
