//! The runs of timed headlines on a page.

use super::calendar::{self, Day};
use super::clock::{self, Form};
use super::order;
use super::page::{self, Line};
use super::phrases;

pub const HEADLINE_CHARS_MAX: usize = 500;

/// Lines of other sorts that may stand between two of a run: labels, advertisements, deks.
const STRANGERS_MAX: usize = 8;

/// Lines that may stand between a time on its own line and its headline.
const LABELS_MAX: usize = 2;

/// One headline with its time.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Index of the line with the time and of the one with the headline.
    pub first: usize,
    pub last: usize,
    pub minute: u16,
    pub headline: String,
    pub form: Form,
    pub offset_minutes: Option<i32>,
    /// The day that the line or a heading right above it names.
    pub day: Option<Day>,
}

impl Entry {
    /// What tells two entries apart wherever they stand on the page.
    pub fn key(&self) -> (u16, String) {
        (self.minute, page::alike(&self.headline))
    }
}

/// Entries that stand together, newest first.
#[derive(Debug, Clone)]
pub struct Run {
    pub entries: Vec<Entry>,
    /// True where the page ran oldest first, so that the entries were turned round.
    pub is_turned: bool,
}

impl Run {
    pub fn first(&self) -> usize {
        self.entries.iter().map(|entry| entry.first).min().unwrap_or(0)
    }

    pub fn last(&self) -> usize {
        self.entries.iter().map(|entry| entry.last).max().unwrap_or(0)
    }
}

/// The runs of a page in its order. `is_taken` marks lines that belong to something else.
pub fn find(lines: &[Line], is_taken: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = gather(lines, is_taken).into_iter().flat_map(without_programmes).collect();
    let counter = lines.iter().position(|line| phrases::counter(&line.text).is_some()).unwrap_or(lines.len());
    // Two timed lines below the comments' counter are rather comments.
    runs.retain(|run| is_wire(run, lines) && (run.first() < counter || run.entries.len() > 2));
    if runs.len() > 1 {
        // Beside a wire, what runs oldest first is a programme.
        let has_wire = runs.iter().any(|run| !is_ascending(&run.entries));
        runs.retain(|run| !has_wire || !is_ascending(&run.entries));
    }
    for run in &mut runs {
        if is_ascending(&run.entries) {
            run.entries.reverse();
            run.is_turned = true;
        }
    }
    runs
}

fn is_ascending(entries: &[Entry]) -> bool {
    order::is_ascending(&entries.iter().map(|entry| entry.minute).collect::<Vec<_>>())
}

/// Cuts a run where a programme begins or ends below a line of its own.
fn without_programmes(run: Run) -> Vec<Run> {
    let parts: Vec<&[Entry]> = run.entries.chunk_by(|upper, lower| lower.first <= upper.last + 1).collect();
    if parts.len() == 1 || !parts.iter().any(|part| is_ascending(part)) {
        return vec![run];
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut was_programme = true;
    for part in parts {
        let is_programme = is_ascending(part);
        match runs.last_mut().filter(|_| !is_programme && !was_programme) {
            Some(run) => run.entries.extend_from_slice(part),
            None => runs.push(Run { entries: part.to_vec(), is_turned: false }),
        }
        was_programme = is_programme;
    }
    runs
}

fn gather(lines: &[Line], is_taken: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let entries = if is_taken[index] { Vec::new() } else { entries_at(lines, is_taken, index) };
        let Some(last) = entries.last().map(|entry| entry.last) else {
            index += 1;
            continue;
        };
        match runs.last_mut().filter(|run| belong_together(lines, is_taken, run.last(), index)) {
            Some(run) => run.entries.extend(entries),
            None => runs.push(Run { entries, is_turned: false }),
        }
        index = last + 1;
    }
    for run in &mut runs {
        name_days(lines, run);
    }
    runs
}

fn belong_together(lines: &[Line], is_taken: &[bool], last: usize, next: usize) -> bool {
    let between = last + 1..next;
    let paragraphs = lines[between.clone()].iter().filter(|line| phrases::is_paragraph(&line.text)).count();
    between.len() <= STRANGERS_MAX
        && !is_taken[between.clone()].contains(&true)
        && (paragraphs == 0 || between.len() < 3)
        && !lines[between].iter().any(|line| phrases::counter(&line.text).is_some())
}

