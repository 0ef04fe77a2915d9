//! Comments: reading them page by page, posting one, and the receipt of one's own.

mod about;
mod create;
mod destroy;
mod fields;
mod index;
mod receipt;
mod reply;
mod update;
mod writer;

pub use about::is_open;
pub use create::create;
pub use destroy::destroy;
pub use index::index;
pub use receipt::receipt;
pub use reply::reply;
pub use update::update;
