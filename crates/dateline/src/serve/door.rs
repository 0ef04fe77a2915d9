//! The door before everything: once the paper has a public address, requests for other hosts are turned away.

use std::{
    convert::Infallible,
    future::{Future, Ready, ready},
    net::IpAddr,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
    task::{Context, Poll},
};

use anyhow::Result;
use db::Db;
use edge::{Answering, Answers, Edge, EdgeBody, Peer};
use http::{HeaderMap, Request, Response, Uri, header};
use hyper::body::Incoming;
use paper::Paper;

/// The edge behind a look at the host that is asked for; cheap to clone.
#[derive(Clone)]
pub struct Door {
    edge: Edge,
    /// Host of the public address; `None` lets every host in.
    host: Arc<RwLock<Option<Arc<str>>>>,
}

impl Door {
    pub async fn new(edge: Edge, db: &Db) -> Result<Door> {
        let door = Door { edge, host: Arc::default() };
        door.learn(db.read(paper::load).await?.as_ref());
        Ok(door)
    }

    /// Takes the public address of the paper as it is now.
    pub fn learn(&self, paper: Option<&Paper>) {
        let address = paper.and_then(|paper| paper.settings.public_address.clone());
        let host = address.and_then(|address| address.parse::<Uri>().ok()).and_then(|uri| uri.host().map(Arc::from));
        *self.host.write().unwrap_or_else(PoisonError::into_inner) = host;
    }

    fn lets_in(&self, uri: &Uri, headers: &HeaderMap, peer: Peer) -> bool {
        // Whoever watches over the nodes asks each by its own address.
        if matches!(uri.path(), "/healthz" | "/readyz") {
            return true;
        }
        let host = self.host.read().unwrap_or_else(PoisonError::into_inner);
        let Some(own) = host.as_deref() else { return true };
        let asked = uri.host().or_else(|| headers.get(header::HOST).and_then(|host| host.to_str().ok()).map(without_port));
        match asked {
            Some(asked) => asked.eq_ignore_ascii_case(own) || (is_loopback(asked) && peer.0.ip().is_loopback()),
            None => false,
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        // What stands behind the last colon of a bare IPv6 address is no port.
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl Answers for Door {
    type Body = EdgeBody;
    type Answering = Turned;

    fn answer(&self, request: Request<Incoming>, peer: Peer) -> Turned {
        if self.lets_in(request.uri(), request.headers(), peer) {
            return Turned::In(self.edge.answer(request, Some(peer)));
        }
        Turned::Away(ready(Ok(site::misdirected().map(EdgeBody::from))))
    }
}

/// The answer of whoever stands behind the door, or the door's own.
pub enum Turned {
    In(Answering),
    Away(Ready<Result<Response<EdgeBody>, Infallible>>),
}

impl Future for Turned {
    type Output = Result<Response<EdgeBody>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Turned::In(answering) => Pin::new(answering).poll(context),
            Turned::Away(ready) => Pin::new(ready).poll(context),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_compared_without_their_port() {
        assert_eq!(without_port("paper.example:8000"), "paper.example");
        assert_eq!(without_port("[::1]:8000"), "[::1]");
        assert_eq!(without_port("::1"), "::1");
        assert!(is_loopback("[::1]") && is_loopback("LOCALHOST") && is_loopback("127.0.0.1"));
        assert!(!is_loopback("127.0.0.1.evil.example"));
    }
}
