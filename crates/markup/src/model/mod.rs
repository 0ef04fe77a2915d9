//! What a body is: a tree of blocks, each with a stable id, and the inlines within them.

mod block;
mod inline;
mod media;

pub use block::{Align, Block, BlockId, BlockKind, Body, Cell, CellKind, List, Order, Row, Table};
pub(crate) use inline::is_language_tag;
pub use inline::{Direction, Inline, Inlines, LangDir, Mark};
pub use media::{Download, Embed, Figure, PictureRef, Recording};
