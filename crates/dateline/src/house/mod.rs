//! The paper's folder and database, opened for a command.

pub mod log;
mod open;

pub use open::{Door, House, is_there, open};
