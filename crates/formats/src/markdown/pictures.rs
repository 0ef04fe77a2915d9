//! The pictures of a folder, with the credits and words that `pictures.md` gives them.

use std::collections::BTreeMap;

use parcel::{Item, Parcel, PictureParcel, PictureText, Problem};
use serde_json::Value;

use super::desk::Desk;
use super::document::Document;
use super::fields::{self, scalar};
use crate::{Source, text};

const BYTES_MAX: u64 = 64 * 1024 * 1024;

/// What is said about one picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    pub credit: Option<String>,
    pub texts: BTreeMap<String, PictureText>,
}

/// Words by the path of the picture that they are about.
pub type Captions = BTreeMap<String, Words>;

/// Reads a file of captions; one bad entry is refused alone.
pub fn read(mut document: Document, desk: &Desk, captions: &mut Captions) -> Result<Vec<Problem>, Problem> {
    let editions: Vec<String> = desk.options.editions.iter().map(|(code, _)| code.clone()).collect();
    let mut problems = Vec::new();
    for entry in document.fields.list("pictures")? {
        match words(&entry, &editions) {
            Some((file, words)) => match desk.picture(&document.folders(), &file) {
                Some(path) => drop(captions.insert(path, words)),
                None => {
                    let what = format!("the picture `{file}` is not in the folder; its words are left out");
                    problems.push(Problem::refusal(document.fields.place_of(&file), what));
                }
            },
            None => {
                let what = "a picture needs `file:`, and `credit:`, `alt:` and `caption:` as text or by edition";
                problems.push(Problem::refusal(document.fields.place("pictures"), what));
            }
        }
    }
    problems.extend(document.fields.unknown());
    Ok(problems)
}

fn words(entry: &Value, editions: &[String]) -> Option<(String, Words)> {
    let Value::Object(map) = entry else { return None };
    let file = scalar(map.get("file")?)?;
    let credit = match map.get("credit") {
        Some(credit) => Some(fields::one_line(&scalar(credit)?)),
        None => None,
    };
    let named = |key: &str| map.get(key).map_or(Some(BTreeMap::new()), |value| fields::named(value, editions));
    let mut texts: BTreeMap<String, PictureText> = BTreeMap::new();
    for (code, alt) in named("alt")? {
        texts.entry(code).or_default().alt = Some(alt);
    }
    for (code, caption) in named("caption")? {
        texts.entry(code).or_default().caption = Some(caption);
    }
    Some((file, Words { credit, texts }))
}

/// The parcel of one picture file.
pub fn parcel(source: &Source, path: &str, captions: &Captions) -> Result<Parcel, Problem> {
    let bytes = source.file_bytes(path, BYTES_MAX).map_err(|error| Problem::refusal(path, error.to_string()))?;
    let words = captions.get(path).cloned().unwrap_or_default();
    let fingerprint = text::fingerprint_of(&[&text::fingerprint(&bytes), &format!("{words:?}")]);
    let picture = PictureParcel { bytes, credit: words.credit, texts: words.texts };
    let (foreign_id, place) = (path.to_owned(), path.to_owned());
    Ok(Parcel { foreign_id, place, fingerprint, item: Item::Picture(Box::new(picture)) })
}
