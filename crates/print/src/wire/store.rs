//! Wire items read from the database, newest first.

use db::{Error, Row, Snapshot, params};
use paper::Edition;

use super::model::{Urgency, WireItem};
use crate::{
    Micros,
    names::{self, ArticleId},
};

const COLUMNS: &str =
    "wire_item.id, wire_item.uid, wire_item.minute, wire_item.rank, wire_item.headline, wire_item.urgency, \
     article.id, article.path";

const FROM: &str =
    "from wire_item left join article on article.id = wire_item.article_id and article.status = 'in_print'
     where wire_item.edition_id = $1 and wire_item.status = 'shown'";

const ORDER: &str = "order by wire_item.minute desc, wire_item.rank desc, wire_item.id desc";

/// The newest lines.
pub fn latest(s: &mut Snapshot, edition: &Edition, limit: i64) -> Result<Vec<WireItem>, Error> {
    s.touch(names::wire(edition));
    s.all(&format!("select {COLUMNS} {FROM} {ORDER} limit $2"), &params![edition.id.0, limit], item)
}

/// The lines from the first instant to before the second.
pub fn of_span(s: &mut Snapshot, edition: &Edition, from: Micros, to: Micros) -> Result<Vec<WireItem>, Error> {
    s.touch(names::wire(edition));
    s.all(
        &format!("select {COLUMNS} {FROM} and wire_item.minute >= $2 and wire_item.minute < $3 {ORDER}"),
        &params![edition.id.0, from, to],
        item,
    )
}

/// The oldest and the newest minute of an edition's wire.
pub fn span(s: &mut Snapshot, edition: &Edition) -> Result<Option<(Micros, Micros)>, Error> {
    s.touch(names::wire(edition));
    s.one(
        "select min(minute), max(minute) from wire_item where edition_id = $1 and status = 'shown'",
        &params![edition.id.0],
        |row| Ok(row.get::<Option<i64>>(0)?.zip(row.get::<Option<i64>>(1)?)),
    )
}

fn item(row: &Row) -> Result<WireItem, Error> {
    let (article, path): (Option<i64>, Option<String>) = (row.get(6)?, row.get(7)?);
    Ok(WireItem {
        id: row.get(0)?,
        uid: row.get(1)?,
        minute: row.get(2)?,
        rank: row.get(3)?,
        headline: row.get(4)?,
        urgency: Urgency::named(&row.get::<String>(5)?),
        article: article.map(ArticleId).zip(path),
    })
}
