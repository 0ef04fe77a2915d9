//! The paper's own secrets: keys made at its beginning, the same on every node.

use db::{Error, Snapshot, Tx, params};
use uuid::Uuid;

/// Signs receipts of comments.
pub const RECEIPTS: &str = "receipts";
/// Before the week's number, names the key that hashes readers' addresses in it.
pub const CLIENTS: &str = "clients";

pub fn by_name(s: &mut Snapshot, name: &str) -> Result<Option<Vec<u8>>, Error> {
    s.first("select value from secret where name = $1", &params![name], |row| row.get(0))
}

/// Makes the secret if the paper has none of this name.
pub fn ensure(tx: &mut Tx, name: &str) -> Result<(), Error> {
    // Two version 4 UUIDs are 244 random bits from the operating system.
    let value = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
    tx.run("insert into secret (name, value) values ($1, $2) on conflict (name) do nothing", &params![name, value])?;
    Ok(())
}

/// Forgets the secrets whose names lie between two others, in the order of the alphabet.
pub fn forget_between(tx: &mut Tx, after: &str, before: &str) -> Result<(), Error> {
    tx.run("delete from secret where name > $1 and name < $2", &params![after, before])?;
    Ok(())
}
