//! PostgreSQL's errors in the words of both engines.

use tokio_postgres::error::{DbError, Severity, SqlState};

use crate::error::Error;

pub(super) fn error(error: tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(refusal) => from_server(refusal),
        None if is_lost(&error) => {
            Error::unavailable(format!("the connection to PostgreSQL was lost ({})", chain(&error)))
        }
        None => Error::Sql { code: "client".to_owned(), message: chain(&error) },
    }
}

/// Whether COMMIT was certainly refused. A connection that broke while it was under way leaves that open.
pub(super) fn commit_error(error: tokio_postgres::Error) -> Error {
    let severity = error.as_db_error().and_then(DbError::parsed_severity);
    if severity == Some(Severity::Error) { self::error(error) } else { Error::Unknown }
}

/// Whether the connection is gone, for whatever reason.
pub(super) fn is_lost(error: &tokio_postgres::Error) -> bool {
    match error.as_db_error() {
        Some(refusal) => refusal.parsed_severity() != Some(Severity::Error),
        None => error.is_closed() || chain_has_io_error(error),
    }
}

/// The message with the causes that tokio-postgres keeps out of it.
pub(super) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

fn chain_has_io_error(error: &tokio_postgres::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if inner.is::<std::io::Error>() {
            return true;
        }
        cause = inner.source();
    }
    false
}

fn from_server(refusal: &DbError) -> Error {
    let code = refusal.code();
    let message = refusal.message().to_owned();
    match code.code().get(..2).unwrap_or_default() {
        "23" if *code == SqlState::UNIQUE_VIOLATION => Error::Conflict { constraint: constraint(refusal) },
        "23" => Error::Constraint { rule: message },
        "08" | "57" if *code == SqlState::QUERY_CANCELED => Error::Timeout,
        "08" | "57" => Error::Unavailable { why: message },
        "53" if *code == SqlState::DISK_FULL => Error::DiskFull,
        "53" | "40" => Error::Unavailable { why: message },
        "25" if *code == SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Error::Timeout,
        "0A" if message.contains("cached plan") => {
            Error::unavailable("the tables were changed while a statement was ready; try again")
        }
        _ if *code == SqlState::LOCK_NOT_AVAILABLE => Error::Timeout,
        _ => Error::Sql { code: code.code().to_owned(), message },
    }
}

/// `table.column, table.column`, as SQLite has it, from `Key (column, column)=(…) already exists.` in any language.
fn constraint(refusal: &DbError) -> String {
    let name = refusal.constraint().unwrap_or("unique rule").to_owned();
    let columns = refusal.detail().and_then(|detail| Some(detail.split_once('(')?.1.split_once(")=(")?.0));
    match (refusal.table(), columns) {
        (Some(table), Some(columns)) => qualified(table, columns).unwrap_or(name),
        _ => name,
    }
}

/// Nothing where the key is made of expressions.
fn qualified(table: &str, columns: &str) -> Option<String> {
    let is_plain = !columns.contains(['(', '\'', ':']);
    let qualified = columns.split(", ").map(|column| format!("{table}.{}", column.trim_matches('"')));
    is_plain.then(|| qualified.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_rule_is_named_by_its_columns_unless_it_has_expressions() {
        assert_eq!(qualified("story", "edition, slug"), Some("story.edition, story.slug".into()));
        assert_eq!(qualified("story", "lower(slug)"), None);
    }
}
