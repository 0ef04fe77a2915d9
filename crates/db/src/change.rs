//! The change log: one row for every change that a reader could see, in the order of the commits.

use serde_json::Value as Json;

use crate::error::Error;
use crate::row::Row;
use crate::snapshot::Snapshot;

/// A change to be logged with the transaction: `Change::new("article.published").of("article", id).tag("front:en")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub kind: String,
    pub entity: String,
    pub entity_id: i64,
    /// The cache tags whose pages now show an older state.
    pub tags: Vec<String>,
    pub payload: Json,
    /// A takedown: no cache may serve the older state even once.
    pub is_hard: bool,
}

/// A change as it was committed. `seq` grows in the order of the commits and has gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedChange {
    pub seq: i64,
    /// Microseconds UTC.
    pub at: i64,
    pub kind: String,
    pub entity: String,
    pub entity_id: i64,
    pub tags: Vec<String>,
    pub payload: Json,
    pub is_hard: bool,
}

impl Change {
    pub fn new(kind: impl Into<String>) -> Change {
        let (entity, entity_id) = (String::new(), 0);
        Change { kind: kind.into(), entity, entity_id, tags: Vec::new(), payload: Json::Null, is_hard: false }
    }

    pub fn of(mut self, entity: impl Into<String>, id: i64) -> Change {
        self.entity = entity.into();
        self.entity_id = id;
        self
    }

    pub fn tag(mut self, tag: impl Into<String>) -> Change {
        let tag = tag.into();
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
        self
    }

    pub fn tags(self, tags: impl IntoIterator<Item = impl Into<String>>) -> Change {
        tags.into_iter().fold(self, Change::tag)
    }

    pub fn payload(mut self, payload: Json) -> Change {
        self.payload = payload;
        self
    }

    pub fn hard(mut self) -> Change {
        self.is_hard = true;
        self
    }

    pub(crate) fn empty(&mut self, fields: &[&str]) {
        empty(&mut self.payload, fields);
    }
}

/// Makes texts of a payload empty; whether there was anything in them.
fn empty(payload: &mut Json, fields: &[&str]) -> bool {
    let mut was_full = false;
    for field in fields {
        if let Some(Json::String(words)) = payload.get_mut(field) {
            was_full |= !words.is_empty();
            words.clear();
        }
    }
    was_full
}

const COLUMNS: &str = "seq, at, kind, entity, entity_id, tags, payload, is_hard";

/// The changes after `seq`, oldest first.
pub(crate) fn after(snapshot: &mut Snapshot<'_>, seq: i64, limit: usize) -> Result<Vec<LoggedChange>, Error> {
    let sql = format!("select {COLUMNS} from change where seq > $1 order by seq limit $2");
    snapshot.all(&sql, &crate::params![seq, limit], logged)
}

/// The highest seq, or 0 where nothing was ever logged.
pub(crate) fn last(snapshot: &mut Snapshot<'_>) -> Result<i64, Error> {
    snapshot.one("select coalesce(max(seq), 0) from change", &[], |row| row.get(0))
}

/// The lowest seq that is kept, or 0. Who follows from before it has missed changes and builds anew.
pub(crate) fn oldest(snapshot: &mut Snapshot<'_>) -> Result<i64, Error> {
    snapshot.one("select coalesce(min(seq), 0) from change", &[], |row| row.get(0))
}

/// Forgets what was logged before `at`; the newest row stays, because it says how far the log has come.
pub(crate) fn forget(snapshot: &mut Snapshot<'_>, at: i64) -> Result<u64, Error> {
    snapshot.run_inner("delete from change where at < $1 and seq < (select max(seq) from change)", &crate::params![at])
}

/// Empties fields in the payloads of an entity's logged changes.
pub(crate) fn empty_logged(snapshot: &mut Snapshot<'_>, entity: &str, id: i64, fields: &[&str]) -> Result<(), Error> {
    let logged: Vec<(i64, Json)> = snapshot.all(
        "select seq, payload from change where entity = $1 and entity_id = $2 order by seq",
        &crate::params![entity, id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (seq, mut payload) in logged {
        if empty(&mut payload, fields) {
            snapshot.run_inner("update change set payload = $2 where seq = $1", &crate::params![seq, payload])?;
        }
    }
    Ok(())
}

fn logged(row: &Row<'_>) -> Result<LoggedChange, Error> {
    let tags: Json = row.get(5)?;
    let tags = tags.as_array().into_iter().flatten().filter_map(|tag| tag.as_str().map(str::to_owned)).collect();
    Ok(LoggedChange {
        seq: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        entity: row.get(3)?,
        entity_id: row.get(4)?,
        tags,
        payload: row.get(6)?,
        is_hard: row.get(7)?,
    })
}
