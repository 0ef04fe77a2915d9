//! Following the change log: every change makes pages stale, then tells open pages.

use std::time::Duration;

use anyhow::Result;
use db::{Db, Follower, LoggedChange};
use edge::{Edge, Hub, Slots, Takedown};
use paper::Paper;
use site::live::{Counts, tell};
use tokio::{sync::watch, time::MissedTickBehavior};

use super::door::Door;

/// Changes from before the start that open pages may still ask for.
const REPLAYED: i64 = 512;
/// Counts on lists are told together, this far apart.
const COUNTS_EVERY: Duration = Duration::from_secs(10);

/// Takes this node's place in the log: what came before is in the database already.
pub async fn begin(db: &Db, slots: &Slots, hub: &Hub) -> Result<Follower> {
    let last = db.last_seq().await?;
    let from = (last - REPLAYED).max(db.oldest_seq().await? - 1).max(0);
    let paper = db.read(paper::load).await?;
    hub.start_at(from);
    for change in db.changes_after(from, REPLAYED as usize).await? {
        if let Some(event) = paper.as_ref().and_then(|paper| tell(&change, paper).event) {
            hub.publish(event);
        }
    }
    hub.advance(last);
    slots.apply::<&str>(last, &[], Takedown::No);
    Ok(db.follow(last))
}

/// Goes on until the server stops.
pub async fn run(mut follower: Follower, db: Db, edge: Edge, hub: Hub, door: Door, mut stopping: watch::Receiver<bool>) {
    let mut paper = Known { paper: db.read(paper::load).await.ok().flatten(), is_old: false };
    let mut counts = Counts::default();
    let mut tick = tokio::time::interval(COUNTS_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopping.changed() => return,
            _ = tick.tick() => {
                paper.renew(&db, &door).await;
                tell_counts(&mut counts, paper.paper.as_ref(), &hub);
            }
            changes = follower.next() => match changes {
                Ok(changes) => take_in(&changes, &mut paper, &mut counts, &db, &edge, &hub, &door).await,
                Err(error) => {
                    tracing::error!(%error, "the change log can not be followed any more; pages may be old");
                    return;
                }
            },
        }
    }
}

/// The paper as events are worded by it.
struct Known {
    paper: Option<Paper>,
    /// A publisher has decided something since it was read.
    is_old: bool,
}

impl Known {
    /// Reads it again where it is old; what fails now is tried again at the next turn.
    async fn renew(&mut self, db: &Db, door: &Door) {
        if self.paper.is_some() && !self.is_old {
            return;
        }
        match db.read(paper::load).await {
            Ok(newer) => *self = Known { paper: newer, is_old: false },
            Err(error) => tracing::warn!(%error, "the paper could not be read again; it is tried again soon"),
        }
        door.learn(self.paper.as_ref());
    }
}

async fn take_in(
    changes: &[LoggedChange],
    known: &mut Known,
    counts: &mut Counts,
    db: &Db,
    edge: &Edge,
    hub: &Hub,
    door: &Door,
) {
    known.is_old |= changes.iter().any(|change| change.kind.starts_with("paper."));
    known.renew(db, door).await;
    let paper = known.paper.as_ref();
    for change in changes {
        let takedown = if change.is_hard { Takedown::Yes } else { Takedown::No };
        // First the cache, then the pages: who reloads on an event must not meet the old page.
        edge.apply(change.seq, &change.tags, takedown);
        let telling = paper.map(|paper| tell(change, paper)).unwrap_or_default();
        match telling.event {
            Some(event) => hub.publish(event),
            None => hub.advance(change.seq),
        }
        if let Some(count) = telling.count {
            counts.note(count);
        }
    }
}

fn tell_counts(counts: &mut Counts, paper: Option<&Paper>, hub: &Hub) {
    let Some(paper) = paper else { return };
    for remark in counts.take(paper) {
        hub.remark(&remark);
    }
}
