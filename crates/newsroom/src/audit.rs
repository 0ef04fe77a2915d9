//! Who did what, when: a list that only grows.

use db::{Error, Snapshot, Tx, params};
use serde_json::Value as Json;

use crate::Micros;

/// Whoever acts from the command line of the machine.
pub const OPERATOR: &str = "operator";

/// Adds a line.
pub fn note(tx: &mut Tx, who: &str, what: &str, (entity, id): (&str, i64), details: &Json, now: Micros) -> Result<(), Error> {
    tx.run(
        "insert into audit (at, who, what, entity, entity_id, details) values ($1, $2, $3, $4, $5, $6)",
        &params![now, who, what, entity, id, details.clone()],
    )?;
    Ok(())
}

/// The newest lines: when, who, what, on what.
pub fn newest(s: &mut Snapshot, limit: i64) -> Result<Vec<(Micros, String, String, String)>, Error> {
    s.all(
        "select at, who, what, entity from audit order by id desc limit $1",
        &params![limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )
}
