//! Migrations: each component brings its own set, every step is kept with its hash, and nothing is applied twice.

use sha2::{Digest, Sha256};

use crate::clock::machine_now;
use crate::error::Error;
use crate::open::OpenError;
use crate::params;
use crate::snapshot::{Engine, Link, Snapshot};

/// One step. The texts are never edited once they were applied anywhere; a mistake is mended by a further step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Migration {
    /// Grows within a set.
    pub version: u32,
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// The steps of one component, in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MigrationSet {
    pub component: &'static str,
    pub migrations: &'static [Migration],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationName {
    pub component: String,
    pub version: u32,
    pub name: String,
}

impl std::fmt::Display for MigrationName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {:04}_{}", self.component, self.version, self.name)
    }
}

/// What was applied, in order; empty if all was there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MigrationReport {
    pub applied: Vec<MigrationName>,
}

/// How the database's tables stand to this binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaState {
    Current,
    /// These are still to be applied.
    Older(Vec<MigrationName>),
    /// A newer binary has been here and left this.
    Newer(MigrationName),
    /// This step was applied with another text than the one that this binary has.
    Edited(MigrationName),
}

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(
        "this paper was opened by a newer Dateline, which applied {found}. Run that version, or restore an older backup"
    )]
    NewerPaper { found: MigrationName },
    #[error("{found} was applied with another text than this program has. Run an official build, or restore a backup")]
    Edited { found: MigrationName },
    #[error("{step} could not be applied; nothing of it was kept: {error}")]
    Failed { step: MigrationName, error: Error },
    #[error("{step} leaves rows of table {table} that point to nothing; nothing of it was kept")]
    Dangling { step: MigrationName, table: String },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Db(#[from] Error),
}

const OWN: MigrationSet = MigrationSet {
    component: "db",
    migrations: &[
        Migration {
            version: 1,
            name: "log",
            sqlite: include_str!("../migrations/sqlite/0001_log.sql"),
            postgres: include_str!("../migrations/postgres/0001_log.sql"),
        },
        Migration {
            version: 2,
            name: "change_of_entity",
            sqlite: include_str!("../migrations/sqlite/0002_change_of_entity.sql"),
            postgres: include_str!("../migrations/postgres/0002_change_of_entity.sql"),
        },
    ],
};

/// Several nodes may start at once; this PostgreSQL lock lets one of them migrate.
const LOCK: i64 = 7_233_190_455_493_095_014;

struct Step {
    component: &'static str,
    migration: Migration,
}

struct Applied {
    name: MigrationName,
    sha256: String,
}

/// Compares what was applied with what this binary knows.
pub(crate) fn state(snapshot: &mut Snapshot<'_>, sets: &[MigrationSet]) -> Result<SchemaState, Error> {
    let engine = snapshot.engine();
    let applied = applied(snapshot)?;
    Ok(match plan(&steps(sets), &applied, engine) {
        Ok(pending) if pending.is_empty() => SchemaState::Current,
        Ok(pending) => SchemaState::Older(pending.into_iter().map(Step::name).collect()),
        Err(Unfit::Newer(found)) => SchemaState::Newer(found),
        Err(Unfit::Edited(found)) => SchemaState::Edited(found),
    })
}

/// Applies what is pending, each step in its own transaction. The session must be out of any transaction.
pub(crate) fn migrate(mut link: Link<'_>, sets: &[MigrationSet]) -> Result<MigrationReport, MigrateError> {
    let engine = Snapshot::new(reborrow(&mut link)).engine();
    match engine {
        // Tables are rebuilt by dropping the old one, which must not delete the rows that point to it.
        Engine::Sqlite => command(&mut link, "pragma foreign_keys = off")?,
        Engine::Postgres => command(&mut link, &format!("select pg_advisory_lock({LOCK}); set lock_timeout = '10s'"))?,
    }
    let mut report = MigrationReport::default();
    while let Some(name) = next_step(&mut link, sets, engine)? {
        tracing::info!("migration {name} was applied");
        report.applied.push(name);
    }
    Ok(report)
}

fn next_step(
    link: &mut Link<'_>,
    sets: &[MigrationSet],
    engine: Engine,
) -> Result<Option<MigrationName>, MigrateError> {
    command(link, if engine == Engine::Sqlite { "begin immediate" } else { "begin" })?;
    let outcome = apply_first_pending(link, sets, engine);
    let end = if matches!(outcome, Ok(Some(_))) { "commit" } else { "rollback" };
    let ended = command(link, end);
    let applied = outcome?;
    ended?;
    Ok(applied)
}

