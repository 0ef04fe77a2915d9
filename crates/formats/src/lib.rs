//! Foreign bytes to parcels, one room a format.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod text;

mod error;

mod source;

mod importer;

mod edition;

mod capture;

mod markdown;

pub use error::Error;
pub use importer::{Importer, Options, Sink, Stop};
pub use source::Source;
pub use text::fingerprint;

/// Every format that can be read, in the order in which a list of them should stand.
pub fn importers() -> &'static [&'static dyn Importer] {
    &[&capture::Capture, &markdown::Markdown]
}

/// The importer that bears this name, as commands and menus spell it.
pub fn by_name(name: &str) -> Option<&'static dyn Importer> {
    importers().iter().copied().find(|importer| importer.name() == name)
}
