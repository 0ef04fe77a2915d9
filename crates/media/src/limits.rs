//! The bounds of pictures that are taken in.

use serde::{Deserialize, Serialize};

/// The most that one picture may be and use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureLimits {
    /// Size of the file in bytes.
    pub bytes_max: u64,
    /// Width times height.
    pub pixels_max: u64,
    /// Seconds on the clock and seconds of computing.
    pub seconds_max: u32,
    /// Bytes of address space of the worker; a decoded picture may fill half of it.
    pub memory_max: u64,
}

impl Default for PictureLimits {
    fn default() -> Self {
        Self { bytes_max: 30 << 20, pixels_max: 80_000_000, seconds_max: 20, memory_max: 1 << 30 }
    }
}
