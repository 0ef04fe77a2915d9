//! Serving a paper: the door, and the workers beside it.

mod door;
mod follow;
mod jobs;
mod metrics;

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use edge::{Edge, EdgeConfig, Hub, HubConfig, ServeConfig, Slots};
use press::Press;
use site::{Parts, Site};
use tokio::{net::TcpListener, sync::watch};

use crate::{arguments::Serving, config, house::House};

/// How long running requests and streams may go on after the signal to stop.
const DRAIN_MAX: Duration = Duration::from_secs(9);

/// Serves until a signal says stop.
pub async fn run(house: House, serving: &Serving) -> Result<()> {
    let config = config::read(&house.folder, serving)?;
    let press = Arc::new(Press::new(config.theme.as_deref())?);
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("{} can not be listened on; choose another address with --listen", config.listen))?;
    let address = listener.local_addr()?;
    raise_file_limit();

    let slots = Slots::new();
    let hub = Hub::new(HubConfig::default());
    let follower = follow::begin(&house.db, &slots, &hub).await?;
    let site = Site::new(Parts {
        db: house.db.clone(),
        blobs: house.blobs.clone(),
        press,
        hub: hub.clone(),
        slots: slots.clone(),
        proxies: config.proxies.clone(),
        clock: Arc::new(site::clock),
    })
    .await?;
    let edge = edge_before(&site, &slots, config.cache_bytes);
    let door = door::Door::new(edge.clone(), &house.db).await?;

    let (stop, stopping) = watch::channel(false);
    let mut follow = tokio::spawn(follow::run(follower, house.db.clone(), edge.clone(), hub.clone(), door.clone(), stopping.clone()));
    let mut jobs = tokio::spawn(jobs::run(house.db.clone(), stopping.clone()));
    if let Some(at) = config.metrics_listen {
        let listener = TcpListener::bind(at)
            .await
            .with_context(|| format!("{at} can not be listened on for metrics; choose another address with --metrics-listen"))?;
        let router = metrics::router(edge.clone(), hub.clone(), house.db.clone());
        tokio::spawn(edge::serve(listener, router, ServeConfig::default(), stopping.clone()));
    }
    let serving = ServeConfig { connections_max: config.connections_max, drain_max: DRAIN_MAX, ..ServeConfig::default() };
    let mut doorway = tokio::spawn(edge::serve(listener, door, serving, stopping));
    println!("The paper is at http://{address}");
    tracing::info!(%address, folder = %house.folder.display(), "serving");

    // A server without one of its workers would go on with old pages: better that whoever watches it starts it anew.
    let lost = tokio::select! {
        signal = signal() => {
            tracing::info!(signal = signal?, "stopping: running requests finish, streams end");
            None
        }
        _ = &mut follow => Some("the change log can not be followed any more"),
        _ = &mut jobs => Some("jobs can not be run any more"),
        _ = &mut doorway => Some("readers can not be let in any more"),
    };
    hub.close();
    let _ = stop.send(true);
    if lost.is_none() {
        let _ = doorway.await;
        let _ = jobs.await;
    }
    follow.abort();
    house.db.close().await;
    if let Some(why) = lost {
        anyhow::bail!("{why}; the log says more. The server has stopped");
    }
    tracing::info!("stopped");
    Ok(())
}

fn edge_before(site: &Site, slots: &Slots, cache_bytes: u64) -> Edge {
    let config = EdgeConfig {
        slots: slots.clone(),
        cache_bytes,
        uncached: site::UNCACHED.iter().map(|path| (*path).to_owned()).collect(),
        ..EdgeConfig::default()
    };
    let (drawing, applied) = (site.clone(), slots.clone());
    // The place in the log is read before the snapshot opens, as for pages.
    let parts: edge::PartRenderer = Arc::new(move |name| {
        let (site, seq) = (drawing.clone(), applied.applied());
        Box::pin(site::wire_column(site, name, seq))
    });
    Edge::new(config, site::router(site.clone()), parts)
}

/// Each open stream is a file to the system, whose usual limit is low.
fn raise_file_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "the limit of open files could not be raised; many streams may be refused");
    }
}

async fn signal() -> Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(tokio::select! {
        _ = terminate.recv() => "TERM",
        _ = interrupt.recv() => "INT",
    })
}
