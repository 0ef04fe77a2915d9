//! Taking a line off the wire.

use db::{Change, Error, Tx, params};
use paper::Edition;
use serde_json::json;
use uuid::Uuid;

use crate::names::{self, ArticleId};

/// Withdraws the newest line with this headline; `false` where none shows.
pub fn withdraw(tx: &mut Tx, edition: &Edition, headline: &str) -> Result<bool, Error> {
    let found = tx.first(
        "select id, uid from wire_item where edition_id = $1 and headline = $2 and status = 'shown'
         order by minute desc, rank desc limit 1",
        &params![edition.id.0, headline],
        |row| Ok((row.get::<i64>(0)?, row.get::<Uuid>(1)?)),
    )?;
    match found {
        Some((id, uid)) => take_off(tx, edition, id, uid).map(|()| true),
        None => Ok(false),
    }
}

/// Withdraws every line that leads to an article.
pub fn withdraw_of_article(tx: &mut Tx, edition: &Edition, article: ArticleId) -> Result<(), Error> {
    let lines = tx.all(
        "select id, uid from wire_item where article_id = $1 and status = 'shown'",
        &params![article.0],
        |row| Ok((row.get::<i64>(0)?, row.get::<Uuid>(1)?)),
    )?;
    lines.into_iter().try_for_each(|(id, uid)| take_off(tx, edition, id, uid))
}

fn take_off(tx: &mut Tx, edition: &Edition, id: i64, uid: Uuid) -> Result<(), Error> {
    tx.run("update wire_item set status = 'withdrawn' where id = $1", &params![id])?;
    tx.change(
        Change::new("wire.withdrawn")
            .of("wire_item", id)
            .tag(names::wire(edition))
            .payload(json!({ "edition": edition.code, "uid": uid }))
            .hard(),
    );
    Ok(())
}
