//! Opening a paper: its folder, its database brought up to date, its pictures.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use db::{Config, Db, Engine, SchemaState};
use jiff::Timestamp;
use media::{Blobs, PictureLimits, Pictures, WorkerCommand};
use paper::{Settings, schema::MIGRATIONS};

use crate::arguments::Where;

/// An open paper.
pub struct House {
    pub folder: PathBuf,
    pub db: Db,
    pub blobs: Blobs,
    pub pictures: Arc<Pictures>,
    /// Whether this command made the paper.
    pub is_new: bool,
}

/// Whether a command may make what is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    MustExist,
    MayMake,
}

const DATABASE: &str = "dateline.sqlite";

/// Opens the paper at a place. `zone` is for one that is made now.
pub async fn open(place: &Where, door: Door, zone: Option<String>) -> Result<House> {
    let folder = folder(&place.data, door)?;
    let database = folder.join(DATABASE);
    if place.database_url.is_none() && door == Door::MustExist && !is_there(&database)? {
        bail!("there is no paper in {}; make one with `dateline init --data {0}`", folder.display());
    }
    let config = match &place.database_url {
        Some(url) => Config::postgres(url.clone()),
        None => Config::sqlite(&database),
    };
    let db = Db::open(config).await?;
    bring_up_to_date(&db, &folder).await?;
    let is_new = make_paper(&db, door, zone).await?;
    let blobs = Blobs::open(folder.join("media"))?;
    let worker = WorkerCommand::this_program("media-worker").context("this program's own file can not be found")?;
    let pictures = Arc::new(Pictures::new(blobs.clone(), worker, PictureLimits::default()));
    Ok(House { folder, db, blobs, pictures, is_new })
}

fn folder(path: &Path, door: Door) -> Result<PathBuf> {
    if !path.exists() {
        if door == Door::MustExist {
            bail!("there is no folder {}; make a paper with `dateline init --data {0}`, or name its folder with --data", path.display());
        }
        std::fs::create_dir_all(path)
            .with_context(|| format!("the folder {} can not be made; choose another with --data", path.display()))?;
    }
    if !path.is_dir() {
        bail!("{} is a file, not a folder; name the paper's folder with --data", path.display());
    }
    Ok(path.to_owned())
}

/// Whether a database lies at a path. What may not be looked at is not taken for missing.
pub fn is_there(database: &Path) -> Result<bool> {
    let remedy = || format!("{} can not be looked at; give the user that runs dateline the right to read and write its folder", database.display());
    database.try_exists().with_context(remedy)
}

/// Migrates an older paper after a copy; one of a newer program is refused.
async fn bring_up_to_date(db: &Db, folder: &Path) -> Result<()> {
    let state = db.schema_state(&[MIGRATIONS]).await?;
    if let SchemaState::Older(pending) = &state {
        let has_tables = !pending.iter().any(|step| step.component == "db" && step.version == 1);
        if has_tables && db.engine() == Engine::Sqlite {
            let stamp = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
            let copy = folder.join(format!("{DATABASE}.before-{stamp}"));
            db.copy_to(&copy).await.with_context(|| format!("no copy could be made at {}", copy.display()))?;
            tracing::info!(copy = %copy.display(), "the paper is older than this program; a copy was made before bringing it up to date");
        }
    }
    db.migrate(&[MIGRATIONS]).await?;
    Ok(())
}

async fn make_paper(db: &Db, door: Door, zone: Option<String>) -> Result<bool> {
    if db.read(paper::exists).await? {
        return Ok(false);
    }
    if door == Door::MustExist {
        bail!("the database has no paper; make one with `dateline init`");
    }
    let zone = zone.or_else(system_zone).unwrap_or_else(|| "UTC".to_owned());
    let settings = Settings { zone, ..Settings::default() };
    let now = site::clock();
    db.write(move |tx| paper::create(tx, &settings, now)).await?;
    Ok(true)
}

fn system_zone() -> Option<String> {
    jiff::tz::TimeZone::try_system().ok()?.iana_name().map(str::to_owned)
}
