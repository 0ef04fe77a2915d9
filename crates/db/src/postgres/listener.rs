//! The connection that listens: NOTIFY carries the seq of each commit, a look at the log every second stands behind it.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_postgres::error::SqlState;
use tokio_postgres::{AsyncMessage, Client};

use super::connect::{Address, Wire};
use super::refusal;
use crate::job::random_share;
use crate::pulse::Pulse;

const ANSWER_WAIT_MAX: Duration = Duration::from_secs(5);
const BACKOFF_MAX: Duration = Duration::from_secs(2);

/// Listens until the database is closed, through any number of lost connections.
pub(super) async fn listen(address: Address, pulse: Arc<Pulse>) {
    let mut closing = pulse.closing();
    let mut wait = Duration::from_millis(100);
    let mut is_away = false;
    while !pulse.is_closed() {
        let Err(why) = listen_once(&address, &pulse, &mut closing, &mut wait).await else { continue };
        if !is_away {
            tracing::warn!("listening for changes was interrupted, trying again: {why}");
        }
        is_away = wait > Duration::from_millis(100);
        pause(&mut closing, wait).await;
        wait = (wait * 2).min(BACKOFF_MAX);
    }
}

async fn listen_once(
    address: &Address,
    pulse: &Arc<Pulse>,
    closing: &mut watch::Receiver<bool>,
    wait: &mut Duration,
) -> Result<(), String> {
    let (client, wire) = address.dial().await.map_err(|error| refusal::chain(&error))?;
    let mut hearing = tokio::spawn(hear(wire, pulse.clone()));
    in_time(address.set_up(&client)).await?;
    in_time(client.batch_execute("listen dateline_change")).await?;
    *wait = Duration::from_millis(100);
    while !pulse.is_closed() {
        look(&client, pulse).await?;
        tokio::select! {
            _ = &mut hearing => return Err("the connection was closed".to_owned()),
            () = pause(closing, Duration::from_millis(800).mul_f64(1.0 + 0.5 * random_share())) => {}
        }
    }
    Ok(())
}

/// Polls the wire, without which the client would not work, and passes on what it hears.
async fn hear(mut wire: Wire, pulse: Arc<Pulse>) {
    while let Some(Ok(message)) = poll_fn(|context| wire.poll_message(context)).await {
        if let AsyncMessage::Notification(notice) = message
            && let Ok(seq) = notice.payload().parse()
        {
            pulse.hear_seq(seq);
        }
    }
}

async fn look(client: &Client, pulse: &Pulse) -> Result<(), String> {
    let query = client.query_one_scalar::<i64, _>("select coalesce(max(seq), 0) from change", &[]);
    match tokio::time::timeout(ANSWER_WAIT_MAX, query).await {
        Ok(Ok(seq)) => pulse.hear_seq(seq),
        // Before the first migration there is nothing to hear.
        Ok(Err(error)) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => {}
        Ok(Err(error)) => return Err(refusal::chain(&error)),
        Err(_) => return Err("the server does not answer".to_owned()),
    }
    pulse.mark_heard();
    Ok(())
}

async fn in_time(work: impl Future<Output = Result<(), tokio_postgres::Error>>) -> Result<(), String> {
    match tokio::time::timeout(ANSWER_WAIT_MAX, work).await {
        Ok(outcome) => outcome.map_err(|error| refusal::chain(&error)),
        Err(_) => Err("the server does not answer".to_owned()),
    }
}

/// Waits, but not beyond the closing of the database.
async fn pause(closing: &mut watch::Receiver<bool>, time: Duration) {
    let _ = tokio::time::timeout(time, closing.wait_for(|is_closed| *is_closed)).await;
}
