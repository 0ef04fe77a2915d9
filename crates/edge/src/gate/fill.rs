//! Misses: one flight for all who wait for a page or part, and what readers get meanwhile.

use std::sync::Arc;

use http::header::{CACHE_CONTROL, COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Response};
use tokio::time::timeout;

use super::stats::count;
use super::{Edge, Gate, refusal};
use crate::body::EdgeBody;
use crate::cache::{KeptPiece, Page, Part};
use crate::flight::Waiting;
use crate::keep::PartName;
use crate::key::PageKey;
use crate::serve::Peer;

/// What a flight brings home.
#[derive(Clone)]
pub(super) enum Landing {
    Page(Arc<Page>),
    /// The response is not for keeping: everyone must ask the router in their own name.
    NotKept,
    Failed(Failure),
}

/// Why there is no page.
#[derive(Clone)]
pub(super) enum Failure {
    /// The handler answered 5xx: perhaps only because it needs what is the reader's own.
    Broken,
    Busy,
    Crashed,
}

impl Failure {
    pub fn answer(&self) -> Response<EdgeBody> {
        match self {
            Failure::Busy => refusal::busy(),
            Failure::Broken | Failure::Crashed => refusal::crashed(),
        }
    }
}

/// How often a reader waits again because a change overtook the page that was rendered for them.
const FLIGHTS_MAX: usize = 4;

impl Edge {
    /// A page that is not in memory, or not fresh.
    pub(super) async fn fetch(&self, asked: Parts, peer: Option<Peer>, key: PageKey) -> Response<EdgeBody> {
        let gate = &self.0;
        if gate.store.is_unkept(&key) {
            return self.pass_in_turn(asked, peer, &key).await;
        }
        count(&gate.counters.misses);
        let arrival = gate.slots.applied();
        for _ in 0..FLIGHTS_MAX {
            let stand_in = gate.stand_in(&key, &asked);
            let wait_max = match stand_in {
                Some(_) => gate.config.stale_after,
                None => gate.config.render_wait_max,
            };
            match timeout(wait_max, self.fly(&key).landed()).await {
                Ok(Some(Landing::Page(page))) if page.suits(&gate.slots, arrival) => {
                    return gate.hand_over(&page, &asked).await;
                }
                Ok(Some(Landing::Page(_))) => {}
                Ok(Some(Landing::NotKept)) => return self.pass_in_turn(asked, peer, &key).await,
                Ok(Some(Landing::Failed(Failure::Broken))) if stand_in.is_none() => {
                    return self.pass_in_turn(asked, peer, &key).await;
                }
                Ok(Some(Landing::Failed(failure))) => return gate.make_do(stand_in, &asked, failure).await,
                Ok(None) => return gate.make_do(stand_in, &asked, Failure::Crashed).await,
                Err(_) => return gate.make_do(stand_in, &asked, Failure::Busy).await,
            }
        }
        gate.make_do(None, &asked, Failure::Busy).await
    }

    fn fly(&self, key: &PageKey) -> Waiting<Landing> {
        self.0.page_flights.join(key, || {
            let (edge, key) = (self.clone(), key.clone());
            async move { edge.bring(key).await.unwrap_or_else(|landing| landing) }
        })
    }

    /// Makes the page fresh with as little work as will do: none, its parts, or all of it.
    async fn bring(&self, key: PageKey) -> Result<Landing, Landing> {
        let gate = &self.0;
        let rendering = match gate.store.page(key.as_ref()) {
            Some(page) if page.is_fresh(&gate.slots) => return Ok(Landing::Page(page)),
            Some(page) if page.rendering.is_fresh(&gate.slots) => {
                count(&gate.counters.recomposed);
                Arc::clone(&page.rendering)
            }
            _ => Arc::new(gate.render(&key).await?),
        };
        let mut parts = Vec::new();
        for piece in &rendering.pieces {
            if let KeptPiece::Part(name) = piece {
                parts.push(self.part(name).await.map_err(Landing::Failed)?);
            }
        }
        let page = Arc::new(Page::compose(rendering, parts));
        gate.store.keep(key, Arc::clone(&page));
        Ok(Landing::Page(page))
    }

    /// A part that is fresh for who asks now.
    pub(super) async fn part(&self, name: &PartName) -> Result<Arc<Part>, Failure> {
        let gate = &self.0;
        let arrival = gate.slots.applied();
        for _ in 0..FLIGHTS_MAX {
            if let Some(part) = gate.store.part(name)
                && part.is_fresh(&gate.slots)
            {
                return Ok(part);
            }
            let waiting = gate.part_flights.join(name, || {
                let (edge, name) = (self.clone(), name.clone());
                async move { edge.0.render_part(name).await }
            });
            let part = waiting.landed().await.unwrap_or(Err(Failure::Crashed))?;
            if part.suits(&gate.slots, arrival) {
                return Ok(part);
            }
        }
        Err(Failure::Busy)
    }
}

impl Gate {
    async fn hand_over(&self, page: &Arc<Page>, asked: &Parts) -> Response<EdgeBody> {
        let face = page.face(page.encoding_for(&asked.headers), &self.presses).await;
        face.answer(&asked.method, &asked.headers)
    }

    /// The outdated copy, if it may be shown and this reader takes one.
    fn stand_in(&self, key: &PageKey, asked: &Parts) -> Option<Arc<Page>> {
        let page = self.store.page(key.as_ref())?;
        (page.may_stand_in(&self.slots) && !self.wants_fresh(&asked.headers)).then_some(page)
    }

    async fn make_do(&self, stand_in: Option<Arc<Page>>, asked: &Parts, failure: Failure) -> Response<EdgeBody> {
        if let Some(page) = stand_in {
            let face = page.face(page.encoding_for(&asked.headers), &self.presses).await;
            // A takedown may have come while we waited.
            if page.may_stand_in(&self.slots) {
                count(&self.counters.stale_served);
                return face.answer_stale(&asked.method, &asked.headers, page.age().as_secs());
            }
        }
        count(&self.counters.refused);
        failure.answer()
    }

    /// Staff, and readers who press reload, are not given outdated pages.
    fn wants_fresh(&self, headers: &HeaderMap) -> bool {
        let text = |value: &HeaderValue, word: &str| value.to_str().is_ok_and(|text| text.contains(word));
        let is_reload = headers.get_all(CACHE_CONTROL).iter().any(|value| text(value, "no-cache"));
        let is_staff = self
            .config
            .signed_in_cookie
            .as_ref()
            .is_some_and(|name| headers.get_all(COOKIE).iter().any(|value| text(value, &format!("{name}="))));
        is_reload || is_staff
    }
}
