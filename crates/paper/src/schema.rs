//! The tables of a paper, numbered, for both engines.

use db::{Migration, MigrationSet};

/// What `Db::migrate` brings a paper up to.
pub const MIGRATIONS: MigrationSet = MigrationSet {
    component: "paper",
    migrations: &[Migration {
        version: 1,
        name: "paper",
        sqlite: include_str!("../migrations/sqlite/0001_paper.sql"),
        postgres: include_str!("../migrations/postgres/0001_paper.sql"),
    }],
};
