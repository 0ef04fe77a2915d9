//! The article that comments are about, and the visit to it.

use axum::extract::Request;
use db::{Error, Snapshot};
use edge::AsOf;
use print::{
    article::{self, Article},
    comment,
};
use uuid::Uuid;

use crate::{
    query::Query,
    site::Site,
    visit::{Asked, Visit},
};

/// Whether an article takes comments now.
pub fn is_open(visit: &Visit, article: &Article) -> bool {
    comment::is_open(article.allows_comments, article.published_at, &visit.paper.settings.comment_rules, visit.now)
}

/// What a request asks for, before its article is known.
pub fn asked(site: &Site, request: &Request) -> Asked {
    Asked {
        press: site.press().clone(),
        path: request.uri().path().to_owned(),
        target: request.uri().path().to_owned(),
        query: Query::parse(request.uri().query().unwrap_or_default()),
        seq: request.extensions().get::<AsOf>().map_or(0, |as_of| as_of.0),
        now: site.now(),
    }
}

/// The visit to an article's comments; `None` where no such article is in print.
pub fn visit(s: &mut Snapshot, asked: Asked, article: Uuid) -> Result<Option<(Visit, Article)>, Error> {
    let Some(paper) = paper::load(s)? else { return Ok(None) };
    let Some(article) = article::by_uid(s, article)? else { return Ok(None) };
    let Some(edition) = paper.edition_by_id(article.edition).cloned() else { return Ok(None) };
    Ok(Some((Visit::begin(s, asked, paper, edition, String::new())?, article)))
}
