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
/// Up to which number an address that a story has is known as its own.
const KEPT_TRIES: u32 = 50;

/// The address for a slug, or for the first of `slug-2`, `slug-3`, … that is free; `None` where all are taken.
/// A story that is in print at one of them keeps it.
pub fn free_path(
    s: &mut Snapshot,
    paper: &Paper,
    edition: &Edition,
    (section, slug): (Option<SectionId>, &str),
    published_at: Micros,
    story_id: i64,
) -> Result<Option<String>, Error> {
    let slug = if slug.is_empty() { "untitled" } else { slug };
    let own = s.first("select path from article where story_id = $1", &params![story_id], |row| row.get::<String>(0))?;
    let numbered = |number: u32| if number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
    if let Some(own) = own
        && (1..=KEPT_TRIES).any(|number| patterned(paper, edition, section, &numbered(number), published_at) == own)
    {
        return Ok(Some(own));
    }
    for number in 1..=TRIES {
        let path = patterned(paper, edition, section, &numbered(number), published_at);
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

/// Whether an old address would lie on a page of the paper's own, where no reader could reach it.
pub fn is_fixed(paper: &Paper, path: &str) -> bool {
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let first = segments.first().copied().unwrap_or_default();
    // With a query it is another address: `/?p=12` is no front.
    if path.contains('?') {
        return false;
    }
    if first.is_empty() || paper::edition::RESERVED.contains(&first) {
        return true;
    }
    let is_of_edition = |edition: &Edition| {
        let front = paper.front_path(edition);
        let below = path.strip_prefix(front.trim_end_matches('/')).map(|below| below.trim_matches('/'));
        let word = below.and_then(|below| below.split('/').next());
        word.is_some_and(|word| word.is_empty() || RESERVED.contains(&word))
            || paper.sections.iter().any(|section| paper.section_path(edition, section.id).as_deref() == Some(path))
    };
    paper.editions.iter().filter(|edition| path.starts_with(&paper.front_path(edition))).any(is_of_edition)
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
    // Old links to a story that moved must not lead to another.
    let redirected = s.first(
        "select redirect.path from redirect left join article on article.path = redirect.target
         where redirect.path = $1 and (article.story_id is null or article.story_id <> $2)",
        &params![path, story_id],
        |row| row.get::<String>(0),
    )?;
    Ok(taken.is_none() && redirected.is_none())
}
