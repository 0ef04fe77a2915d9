//! What is not yet in print, on both engines: stories, and what comes in from elsewhere.

#![allow(clippy::unwrap_used)]

mod bring;
mod capture;
mod markdown;
mod report;
mod sample;
mod story_kill;
mod story_path;
mod story_publish;
mod story_schedule;
