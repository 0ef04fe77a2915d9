//! What is known of the folder as a whole while its files are read.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::moment::Clock;
use crate::Options;

/// The editions, the clock and the files of a folder.
pub struct Desk {
    pub options: Options,
    pub clock: Clock,
    pub files: BTreeSet<String>,
}

/// Folders in which generators keep what pages name by an address of their own.
const PICTURE_ROOTS: &[&str] =
    &["", "static/", "assets/", "public/", "content/", "images/", "pictures/", "attachments/"];

pub const PICTURE_ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp"];

impl Desk {
    pub fn new(options: &Options, files: &[String]) -> Desk {
        let clock = Clock::new(options.base.unwrap_or(options.now), options.zone.clone());
        Desk { options: options.clone(), clock, files: files.iter().cloned().collect() }
    }

    /// Takes over what the paper's own file says.
    pub fn open_paper(&mut self, zone: Option<TimeZone>, editions: Vec<(String, String)>) {
        if let Some(zone) = zone {
            self.clock.zone = zone;
        }
        for (code, language) in editions {
            if !self.options.editions.iter().any(|(known, _)| *known == code) {
                self.options.editions.push((code, language));
            }
        }
    }

    /// The edition that a word names by its code or its language.
    pub fn edition_of(&self, word: &str) -> Option<String> {
        let editions = &self.options.editions;
        if editions.is_empty() {
            return ["en", "fr", "es", "ar"].contains(&word).then(|| word.to_owned());
        }
        let named = editions.iter().find(|(code, _)| code == word);
        named.or_else(|| editions.iter().find(|(_, language)| language == word)).map(|(code, _)| code.clone())
    }

    /// The path within the folder of a picture that a file names.
    pub fn picture(&self, folders: &[&str], named: &str) -> Option<String> {
        let named = named.trim_start_matches("./").trim_start_matches('/');
        let beside = normal(&format!("{}/{named}", folders.join("/")));
        let mut candidates: Vec<String> =
            PICTURE_ROOTS.iter().filter_map(|root| normal(&format!("{root}{named}"))).collect();
        // A path from the root of the folder is our own form; it goes before one beside the file.
        let second = candidates.len().min(1);
        candidates.splice(second..second, beside);
        candidates.into_iter().find(|path| self.files.contains(path) && is_picture(path))
    }
}

pub fn is_picture(path: &str) -> bool {
    let lower = path.to_lowercase();
    PICTURE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// A path without `..`; `None` where it leads out of the folder.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
