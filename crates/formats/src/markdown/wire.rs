//! A file of wire lines: `- now -8m | flash | Headline -> slug`.

use parcel::{Item, LeftOut, Parcel, Problem, Urgency, WireItemParcel};

use super::article::minute;
use super::desk::Desk;
use super::document::Document;
use super::fields;
use super::moment;
use crate::text;

const ITEMS_MAX: usize = 5_000;
const HEADLINE_CHARS_MAX: usize = 500;

/// The lines of a wire file, and what is wrong with some of them.
#[derive(Default)]
pub struct Read {
    pub parcels: Vec<Parcel>,
    pub problems: Vec<Problem>,
    pub left_out: Vec<LeftOut>,
}

pub fn read(mut document: Document, desk: &Desk) -> Result<Read, Problem> {
    let stated = document.fields.text(&["edition", "lang", "language"])?;
    let folder = || document.folders().iter().find_map(|folder| desk.edition_of(folder));
    let edition = stated.or_else(folder).or_else(|| desk.options.edition.clone());
    let mut read = Read { problems: document.fields.unknown(), ..Read::default() };
    for (index, line) in document.body.lines().enumerate() {
        let place = format!("{} line {}", document.path, document.body_line + index);
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let Some(content) = line.strip_prefix(['-', '*']) else {
            read.left_out.push(LeftOut { place, text: line.chars().take(300).collect() });
            continue;
        };
        if read.parcels.len() == ITEMS_MAX {
            let what = format!("the file has more than {ITEMS_MAX} lines; those from here on are left out, split it");
            read.problems.push(Problem::refusal(place, what));
            break;
        }
        let position = read.parcels.len() as u32;
        match item(content, &edition, position, desk) {
            Ok((foreign_id, item, is_cut)) => {
                if is_cut {
                    let what = "the line lies after the moment of the import, which was taken instead";
                    read.problems.push(Problem::notice(place.clone(), what));
                }
                let fingerprint = text::fingerprint_of(&[&foreign_id, content]);
                read.parcels.push(Parcel { foreign_id, place, fingerprint, item: Item::WireItem(item) });
            }
            Err(what) => read.problems.push(Problem::refusal(place, what)),
        }
    }
    Ok(read)
}

fn item(
    content: &str,
    edition: &Option<String>,
    position: u32,
    desk: &Desk,
) -> Result<(String, WireItemParcel, bool), String> {
    let Some((time, rest)) = content.split_once('|') else {
        return Err("this is no wire line; write it as `- time | urgency | headline -> slug`".to_owned());
    };
    let time = time.trim();
    let moment = desk.clock.read(time).ok_or_else(|| format!("`{time}` {}", moment::EXPECTED))?;
    let stated = rest.split_once('|').and_then(|(word, rest)| Some((urgency(word.trim())?, rest)));
    let (urgency, rest) = stated.unwrap_or((Urgency::Normal, rest));
    let (headline, article) = match rest.rsplit_once(" -> ") {
        Some((headline, article)) => (headline, Some(article.trim().to_owned()).filter(|slug| !slug.is_empty())),
        None => (rest, None),
    };
    let headline = fields::one_line(headline);
    match headline.chars().count() {
        0 => return Err("the line has no headline; add one after the last `|`".to_owned()),
        1..=HEADLINE_CHARS_MAX => {}
        _ => return Err(format!("the headline is longer than {HEADLINE_CHARS_MAX} characters; shorten it")),
    }
    let foreign_id = format!("{}|{time}|{headline}", edition.as_deref().unwrap_or_default());
    let minute = minute(moment.at);
    Ok((
        foreign_id,
        WireItemParcel { edition: edition.clone(), minute, position, headline, urgency, article },
        moment.is_cut,
    ))
}

pub fn urgency(word: &str) -> Option<Urgency> {
    match word.to_lowercase().as_str() {
        "normal" => Some(Urgency::Normal),
        "urgent" => Some(Urgency::Urgent),
        "flash" => Some(Urgency::Flash),
        _ => None,
    }
}
