//! An edition's front: what editors placed, topped up by recency, no story twice.

mod model;
mod store;

pub use model::{Front, SectionBlock};
pub use store::{load, place};
