//! Starts the threads of a PostgreSQL paper.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{Builder, JoinHandle};

use super::connect::Address;
use super::listener;
use super::net::Net;
use super::session::Session;
use super::worker::Worker;
use crate::config::Config;
use crate::open::OpenError;
use crate::pulse::Pulse;
use crate::queue::Queue;
use crate::work::{Reads, Writes};

/// What the door keeps of PostgreSQL beside the threads.
pub(crate) struct House {
    net: Arc<Net>,
    direct: Address,
    schema_age: Arc<AtomicU64>,
}

impl House {
    /// A session for migrations, with all the time in the world. For a blocking thread.
    pub fn workshop(&self) -> Result<Session, OpenError> {
        let address = self.direct.clone().unhurried();
        let mut session = Session::new(self.net.clone(), address.clone(), self.schema_age.clone());
        session.connect().map_err(|error| address.unreachable(error))?;
        Ok(session)
    }

    /// Prepared statements are stale from now on.
    pub fn note_new_schema(&self) {
        self.schema_age.fetch_add(1, Ordering::Relaxed);
    }
}

/// Connects once, to refuse early, and starts the workers and the listener. Blocks on the network.
pub(crate) fn start(
    (url, direct_url): (&str, Option<&str>),
    config: &Config,
    reads: &Arc<Queue<Reads>>,
    writes: &Arc<Queue<Writes>>,
    pulse: &Arc<Pulse>,
) -> Result<(House, Vec<JoinHandle<()>>), OpenError> {
    let address = Address::new(url, config)?;
    let direct = Address::new(direct_url.unwrap_or(url), config)?;
    let house = House { net: Arc::new(Net::start()?), direct, schema_age: Arc::new(AtomicU64::new(0)) };

    let worker = |session| Worker {
        session,
        pulse: pulse.clone(),
        clock: config.clock.clone(),
        queue_wait_max: config.queue_wait_max,
        outage: None,
    };
    let session = || Session::new(house.net.clone(), address.clone(), house.schema_age.clone());
    let mut first = session();
    first.connect().map_err(|error| address.unreachable(error))?;
    let mut first = Some(first);
    let mut threads = Vec::new();
    for number in 0..config.readers.max(1) {
        let (worker, queue) = (worker(first.take().unwrap_or_else(session)), reads.clone());
        threads.push(Builder::new().name(format!("db-reader-{number}")).spawn(move || worker.run_reads(&queue))?);
    }
    for number in 0..config.writers.max(1) {
        let (worker, queue) = (worker(session()), writes.clone());
        threads.push(Builder::new().name(format!("db-writer-{number}")).spawn(move || worker.run_writes(&queue))?);
    }
    house.net.handle().spawn(listener::listen(house.direct.clone(), pulse.clone()));
    Ok((house, threads))
}
