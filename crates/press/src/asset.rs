//! Style, script and icon under names that change with their bytes.

use std::sync::Arc;

use sha2::{Digest, Sha256};

/// A file that pages link to; its path names its bytes, so that it can be kept for ever.
#[derive(Debug, Clone)]
pub struct Asset {
    /// `/assets/reader-3f9a01bc.css`
    pub path: String,
    pub content_type: &'static str,
    pub bytes: Arc<[u8]>,
}

impl Asset {
    pub(crate) fn new(stem: &str, extension: &str, content_type: &'static str, bytes: &[u8]) -> Self {
        Asset { path: path(stem, extension, bytes), content_type, bytes: bytes.into() }
    }
}

/// `/assets/{stem}-{eight hexadecimal digits}.{extension}`
pub(crate) fn path(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("/assets/{stem}-{hash}.{extension}")
}
