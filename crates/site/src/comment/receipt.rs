//! `GET /comments/receipt/{name}`: what became of one's own comment, and for a few minutes the way to change it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use press::{CommentForm, FieldError, Receipt};
use print::{article, comment};
use uuid::Uuid;

use super::about::visit;
use crate::{answer::personal, problem, site::Site};

pub async fn receipt(State(site): State<Site>, Path(name): Path<String>) -> Response {
    match site.receipts().comment(&name) {
        Some(comment) => show(&site, comment, name, None, StatusCode::OK).await,
        None => problem::not_found(&site).await,
    }
}

/// The receipt as it stands, or with the text that was sent and what is wrong with it.
pub(super) async fn show(
    site: &Site,
    comment: Uuid,
    token: String,
    sent: Option<(String, FieldError)>,
    status: StatusCode,
) -> Response {
    let asking = problem::asked(site);
    let drawn = site
        .db()
        .read(move |s| {
            let Some(comment) = comment::by_uid(s, comment)? else { return Ok(None) };
            let uid = article::uid_of(s, comment.article)?;
            let Some((visit, article)) = visit(s, asking, uid)? else { return Ok(None) };
            let mut form = CommentForm { text: comment.text.clone(), ..CommentForm::default() };
            if let Some((text, error)) = sent {
                form.text = text;
                form.errors.push(error);
            }
            let changeable_until = comment.changeable_until(&visit.paper.settings.comment_rules, visit.now);
            let receipt = Receipt { token: &token, changeable_until, form };
            let path = format!("/comments/receipt/{token}");
            let frame = visit.frame(&path, Vec::new());
            let pieces = visit.press.receipt(&frame, &article, &comment, &receipt);
            visit.whole(s, &frame, pieces).map(Some)
        })
        .await;
    match drawn {
        Ok(Some(pieces)) => personal(status, pieces),
        Ok(None) => problem::not_found(site).await,
        Err(error) => problem::database(site, &error).await,
    }
}
