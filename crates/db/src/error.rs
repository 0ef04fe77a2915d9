//! What can go wrong between a closure and its COMMIT, in the same words for both engines.

/// A refusal or failure of the database. It can be cloned, because one failed COMMIT fails every job of its group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Neither yes nor no: ask again by an idempotency key before repeating the act.
    #[error("the database was lost during COMMIT; whether the change was kept is not known")]
    Unknown,
    /// A unique rule refused the row. `constraint` reads `table.column, table.column` on both engines, or is the name
    /// of the index if that is made of expressions.
    #[error("a row with the same {constraint} is there already")]
    Conflict { constraint: String },
    /// A check, a foreign key or a not-null rule refused the row.
    #[error("the database's rules refused the row: {rule}")]
    Constraint { rule: String },
    /// `one` found no row.
    #[error("the row that was asked for is not there")]
    Missing,
    /// The database cannot be reached or is too busy at the moment; nothing was kept. Worth a 503.
    #[error("the database is not available: {why}")]
    Unavailable { why: String },
    #[error("the disk of the database is full; nothing was kept. Free some space, no restart is needed")]
    DiskFull,
    #[error("the database gave up after the time allowed for one statement; nothing was kept")]
    Timeout,
    /// The closure panicked; its transaction was rolled back and the message was logged.
    #[error("a database command panicked; nothing of it was kept")]
    Panicked,
    #[error("the database is closed")]
    Closed,
    /// An earlier statement of this transaction failed, so nothing more may be done in it.
    #[error("the transaction is over since an earlier error: {first}")]
    Poisoned { first: String },
    /// The job was taken over by another worker, or finished, since it was claimed.
    #[error("job {id} is no longer held by this worker")]
    LeaseLost { id: i64 },
    #[error("column {index} cannot be read: {why}")]
    Column { index: usize, why: String },
    #[error("parameter ${number} does not fit: {why}")]
    Parameter { number: usize, why: String },
    #[error("{0}")]
    Unsupported(&'static str),
    /// The engine refused the statement. `code` is SQLite's extended code or PostgreSQL's SQLSTATE.
    #[error("the database refused the statement ({code}): {message}")]
    Sql { code: String, message: String },
}

impl Error {
    /// Whether waiting may help: worth a 503 with `Retry-After` at a door, and a retry in a worker.
    pub fn is_passing(&self) -> bool {
        matches!(self, Error::Unavailable { .. } | Error::DiskFull | Error::Timeout | Error::Unknown)
    }

    pub(crate) fn unavailable(why: impl Into<String>) -> Error {
        Error::Unavailable { why: why.into() }
    }
}
