//! Event streams: each change is written once and sent to every page that listens.

mod event;
mod hub;
mod inbox;
mod listeners;
mod stream;

pub use event::{Earlier, Event, Remark};
pub use hub::{Hub, HubConfig, HubStats};
pub use stream::last_event_id;
