//! One import from its first byte to its report.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use ::paper::{Edition, edition, origin};
use db::Db;
use formats::{Importer, Options, Sink, Source, Stop};
use jiff::tz::TimeZone;
use language::{Digits, Language};
use media::Pictures;
use parcel::{LeftOut, Parcel, Problem, Report};
use tokio::sync::mpsc;

use super::intake::{Error, Intake};
use crate::Micros;

/// The name of the paper's only folder.
const FOLDER: &str = "folder";
/// Bytes of a single file; larger ones are refused.
const FILE_BYTES_MAX: u64 = 64 << 20;
/// Parcels that may wait between the reader and the paper.
const WAITING_MAX: usize = 16;

/// What to import, and what its bytes do not say.
pub struct Request {
    pub importer: &'static dyn Importer,
    pub path: PathBuf,
    pub now: Micros,
    /// Day and zone of a capture, where they were given.
    pub captured_at: Option<(Micros, TimeZone)>,
    pub edition: Option<String>,
    pub follow: BTreeMap<String, String>,
    /// A name that tells the files of this folder from those of others; none for the paper's only one.
    pub source: Option<String>,
}

/// How far an import is, in units of its format.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub done: u64,
    pub of: Option<u64>,
}

enum Found {
    Parcel(Box<Parcel>),
    Problem(Problem),
    LeftOut(LeftOut),
    Progress(Progress),
}

/// Imports a file or folder. A second run of the same changes nothing.
pub async fn run(db: &Db, pictures: Arc<Pictures>, request: Request, mut watch: impl FnMut(Progress)) -> Result<Report, Error> {
    let source = Source::open(&request.path)?;
    let (options, base, first_words) = options(db, &request, &source).await?;
    let mut intake = Intake::new(db.clone(), pictures, request.importer.name(), base, request.now);
    intake.source = request.source.clone();
    intake.report.problems.extend(first_words);
    let (sender, mut receiver) = mpsc::channel(WAITING_MAX);
    let importer = request.importer;
    let reading = tokio::task::spawn_blocking(move || importer.read(&source, &options, &mut Channel(sender)));
    while let Some(found) = receiver.recv().await {
        match found {
            Found::Parcel(parcel) => {
                prepare(&intake, &parcel).await?;
                intake.take(*parcel).await?;
            }
            Found::Problem(problem) => intake.report.problems.push(problem),
            Found::LeftOut(left_out) => intake.report.left_out.push(left_out),
            Found::Progress(progress) => watch(progress),
        }
    }
    let ended = reading.await.map_err(|_| Error::Broken)?;
    let mut report = intake.end().await?;
    match ended {
        Ok(()) => Ok(report),
        // Wrong from its start: nothing was taken, and there is nothing to tell but why.
        Err(error) if report.taken.is_empty() && report.unchanged.is_empty() => Err(error.into()),
        Err(error) => {
            report.problems.push(Problem::refusal(request.path.display().to_string(), error.to_string()));
            Ok(report)
        }
    }
}

struct Channel(mpsc::Sender<Found>);

impl Channel {
    fn send(&self, found: Found) -> Result<(), Stop> {
        self.0.blocking_send(found).map_err(|_| Stop)
    }
}

impl Sink for Channel {
    fn parcel(&mut self, parcel: Parcel) -> Result<(), Stop> {
        self.send(Found::Parcel(Box::new(parcel)))
    }

    // Where nobody listens any more, the next parcel says so.
    fn problem(&mut self, problem: Problem) {
        let _ = self.send(Found::Problem(problem));
    }

    fn left_out(&mut self, left_out: LeftOut) {
        let _ = self.send(Found::LeftOut(left_out));
    }

    fn progress(&mut self, done: u64, of: Option<u64>) {
        let _ = self.send(Found::Progress(Progress { done, of }));
    }
}

type Base = Option<(String, Micros)>;

/// What the importer is told, the moment to keep for later imports of the same bytes, and first notes for the report.
async fn options(db: &Db, request: &Request, source: &Source) -> Result<(Options, Base, Vec<Problem>), Error> {
    let paper = db.read(|s| ::paper::load(s).map_err(Error::from)).await?.ok_or(Error::NoPaper)?;
    let mut options = Options::new(request.now, paper.settings.time_zone());
    options.edition = request.edition.clone();
    options.editions =
        paper.editions.iter().map(|it: &Edition| (it.code.clone(), it.language.tag().to_owned())).collect();
    // What the paper knows already need not be said again.
    let known = paper.follow_links.iter().filter_map(|link| Some((link.network.clone(), link.url.clone()?)));
    options.follow = known.chain(request.follow.clone()).collect();
    options.captured_at = request.captured_at.clone();
    // A folder is one source whatever it holds; a file is known by its bytes.
    let folder = || request.source.as_ref().map_or_else(|| FOLDER.to_owned(), |name| format!("{FOLDER}:{name}"));
    let name = if source.is_folder() { folder() } else { formats::fingerprint(&source.bytes(FILE_BYTES_MAX)?) };
    let (format, key) = (request.importer.name(), name.clone());
    let known = db.read(move |s| origin::base(s, format, &key).map_err(Error::from)).await?;
    let mut notes = Vec::new();
    let file_date = if source.is_folder() { None } else { source.modified_at("") };
    let given = request.captured_at.as_ref().map(|(at, _)| *at);
    let base = known.or(given).unwrap_or(file_date.unwrap_or(request.now).min(request.now));
    options.base = Some(base);
    if !source.is_folder() && request.captured_at.is_none() {
        options.captured_at = Some((base, options.zone.clone()));
    }
    if request.importer.needs_moment() && request.captured_at.is_none() {
        notes.push(Problem::notice(request.path.display().to_string(), undated(base, &options.zone, known.is_some())));
    }
    Ok((options, Some((name, base)), notes))
}

fn undated(at: Micros, zone: &TimeZone, is_known: bool) -> String {
    let day = print::names::timestamp(at).to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %:z").to_string();
    let whose = if is_known { "the date of its first import" } else { "the file's own date" };
    format!("no --captured-at was given; {whose} is used: {day}")
}

/// Makes the edition that a parcel goes to, where a new paper has none yet.
async fn prepare(intake: &Intake, parcel: &Parcel) -> Result<(), Error> {
    let code = match &parcel.item {
        parcel::Item::Article(item) => item.edition.clone(),
        parcel::Item::WireItem(item) => item.edition.clone(),
        _ => None,
    };
    let Some(code) = code.filter(|code| edition::is_code(code)) else { return Ok(()) };
    let paper = intake.paper().await?;
    let Ok(language) = Language::parse(&code) else { return Ok(()) };
    if paper.edition(&code).is_some() || !is_spoken(&language) {
        return Ok(());
    }
    let committed = intake.db.write(move |tx| {
        edition::put(tx, &code, &language, language.native_name(), Digits::Latin)?;
        tx.change(::paper::changed());
        Ok::<_, Error>(())
    });
    committed.await.map(|_| ())
}

/// Languages with interface words of their own: what an import may open an edition for.
fn is_spoken(language: &Language) -> bool {
    matches!(language.primary(), "en" | "fr" | "es" | "ar")
}
