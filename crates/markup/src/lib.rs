//! Bodies: a closed schema, read from HTML and Markdown, cleaned, rendered.

mod href;

mod model;

mod json;

mod text;

mod clean;

mod render;

mod comment;

mod directive;

mod html;

mod line;

mod markdown;

pub use comment::comment_html;
pub use href::safe_href;
pub use html::{Breaks, Problem, Read, ReadOptions};
pub use json::Error;
pub use line::plain_line;
pub use model::{
    Align, Block, BlockId, BlockKind, Body, Cell, CellKind, Direction, Download, Embed, Figure, Inline, Inlines,
    LangDir, List, Mark, Order, PictureRef, Recording, Row, Table,
};
pub use render::{PictureMarkup, Plain, Surroundings, Word};
