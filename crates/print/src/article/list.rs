//! Lists of articles, newest first, a page at a time by key.

use db::{Error, Snapshot, Value, params};
use paper::{BylineId, EditionId, SectionId, TopicId, byline, section, topic};

use super::{
    model::Listed,
    store::{LISTED, complete_listed, raw_listed},
};
use crate::{Micros, names};

/// What a list is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    Edition,
    Section(SectionId),
    Topic(TopicId),
    Byline(BylineId),
    /// From the first instant to before the second.
    Span(Micros, Micros),
}

/// Where a page of a list begins: after this article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub published_at: Micros,
    pub id: i64,
}

impl Cursor {
    /// As it stands in addresses: `1763800000000000.17`.
    pub fn text(self) -> String {
        format!("{}.{}", self.published_at, self.id)
    }

    pub fn parse(text: &str) -> Option<Cursor> {
        let (published_at, id) = text.split_once('.')?;
        Some(Cursor { published_at: published_at.parse().ok()?, id: id.parse().ok()? })
    }
}

#[derive(Debug, Clone)]
pub struct List {
    pub articles: Vec<Listed>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// One page of a list.
pub fn page(
    s: &mut Snapshot,
    edition: EditionId,
    of: ListOf,
    after: Option<Cursor>,
    limit: usize,
) -> Result<List, Error> {
    s.touch(list_tag(edition, of));
    s.touch(names::counts(edition));
    let from = after.unwrap_or(Cursor { published_at: i64::MAX, id: i64::MAX });
    let (join, condition, key): (&str, &str, Vec<Value>) = match of {
        ListOf::Edition => ("", "", vec![]),
        ListOf::Section(id) => ("", "and article.section_id = $5", params![id.0].into()),
        ListOf::Topic(id) => (
            "join article_topic on article_topic.article_id = article.id",
            "and article_topic.topic_id = $5",
            params![id.0].into(),
        ),
        ListOf::Byline(id) => (
            "join article_byline on article_byline.article_id = article.id",
            "and article_byline.byline_id = $5",
            params![id.0].into(),
        ),
        ListOf::Span(start, end) => {
            ("", "and article.published_at >= $5 and article.published_at < $6", params![start, end].into())
        }
    };
    let sql = format!(
        "select {LISTED} from article {join}
         where article.edition_id = $1 and article.status = 'in_print' and article.kind = 'article'
         and (article.published_at, article.id) < ($2, $3) {condition}
         order by article.published_at desc, article.id desc limit $4"
    );
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1);
    let mut values: Vec<Value> = params![edition.0, from.published_at, from.id, wanted + 1].into();
    values.extend(key);
    let mut raw = s.all(&sql, &values, raw_listed)?;
    let has_more = raw.len() > limit;
    raw.truncate(limit);
    let articles = complete_listed(s, raw)?;
    let next = articles
        .last()
        .filter(|_| has_more)
        .map(|last| Cursor { published_at: last.published_at, id: last.id.0 });
    Ok(List { articles, next })
}

fn list_tag(edition: EditionId, of: ListOf) -> String {
    match of {
        ListOf::Section(id) => section::tag(id),
        ListOf::Topic(id) => topic::tag(id),
        ListOf::Byline(id) => byline::tag(id),
        ListOf::Edition | ListOf::Span(..) => names::list(edition),
    }
}

/// First instants of the newest and the oldest article of an edition, for the archive's months.
pub fn months(s: &mut Snapshot, edition: EditionId) -> Result<Option<(Micros, Micros)>, Error> {
    s.touch(list_tag(edition, ListOf::Edition));
    s.one(
        "select min(published_at), max(published_at) from article
         where edition_id = $1 and status = 'in_print' and kind = 'article'",
        &params![edition.0],
        |row| Ok(row.get::<Option<i64>>(0)?.zip(row.get::<Option<i64>>(1)?)),
    )
}
