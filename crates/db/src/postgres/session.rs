//! One worker's connection to PostgreSQL: statements kept ready, BEGIN and COMMIT sent along where that is safe.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::TryStreamExt;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, RowStream, Statement};

use super::connect::Address;
use super::net::Net;
use super::{bind, refusal};
use crate::change::Change;
use crate::error::Error;
use crate::row::{Row, Source};
use crate::snapshot::OnRow;
use crate::value::Value;

const STATEMENTS_KEPT: usize = 512;
const BEGIN_READ: &str = "begin isolation level repeatable read read only";

pub(crate) struct Session {
    net: Arc<Net>,
    address: Address,
    line: Option<Line>,
    phase: Phase,
    /// Grows with each migration, after which prepared statements may be stale.
    schema_age: Arc<AtomicU64>,
}

struct Line {
    client: Client,
    statements: HashMap<String, Statement>,
    schema_age: u64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    /// No transaction, or one that the caller begins and ends.
    Plain,
    /// A reading transaction that begins together with its first statement.
    ReadDue,
    Reading,
    Writing,
}

/// A failure of the wire or the server, or a value that does not fit.
enum Fault {
    Wire(tokio_postgres::Error),
    Ours(Error),
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Fault {
        Fault::Wire(error)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        match fault {
            Fault::Wire(error) => refusal::error(error),
            Fault::Ours(error) => error,
        }
    }
}

impl Session {
    pub(super) fn new(net: Arc<Net>, address: Address, schema_age: Arc<AtomicU64>) -> Session {
        Session { net, address, line: None, phase: Phase::Plain, schema_age }
    }

    /// Makes sure of a connection.
    pub(super) fn connect(&mut self) -> Result<(), tokio_postgres::Error> {
        let net = self.net.clone();
        net.handle().block_on(self.ensure_line()).map(|_| ())
    }

    pub(super) fn is_connected(&self) -> bool {
        self.line.as_ref().is_some_and(|line| !line.client.is_closed())
    }

    pub(super) fn begin_read(&mut self) {
        self.phase = Phase::ReadDue;
    }

    /// Not sent along with the first statement, which would be kept by itself if BEGIN failed.
    pub(super) fn begin_write(&mut self) -> Result<(), Error> {
        self.phase = Phase::Plain;
        let first = self.command("begin");
        let begun = match first {
            // The connection died while it was idle; nothing was done on it yet.
            Err(Error::Unavailable { .. }) => {
                self.line = None;
                self.command("begin")
            }
            other => other,
        };
        begun.map(|()| self.phase = Phase::Writing)
    }

    pub(crate) fn query(&mut self, sql: &str, values: &[Value], on_row: OnRow<'_>) -> Result<(), Error> {
        let outcome = self.wait(async |session| {
            let stream = session.start(sql, values).await?;
            let mut stream = pin!(stream);
            let mut wants_more = true;
            // Read to the end in any case: an error of the statement may come after its first rows.
            while let Some(row) = stream.try_next().await.map_err(refusal::error)? {
                if wants_more {
                    wants_more = on_row(&Row::new(Source::Postgres(&row)))? == ControlFlow::Continue(());
                }
            }
            Ok(())
        });
        self.forget_if_failed(sql, outcome)
    }

