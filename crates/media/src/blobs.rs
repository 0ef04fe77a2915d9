//! Blobs: bytes kept under the hash of their content, durable before they are acknowledged.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use bytes::Bytes;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, local::LocalFileSystem, path::Path as Location};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a blob's content, written as 64 small hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BlobKey(String);

/// What was given does not name a blob.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a blob is named by 64 small hexadecimal digits")]
pub struct NotAKey;

/// Why a blob could not be kept or read; none of these is the reader's or the editor's fault.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error(
        "the media folder {path} cannot be used ({reason}); make it, or let the account that runs Dateline write in it"
    )]
    Folder { path: PathBuf, reason: std::io::Error },
    #[error("the disk of the media folder {path} is full; free some space and try again")]
    DiskFull { path: PathBuf },
    #[error("the blob {key} in {path} is damaged: its content does not have its hash; restore the file from a backup")]
    Damaged { key: BlobKey, path: PathBuf },
    #[error("the media folder {path} failed: {reason}")]
    Store { path: PathBuf, reason: String },
}

/// A folder of blobs; clones share it.
#[derive(Clone)]
pub struct Blobs {
    folder: Arc<PathBuf>,
    store: Arc<LocalFileSystem>,
}

impl BlobKey {
    /// The name that this content has.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `ab/cd/abcd…`: two levels, so that no folder grows too long.
    fn location(&self) -> Location {
        Location::from(format!("{}/{}/{}", &self.0[..2], &self.0[2..4], self.0))
    }
}

impl FromStr for BlobKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(is_hex) { Ok(Self(text.to_owned())) } else { Err(NotAKey) }
    }
}

impl TryFrom<String> for BlobKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<BlobKey> for String {
    fn from(key: BlobKey) -> Self {
        key.0
    }
}

impl fmt::Display for BlobKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Blobs {
    /// Opens a folder of blobs, making it where it is missing, and tries whether it can be written.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, BlobError> {
        let folder = folder.as_ref().to_owned();
        let unusable = |reason| BlobError::Folder { path: folder.clone(), reason };
        std::fs::create_dir_all(&folder).map_err(unusable)?;
        try_to_write(&folder).map_err(unusable)?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(|error| failed(&folder, error))?;
        Ok(Self { folder: Arc::new(folder), store: Arc::new(store.with_fsync(true)) })
    }

    /// Keeps a content and names it; the same content again costs nothing. When this answers, it is on the disk.
    pub async fn put(&self, content: Bytes) -> Result<BlobKey, BlobError> {
        let hashed = content.clone();
        let key = tokio::task::spawn_blocking(move || BlobKey::of(&hashed)).await;
        let key =
            key.map_err(|error| BlobError::Store { path: self.folder.to_path_buf(), reason: error.to_string() })?;
        let put = self.store.put_opts(&key.location(), content.clone().into(), PutMode::Create.into()).await;
        match put {
            Ok(_) => Ok(key),
            Err(object_store::Error::AlreadyExists { .. }) => self.mend(key, content).await,
            Err(error) => Err(failed(&self.folder, error)),
        }
    }

    /// Reads a blob and checks that it still is what its name says; nothing if there is none.
    pub async fn get(&self, key: &BlobKey) -> Result<Option<Bytes>, BlobError> {
        let content = match self.store.get(&key.location()).await {
            Ok(found) => found.bytes().await,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => Err(error),
        };
        let content = content.map_err(|error| failed(&self.folder, error))?;
        if BlobKey::of(&content) != *key {
            return Err(BlobError::Damaged { key: key.clone(), path: self.folder.to_path_buf() });
        }
        Ok(Some(content))
    }

    pub async fn exists(&self, key: &BlobKey) -> Result<bool, BlobError> {
        match self.store.head(&key.location()).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(failed(&self.folder, error)),
        }
    }

    /// A blob that is there already is left alone if it is whole, and written anew if it is damaged.
    async fn mend(&self, key: BlobKey, content: Bytes) -> Result<BlobKey, BlobError> {
        match self.get(&key).await {
            Ok(Some(_)) => Ok(key),
            Ok(None) | Err(BlobError::Damaged { .. }) => {
                let put = self.store.put(&key.location(), content.into()).await;
                put.map(|_| key).map_err(|error| failed(&self.folder, error))
            }
            Err(error) => Err(error),
        }
    }
}

fn try_to_write(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(format!(".can-write-{}", std::process::id()));
    std::fs::write(&probe, b"")?;
    std::fs::remove_file(probe)
}

fn failed(folder: &Path, error: object_store::Error) -> BlobError {
    let path = folder.to_owned();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(deeper) = cause {
        if deeper.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::StorageFull) {
            return BlobError::DiskFull { path };
        }
        cause = deeper.source();
    }
    BlobError::Store { path, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written_and_nothing_else_is() {
        let key = BlobKey::of(b"");
        assert_eq!(key.as_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(key.as_str().parse(), Ok(key.clone()));
        for wrong in ["", "../../etc/passwd", &key.as_str().to_uppercase(), &key.as_str()[1..]] {
            assert_eq!(wrong.parse::<BlobKey>(), Err(NotAKey), "{wrong}");
        }
        assert!(serde_json::from_str::<BlobKey>("\"../x\"").is_err());
    }
}
