//! Who writes: the network that a form comes from, its pace, and the wait until its own words show.

use std::{net::IpAddr, time::Duration};

use edge::Peer;
use http::request::Parts;
use web::{client_address, network_of};

use crate::site::Site;

/// How long an answer waits until this node has heard of its own change.
const APPLIED_WAIT_MAX: Duration = Duration::from_millis(100);

/// Counts one more form of the network that sent it, which is unknown without a connection; the wait where they come
/// too fast.
pub fn count(site: &Site, head: &Parts) -> Result<Option<IpAddr>, Duration> {
    let Some(peer) = head.extensions.get::<Peer>() else { return Ok(None) };
    let network = network_of(client_address(peer.0.ip(), &head.headers, site.proxies()));
    site.posts().count(network).map(|()| Some(network)).map_err(|too_fast| too_fast.wait)
}

/// Waits until the pages of this node show what was committed as `seq`.
pub async fn applied(site: &Site, seq: Option<i64>) {
    if let Some(seq) = seq {
        site.slots().wait_applied(seq, APPLIED_WAIT_MAX).await;
    }
}
