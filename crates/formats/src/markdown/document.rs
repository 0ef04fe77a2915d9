//! One Markdown file: its front matter, its body, and what its name and folder tell.

use parcel::Problem;

use super::fields::Fields;
use super::front_matter;
use crate::{Error, Source, text};

const BYTES_MAX: u64 = 8 * 1024 * 1024;

pub struct Document {
    /// Within the folder, `/` between names.
    pub path: String,
    pub fields: Fields,
    pub body: String,
    pub body_line: usize,
    pub fingerprint: String,
    /// When the file was last written.
    pub modified_at: Option<i64>,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Paper,
    Pictures,
    Wire,
    Article,
    Page,
}

impl Document {
    /// Reads a file; a refusal tells what is wrong with it.
    pub fn read(source: &Source, path: &str) -> Result<Document, Problem> {
        let bytes = match source.is_folder() {
            true => source.file_bytes(path, BYTES_MAX),
            false => source.bytes(BYTES_MAX),
        };
        let bytes = bytes.map_err(|error: Error| Problem::refusal(path, error.to_string()))?;
        let decoded = text::decode(&bytes);
        let decoded = decoded.ok_or_else(|| Problem::refusal(path, "this is no text; remove it or rename it"))?;
        let mut front_matter = front_matter::read(&decoded.text)
            .map_err(|wrong| Problem::refusal(format!("{path} line {}", wrong.line), wrong.what))?;
        Ok(Document {
            path: path.to_owned(),
            fields: Fields::new(path, &mut front_matter),
            body: front_matter.body,
            body_line: front_matter.body_line,
            fingerprint: text::fingerprint(&bytes),
            modified_at: source.modified_at(if source.is_folder() { path } else { "" }),
        })
    }

    /// What the file says that it is, or what the generators' `layout` and `type` mean.
    pub fn sort(&mut self) -> Result<Sort, Problem> {
        let stated = self.fields.text(&["kind"])?;
        let layout = self.fields.text(&["layout"]).unwrap_or(None);
        let sort = self.fields.text(&["type"]).unwrap_or(None);
        match stated.as_deref() {
            Some("paper") => Ok(Sort::Paper),
            Some("pictures") => Ok(Sort::Pictures),
            Some("wire") => Ok(Sort::Wire),
            Some("article") => Ok(Sort::Article),
            Some("page") => Ok(Sort::Page),
            Some(other) => {
                let what = format!("is `{other}`; it should be article, page, wire, pictures or paper");
                Err(self.fields.wrong("kind", &what))
            }
            None if [layout, sort].iter().flatten().any(|word| word == "page") => Ok(Sort::Page),
            None => Ok(Sort::Article),
        }
    }

    /// The parts of the path.
    pub fn folders(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        parts
    }

    pub fn name(&self) -> Name {
        Name::of(&self.path)
    }
}

/// What a file's name tells: `2025-01-13-night-tram.fr.md`, `published-2014-12-19-night-tram.md`, `night-tram/index.md`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub slug: String,
    pub date: Option<String>,
    /// `published`, `draft` or `deleted`, as Ghost's old exports begin.
    pub status: Option<&'static str>,
    /// The ending before `.md` that names a language.
    pub language: Option<String>,
}

impl Name {
    pub fn of(path: &str) -> Name {
        let mut parts = path.rsplit('/');
        let file = parts.next().unwrap_or_default();
        let mut stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let mut name = Name::default();
        if let Some((before, ending)) = stem.rsplit_once('.')
            && ending.len() == 2
            && ending.chars().all(|c| c.is_ascii_lowercase())
        {
            (stem, name.language) = (before, Some(ending.to_owned()));
        }
        if stem == "index" {
            stem = parts.next().unwrap_or(stem);
        }
        for status in ["published", "draft", "deleted"] {
            if let Some(rest) = stem.strip_prefix(status).and_then(|rest| rest.strip_prefix('-'))
                && starts_with_date(rest)
            {
                (stem, name.status) = (rest, Some(status));
            }
        }
        if starts_with_date(stem) {
            name.date = Some(stem[..10].to_owned());
            stem = stem[10..].trim_start_matches(['-', '_', ' ']);
        }
        name.slug = language::slugify(stem);
        name
    }
}

fn starts_with_date(text: &str) -> bool {
    text.get(..10).is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_dates_languages_and_slugs() {
        let name = Name::of("posts/2025-01-13-night-tram.fr.md");
        assert_eq!(
            (name.slug.as_str(), name.date.as_deref(), name.language.as_deref()),
            ("night-tram", Some("2025-01-13"), Some("fr"))
        );
        let name = Name::of("published-2014-12-19-test-1.md");
        assert_eq!((name.slug.as_str(), name.status), ("test-1", Some("published")));
        assert_eq!(Name::of("post/night-tram/index.md").slug, "night-tram");
        assert_eq!(Name::of("ar/ترام-الليل.md").slug, "ترام-الليل");
        assert_eq!(Name::of("Night tram.md").slug, "night-tram");
    }
}
