//! One database for one test: a file in a folder that is deleted, or a database on this process's own server.

use std::future::Future;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::server::Server;
use crate::config::{Config, Place};
use crate::door::Db;
use crate::snapshot::Engine;

/// A [`Db`] with its own tables, deleted when it is dropped. It panics with a remedy where it cannot be made.
pub struct TestDatabase {
    db: Db,
    config: Config,
    folder: Option<TempDir>,
}

impl TestDatabase {
    pub async fn sqlite() -> TestDatabase {
        let made = TestDatabase::bare(Engine::Sqlite).await;
        made.db.migrate(&[]).await.expect("the database's own tables can be made");
        made
    }

    pub async fn postgres() -> TestDatabase {
        let made = TestDatabase::bare(Engine::Postgres).await;
        made.db.migrate(&[]).await.expect("the database's own tables can be made");
        made
    }

    /// A database without a single table.
    pub async fn bare(engine: Engine) -> TestDatabase {
        let (mut config, folder) = match engine {
            Engine::Sqlite => {
                let folder = TempDir::with_prefix("dateline-sqlite-").expect("a temporary folder can be made");
                (Config::sqlite(folder.path().join("paper.db")), Some(folder))
            }
            Engine::Postgres => (Config::postgres(Server::shared().create_database().await), None),
        };
        config.readers = 4;
        TestDatabase::open(config, folder).await
    }

    /// Opens what `config` says; for a test that needs other bounds or a clock. The database must outlive it.
    pub async fn open_with(&self, change: impl FnOnce(&mut Config)) -> Db {
        let mut config = self.config.clone();
        change(&mut config);
        Db::open(config).await.expect("the test's database can be opened again")
    }

    /// A second, independent handle on the same database, as another process would have it.
    pub async fn open_again(&self) -> Db {
        self.open_with(|_| {}).await
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The SQLite file.
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.path().join("paper.db"))
    }

    /// A folder for the test's own files; PostgreSQL's tests have none.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_ref().map(TempDir::path)
    }

    /// The PostgreSQL address.
    pub fn url(&self) -> Option<&str> {
        match &self.config.place {
            Place::Postgres { url, .. } => Some(url),
            Place::Sqlite { .. } => None,
        }
    }

    async fn open(config: Config, folder: Option<TempDir>) -> TestDatabase {
        let db = Db::open(config.clone()).await.expect("a fresh database can be opened");
        TestDatabase { db, config, folder }
    }
}

impl Deref for TestDatabase {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// Runs one test body on both engines, one after the other, and says which one it is at.
pub async fn on_both<F: Future<Output = ()>>(body: impl Fn(TestDatabase) -> F) {
    println!("on SQLite");
    body(TestDatabase::sqlite().await).await;
    println!("on PostgreSQL");
    body(TestDatabase::postgres().await).await;
}
