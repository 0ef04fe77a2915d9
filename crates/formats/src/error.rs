//! Why a source could not be read.

use std::path::PathBuf;

/// Why a source could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{path} does not exist; name the file or folder to import")]
    Missing { path: PathBuf },
    #[error("{path} cannot be read: {why}")]
    Unreadable { path: PathBuf, why: std::io::Error },
    #[error("{path} is larger than {bytes_max} bytes, the most that is read of it; split it")]
    TooLarge { path: PathBuf, bytes_max: u64 },
    #[error("{path} holds more than {count_max} files, the most that are read at once; import it folder by folder")]
    TooMany { path: PathBuf, count_max: usize },
    #[error("{path} leads out of the folder that is imported; copy the file there instead of linking to it")]
    LeadsOutside { path: PathBuf },
    #[error("{path} is {found}; {remedy}")]
    WrongSort { path: PathBuf, found: &'static str, remedy: &'static str },
    #[error("{path} has nothing that can be imported; looked for {looked_for}")]
    Nothing { path: PathBuf, looked_for: &'static str },
    #[error("the import was stopped")]
    Stopped,
}
