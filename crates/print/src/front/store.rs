//! Fronts read from and placed in the database.

use db::{Change, Error, Snapshot, Tx, params};
use paper::{Edition, Paper};
use serde_json::json;

use super::model::{Front, IN_BLOCK, SLOTS};
use crate::{
    article::{self, ListOf},
    names::{self, ArticleId},
};

/// An edition's front as it stands now.
pub fn load(s: &mut Snapshot, paper: &Paper, edition: &Edition) -> Result<Front, Error> {
    s.touch(names::front(edition));
    s.touch(names::counts(edition.id));
    let ids = s.all(
        "select article_id from front_slot where edition_id = $1 order by place",
        &params![edition.id.0],
        |row| row.get::<i64>(0),
    )?;
    let placed = article::listed_by_ids(s, &ids)?;
    let newest = article::page(s, edition.id, ListOf::Edition, None, 1 + SLOTS)?.articles;
    let mut sections = Vec::new();
    for section in paper.sections_in(edition.id) {
        let listed = article::page(s, edition.id, ListOf::Section(section.id), None, 1 + SLOTS + IN_BLOCK)?;
        sections.push((section.id, listed.articles));
    }
    Ok(Front::of(placed, newest, sections))
}

/// Places articles on a front, the lead first; those that were there go. `false` where nothing changes.
pub fn place(tx: &mut Tx, edition: &Edition, articles: &[ArticleId]) -> Result<bool, Error> {
    let before = tx.all(
        "select article_id from front_slot where edition_id = $1 order by place",
        &params![edition.id.0],
        |row| Ok(ArticleId(row.get(0)?)),
    )?;
    if before == articles {
        return Ok(false);
    }
    tx.run("delete from front_slot where edition_id = $1", &params![edition.id.0])?;
    for (place, article) in (0i64..).zip(articles) {
        tx.run(
            "insert into front_slot (edition_id, place, article_id) values ($1, $2, $3)",
            &params![edition.id.0, place, article.0],
        )?;
    }
    tx.change(
        Change::new("front.changed")
            .of("edition", edition.id.0)
            .tag(names::front(edition))
            .payload(json!({ "edition": edition.code })),
    );
    Ok(true)
}
