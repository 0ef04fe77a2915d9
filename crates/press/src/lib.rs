//! Draws readers' pages from what is in print: templates, theme, meta tags.
//!
//! The rooms in reading order; each uses only those above it.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod piece;

mod bare;

mod frame;

mod voice;

mod picture;

mod accent;

mod card;

mod asset;

mod theme;

mod templates;

mod page;

mod press;

mod front;

mod list;

mod wire;

mod comment;

mod share;

mod article;

mod refusal;

mod feed;

pub use asset::Asset;
pub use bare::bare_problem;
pub use comment::{CommentForm, Comments, FieldError, Receipt};
pub use frame::Frame;
pub use list::{Months, Turn};
pub use piece::{Piece, wire_part};
pub use press::Press;
pub use refusal::Problem;
pub use theme::ThemeError;
pub use wire::Days;
