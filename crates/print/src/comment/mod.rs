//! What readers write under an article: threads, three deep, shown or held by rules.

mod change;
mod model;
mod moderate;
mod page;
mod post;
mod rules;
mod store;

pub use change::{Changed, change, remove_own};
pub use model::{Bounds, Comment, CommentStatus, Reason, is_open};
pub use moderate::{Decision, decide, erase_mail, listed};
pub use page::{Branch, Cursor, PAGE, REPLIES, Span, Thread, Threads, more_replies, threads};
pub use post::{Error, NewComment, OldComment, Posted, bring, post};
pub use rules::{History, judge};
pub use store::{by_uid, edition_of};
