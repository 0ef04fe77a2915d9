//! `GET` an article by its stored path.

use db::{Error, Snapshot};
use http::StatusCode;
use press::Comments;
use print::{
    article::{self, Article, Found, Kind, Listed},
    comment::{self, Span},
};

use crate::{answer::Answer, comment::is_open, visit::Visit};

/// Articles of the same section under an article.
const MORE: i64 = 4;

/// What the stored path that was asked for leads to; `None` where nothing is stored.
pub fn show(s: &mut Snapshot, visit: &Visit) -> Result<Option<Answer>, Error> {
    let mut found = article::by_path(s, &visit.target)?;
    if matches!(found, Found::Nothing) && visit.target != visit.path {
        found = article::by_path(s, &visit.path)?;
        // A query that means nothing here must not make a second page of the same.
        if !matches!(found, Found::Nothing) {
            return Ok(Some(Answer::Elsewhere(visit.path.clone())));
        }
    }
    match found {
        Found::InPrint(article) => draw(s, visit, &article).map(Some),
        Found::Killed { .. } => {
            let pieces = visit.press.gone(&visit.frame(&visit.path, Vec::new()));
            Ok(Some(Answer::Page { status: StatusCode::GONE, pieces }))
        }
        Found::Redirect(target) => Ok(Some(Answer::Moved(target))),
        Found::Nothing => Ok(None),
    }
}

fn draw(s: &mut Snapshot, visit: &Visit, article: &Article) -> Result<Answer, Error> {
    let threads = comment::threads(s, article.id, Span::Newest)?;
    let comments = Comments { threads: &threads, is_open: is_open(visit, article) };
    let more = more(s, visit, article)?;
    let alternates = article.translations.iter().map(|other| (other.edition, other.path.clone())).collect();
    let frame = visit.frame(&article.path, alternates);
    Ok(Answer::page(visit.press.article(&frame, article, &comments, &more)))
}

fn more(s: &mut Snapshot, visit: &Visit, article: &Article) -> Result<Vec<Listed>, Error> {
    match article.section.filter(|_| article.kind == Kind::Article) {
        Some(section) => article::recent_of_section(s, visit.edition.id, section, article.id, MORE),
        None => Ok(Vec::new()),
    }
}
