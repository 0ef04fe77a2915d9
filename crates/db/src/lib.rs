//! One door to SQLite and PostgreSQL: transactions as closures, migrations, the change log, jobs, notices.
//!
//! A command is a closure. It runs to its end on a database thread whatever becomes of the future that awaits it, and
//! `Ok` comes back only after the COMMIT is durable. After any error inside a closure its transaction is over.

mod error;

mod value;

mod queue;

mod open;

mod row;

mod snapshot;

mod clock;

mod config;

mod change;

mod tx;

mod job;

mod work;

mod pulse;

mod postgres;

mod sqlite;

mod migration;

pub mod schema;

mod door;

mod follower;

#[cfg(feature = "testing")]
pub mod testing;

pub use change::{Change, LoggedChange};
pub use clock::Clock;
pub use config::{Config, Place};
pub use door::Db;
pub use error::Error;
pub use follower::Follower;
pub use job::{DeadJob, Job, NewJob};
pub use migration::{MigrateError, Migration, MigrationName, MigrationReport, MigrationSet, SchemaState};
pub use open::OpenError;
pub use pulse::Health;
pub use row::{Column, FromColumn, Row};
pub use snapshot::{Engine, Snapshot};
pub use tx::Tx;
pub use value::Value;
pub use work::Committed;
