//! Addresses: which edition and which page a path means.

use jiff::civil::Date;
use paper::{Edition, Paper};

/// The page that a path means below its edition's front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    Front,
    Wire,
    WireDay(Date),
    Topic(String),
    Byline(String),
    /// The archive's newest month.
    Archive,
    ArchiveMonth(Date),
    Feed,
    /// A stored path, or a section's: the database knows.
    Stored,
}

/// The path as text: percent-encoding undone, NUL and invalid UTF-8 refused.
pub fn decoded(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())?;
            let byte = u8::from_str_radix(digits, 16).ok()?;
            // An encoded slash would make two addresses of one.
            if byte == 0 || byte == b'/' {
                return None;
            }
            decoded.push(byte);
            rest = &after[2..];
        } else {
            decoded.push(first);
            rest = after;
        }
    }
    String::from_utf8(decoded).ok()
}

/// The edition that a path lies in, and the path below its front.
pub fn edition_of<'a>(paper: &'a Paper, path: &'a str) -> Option<(&'a Edition, &'a str)> {
    let below = path.strip_prefix('/')?;
    // `//en` is no address of ours; it would be another host's.
    if below.starts_with('/') {
        return None;
    }
    let (first, rest) = below.split_once('/').unwrap_or((below, ""));
    let home = paper.settings.home_edition.as_deref();
    match paper.edition(first).filter(|edition| home != Some(edition.code.as_str())) {
        Some(edition) => Some((edition, rest)),
        None => home.and_then(|code| paper.edition(code)).map(|edition| (edition, below)),
    }
}

/// The page below an edition's front.
pub fn page(rest: &str) -> Address {
    let segments: Vec<&str> = rest.split('/').collect();
    match segments[..] {
        [""] => Address::Front,
        ["wire"] => Address::Wire,
        ["wire", day] => day_of(day).map_or(Address::Stored, Address::WireDay),
        ["topic", slug] => Address::Topic(slug.to_owned()),
        ["byline", key] => Address::Byline(key.to_owned()),
        ["archive"] => Address::Archive,
        ["archive", year, month] => month_of(year, month).map_or(Address::Stored, Address::ArchiveMonth),
        ["feed.xml"] => Address::Feed,
        _ => Address::Stored,
    }
}

/// A day as we write it, `2026-11-22`: other spellings would be other addresses of the same page.
fn day_of(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| day.to_string() == text)
}

fn month_of(year: &str, month: &str) -> Option<Date> {
    let is_plain = year.len() == 4 && month.len() == 2;
    is_plain.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_path() {
        assert_eq!(page(""), Address::Front);
        assert_eq!(page("wire/2026-11-22"), Address::WireDay(Date::constant(2026, 11, 22)));
        assert_eq!(page("wire/2026-13-22"), Address::Stored);
        assert_eq!(page("wire/20261122"), Address::Stored);
        assert_eq!(page("archive/2026/11"), Address::ArchiveMonth(Date::constant(2026, 11, 1)));
        assert_eq!(page("archive/26/1"), Address::Stored);
        assert_eq!(page("harbour/night-tram"), Address::Stored);
    }

    #[test]
    fn encoded_paths_are_decoded_once_and_tricks_are_refused() {
        assert_eq!(decoded("/ar/%D8%A7%D9%84").as_deref(), Some("/ar/ال"));
        assert_eq!(decoded("/a%252Fb").as_deref(), Some("/a%2Fb"));
        for trick in ["/a%2Fb", "/a%00b", "/a%zz", "/a%", "/%FF"] {
            assert_eq!(decoded(trick), None, "{trick}");
        }
    }
}
