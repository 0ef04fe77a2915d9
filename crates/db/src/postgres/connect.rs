//! One connection to the server, with the settings that all of ours have.

use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::tls::{MakeTlsConnect, NoTlsStream};
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::refusal;
use super::seal::seal;
use crate::config::Config;
use crate::open::OpenError;

const CONNECT_WAIT_MAX: Duration = Duration::from_secs(4);
/// A closure that holds its transaction open and does nothing would hold its locks as well.
const IDLE_IN_TRANSACTION_WAIT_MAX_MS: u32 = 5000;

/// What carries the messages of a client; nothing moves unless it is polled.
pub(crate) enum Wire {
    Plain(Box<Connection<Socket, NoTlsStream>>),
    Sealed(Box<Connection<Socket, <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream>>),
}

impl Wire {
    pub fn poll_message(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<AsyncMessage, tokio_postgres::Error>>> {
        match self {
            Wire::Plain(connection) => connection.poll_message(context),
            Wire::Sealed(connection) => connection.poll_message(context),
        }
    }
}

/// Carries until the connection ends; how it ended, the client learns.
impl Future for Wire {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        while let Some(Ok(_)) = ready!(self.poll_message(context)) {}
        Poll::Ready(())
    }
}

/// Where to connect, and what to set there.
#[derive(Clone)]
pub(crate) struct Address {
    config: tokio_postgres::Config,
    /// Where the address asks for TLS.
    seal: Option<MakeRustlsConnect>,
    settings: String,
    /// How long the client waits for the server's word on one statement before it takes the server for lost.
    pub answer_wait_max: Duration,
}

impl Address {
    pub fn new(url: &str, config: &Config) -> Result<Address, OpenError> {
        let mut parsed = parse(url)?;
        let seal = (parsed.get_ssl_mode() == SslMode::Require).then(seal).transpose()?;
        parsed.application_name("dateline");
        if parsed.get_connect_timeout().is_none() {
            parsed.connect_timeout(CONNECT_WAIT_MAX);
        }
        let settings = format!(
            "set statement_timeout = {}; set lock_timeout = {};
             set idle_in_transaction_session_timeout = {IDLE_IN_TRANSACTION_WAIT_MAX_MS};
             set timezone = 'UTC'; set client_min_messages = warning",
            config.statement_wait_max.as_millis(),
            config.lock_wait_max.as_millis(),
        );
        let answer_wait_max = config.statement_wait_max + Duration::from_secs(5);
        Ok(Address { config: parsed, seal, settings, answer_wait_max })
    }

    /// The same server for migrations, which may take their time.
    pub fn unhurried(mut self) -> Address {
        self.settings = "set statement_timeout = 0; set lock_timeout = 0; set client_min_messages = warning".to_owned();
        self.answer_wait_max = Duration::from_secs(24 * 3600);
        self
    }

    /// A client and the wire that must be polled for it to work; nothing is set yet.
    pub async fn dial(&self) -> Result<(Client, Wire), tokio_postgres::Error> {
        let dialled = tokio::time::timeout(2 * CONNECT_WAIT_MAX, self.dial_patiently()).await;
        dialled.unwrap_or_else(|_| Err(tokio_postgres::Error::__private_api_timeout()))
    }

    async fn dial_patiently(&self) -> Result<(Client, Wire), tokio_postgres::Error> {
        if let Some(seal) = &self.seal {
            let (client, connection) = self.config.connect(seal.clone()).await?;
            return Ok((client, Wire::Sealed(Box::new(connection))));
        }
        let (client, connection) = self.config.connect(NoTls).await?;
        Ok((client, Wire::Plain(Box::new(connection))))
    }

    pub async fn set_up(&self, client: &Client) -> Result<(), tokio_postgres::Error> {
        client.batch_execute(&self.settings).await
    }

    /// The server's name without user and password, for messages.
    pub fn server(&self) -> String {
        let hosts: Vec<String> = self.config.get_hosts().iter().map(host_name).collect();
        format!("{}/{}", hosts.join(","), self.config.get_dbname().unwrap_or_default())
    }

    pub fn unreachable(&self, error: tokio_postgres::Error) -> OpenError {
        OpenError::Unreachable { server: self.server(), detail: refusal::chain(&error) }
    }
}

/// With TLS we always check the certificate, so that every mode from `require` on is the same.
fn parse(url: &str) -> Result<tokio_postgres::Config, OpenError> {
    let url = url.replace("sslmode=verify-ca", "sslmode=require").replace("sslmode=verify-full", "sslmode=require");
    tokio_postgres::Config::from_str(&url).map_err(|error| OpenError::Address { detail: refusal::chain(&error) })
}

fn host_name(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(path) => path.display().to_string(),
    }
}