    pub(crate) fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let outcome = self.wait(async |session| {
            let stream = session.start(sql, values).await?;
            let mut stream = pin!(stream);
            while stream.try_next().await.map_err(refusal::error)?.is_some() {}
            Ok(stream.rows_affected().unwrap_or(0))
        });
        self.forget_if_failed(sql, outcome)
    }

    /// One or more statements without parameters, in the simple protocol.
    pub(crate) fn command(&mut self, sql: &str) -> Result<(), Error> {
        self.wait(async |session| {
            let line = session.ensure_line().await.map_err(refusal::error)?;
            line.client.batch_execute(sql).await.map_err(refusal::error)
        })
    }

    /// Ends a reading transaction; its result is known already, so a failure only costs the connection.
    pub(super) fn end_read(&mut self) {
        let was_begun = self.phase == Phase::Reading;
        self.phase = Phase::Plain;
        if was_begun && self.is_connected() && self.command("commit").is_err() {
            self.line = None;
        }
    }

    pub(super) fn rollback(&mut self) {
        self.phase = Phase::Plain;
        if self.is_connected() && self.command("rollback").is_err() {
            self.line = None;
        }
    }

    /// Writes the changes and commits, in one call; the last seq. After an error nothing is left to roll back.
    pub(super) fn commit(&mut self, changes: Vec<Change>, at: Option<i64>) -> Result<Option<i64>, Error> {
        self.phase = Phase::Plain;
        let outcome = self.wait_or(Error::Unknown, async |session| {
            if changes.is_empty() {
                let line = session.held_line()?;
                return line.client.batch_execute("commit").await.map(|()| None).map_err(refusal::commit_error);
            }
            session.commit_with(&changes, at).await.map(Some)
        });
        if outcome.is_err() {
            // Closing the connection is the surest rollback.
            self.line = None;
        }
        outcome
    }

    async fn commit_with(&mut self, changes: &[Change], at: Option<i64>) -> Result<i64, Error> {
        let (changes, at) = (Value::Text(as_json(changes)), Value::from(at));
        let values: [&(dyn ToSql + Sync); 2] = [&changes, &at];
        let line = self.held_line()?;
        let statement = line.statement("select log_changes($1, $2)").await.map_err(refusal::error)?;
        let logged = line.client.query_scalar::<i64, _>(&statement, &values);
        let committed = line.client.batch_execute("commit");
        // Both are sent before either is answered. Where the first fails, the server turns COMMIT into ROLLBACK.
        let (logged, committed) = futures_util::future::join(logged, committed).await;
        let seqs = logged.map_err(refusal::commit_error)?;
        committed.map_err(refusal::commit_error)?;
        seqs.last().copied().ok_or(Error::Unknown)
    }

    async fn start(&mut self, sql: &str, values: &[Value]) -> Result<RowStream, Error> {
        let first = self.try_start(sql, values).await;
        match first {
            // Nothing was read yet, so a connection that died while it was idle can be replaced unseen.
            Err(Fault::Wire(error)) if self.phase == Phase::ReadDue && refusal::is_lost(&error) => {
                self.line = None;
                self.try_start(sql, values).await.map_err(Error::from)
            }
            other => other.map_err(Error::from),
        }
    }

    async fn try_start(&mut self, sql: &str, values: &[Value]) -> Result<RowStream, Fault> {
        let phase = self.phase;
        let line = match phase {
            Phase::Writing | Phase::Reading => self.held_line().map_err(Fault::Ours)?,
            Phase::Plain | Phase::ReadDue => self.ensure_line().await?,
        };
        let statement = line.statement(sql).await?;
        bind::check(statement.params(), values).map_err(Fault::Ours)?;
        let query = line.client.query_raw(&statement, values);
        if phase != Phase::ReadDue {
            return Ok(query.await?);
        }
        let begin = line.client.batch_execute(BEGIN_READ);
        let (begun, rows) = futures_util::future::join(begin, query).await;
        begun?;
        self.phase = Phase::Reading;
        Ok(rows?)
    }

    /// The connection inside a transaction; a new one would not know of the transaction.
    fn held_line(&mut self) -> Result<&mut Line, Error> {
        self.line.as_mut().ok_or_else(|| Error::unavailable("the connection to PostgreSQL was lost"))
    }

    async fn ensure_line(&mut self) -> Result<&mut Line, tokio_postgres::Error> {
        let schema_age = self.schema_age.load(Ordering::Relaxed);
        if !self.is_connected() {
            self.line = None;
            let (client, wire) = self.address.dial().await?;
            // The task ends with the connection, whose failures the client reports.
            tokio::spawn(wire);
            self.address.set_up(&client).await?;
            self.line = Some(Line { client, statements: HashMap::new(), schema_age });
        }
        let line = self.line.as_mut().expect("the connection was just made sure of");
        if line.schema_age != schema_age {
            line.statements.clear();
            line.schema_age = schema_age;
        }
        Ok(line)
    }

    fn wait<T>(&mut self, work: impl AsyncFnOnce(&mut Session) -> Result<T, Error>) -> Result<T, Error> {
        self.wait_or(Error::unavailable("PostgreSQL does not answer"), work)
    }

    /// Drives `work` to its end on this thread; `silent` where the server says nothing in time.
    fn wait_or<T>(
        &mut self,
        silent: Error,
        work: impl AsyncFnOnce(&mut Session) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (net, wait_max) = (self.net.clone(), self.address.answer_wait_max);
        let outcome = net.handle().block_on(async { tokio::time::timeout(wait_max, work(self)).await });
        outcome.unwrap_or_else(|_| {
            self.line = None;
            Err(silent)
        })
    }

    /// A statement that failed is prepared anew the next time: its plan may be what was wrong.
    fn forget_if_failed<T>(&mut self, sql: &str, outcome: Result<T, Error>) -> Result<T, Error> {
        if outcome.is_err()
            && let Some(line) = &mut self.line
        {
            line.statements.remove(sql);
        }
        outcome
    }
}

impl Line {
    async fn statement(&mut self, sql: &str) -> Result<Statement, tokio_postgres::Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        if self.statements.len() >= STATEMENTS_KEPT {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// As `log_changes` reads it: tags and payload are texts inside, so that they are kept to the letter.
fn as_json(changes: &[Change]) -> String {
    let rows = changes.iter().map(|change| {
        serde_json::json!({
            "kind": change.kind,
            "entity": change.entity,
            "entity_id": change.entity_id,
            "tags": crate::value::json_text(change.tags.clone().into()),
            "payload": crate::value::json_text(change.payload.clone()),
            "is_hard": change.is_hard,
        })
    });
    crate::value::json_text(rows.collect())
}
