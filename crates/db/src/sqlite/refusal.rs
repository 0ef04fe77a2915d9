//! SQLite's errors in the words of both engines.

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::error::Error;

pub(super) fn error(error: rusqlite::Error) -> Error {
    match error {
        rusqlite::Error::SqliteFailure(failure, message) => from_code(failure, message.unwrap_or_default()),
        rusqlite::Error::MultipleStatement => Error::Unsupported("one statement at a time"),
        rusqlite::Error::SqlInputError { error, msg, .. } => from_code(error, msg),
        other => Error::Sql { code: "rusqlite".to_owned(), message: other.to_string() },
    }
}

fn from_code(failure: ffi::Error, message: String) -> Error {
    match failure.code {
        ErrorCode::ConstraintViolation => from_constraint(failure.extended_code, message),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            Error::unavailable("another process keeps the database file locked")
        }
        ErrorCode::DiskFull => Error::DiskFull,
        ErrorCode::OperationInterrupted => Error::Timeout,
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => Error::unavailable(format!(
            "SQLite cannot use the database file (code {}): {message}",
            failure.extended_code
        )),
        _ => Error::Sql { code: failure.extended_code.to_string(), message },
    }
}

fn from_constraint(extended_code: i32, message: String) -> Error {
    match extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            let what = message.split_once(": ").map_or(message.as_str(), |(_, what)| what);
            let what = what.strip_prefix("index '").and_then(|name| name.strip_suffix('\'')).unwrap_or(what);
            Error::Conflict { constraint: what.to_owned() }
        }
        _ => Error::Constraint { rule: message },
    }
}

/// What a failed COMMIT means. The commit record may be on the disk although the sync failed, and then it counts after
/// a crash; so an I/O error is neither yes nor no.
pub(super) fn commit_error(failure: rusqlite::Error) -> Error {
    match failure.sqlite_error_code() {
        Some(ErrorCode::SystemIoFailure) => Error::Unknown,
        _ => error(failure),
    }
}
