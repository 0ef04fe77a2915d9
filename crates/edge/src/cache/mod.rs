//! What is kept: pages as their handlers rendered them, parts they share, and the faces readers get.

mod cdn;
mod face;
mod page;
mod store;

pub use cdn::cdn_tags;
pub(crate) use page::{KeptPiece, Page, Part, Rendering};
pub(crate) use store::Store;
