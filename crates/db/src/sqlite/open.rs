//! Opening the database file: the settings of a connection, and refusals in plain words.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::session::{Purpose, Recipe, Session};
use crate::error::Error;
use crate::open::OpenError;

/// The writer's session, opened first: it makes the file if there is none, and switches it to WAL.
pub(super) fn first_session(recipe: &Recipe) -> Result<Session, OpenError> {
    let path = &recipe.path;
    check_place(path)?;
    let session = Session::open(recipe, Purpose::Write).map_err(|error| in_words(path, error))?;
    let probe = session.connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()));
    probe.map_err(|error| in_words(path, error))?;
    Ok(session)
}

/// A connection as every thread of ours wants it.
pub(super) fn connect(path: &Path, purpose: Purpose, lock_wait_max: Duration) -> rusqlite::Result<Connection> {
    let flags = match purpose {
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Purpose::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(lock_wait_max)?;
    if purpose == Purpose::Write {
        connection.query_row("pragma journal_mode = wal", [], |_| Ok(()))?;
    }
    connection.execute_batch(
        "pragma synchronous = full;
         pragma foreign_keys = on;
         pragma journal_size_limit = 67108864;
         pragma wal_autocheckpoint = 4000;
         pragma cache_size = -8000;",
    )?;
    Ok(connection)
}

/// A session for migrations, with all the time in the world. For a blocking thread.
pub(crate) fn workshop(path: &Path) -> Result<Session, OpenError> {
    let hour = Duration::from_secs(3600);
    let recipe = Recipe { path: path.to_owned(), statement_wait_max: 24 * hour, lock_wait_max: hour / 60 };
    Session::open(&recipe, Purpose::Write).map_err(|error| in_words(path, error))
}

/// Copies the whole database into a new file, in a state between two commits, and syncs it.
pub(crate) fn copy_to(source: &Path, target: &Path) -> Result<(), Error> {
    if target.exists() {
        return Err(Error::Unsupported("the copy's file is there already; name a new one"));
    }
    let connection = connect(source, Purpose::Write, Duration::from_secs(5)).map_err(super::refusal::error)?;
    let name = target.to_str().ok_or(Error::Unsupported("the copy's file name is not Unicode"))?;
    connection.execute("vacuum into ?1", [name]).map_err(super::refusal::error)?;
    sync(target).map_err(|error| Error::unavailable(format!("{} cannot be synced: {error}", target.display())))
}

/// Leaves one whole file behind: SQLite takes the write-ahead log in when its last connection closes, but only if that
/// one may write, and our readers may not. Beside another process that has the file open, it is left as it is.
pub(crate) fn settle(path: &Path) {
    if let Err(error) = connect(path, Purpose::Write, Duration::from_millis(100)) {
        tracing::debug!("the write-ahead log stays beside the database: {error}");
    }
}

fn sync(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()?;
    std::fs::File::open(folder_of(path))?.sync_all()
}

fn check_place(path: &Path) -> Result<(), OpenError> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(OpenError::MissingFolder { path: folder });
    }
    if path.is_dir() {
        let detail = "it is a folder".to_owned();
        return Err(OpenError::Sqlite { path: path.to_owned(), detail });
    }
    let Ok(found) = rustix::fs::statfs(&folder) else { return Ok(()) };
    // The width of `f_type` differs between machines; the magic numbers are 32 bits.
    match network_file_system(found.f_type as u32) {
        Some(kind) => Err(OpenError::NetworkFileSystem { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The magic numbers of statfs(2).
fn network_file_system(magic: u32) -> Option<&'static str> {
    match magic {
        0x6969 => Some("NFS"),
        0x517B => Some("SMB"),
        0xFF53_4D42 => Some("CIFS"),
        0xFE53_4D42 => Some("SMB2"),
        0x6573_5546 => Some("FUSE"),
        0x5346_414F => Some("AFS"),
        0x00C3_6400 => Some("Ceph"),
        _ => None,
    }
}

fn in_words(path: &Path, error: rusqlite::Error) -> OpenError {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            OpenError::Damaged { path, detail: error.to_string() }
        }
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            OpenError::NotWritable { path }
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => OpenError::Locked { path },
        Some(ErrorCode::DiskFull) => OpenError::DiskFull { path },
        _ => OpenError::Sqlite { path, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_known_by_their_numbers() {
        assert_eq!(network_file_system(0x6969), Some("NFS"));
        assert_eq!(network_file_system(0xEF53), None);
    }
}
