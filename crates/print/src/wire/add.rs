//! Putting a line on the wire.

use db::{Change, Error, Tx, params};
use paper::Edition;
use serde_json::json;
use uuid::Uuid;

use super::model::Urgency;
use crate::{
    MINUTE, Micros,
    names::{self, ArticleId},
};

#[derive(Debug, Clone)]
pub struct NewWireItem {
    /// Any instant within its minute.
    pub minute: Micros,
    pub place: Place,
    pub headline: String,
    pub urgency: Urgency,
    pub article: Option<ArticleId>,
}

/// Where a line stands among those of its minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Above all that are there: news.
    Top,
    /// Below all that are there: a list that is read from its top.
    Bottom,
}

/// Adds a line; `None` where the edition has one of that minute and headline. A withdrawn one comes back.
pub fn add(tx: &mut Tx, edition: &Edition, new: &NewWireItem) -> Result<Option<i64>, Error> {
    let minute = new.minute.div_euclid(MINUTE) * MINUTE;
    let edge = match new.place {
        Place::Top => "coalesce(max(rank), 0) + 1",
        Place::Bottom => "coalesce(min(rank), 0) - 1",
    };
    let uid = Uuid::now_v7();
    let added = tx.first(
        &format!(
            "insert into wire_item (uid, edition_id, minute, rank, headline, urgency, article_id, status)
             values ($1, $2, $3, (select {edge} from wire_item where edition_id = $2 and minute = $3), $4, $5, $6, 'shown')
             on conflict (edition_id, minute, headline) do update
               set status = 'shown', urgency = $5, rank = excluded.rank,
                 article_id = coalesce($6, wire_item.article_id)
               where wire_item.status <> 'shown'
             returning id, uid, article_id"
        ),
        &params![
            uid,
            edition.id.0,
            minute,
            new.headline.as_str(),
            new.urgency.name(),
            new.article.map(|id| id.0)
        ],
        |row| Ok((row.get::<i64>(0)?, row.get::<Uuid>(1)?, row.get::<Option<i64>>(2)?)),
    )?;
    let Some((id, uid, article)) = added else { return Ok(None) };
    let path: Option<String> =
        tx.first("select path from article where id = $1 and status = 'in_print'", &params![article], |row| {
            row.get(0)
        })?;
    tx.change(Change::new("wire.added").of("wire_item", id).tag(names::wire(edition)).payload(json!({
        "edition": edition.code, "uid": uid, "minute": minute, "headline": new.headline,
        "urgency": new.urgency.name(), "path": path,
    })));
    Ok(Some(id))
}
