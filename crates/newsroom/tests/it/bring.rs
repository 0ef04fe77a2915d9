//! An empty paper, and one import into it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use db::{Db, testing::TestDatabase};
use jiff::{civil::DateTime, tz::TimeZone};
use media::{Blobs, PictureLimits, Pictures, WorkerCommand};
use newsroom::transfer::{self, Error, Request};
use paper::Settings;
use parcel::Report;
use print::Micros;
use tempfile::TempDir;

/// A paper that has nothing but its zone.
pub struct Empty {
    pub db: Db,
    pub pictures: Arc<Pictures>,
    pub folder: TempDir,
    _database: TestDatabase,
}

/// What an import is told beside its path.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub captured_at: Option<(Micros, TimeZone)>,
    pub edition: Option<String>,
    pub follow: BTreeMap<String, String>,
}

/// The moment of the import, if a test says nothing else.
pub const NOW: Micros = 1_763_803_800_000_000;

impl Empty {
    pub async fn on(database: TestDatabase, zone: &str) -> Empty {
        let db: Db = (*database).clone();
        db.migrate(&[paper::schema::MIGRATIONS]).await.unwrap();
        let settings = Settings { zone: zone.to_owned(), ..Settings::default() };
        db.write(move |tx| paper::create(tx, &settings, NOW)).await.unwrap();
        let folder = TempDir::with_prefix("dateline-import-").unwrap();
        let blobs = Blobs::open(folder.path().join("media")).unwrap();
        let worker = WorkerCommand { program: worker(), args: Vec::new() };
        let pictures = Arc::new(Pictures::new(blobs, worker, PictureLimits::default()));
        Empty { db, pictures, folder, _database: database }
    }

    pub async fn import(&self, format: &str, path: &Path, told: &Told) -> Report {
        self.try_import(format, path, told, NOW).await.unwrap()
    }

    pub async fn try_import(&self, format: &str, path: &Path, told: &Told, now: Micros) -> Result<Report, Error> {
        let request = Request {
            importer: formats::by_name(format).unwrap(),
            path: path.to_owned(),
            source: None,
            now,
            captured_at: told.captured_at.clone(),
            edition: told.edition.clone(),
            follow: told.follow.clone(),
        };
        transfer::run(&self.db, self.pictures.clone(), request, |_| {}).await
    }

    /// A page of the test's own in a file.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// All tables, and the last change.
    pub async fn state(&self) -> (Vec<String>, i64) {
        (testpaper::dump(&self.db).await, self.db.last_seq().await.unwrap())
    }

    /// One text for each row.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        self.db.read(move |s| s.all(sql, &[], |row| row.get(0))).await.unwrap()
    }

    /// The wire of an edition from its top: minute and headline.
    pub async fn wire(&self, code: &str) -> Vec<(Micros, String)> {
        let code = code.to_owned();
        let read = self.db.read(move |s| {
            let paper = paper::load(s)?.unwrap();
            let lines = print::wire::latest(s, paper.edition(&code).unwrap(), 1_000)?;
            Ok::<_, db::Error>(lines.into_iter().map(|line| (line.minute, line.headline)).collect())
        });
        read.await.unwrap()
    }

    pub async fn headlines(&self, code: &str) -> Vec<String> {
        self.wire(code).await.into_iter().map(|(_, headline)| headline).collect()
    }
}

/// A moment such as `2025-01-14T08:31` in a zone.
pub fn captured(moment: &str, zone: &str) -> Option<(Micros, TimeZone)> {
    let zone = TimeZone::get(zone).unwrap();
    let local: DateTime = moment.parse().unwrap();
    Some((local.to_zoned(zone.clone()).unwrap().timestamp().as_microsecond(), zone))
}

/// Cargo builds this crate's examples with its tests, beside them.
fn worker() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().and_then(Path::parent).unwrap().join("examples/picture_worker")
}