fn apply_first_pending(
    link: &mut Link<'_>,
    sets: &[MigrationSet],
    engine: Engine,
) -> Result<Option<MigrationName>, MigrateError> {
    let applied = applied(&mut Snapshot::new(reborrow(link)))?;
    let pending = plan(&steps(sets), &applied, engine).map_err(|unfit| match unfit {
        Unfit::Newer(found) => MigrateError::NewerPaper { found },
        Unfit::Edited(found) => MigrateError::Edited { found },
    })?;
    let Some(step) = pending.into_iter().next() else { return Ok(None) };
    let sha256 = sha256(step.migration.text(engine));
    let (text, step) = (step.migration.text(engine), step.name());
    command(link, text).map_err(|error| MigrateError::Failed { step: step.clone(), error })?;
    let mut snapshot = Snapshot::new(reborrow(link));
    snapshot.run_inner(
        "insert into schema_migration (component, version, name, sha256, applied_at) values ($1, $2, $3, $4, $5)",
        &params![&step.component, step.version, &step.name, sha256, machine_now()],
    )?;
    match dangling_table(&mut snapshot, engine)? {
        Some(table) => Err(MigrateError::Dangling { step, table }),
        None => Ok(Some(step)),
    }
}

fn dangling_table(snapshot: &mut Snapshot<'_>, engine: Engine) -> Result<Option<String>, Error> {
    match engine {
        Engine::Sqlite => snapshot.first("select \"table\" from pragma_foreign_key_check", &[], |row| row.get(0)),
        Engine::Postgres => Ok(None),
    }
}

#[derive(Debug, PartialEq)]
enum Unfit {
    Newer(MigrationName),
    Edited(MigrationName),
}

/// The steps that are still to be done. A component that this binary does not know is a newer binary's.
fn plan(known: &[Step], applied: &[Applied], engine: Engine) -> Result<Vec<Step>, Unfit> {
    let is_same = |step: &Step, there: &Applied| {
        step.component == there.name.component && step.migration.version == there.name.version
    };
    for there in applied {
        match known.iter().find(|step| is_same(step, there)) {
            None => return Err(Unfit::Newer(there.name.clone())),
            Some(step) if sha256(step.migration.text(engine)) != there.sha256 => {
                return Err(Unfit::Edited(there.name.clone()));
            }
            Some(_) => {}
        }
    }
    let pending = known.iter().filter(|step| !applied.iter().any(|there| is_same(step, there)));
    Ok(pending.map(|step| Step { component: step.component, migration: step.migration }).collect())
}

fn steps(sets: &[MigrationSet]) -> Vec<Step> {
    let sets = std::iter::once(&OWN).chain(sets);
    sets.flat_map(|set| set.migrations.iter().map(|&migration| Step { component: set.component, migration })).collect()
}

fn applied(snapshot: &mut Snapshot<'_>) -> Result<Vec<Applied>, Error> {
    let there = match snapshot.engine() {
        Engine::Sqlite => "select count(*) > 0 from sqlite_schema where name = 'schema_migration'",
        Engine::Postgres => "select to_regclass('schema_migration') is not null",
    };
    if !snapshot.one(there, &[], |row| row.get::<bool>(0))? {
        return Ok(Vec::new());
    }
    let sql = "select component, version, name, sha256 from schema_migration order by applied_at, component, version";
    snapshot.all(sql, &[], |row| {
        let name = MigrationName { component: row.get(0)?, version: row.get(1)?, name: row.get(2)? };
        Ok(Applied { name, sha256: row.get(3)? })
    })
}

fn command(link: &mut Link<'_>, sql: &str) -> Result<(), Error> {
    match link {
        Link::Sqlite(session) => session.batch(sql),
        Link::Postgres(session) => session.command(sql),
    }
}

fn reborrow<'b>(link: &'b mut Link<'_>) -> Link<'b> {
    match link {
        Link::Sqlite(session) => Link::Sqlite(session),
        Link::Postgres(session) => Link::Postgres(session),
    }
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Migration {
    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

impl Step {
    fn name(self) -> MigrationName {
        let Migration { version, name, .. } = self.migration;
        MigrationName { component: self.component.to_owned(), version, name: name.to_owned() }
    }
}
