//! What every handler of the site has at hand.

use std::{sync::Arc, time::Duration};

use db::Db;
use edge::{Hub, Slots};
use jiff::Timestamp;
use media::Blobs;
use paper::secret;
use press::Press;
use print::Micros;
use web::{Pace, Proxies};

use crate::{client::Clients, receipt::Receipts};

/// Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    db: Db,
    blobs: Blobs,
    press: Arc<Press>,
    hub: Hub,
    slots: Slots,
    proxies: Proxies,
    receipts: Receipts,
    clients: Clients,
    posts: Pace,
    clock: Clock,
}

/// Tells the time; the machine's, or one that a test sets.
pub type Clock = Arc<dyn Fn() -> Micros + Send + Sync>;

/// What a site is made of.
pub struct Parts {
    pub db: Db,
    pub blobs: Blobs,
    pub press: Arc<Press>,
    pub hub: Hub,
    /// What this node has heard of the change log; the same that its cache goes by.
    pub slots: Slots,
    pub proxies: Proxies,
    pub clock: Clock,
}

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the paper has no key for receipts; it was not made whole. Make a new one with `dateline init`")]
    NoSecret,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Comments that one network may post at once, and how soon it may post another.
const POSTS: (u32, Duration) = (8, Duration::from_secs(15));

impl Site {
    pub async fn new(parts: Parts) -> Result<Site, StartError> {
        let key = parts.db.read(|s| secret::by_name(s, secret::RECEIPTS)).await?.ok_or(StartError::NoSecret)?;
        Ok(Site(Arc::new(Inner {
            receipts: Receipts::new(key),
            clients: Clients::new(parts.db.clone()),
            posts: Pace::new(POSTS.0, POSTS.1),
            db: parts.db,
            blobs: parts.blobs,
            press: parts.press,
            hub: parts.hub,
            slots: parts.slots,
            proxies: parts.proxies,
            clock: parts.clock,
        })))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    pub fn press(&self) -> &Arc<Press> {
        &self.0.press
    }

    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    pub fn slots(&self) -> &Slots {
        &self.0.slots
    }

    pub fn proxies(&self) -> &Proxies {
        &self.0.proxies
    }

    pub(crate) fn receipts(&self) -> &Receipts {
        &self.0.receipts
    }

    pub(crate) fn clients(&self) -> &Clients {
        &self.0.clients
    }

    pub(crate) fn posts(&self) -> &Pace {
        &self.0.posts
    }

    pub fn now(&self) -> Micros {
        (self.0.clock)()
    }
}

/// The clock of the machine.
pub fn clock() -> Micros {
    Timestamp::now().as_microsecond()
}
