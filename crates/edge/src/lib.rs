//! Bytes, keys, tags and sequence numbers: accept loop, page cache, single flight, compression, live hub.
//!
//! Nothing here knows of news. In reading order: `slots` says what is fresh, `keep` is what a handler
//! reports about its response, `encoding` presses bytes, `cache` holds pages and parts, `flight` lets one
//! render serve all who wait, `serve` is the accept loop, `gate` the service that stands before the router,
//! `live` the hub of event streams.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod slots;

mod keep;

mod key;

mod body;

mod encoding;

mod cache;

mod flight;

mod serve;

mod gate;

pub mod live;

pub use body::EdgeBody;
pub use gate::{Answering, Edge, EdgeConfig, EdgeStats, Hosts, PartRenderer, cdn_tags};
pub use keep::{AsOf, Composed, Keep, PartError, PartName, Piece, RenderedPart, Stale};
pub use live::{Earlier, Event, Hub, HubConfig, HubStats, Remark};
pub use serve::{Answers, Peer, ServeConfig, serve};
pub use slots::{Seq, Slots, TagMark, Takedown};
