//! Articles read from the database, whole by their path or short in lists.

use std::collections::HashMap;

use db::{Error, Row, Snapshot, params};
use paper::{Byline, EditionId, Picture, PictureId, SectionId, byline, document, picture, topic};
use uuid::Uuid;

use super::model::{Article, Found, Kind, Listed, Translation};
use crate::{
    content::Teaser,
    names::{self, ArticleId},
};

const COLUMNS: &str = "id, uid, edition_id, family, kind, section_id, path, published_at, is_time_approximate, \
                       updated_at, content, body_html, words, picture_id, allows_comments, comment_count, status";

/// What is at a path of the paper, query included.
pub fn by_path(s: &mut Snapshot, path: &str) -> Result<Found, Error> {
    s.touch(names::path(path));
    let row = s.first(&format!("select {COLUMNS} from article where path = $1"), &params![path], raw)?;
    match row {
        Some((article, _, status)) if status == "killed" => {
            s.touch(names::article(article.id));
            Ok(Found::Killed { edition: article.edition })
        }
        Some((article, picture, _)) => Ok(Found::InPrint(Box::new(complete(s, article, picture)?))),
        None => redirect(s, path),
    }
}

/// An article in print by the name that outside things use.
pub fn by_uid(s: &mut Snapshot, uid: Uuid) -> Result<Option<Article>, Error> {
    let row = s.first(
        &format!("select {COLUMNS} from article where uid = $1 and status = 'in_print'"),
        &params![uid],
        raw,
    )?;
    row.map(|(article, picture, _)| complete(s, article, picture)).transpose()
}

/// The name that outside things use, of an article in print or killed.
pub fn uid_of(s: &mut Snapshot, id: ArticleId) -> Result<Uuid, Error> {
    s.one("select uid from article where id = $1", &params![id.0], |row| row.get(0))
}

/// The edition of an article, in print or killed; `None` where there never was one of this name.
pub fn edition_of(s: &mut Snapshot, uid: Uuid) -> Result<Option<EditionId>, Error> {
    s.first("select edition_id from article where uid = $1", &params![uid], |row| Ok(EditionId(row.get(0)?)))
}

/// Whether anything was ever published.
pub fn has_any(s: &mut Snapshot) -> Result<bool, Error> {
    Ok(s.first("select id from article limit 1", &params![], |row| row.get::<i64>(0))?.is_some())
}

fn redirect(s: &mut Snapshot, path: &str) -> Result<Found, Error> {
    let target = s.first("select target from redirect where path = $1", &params![path], |row| row.get(0))?;
    Ok(target.map_or(Found::Nothing, Found::Redirect))
}

fn complete(s: &mut Snapshot, mut article: Article, picture_id: Option<i64>) -> Result<Article, Error> {
    s.touch(names::article(article.id));
    if let Some(id) = picture_id {
        article.picture = picture::by_id(s, PictureId(id))?;
    }
    article.bylines = byline::of_articles(s, &[article.id.0])?.into_iter().map(|(_, byline)| byline).collect();
    article.topics = topic::of_article(s, article.id.0, article.edition)?;
    article.translations = translations(s, &article)?;
    Ok(article)
}

fn translations(s: &mut Snapshot, article: &Article) -> Result<Vec<Translation>, Error> {
    s.touch(names::family(article.family));
    s.all(
        "select article.edition_id, article.path, article.teaser from article
         join edition on edition.id = article.edition_id
         where article.family = $1 and article.id <> $2 and article.status = 'in_print'
         order by edition.place",
        &params![article.family, article.id.0],
        |row| {
            Ok(Translation {
                edition: EditionId(row.get(0)?),
                path: row.get(1)?,
                headline: document::read::<Teaser>(row, 2)?.headline,
            })
        },
    )
}

