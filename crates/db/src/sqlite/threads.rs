//! Starts the threads of a SQLite paper.

use std::path::Path;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use super::open;
use super::reader::Reader;
use super::session::{Purpose, Recipe, Session};
use super::watcher::Watcher;
use super::writer::Writer;
use crate::config::Config;
use crate::open::OpenError;
use crate::pulse::Pulse;
use crate::queue::Queue;
use crate::work::{Reads, Writes};

/// Opens the file and starts one writer, the readers and the watcher. Blocks on the disk.
pub(crate) fn start(
    path: &Path,
    config: &Config,
    reads: &Arc<Queue<Reads>>,
    writes: &Arc<Queue<Writes>>,
    pulse: &Arc<Pulse>,
) -> Result<Vec<JoinHandle<()>>, OpenError> {
    let recipe = Recipe {
        path: path.to_owned(),
        statement_wait_max: config.statement_wait_max,
        lock_wait_max: config.lock_wait_max,
    };
    let writer = Writer {
        session: Some(open::first_session(&recipe)?),
        recipe: recipe.clone(),
        queue: writes.clone(),
        pulse: pulse.clone(),
        clock: config.clock.clone(),
        queue_wait_max: config.queue_wait_max,
    };
    let mut threads = vec![Builder::new().name("db-writer".into()).spawn(move || writer.run())?];
    for number in 0..config.readers.max(1) {
        let reader = Reader {
            session: Session::open(&recipe, Purpose::Read).ok(),
            recipe: recipe.clone(),
            queue: reads.clone(),
            queue_wait_max: config.queue_wait_max,
        };
        threads.push(Builder::new().name(format!("db-reader-{number}")).spawn(move || reader.run())?);
    }
    let watcher = Watcher { recipe, pulse: pulse.clone() };
    threads.push(Builder::new().name("db-watcher".into()).spawn(move || watcher.run())?);
    Ok(threads)
}
