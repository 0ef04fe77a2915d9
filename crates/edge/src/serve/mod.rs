//! The accept loop: bounded connections, slow clients cut, and a shutdown that ends.

mod addresses;
mod answers;
mod connection;
mod paced;
mod pulse;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::Instant;

use addresses::Addresses;
pub use answers::Answers;

/// The address at the other end of the connection; a request extension for handlers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

#[derive(Debug, Clone)]
pub struct ServeConfig {
    /// The longest time for the headers of a request; it is looked after in steps of half of it.
    pub header_timeout: Duration,
    /// The longest pause between two requests on one connection. Longer than that of the proxy in front.
    pub idle_timeout: Duration,
    /// The longest time in which a client takes none of the bytes that wait for it.
    pub stall_timeout: Duration,
    /// Memory for what is read of a request's head; longer heads are refused (431).
    pub buffer_bytes_max: usize,
    pub connections_max: usize,
    /// Connections from one address (IPv6: from one /64); `None` where a proxy stands before.
    pub connections_per_address_max: Option<u32>,
    /// How long running requests may go on after the stop signal.
    pub drain_max: Duration,
}

impl Default for ServeConfig {
    fn default() -> ServeConfig {
        ServeConfig {
            header_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(75),
            stall_timeout: Duration::from_secs(30),
            buffer_bytes_max: 16 * 1024,
            connections_max: 16_384,
            connections_per_address_max: None,
            drain_max: Duration::from_secs(10),
        }
    }
}

/// Serves HTTP/1.1 and HTTP/2 with prior knowledge until `stop` becomes true or its sender is dropped;
/// returns when the last connection has ended, at most `drain_max` later.
pub async fn serve<S: Answers>(listener: TcpListener, service: S, config: ServeConfig, stop: watch::Receiver<bool>) {
    let room = Arc::new(Semaphore::new(config.connections_max));
    let addresses = Addresses::new(config.connections_per_address_max);
    let config = Arc::new(config);
    let mut stopping = stop.clone();
    let mut grumble = Grumble::default();
    loop {
        let accepted = tokio::select! {
            biased;
            _ = stopping.wait_for(|is_stopping| *is_stopping) => break,
            accepted = accept(&listener, &room, &mut grumble) => accepted,
        };
        let Some((permit, stream, address)) = accepted else { continue };
        let Some(place) = addresses.take_place(address.ip()) else { continue };
        let connection = connection::run(stream, Peer(address), service.clone(), Arc::clone(&config), stop.clone());
        tokio::spawn(async move {
            connection.await;
            drop((permit, place));
        });
    }
    drop(listener);
    let everything = u32::try_from(config.connections_max).unwrap_or(u32::MAX);
    let drained = room.acquire_many(everything);
    if tokio::time::timeout(config.drain_max + GRACE, drained).await.is_err() {
        tracing::warn!("some connections did not end in time and are dropped");
    }
}

/// Connections cut themselves at `drain_max`; this is for their tasks to notice.
const GRACE: Duration = Duration::from_millis(500);

async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
    grumble: &mut Grumble,
) -> Option<(OwnedSemaphorePermit, TcpStream, SocketAddr)> {
    if room.available_permits() == 0 {
        grumble.about("all connections are in use; new ones wait");
    }
    let permit = Arc::clone(room).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, address)) => Some((permit, stream, address)),
        Err(problem) if is_of_one_connection(&problem) => None,
        Err(problem) => {
            // Out of file descriptors or memory: pause, because the next try would fail at once as well.
            grumble.about(&format!("no connection can be accepted: {problem}"));
            tokio::time::sleep(ACCEPT_PAUSE).await;
            None
        }
    }
}

const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

fn is_of_one_connection(problem: &io::Error) -> bool {
    matches!(
        problem.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
    )
}

/// Says a thing once in ten seconds, however often it happens.
#[derive(Default)]
struct Grumble {
    last: Option<Instant>,
}

impl Grumble {
    fn about(&mut self, trouble: &str) -> bool {
        let is_due = self.last.is_none_or(|last| last.elapsed() >= GRUMBLE_PERIOD);
        if is_due {
            tracing::warn!("{trouble}");
            self.last = Some(Instant::now());
        }
        is_due
    }
}

const GRUMBLE_PERIOD: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_same_trouble_is_told_once_a_period() {
        let mut grumble = Grumble::default();
        assert!(grumble.about("no descriptors"));
        assert!(!grumble.about("no descriptors"));
        tokio::time::advance(GRUMBLE_PERIOD).await;
        assert!(grumble.about("no descriptors"));
    }
}
