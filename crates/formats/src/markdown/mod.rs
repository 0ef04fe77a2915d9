//! Folders of Markdown files with front matter.

mod article;
mod comments;
mod desk;
mod document;
mod fields;
mod front_matter;
mod moment;
mod paper;
mod pictures;
mod wire;

use parcel::{LeftOut, Problem};

use self::desk::Desk;
use self::document::{Document, Sort};
use crate::{Error, Importer, Options, Sink, Source};

/// Reads every file twice: first what it is and when, then, in the order that a paper needs them, what it says.
/// So an archive of any size is read with one file in memory.
pub struct Markdown;

impl Importer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn caption(&self) -> &'static str {
        "A folder of Markdown files with front matter, as Hugo, Jekyll, Ghost and Obsidian keep them"
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<(), Error> {
        let files = match source.is_folder() {
            true => source.files()?,
            false => vec![source.path().file_name().unwrap_or_default().to_string_lossy().into_owned()],
        };
        let (markdown, others): (Vec<String>, Vec<String>) = files.iter().cloned().partition(|path| is_markdown(path));
        if markdown.is_empty() {
            let looked_for = "files that end in .md";
            return Err(Error::Nothing { path: source.path().to_owned(), looked_for });
        }
        let mut desk = Desk::new(options, &files);
        let plan = Plan::of(source, &markdown, &mut desk, sink);
        plan.send(source, &others, &desk, sink)
    }
}

fn is_markdown(path: &str) -> bool {
    let lower = path.to_lowercase();
    lower.ends_with(".md") || lower.ends_with(".markdown")
}

/// Files by what they are for, articles oldest first.
#[derive(Default)]
struct Plan {
    paper: Option<(Document, Vec<parcel::EditionParcel>)>,
    captions: Vec<String>,
    wires: Vec<String>,
    articles: Vec<(i64, String, Sort)>,
}

impl Plan {
    fn of(source: &Source, paths: &[String], desk: &mut Desk, sink: &mut dyn Sink) -> Plan {
        let mut plan = Plan::default();
        for path in paths {
            if let Err(problem) = plan.note(source, path, desk, sink) {
                sink.problem(problem);
            }
        }
        // The order needs the paper's zone, which may come last.
        for (at, path, _) in &mut plan.articles {
            *at = Document::read(source, path).map_or(i64::MAX, |mut document| article::order(&mut document, desk));
        }
        plan.articles.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        plan
    }

    fn note(&mut self, source: &Source, path: &str, desk: &mut Desk, sink: &mut dyn Sink) -> Result<(), Problem> {
        let mut document = Document::read(source, path)?;
        let sort = document.sort()?;
        let name = document.name();
        let file = path.rsplit('/').next().unwrap_or(path);
        if name.status == Some("deleted") || file.starts_with("_index.") || file.eq_ignore_ascii_case("readme.md") {
            let text = document.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            sink.left_out(LeftOut { place: path.to_owned(), text: text.chars().take(300).collect() });
            return Ok(());
        }
        match sort {
            Sort::Paper if self.paper.is_some() => {
                return Err(Problem::refusal(path, "this is a second file with `kind: paper`; keep one"));
            }
            Sort::Paper => {
                let editions = paper::open(&mut document, desk)?;
                self.paper = Some((document, editions));
            }
            Sort::Pictures => self.captions.push(path.to_owned()),
            Sort::Wire => self.wires.push(path.to_owned()),
            Sort::Article | Sort::Page => self.articles.push((0, path.to_owned(), sort)),
        }
        Ok(())
    }

    fn send(self, source: &Source, others: &[String], desk: &Desk, sink: &mut dyn Sink) -> Result<(), Error> {
        let of = (self.articles.len() + self.wires.len() + others.len()) as u64;
        let mut done = 0;
        let mut step = |sink: &mut dyn Sink| {
            done += 1;
            sink.progress(done, Some(of));
        };
        let (mut follow, mut fronts) = (Vec::new(), Vec::new());
        if let Some((document, editions)) = self.paper {
            match paper::read(document, editions, desk) {
                Ok(read) => {
                    read.notices.into_iter().for_each(|notice| sink.problem(notice));
                    sink.parcel(read.paper)?;
                    (follow, fronts) = (read.follow, read.fronts);
                }
                Err(problem) => sink.problem(problem),
            }
        }
        let mut captions = pictures::Captions::new();
        for path in &self.captions {
            let read = Document::read(source, path).and_then(|mut document| {
                document.sort()?;
                pictures::read(document, desk, &mut captions)
            });
            read.unwrap_or_else(|problem| vec![problem]).into_iter().for_each(|problem| sink.problem(problem));
        }
        for path in others.iter().filter(|path| desk::is_picture(path)) {
            match pictures::parcel(source, path, &captions) {
                Ok(parcel) => sink.parcel(parcel)?,
                Err(problem) => sink.problem(problem),
            }
            step(sink);
        }
        for (_, path, sort) in &self.articles {
            let read = Document::read(source, path).and_then(|mut document| {
                document.sort()?;
                article::read(document, *sort, desk)
            });
            match read {
                Ok(read) => {
                    read.notices.into_iter().for_each(|notice| sink.problem(notice));
                    sink.parcel(read.parcel)?;
                }
                Err(problem) => sink.problem(problem),
            }
            step(sink);
        }
        for path in &self.wires {
            let read = Document::read(source, path).and_then(|mut document| {
                document.sort()?;
                wire::read(document, desk)
            });
            match read {
                Ok(read) => {
                    read.problems.into_iter().for_each(|problem| sink.problem(problem));
                    read.left_out.into_iter().for_each(|rest| sink.left_out(rest));
                    read.parcels.into_iter().try_for_each(|parcel| sink.parcel(parcel))?;
                }
                Err(problem) => sink.problem(problem),
            }
            step(sink);
        }
        for parcel in follow.into_iter().chain(fronts) {
            sink.parcel(parcel)?;
        }
        Ok(())
    }
}
