//! What every format offers, what it is told, and what it hands its findings to.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use parcel::{LeftOut, Micros, Parcel, Problem};

use crate::{Error, Source};

/// A foreign format that can be read.
pub trait Importer: Sync {
    /// As commands spell it: `capture`.
    fn name(&self) -> &'static str;

    /// One line for lists and menus.
    fn caption(&self) -> &'static str;

    /// Whether its sources do not say when they are from, so that the report tells which moment was taken.
    fn needs_moment(&self) -> bool {
        false
    }

    /// Reads the source to its end. What is wrong in one thing is told to the sink and costs that thing only;
    /// an `Error` means that nothing, or from there on nothing, could be read.
    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<(), Error>;
}

/// Takes what an importer finds, while it finds it.
pub trait Sink {
    /// `Stop` ends the reading at once.
    fn parcel(&mut self, parcel: Parcel) -> Result<(), Stop>;
    fn problem(&mut self, problem: Problem);
    fn left_out(&mut self, left_out: LeftOut);
    /// How much of the source is done, in units of the format (lines, files).
    fn progress(&mut self, done: u64, of: Option<u64>);
}

/// The sink's wish that reading ends here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop;

/// What a format cannot know from its bytes.
#[derive(Debug, Clone)]
pub struct Options {
    pub now: Micros,
    /// The paper's zone.
    pub zone: TimeZone,
    /// Moment and zone of a capture; `now` and `zone` stand in where it is `None`.
    pub captured_at: Option<(Micros, TimeZone)>,
    /// Moment of the first import of this source, from which relative times count; `now` where it is `None`.
    pub base: Option<Micros>,
    /// Code of the edition that everything goes to; detected where it is `None`.
    pub edition: Option<String>,
    /// Code and language tag of the paper's editions, the first one first; empty for a new paper.
    pub editions: Vec<(String, String)>,
    /// Addresses of follow links by lower-case network name.
    pub follow: BTreeMap<String, String>,
}

impl Options {
    /// Options for a paper that has nothing yet.
    pub fn new(now: Micros, zone: TimeZone) -> Self {
        Options {
            now,
            zone,
            captured_at: None,
            base: None,
            edition: None,
            editions: Vec::new(),
            follow: BTreeMap::new(),
        }
    }
}

impl From<Stop> for Error {
    fn from(_: Stop) -> Self {
        Error::Stopped
    }
}
