//! A paper in a folder of its own, and the commands on it.

use std::{
    fs::{self, File},
    io::{Read, Seek},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use db::{Config, Db, Engine, Snapshot, testing::TestDatabase};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::server::Server;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// The story that most tests serve.
pub const STORY: &str = "---\nheadline: Ice house to open its doors\nslug: ice-house\nedition: en\npublished: 2026-02-03T09:00:00Z\n---\n\n\
                         The last block was cut from the lake in 1951. On Sunday the house can be seen again.\n";
pub const STORY_PATH: &str = "/en/ice-house";

/// A data folder, on PostgreSQL with a database of its own, and a folder for whatever else a test needs.
pub struct Paper {
    pub data: PathBuf,
    pub scratch: PathBuf,
    runtime: Runtime,
    postgres: Option<TestDatabase>,
    _folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Paper {
    /// Nothing but the place for a paper.
    pub fn nowhere(engine: Engine) -> Paper {
        let folder = TempDir::with_prefix("dateline-it-").expect("a temporary folder");
        let runtime = Runtime::new().expect("a runtime");
        let postgres = (engine == Engine::Postgres).then(|| runtime.block_on(TestDatabase::bare(Engine::Postgres)));
        let (data, scratch) = (folder.path().join("paper"), folder.path().join("scratch"));
        fs::create_dir(&scratch).expect("a folder");
        Paper { data, scratch, runtime, postgres, _folder: folder }
    }

    /// A paper with one story in English.
    pub fn with_story(engine: Engine) -> Paper {
        let paper = Paper::nowhere(engine);
        paper.done(&["init", "--name", "The Lake Post", "--zone", "Europe/Oslo", "--edition", "en"]);
        paper.bring("ice-house.md", STORY);
        paper
    }

    /// Imports one Markdown file.
    pub fn bring(&self, name: &str, text: &str) {
        let folder = self.scratch.join(format!("{name}.d"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), text).expect("a file");
        self.done(&["import", "markdown", path(&folder)]);
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = bare(arguments);
        command.env("DATELINE_DATA", &self.data);
        if let Some(url) = self.url() {
            command.env("DATABASE_URL", url);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }

    /// Runs what must succeed; its standard output.
    pub fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    pub fn serve(&self, arguments: &[&str]) -> Server {
        let mut all = vec!["serve", "--listen", "127.0.0.1:0"];
        all.extend(arguments);
        Server::start(self.command(&all), &self.scratch)
    }

    pub fn url(&self) -> Option<&str> {
        self.postgres.as_ref().and_then(|database| database.url())
    }

    pub fn database(&self) -> PathBuf {
        self.data.join("dateline.sqlite")
    }

    /// Looks into the database from outside.
    pub fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Snapshot) -> Result<T, db::Error> + Send + 'static,
    ) -> T {
        self.with_db(async |db| db.read(work).await.expect("the database can be read"))
    }

    /// Does something with the database from outside.
    pub fn with_db<T>(&self, work: impl AsyncFnOnce(&Db) -> T) -> T {
        self.runtime.block_on(async {
            let config = self.url().map_or_else(|| Config::sqlite(self.database()), Config::postgres);
            let db = Db::open(config).await.expect("the database opens");
            let value = work(&db).await;
            db.close().await;
            value
        })
    }

    pub fn count(&self, sql: &'static str) -> i64 {
        self.look(move |s| s.one(sql, &[], |row| row.get(0)))
    }

    pub fn last_seq(&self) -> i64 {
        self.with_db(async |db| db.last_seq().await.expect("the log can be read"))
    }

    /// The article's name for its comments.
    pub fn article(&self) -> String {
        let uid: uuid::Uuid =
            self.look(|s| s.one("select uid from article order by id limit 1", &[], |row| row.get(0)));
        uid.to_string()
    }

    /// SQLite's own judgement of its file.
    pub fn assert_sound(&self) {
        if self.postgres.is_none() {
            let verdict: String = self.look(|s| s.one("pragma integrity_check", &[], |row| row.get(0)));
            assert_eq!(verdict, "ok");
        }
    }
}

/// The program with nothing of our own environment that it would go by.
pub fn bare(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("DATELINE_") || name == "DATABASE_URL" {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command to its end; one that serves instead is ended, so that a test fails and does not hang.
pub fn said(command: &mut Command) -> Said {
    let [out, err] = [(); 2].map(|()| tempfile::tempfile().expect("a file"));
    let again = |file: &File| file.try_clone().expect("a file can be opened twice");
    command.stdout(again(&out)).stderr(again(&err));
    let mut child = command.spawn().expect("the program can be started");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break status;
        }
        if start.elapsed() > COMMAND_MAX {
            let _ = child.kill();
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let text = |mut file: File| {
        let mut text = String::new();
        file.rewind().and_then(|()| file.read_to_string(&mut text)).expect("the program speaks UTF-8");
        text
    };
    Said { code: status.code().unwrap_or(-1), out: text(out), err: text(err) }
}

const COMMAND_MAX: Duration = Duration::from_secs(60);

pub fn path(path: &Path) -> &str {
    path.to_str().expect("our folders have plain names")
}
