//! `dateline check`: whether everything is in order, in plain words.

use std::path::Path;

use anyhow::Result;
use db::{Config, Db, Engine, SchemaState};
use paper::schema::MIGRATIONS;

use super::Done;
use crate::{
    arguments::{Serving, Where},
    config,
    house::is_there,
};

/// Below this much free space an operator should act.
const FREE_MIB_MIN: u64 = 1_024;

pub async fn run(place: &Where, serving: &Serving) -> Result<Done> {
    let mut findings = Findings::default();
    findings.note("configuration", config::read(&place.data, serving).map(|config| format!("readers are served at {}", config.listen)));
    findings.note("folder", folder(&place.data));
    findings.note("disk", disk(&place.data));
    findings.note("theme", theme(place, serving));
    match database(place).await {
        Ok(db) => {
            findings.note("database", Ok(engine(&db)));
            findings.note("tables", tables(&db).await);
            findings.note("paper", paper(&db).await);
            db.close().await;
        }
        Err(error) => findings.note("database", Err(error)),
    }
    Ok(if findings.has_trouble { Done::InPart } else { Done::Whole })
}

#[derive(Default)]
struct Findings {
    has_trouble: bool,
}

impl Findings {
    fn note(&mut self, what: &str, finding: Result<String>) {
        match finding {
            Ok(words) => println!("ok       {what}: {words}"),
            Err(error) => {
                self.has_trouble = true;
                println!("TROUBLE  {what}: {error:#}");
            }
        }
    }
}

fn folder(path: &Path) -> Result<String> {
    anyhow::ensure!(path.is_dir(), "there is no folder {}; make a paper with `dateline init`", path.display());
    let probe = path.join(".check");
    std::fs::write(&probe, b"probe")
        .and_then(|()| std::fs::remove_file(&probe))
        .map_err(|error| anyhow::anyhow!("{} can not be written ({error}); give the user that runs dateline the right", path.display()))?;
    Ok(format!("{} can be written", path.display()))
}

fn disk(path: &Path) -> Result<String> {
    let space = rustix::fs::statvfs(path)?;
    let free_mib = space.f_bavail.saturating_mul(space.f_frsize) >> 20;
    anyhow::ensure!(free_mib >= FREE_MIB_MIN, "only {free_mib} MiB are free at {}; make room", path.display());
    Ok(format!("{free_mib} MiB are free"))
}

fn theme(place: &Where, serving: &Serving) -> Result<String> {
    let theme = config::read(&place.data, serving)?.theme;
    press::Press::new(theme.as_deref())?;
    Ok(theme.map_or("the built-in one".to_owned(), |theme| theme.display().to_string()))
}

async fn database(place: &Where) -> Result<Db> {
    let config = match &place.database_url {
        Some(url) => Config::postgres(url.clone()),
        None => {
            let path = place.data.join("dateline.sqlite");
            anyhow::ensure!(is_there(&path)?, "there is no database {}; make a paper with `dateline init`", path.display());
            Config::sqlite(path)
        }
    };
    Ok(Db::open(config).await?)
}

fn engine(db: &Db) -> String {
    match db.engine() {
        Engine::Sqlite => "SQLite opens".to_owned(),
        Engine::Postgres => "PostgreSQL answers".to_owned(),
    }
}

async fn tables(db: &Db) -> Result<String> {
    match db.schema_state(&[MIGRATIONS]).await? {
        SchemaState::Current => Ok("up to date".to_owned()),
        SchemaState::Older(pending) => Ok(format!("{} steps older than this program; the next start brings them up to date after a copy", pending.len())),
        SchemaState::Newer(found) => anyhow::bail!("a newer dateline made them ({found}); run that version"),
        SchemaState::Edited(found) => anyhow::bail!("{found} was applied with another text than this program has; run an official build"),
    }
}

async fn paper(db: &Db) -> Result<String> {
    let paper = db.read(paper::load).await?;
    let paper = paper.ok_or_else(|| anyhow::anyhow!("the database has no paper; make one with `dateline init`"))?;
    let codes: Vec<&str> = paper.editions.iter().map(|edition| edition.code.as_str()).collect();
    anyhow::ensure!(!codes.is_empty(), "the paper has no edition; add one with `dateline init --edition en`");
    let zone = &paper.settings.zone;
    anyhow::ensure!(paper::zone_named(zone).is_some(), "its zone “{zone}” is not known; set another with `dateline init --zone`");
    let hidden = paper.follow_links.iter().filter(|link| link.url.is_none()).count();
    let note = if hidden > 0 { format!("; {hidden} follow links wait for an address") } else { String::new() };
    Ok(format!("{} in {} ({zone}){note}", paper.settings.name_in(codes[0]), codes.join(", ")))
}
