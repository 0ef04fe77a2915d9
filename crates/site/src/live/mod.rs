//! What happens while a page is open: the event stream, and changes as its events.

mod counts;
mod event;
mod show;

pub use counts::Counts;
pub use event::{Telling, tell};
pub use show::show;