/// The headlines whose time stands in this line: one, or several in a ticker.
fn entries_at(lines: &[Line], is_taken: &[bool], index: usize) -> Vec<Entry> {
    let text = &lines[index].text;
    let ticker = ticker(text, index);
    if ticker.len() > 1 {
        return ticker;
    }
    let Some(timed) = clock::leading_time(text) else { return Vec::new() };
    let entry = |last: usize, headline: &str| Entry {
        first: index,
        last,
        minute: timed.minute,
        headline: headline.to_owned(),
        form: timed.form,
        offset_minutes: timed.offset_minutes,
        day: timed.day.clone(),
    };
    if timed.rest.is_empty() || phrases::is_label(timed.rest) {
        let below = headline_below(lines, is_taken, index);
        return below.map(|last| entry(last, &lines[last].text)).into_iter().collect();
    }
    if phrases::is_stamp(timed.rest) || phrases::count_words(timed.rest) == 0 {
        return Vec::new();
    }
    vec![entry(index, without_label(timed.rest))]
}

/// `08:20 Ferry back • 07:50 Council votes`
fn ticker(text: &str, index: usize) -> Vec<Entry> {
    if text.chars().count() > 5_000 {
        return Vec::new();
    }
    let timed = text.split(['•', '|', '·']).filter_map(clock::leading_time);
    let whole = timed.filter(|timed| timed.form == Form::Clear && phrases::count_words(timed.rest) > 1);
    let entry = |timed: clock::Timed<'_>| Entry {
        first: index,
        last: index,
        minute: timed.minute,
        headline: timed.rest.to_owned(),
        form: timed.form,
        offset_minutes: timed.offset_minutes,
        day: timed.day,
    };
    whole.map(entry).collect()
}

/// `World | Ferry back` without the name of the section.
fn without_label(rest: &str) -> &str {
    let Some((label, headline)) = rest.split_once(['|', '•', '·']) else { return rest };
    let is_label = phrases::is_label(label) || phrases::count_words(label) <= 2 && phrases::count_words(headline) >= 3;
    if is_label && !headline.trim().is_empty() { headline.trim() } else { rest }
}

/// The line below a time on its own line that is its headline, section labels passed over.
fn headline_below(lines: &[Line], is_taken: &[bool], index: usize) -> Option<usize> {
    let reach = (index + 1..lines.len()).take(LABELS_MAX + 1);
    let near: Vec<usize> =
        reach.take_while(|below| !is_taken[*below] && clock::leading_time(&lines[*below].text).is_none()).collect();
    let is_headline = |words_min: usize| {
        let near = near.iter().copied();
        near.filter(|below| !phrases::is_furniture(&lines[*below].text))
            .find(|below| phrases::count_words(&lines[*below].text) >= words_min)
    };
    let found = is_headline(3).or_else(|| is_headline(1))?;
    let text = &lines[found].text;
    (phrases::byline(text).is_none() && !phrases::is_paragraph(text)).then_some(found)
}

/// Gives an entry the day of the date line that stands between it and the entry above.
fn name_days(lines: &[Line], run: &mut Run) {
    let mut above = run.first().saturating_sub(3);
    for entry in &mut run.entries {
        let heading =
            lines[above.min(entry.first)..entry.first].iter().rev().find_map(|line| calendar::day_of(&line.text));
        entry.day = entry.day.take().or(heading);
        above = entry.last + 1;
    }
}

/// Whether these timed lines are headlines, and not prices, a weather table or a paragraph's first words.
fn is_wire(run: &Run, lines: &[Line]) -> bool {
    let count = run.entries.len();
    let share = |holds: &dyn Fn(&Entry) -> bool| run.entries.iter().filter(|entry| holds(entry)).count() * 2 >= count;
    if !share(&|entry| phrases::count_words(&entry.headline) >= 2) {
        return false;
    }
    let is_surrounded = {
        let is_paragraph = |index: Option<usize>| {
            index.and_then(|index| lines.get(index)).is_some_and(|line| phrases::is_paragraph(&line.text))
        };
        is_paragraph(run.first().checked_sub(1)) && is_paragraph(Some(run.last() + 1))
    };
    let is_chronology = is_surrounded && run.entries.windows(2).all(|pair| pair[1].minute >= pair[0].minute);
    match &run.entries[..] {
        [single] => {
            let is_on_one_line = single.first == single.last;
            single.form == Form::Clear && is_on_one_line && !is_surrounded && !phrases::is_paragraph(&single.headline)
        }
        _ => !is_chronology && (count > 2 || share(&|entry| entry.form == Form::Clear)),
    }
}
