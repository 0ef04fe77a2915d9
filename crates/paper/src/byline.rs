//! Whoever signs articles.

use db::{Error, Row, Snapshot, Tx, params};
use serde::{Deserialize, Serialize};

use crate::{Named, document};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BylineId(pub i64);

#[derive(Debug, Clone, PartialEq)]
pub struct Byline {
    pub id: BylineId,
    /// Its slug in every edition.
    pub key: String,
    pub name: String,
    pub details: BylineDetails,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BylineDetails {
    /// The name in other scripts, by edition code.
    pub names: Named,
    pub role: Named,
    pub about: Named,
}

impl Byline {
    pub fn name_in(&self, edition_code: &str) -> &str {
        self.details.names.get(edition_code).map_or(&self.name, String::as_str)
    }

    pub fn role_in(&self, edition_code: &str) -> Option<&str> {
        self.details.role.get(edition_code).map(String::as_str)
    }

    pub fn about_in(&self, edition_code: &str) -> Option<&str> {
        self.details.about.get(edition_code).map(String::as_str)
    }
}

/// The tag of a byline's pages.
pub fn tag(id: BylineId) -> String {
    format!("byline:{}", id.0)
}

const COLUMNS: &str = "byline.id, byline.key, byline.name, byline.details";

pub fn by_key(s: &mut Snapshot, key: &str) -> Result<Option<Byline>, Error> {
    s.first(&format!("select {COLUMNS} from byline where key = $1"), &params![key], byline)
}

/// Found by its key or its name.
pub fn find(s: &mut Snapshot, key_or_name: &str) -> Result<Option<Byline>, Error> {
    if let Some(found) = by_key(s, key_or_name)? {
        return Ok(Some(found));
    }
    s.first(&format!("select {COLUMNS} from byline where name = $1 order by id limit 1"), &params![key_or_name], byline)
}

/// The bylines of several articles, in the order of each article's own: article id and byline.
pub fn of_articles(s: &mut Snapshot, article_ids: &[i64]) -> Result<Vec<(i64, Byline)>, Error> {
    let sql = format!(
        "select {COLUMNS}, article_byline.article_id from article_byline
         join byline on byline.id = article_byline.byline_id
         where {} order by article_byline.article_id, article_byline.place",
        s.in_list("article_byline.article_id", 1)
    );
    s.all(&sql, &params![article_ids.to_vec()], |row| Ok((row.get(4)?, byline(row)?)))
}

pub fn put(tx: &mut Tx, key: &str, name: &str, details: &BylineDetails) -> Result<BylineId, Error> {
    tx.one(
        "insert into byline (key, name, details) values ($1, $2, $3)
         on conflict (key) do update set name = $2, details = $3 returning id",
        &params![key, name, document::of(details)],
        |row| Ok(BylineId(row.get(0)?)),
    )
}

fn byline(row: &Row) -> Result<Byline, Error> {
    Ok(Byline { id: BylineId(row.get(0)?), key: row.get(1)?, name: row.get(2)?, details: document::read(row, 3)? })
}
