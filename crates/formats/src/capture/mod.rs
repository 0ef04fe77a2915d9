//! The plain text of a captured news page.

mod article;
mod calendar;
mod clock;
mod cursor;
mod follow;
mod order;
mod page;
mod parcels;
mod phrases;
mod reading;
mod vocabulary;
mod wire;

use parcel::Problem;

use self::article::Found;
use self::reading::Reading;
use crate::{Error, Importer, Options, Sink, Source, text};

const BYTES_MAX: u64 = 10 * 1024 * 1024;

/// Lines with something on them; the longest pages have a few thousand.
const LINES_MAX: usize = 20_000;

/// Reads a page in one go: a capture is small, and what a line is shows only in the light of the others.
pub struct Capture;

impl Importer for Capture {
    fn name(&self) -> &'static str {
        "capture"
    }

    fn caption(&self) -> &'static str {
        "The text of a captured news page: a wire of timed headlines, a follow link, an article"
    }

    fn needs_moment(&self) -> bool {
        true
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<(), Error> {
        let bytes = source.bytes(BYTES_MAX)?;
        let wrong = |found, remedy| Error::WrongSort { path: source.path().to_owned(), found, remedy };
        let Some(decoded) = text::decode(&bytes) else {
            return Err(wrong("no text", "give the plain text of a page"));
        };
        if is_markup(&decoded.text) {
            return Err(wrong("HTML", "give the plain text of the page, as a browser saves or copies it"));
        }
        let lines = page::lines(&decoded.text);
        if lines.len() > LINES_MAX {
            return Err(wrong("longer than 20000 lines, the most that a page may have", "split it"));
        }
        let reading = Reading::of(lines);
        if reading.stretches.is_empty() && !matches!(reading.article, Found::Article(_)) {
            let looked_for = "lines that begin with a time of day, or a headline above paragraphs";
            return Err(Error::Nothing { path: source.path().to_owned(), looked_for });
        }
        if let Some(encoding) = decoded.guessed {
            let what =
                format!("the text is not UTF-8 and was read as {encoding}; if letters look wrong, save it as UTF-8");
            sink.problem(Problem::notice("the file", what));
        }
        Ok(parcels::send(reading, options, sink)?)
    }
}

fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml")
}
