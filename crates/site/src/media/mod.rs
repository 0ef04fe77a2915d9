//! Pictures as readers get them.

mod show;

pub use show::show;
