//! Where imported things came from, so that a second import finds them again.

use db::{Error, Snapshot, Tx, params};

use crate::Micros;

#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    pub entity_id: i64,
    pub fingerprint: String,
}

pub fn find(s: &mut Snapshot, format: &str, kind: &str, foreign_id: &str) -> Result<Option<Origin>, Error> {
    s.first(
        "select entity_id, fingerprint from origin where format = $1 and kind = $2 and foreign_id = $3",
        &params![format, kind, foreign_id],
        |row| Ok(Origin { entity_id: row.get(0)?, fingerprint: row.get(1)? }),
    )
}

pub fn put(
    tx: &mut Tx,
    (format, kind, foreign_id): (&str, &str, &str),
    origin: &Origin,
    now: Micros,
) -> Result<(), Error> {
    tx.run(
        "insert into origin (format, kind, foreign_id, entity_id, fingerprint, first_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (format, kind, foreign_id) do update set entity_id = $4, fingerprint = $5",
        &params![format, kind, foreign_id, origin.entity_id, origin.fingerprint.as_str(), now],
    )?;
    Ok(())
}

/// The moment that a source was first imported for, in microseconds.
pub fn base(s: &mut Snapshot, format: &str, source: &str) -> Result<Option<Micros>, Error> {
    s.first("select at from import_base where format = $1 and source = $2", &params![format, source], |row| row.get(0))
}

pub fn keep_base(tx: &mut Tx, format: &str, source: &str, at: Micros) -> Result<(), Error> {
    tx.run(
        "insert into import_base (format, source, at) values ($1, $2, $3) on conflict (format, source) do nothing",
        &params![format, source, at],
    )?;
    Ok(())
}
