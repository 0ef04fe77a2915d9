//! The picture worker as a program of its own, for this crate's tests; `dateline media-worker` is the same.

use std::process::ExitCode;

fn main() -> ExitCode {
    media::worker::run()
}
