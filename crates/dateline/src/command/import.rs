//! `dateline import`: bring something in, and say what became of it.

use std::{
    collections::BTreeMap,
    io::{IsTerminal, stderr},
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{Timestamp, tz::{Offset, TimeZone}};
use newsroom::transfer::{self, Progress, Request};

use super::{Done, report};
use crate::{
    arguments::Where,
    house::{Door, open},
};

pub struct Wishes {
    pub format: String,
    pub path: PathBuf,
    pub captured_at: Option<String>,
    pub edition: Option<String>,
    pub follow: Vec<String>,
    pub source: Option<String>,
    pub json: bool,
}

pub async fn run(place: &Where, wishes: Wishes) -> Result<Done> {
    let importer = formats::by_name(&wishes.format).with_context(|| {
        let names: Vec<&str> = formats::importers().iter().map(|importer| importer.name()).collect();
        format!("there is no format “{}”; there are: {}", wishes.format, names.join(", "))
    })?;
    let follow = follow(&wishes.follow)?;
    let captured_at = wishes.captured_at.as_deref().map(moment).transpose()?;
    if !wishes.path.exists() {
        bail!("{} does not exist; name the file or folder to import", wishes.path.display());
    }
    // A new paper lives in the zone of what it is made from.
    let zone = captured_at.as_ref().map(|(_, zone)| zone_name(zone));
    let house = open(place, Door::MayMake, zone).await?;
    let request = Request {
        importer,
        path: wishes.path,
        now: site::clock(),
        captured_at,
        edition: wishes.edition,
        follow,
        source: wishes.source,
    };
    let mut teller = Teller::new();
    let taken = transfer::run(&house.db, house.pictures.clone(), request, |progress| teller.tell(progress)).await;
    teller.end();
    house.db.close().await;
    let taken = taken?;
    report::print(&taken, wishes.json)?;
    Ok(if taken.has_refusals() { Done::InPart } else { Done::Whole })
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} {elapsed}, {eta} left").unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// How far long work is: a bar where a person watches, a plain line now and then where not.
enum Teller {
    Bar(ProgressBar),
    Lines { told_at: Instant },
}

/// Between two plain lines.
const LINES_EVERY: Duration = Duration::from_secs(5);

impl Teller {
    fn new() -> Teller {
        if stderr().is_terminal() {
            Teller::Bar(ProgressBar::new_spinner().with_style(style()))
        } else {
            Teller::Lines { told_at: Instant::now() }
        }
    }

    fn tell(&mut self, progress: Progress) {
        match self {
            Teller::Bar(bar) => {
                if let Some(of) = progress.of {
                    bar.set_length(of);
                }
                bar.set_position(progress.done);
            }
            Teller::Lines { told_at } if told_at.elapsed() >= LINES_EVERY => {
                *told_at = Instant::now();
                let of = progress.of.map_or(String::new(), |of| format!(" of {of}"));
                eprintln!("read {}{of}", progress.done);
            }
            Teller::Lines { .. } => {}
        }
    }

    fn end(self) {
        if let Teller::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

/// An instant with its zone: an offset, or a zone in brackets (RFC 9557).
fn moment(text: &str) -> Result<(i64, TimeZone)> {
    if let Ok(zoned) = text.parse::<jiff::Zoned>() {
        return Ok((zoned.timestamp().as_microsecond(), zoned.time_zone().clone()));
    }
    let remedy = || format!("“{text}” is no moment with a zone; write one such as 2025-01-13T09:00:00+01:00");
    let at: Timestamp = text.parse().with_context(remedy)?;
    let pieces = jiff::fmt::temporal::Pieces::parse(text).with_context(remedy)?;
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    Ok((at.as_microsecond(), TimeZone::fixed(offset)))
}

/// The name under which settings keep a zone.
fn zone_name(zone: &TimeZone) -> String {
    if let Some(name) = zone.iana_name() {
        return name.to_owned();
    }
    let seconds = zone.to_fixed_offset().map(Offset::seconds).unwrap_or_default();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn follow(given: &[String]) -> Result<BTreeMap<String, String>> {
    let mut follow = BTreeMap::new();
    for text in given {
        let (network, url) = text.split_once('=').with_context(|| {
            format!("“{text}” is no follow link; write the network and its address: facebook=https://www.facebook.com/example")
        })?;
        if !url.starts_with("https://") && !url.starts_with("http://") {
            bail!("“{url}” is no address of {network}; it must begin with https://");
        }
        follow.insert(network.trim().to_lowercase(), url.to_owned());
    }
    Ok(follow)
}
