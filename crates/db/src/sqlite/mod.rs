//! SQLite: one writer thread that groups commits, readers of their own, and an ear for other processes.

mod bind;
mod open;
mod reader;
mod refusal;
mod session;
mod threads;
mod watcher;
mod writer;

pub(crate) use bind::column;
pub(crate) use open::{copy_to, settle, workshop};
pub(crate) use session::Session;
pub(crate) use threads::start;