/// The article without what other tables hold, its picture's id, its status.
fn raw(row: &Row) -> Result<(Article, Option<i64>, String), Error> {
    let article = Article {
        id: ArticleId(row.get(0)?),
        uid: row.get(1)?,
        edition: EditionId(row.get(2)?),
        family: row.get(3)?,
        kind: Kind::named(&row.get::<String>(4)?),
        section: row.get::<Option<i64>>(5)?.map(SectionId),
        path: row.get(6)?,
        published_at: row.get(7)?,
        is_time_approximate: row.get(8)?,
        updated_at: row.get(9)?,
        content: document::read(row, 10)?,
        body_html: row.get(11)?,
        words: count(row.get(12)?),
        picture: None,
        bylines: Vec::new(),
        topics: Vec::new(),
        translations: Vec::new(),
        allows_comments: row.get(14)?,
        comment_count: count(row.get(15)?),
    };
    Ok((article, row.get(13)?, row.get(16)?))
}

pub(super) fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}

pub(super) const LISTED: &str = "article.id, article.uid, article.section_id, article.path, article.published_at, \
                                 article.updated_at, article.teaser, article.picture_id, article.allows_comments, \
                                 article.comment_count";

/// A list entry without its picture and bylines, and its picture's id.
pub(super) fn raw_listed(row: &Row) -> Result<(Listed, Option<i64>), Error> {
    let listed = Listed {
        id: ArticleId(row.get(0)?),
        uid: row.get(1)?,
        section: row.get::<Option<i64>>(2)?.map(SectionId),
        path: row.get(3)?,
        published_at: row.get(4)?,
        updated_at: row.get(5)?,
        teaser: document::read(row, 6)?,
        picture: None,
        bylines: Vec::new(),
        allows_comments: row.get(8)?,
        comment_count: count(row.get(9)?),
    };
    Ok((listed, row.get(7)?))
}

/// Gives list entries their pictures and bylines, in two queries for all of them.
pub(super) fn complete_listed(s: &mut Snapshot, raw: Vec<(Listed, Option<i64>)>) -> Result<Vec<Listed>, Error> {
    let picture_ids: Vec<i64> = raw.iter().filter_map(|(_, picture)| *picture).collect();
    let article_ids: Vec<i64> = raw.iter().map(|(listed, _)| listed.id.0).collect();
    let pictures: HashMap<i64, Picture> =
        picture::by_ids(s, &picture_ids)?.into_iter().map(|picture| (picture.id.0, picture)).collect();
    let mut bylines: HashMap<i64, Vec<Byline>> = HashMap::new();
    for (article, byline) in byline::of_articles(s, &article_ids)? {
        bylines.entry(article).or_default().push(byline);
    }
    let complete = raw.into_iter().map(|(mut listed, picture)| {
        listed.picture = picture.and_then(|id| pictures.get(&id).cloned());
        listed.bylines = bylines.remove(&listed.id.0).unwrap_or_default();
        listed
    });
    let listed: Vec<Listed> = complete.collect();
    for entry in &listed {
        s.touch(names::article(entry.id));
    }
    Ok(listed)
}

/// The named articles that are in print, in the order of their names.
pub fn listed_by_ids(s: &mut Snapshot, ids: &[i64]) -> Result<Vec<Listed>, Error> {
    let sql =
        format!("select {LISTED} from article where status = 'in_print' and {}", s.in_list("article.id", 1));
    let mut raw = s.all(&sql, &params![ids.to_vec()], raw_listed)?;
    raw.sort_by_key(|(listed, _)| ids.iter().position(|id| *id == listed.id.0));
    complete_listed(s, raw)
}

/// The newest of a section beside one of its articles.
pub fn recent_of_section(
    s: &mut Snapshot,
    edition: EditionId,
    section: SectionId,
    but: ArticleId,
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    s.touch(paper::section::tag(section));
    s.touch(names::counts(edition));
    let sql = format!(
        "select {LISTED} from article
         where section_id = $1 and edition_id = $2 and id <> $3 and status = 'in_print' and kind = 'article'
         order by published_at desc, id desc limit $4"
    );
    let raw = s.all(&sql, &params![section.0, edition.0, but.0, limit], raw_listed)?;
    complete_listed(s, raw)
}

/// How many articles in print show a picture.
pub fn pages_of_picture(s: &mut Snapshot, id: PictureId) -> Result<i64, Error> {
    s.one(
        "select count(*) from article_picture join article on article.id = article_picture.article_id
         where article_picture.picture_id = $1 and article.status = 'in_print'",
        &params![id.0],
        |row| row.get(0),
    )
}
