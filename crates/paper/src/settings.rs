//! The settings of a paper that are one document: name, zone, public address, path pattern, policies, comment rules.

use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

use crate::{Named, PictureId};

/// Stored as JSON; a field that an older binary did not write takes its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub name: Named,
    pub strapline: Named,
    /// IANA name of the time zone in which the paper's days begin, or a fixed offset (`+01:00`).
    pub zone: String,
    /// `https://paper.example`, without a slash at its end; `None` until the paper has one.
    pub public_address: Option<String>,
    /// Addresses of new articles below their edition: `{section}`, `{slug}`, `{yyyy}`, `{mm}`, `{dd}`.
    pub path_pattern: String,
    /// Code of the edition that lives at `/`, if one does.
    pub home_edition: Option<String>,
    pub icon: Option<PictureId>,
    pub logo: Option<PictureId>,
    /// Addresses of the trust pages by schema.org property: `ethicsPolicy`, `correctionsPolicy`, ….
    pub policies: Named,
    pub comment_rules: CommentRules,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: Named::new(),
            strapline: Named::new(),
            zone: "UTC".to_owned(),
            public_address: None,
            path_pattern: "{section}/{slug}".to_owned(),
            home_edition: None,
            icon: None,
            logo: None,
            policies: Named::new(),
            comment_rules: CommentRules::default(),
        }
    }
}

impl Settings {
    /// The paper's name in an edition, else in any.
    pub fn name_in(&self, edition_code: &str) -> &str {
        in_edition(&self.name, edition_code).unwrap_or("Dateline")
    }

    pub fn strapline_in(&self, edition_code: &str) -> Option<&str> {
        self.strapline.get(edition_code).map(String::as_str).filter(|words| !words.is_empty())
    }

    /// The zone, or UTC where its name is not known.
    pub fn time_zone(&self) -> TimeZone {
        zone_named(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// A zone by its IANA name, or a fixed offset from UTC.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(name) {
        return Some(zone);
    }
    let (sign, rest) = match name.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i32>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 15 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().map(TimeZone::fixed)
}

pub(crate) fn in_edition<'a>(words: &'a Named, edition_code: &str) -> Option<&'a str> {
    words.get(edition_code).or_else(|| words.values().next()).map(String::as_str)
}

/// What decides whether a comment shows at once or is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentRules {
    /// A comment with more links than this is held.
    pub links_max: u32,
    /// Whole words or phrases, compared without case and accents.
    pub blocked_words: Vec<String>,
    /// Hold what its writer, or anyone, already posted here within a day.
    pub holds_repeats: bool,
    /// Hold a text of twenty letters or more of which more than this share are capitals, in percent.
    pub capitals_percent_max: u32,
    /// Hold a client's comments beyond this many in ten minutes.
    pub posts_in_ten_minutes_max: u32,
    /// Hold the first comment of a name that has none shown.
    pub holds_first: bool,
    /// Threads close this many days after publication; `None` never.
    pub closes_after_days: Option<u32>,
    /// Minutes for which its writer may change or remove a comment.
    pub change_minutes: u32,
    /// Days after which mail addresses of commenters are erased.
    pub mail_kept_days: u32,
}

impl Default for CommentRules {
    fn default() -> Self {
        CommentRules {
            links_max: 2,
            blocked_words: Vec::new(),
            holds_repeats: true,
            capitals_percent_max: 70,
            posts_in_ten_minutes_max: 5,
            holds_first: false,
            closes_after_days: None,
            change_minutes: 10,
            mail_kept_days: 90,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_name_and_by_offset() {
        for known in ["Europe/Lisbon", "UTC", "+01:00", "-03:30"] {
            assert!(zone_named(known).is_some(), "{known}");
        }
        for unknown in ["Port/Alda", "+999999999:00", "+-5:00", "+5", "", "é", "+01:60", "01:00"] {
            assert!(zone_named(unknown).is_none(), "{unknown}");
        }
    }
}
