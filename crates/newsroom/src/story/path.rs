//! Addresses of new articles: made from the paper's pattern, free of what is taken.

use db::{Error, Snapshot, params};
use jiff::tz::TimeZone;
use paper::{Edition, Paper, SectionId};

use crate::Micros;

/// First words of addresses below an edition that belong to the paper.
pub const RESERVED: &[&str] =
    &["wire", "topic", "byline", "search", "archive", "corrections", "record", "feed.xml", "feed.atom", "feed.json"];

/// How often a number is tried behind a slug that is taken.
const TRIES: u32 = 1_000;

/// The address for a slug, or for the first of `slug-2`, `slug-3`, … that is free; `None` where all are taken.
pub fn free_path(
    s: &mut Snapshot,
    paper: &Paper,
    edition: &Edition,
    (section, slug): (Option<SectionId>, &str),
    published_at: Micros,
    story_id: i64,
) -> Result<Option<String>, Error> {
    let slug = if slug.is_empty() { "untitled" } else { slug };
    for number in 1..=TRIES {
        let tried = if number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
        let path = patterned(paper, edition, section, &tried, published_at);
        if is_free(s, paper, edition, &path, story_id)? {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

fn patterned(paper: &Paper, edition: &Edition, section: Option<SectionId>, slug: &str, published_at: Micros) -> String {
    let zone: TimeZone = paper.settings.time_zone();
    let day = print::day::of(published_at, &zone);
    let front = paper.front_path(edition);
    let section = section
        .and_then(|id| paper.section_path(edition, id))
        .and_then(|path| path.strip_prefix(front.trim_end_matches('/')).map(|rest| rest.trim_matches('/').to_owned()));
    let filled = paper
        .settings
        .path_pattern
        .replace("{section}", section.as_deref().unwrap_or_default())
        .replace("{slug}", slug)
        .replace("{yyyy}", &format!("{:04}", day.year()))
        .replace("{mm}", &format!("{:02}", day.month()))
        .replace("{dd}", &format!("{:02}", day.day()));
    let segments: Vec<&str> = filled.split('/').filter(|segment| !segment.is_empty()).collect();
    paper.path_in(edition, &segments.join("/"))
}

fn is_free(s: &mut Snapshot, paper: &Paper, edition: &Edition, path: &str, story_id: i64) -> Result<bool, Error> {
    let front = paper.front_path(edition);
    let below = path.strip_prefix(front.trim_end_matches('/')).unwrap_or(path).trim_start_matches('/');
    let first = below.split('/').next().unwrap_or_default();
    let is_section = paper.sections.iter().any(|section| paper.section_path(edition, section.id).as_deref() == Some(path));
    let is_edition = front == "/" && (paper.edition(first).is_some() || paper::edition::RESERVED.contains(&first));
    if RESERVED.contains(&first) || is_section || is_edition {
        return Ok(false);
    }
    let taken = s.first(
        "select id from article where path = $1 and story_id <> $2",
        &params![path, story_id],
        |row| row.get::<i64>(0),
    )?;
    Ok(taken.is_none())
}
