//! Why a database could not be opened, in plain words with the place and the remedy.

use std::path::PathBuf;

/// A refusal at the start; the message is meant for the operator's eyes.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("there is no folder {}. Create it, or name another data folder", path.display())]
    MissingFolder { path: PathBuf },
    #[error("{} cannot be written. Give the user that runs this program the right to write it and its folder", path.display())]
    NotWritable { path: PathBuf },
    #[error("{} is not a database, or is damaged ({detail}). Restore it from a backup; do not delete the files beside it", path.display())]
    Damaged { path: PathBuf, detail: String },
    #[error("{} lies on a network file system ({kind}), where SQLite loses data. Use a local disk, or PostgreSQL", path.display())]
    NetworkFileSystem { path: PathBuf, kind: &'static str },
    #[error("{} is held by another process that does not let go. Stop the other program that uses it", path.display())]
    Locked { path: PathBuf },
    #[error("the disk that holds {} is full. Free some space and start again", path.display())]
    DiskFull { path: PathBuf },
    #[error("{} cannot be opened: {detail}", path.display())]
    Sqlite { path: PathBuf, detail: String },
    #[error("the database address is not understood: {detail}. It looks like postgres://user:password@host/database")]
    Address { detail: String },
    #[error("the database address asks for TLS, which cannot be had: {detail}")]
    Tls { detail: String },
    #[error(
        "PostgreSQL at {server} cannot be reached: {detail}. Check that it runs, and the address, user and password"
    )]
    Unreachable { server: String, detail: String },
    #[error("a thread could not be started: {0}")]
    Threads(#[from] std::io::Error),
}
