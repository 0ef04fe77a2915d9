//! What is not yet in print, and what comes in from elsewhere.
//!
//! The rooms in reading order; each uses only those above it.

pub mod audit;

pub mod story;

pub mod transfer;

/// Microseconds since 1970 UTC.
pub type Micros = i64;
