//! A page understood: what each of its lines is for.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::article::{self, Found};
use super::follow;
use super::order::{self, Slot};
use super::page::{self, Line};
use super::phrases;
use super::wire::{self, Entry, Run};

pub struct Reading {
    pub lines: Vec<Line>,
    pub follow: Vec<follow::Found>,
    pub article: Found,
    /// Stretches of the wire that go on from one another, newest first.
    pub stretches: Vec<Vec<Entry>>,
    /// Index of the first line of each stretch that ran oldest first.
    pub turned: Vec<usize>,
    /// The line of the comments' counter and what it counts.
    pub counter: Option<(usize, u64)>,
    /// By line: whether it went into something.
    pub is_used: Vec<bool>,
}

/// An entry of the wire with its instant.
pub struct Item {
    pub entry: Entry,
    pub at: Timestamp,
    pub zone: TimeZone,
    pub is_out_of_order: bool,
}

impl Reading {
    pub fn of(lines: Vec<Line>) -> Reading {
        let (follow, follow_lines) = follow::find(&lines);
        let is_follow = marks(lines.len(), follow_lines.iter().copied());
        let runs = wire::find(&lines, &is_follow);
        let is_wire = marks(lines.len(), runs.iter().flat_map(|run| run.first()..=run.last()));
        let headlines: HashSet<String> =
            runs.iter().flat_map(|run| &run.entries).map(|entry| page::alike(&entry.headline)).collect();
        let article = article::find(&lines, &is_wire, &is_follow, &headlines);
        let counter = lines.iter().enumerate().find_map(|(index, line)| Some((index, phrases::counter(&line.text)?)));
        let article_lines = match &article {
            Found::Article(article) => article.lines.clone(),
            _ => Vec::new(),
        };
        let entry_lines = runs.iter().flat_map(|run| &run.entries).flat_map(|entry| [entry.first, entry.last]);
        let used =
            entry_lines.chain(follow_lines).chain(article_lines.iter().copied()).chain(counter.map(|found| found.0));
        let is_used = marks(lines.len(), used.collect::<Vec<_>>());
        let turned = runs.iter().filter(|run| run.is_turned).map(Run::first).collect();
        let stretches = stretches(runs, &article_lines);
        Reading { lines, follow, article, stretches, turned, counter, is_used }
    }

    /// The wire in the page's order, what stands on the page twice taken once.
    pub fn items(&self, until: Timestamp, zone: &TimeZone) -> Vec<Item> {
        let mut items = Vec::new();
        let mut known = HashSet::new();
        for stretch in &self.stretches {
            let zone = zone_of(stretch, zone);
            let slots: Vec<Slot> =
                stretch.iter().map(|entry| Slot { minute: entry.minute, day: entry.day.clone() }).collect();
            let mut here = HashSet::new();
            for (entry, placed) in stretch.iter().zip(order::place(&slots, until, &zone)) {
                // The same words at the same time on another day of one stretch are another item.
                if known.contains(&entry.key()) || !here.insert((placed.at, entry.key())) {
                    continue;
                }
                let (at, is_out_of_order) = (placed.at, placed.is_out_of_order);
                items.push(Item { entry: entry.clone(), at, zone: zone.clone(), is_out_of_order });
            }
            known.extend(here.into_iter().map(|(_, key)| key));
        }
        items
    }

    /// Lists a line and what follows it of the wire among what is left out.
    pub fn leave_out_from(&mut self, line: usize) {
        let entries = self.stretches.iter().flatten().filter(|entry| entry.first >= line);
        for index in entries.flat_map(|entry| [entry.first, entry.last]) {
            self.is_used[index] = false;
        }
    }

    pub fn text(&self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        if let Found::Article(article) = &self.article {
            parts.extend(article.lines.iter().map(|index| self.lines[*index].text.as_str()));
        }
        parts.extend(self.stretches.iter().flatten().map(|entry| entry.headline.as_str()));
        parts.join("\n")
    }
}

fn marks(count: usize, indices: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut marks = vec![false; count];
    for index in indices {
        marks[index] = true;
    }
    marks
}

/// Joins the runs that an advertisement or a label has parted; one that repeats another's headlines, or stands on
/// the other side of the article, starts anew.
fn stretches(runs: Vec<Run>, article_lines: &[usize]) -> Vec<Vec<Entry>> {
    let mut stretches: Vec<Vec<Entry>> = Vec::new();
    let mut known = HashSet::new();
    let mut end = 0;
    for run in runs {
        let (first, last) = (run.first(), run.last());
        let repeats = run.entries.iter().any(|entry| known.contains(&entry.key()));
        let is_beyond_article = article_lines.iter().any(|line| (end..first).contains(line));
        known.extend(run.entries.iter().map(Entry::key));
        match stretches.last_mut().filter(|_| !repeats && !is_beyond_article && !run.is_turned) {
            Some(stretch) => stretch.extend(run.entries),
            None => stretches.push(run.entries),
        }
        end = last;
    }
    stretches
}

/// Greenwich, or a stated distance from it, where most lines say so; else the capture's zone.
fn zone_of(stretch: &[Entry], zone: &TimeZone) -> TimeZone {
    let offsets = stretch.iter().filter_map(|entry| entry.offset_minutes);
    let (Some(first), count) = (offsets.clone().next(), offsets.count()) else { return zone.clone() };
    let offset = Offset::from_seconds(first * 60).ok().filter(|_| count * 2 > stretch.len());
    offset.map_or_else(|| zone.clone(), TimeZone::fixed)
}
