//! PostgreSQL: the same closures on worker threads, each with one client, and one connection that listens.

mod bind;
mod connect;
mod listener;
mod net;
mod refusal;
mod seal;
mod session;
mod threads;
mod worker;

pub(crate) use bind::column;
#[cfg(feature = "testing")]
pub(crate) use connect::Wire;
pub(crate) use session::Session;
pub(crate) use threads::{House, start};
