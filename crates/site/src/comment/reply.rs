//! `GET /comments/{article}/reply/{comment}`: the form of a reply, for whoever has no script.

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use press::CommentForm;
use print::comment::{self, CommentStatus};
use uuid::Uuid;

use super::about::{asked, is_open, visit};
use crate::{
    answer::{Answer, kept},
    problem,
    site::Site,
};

pub async fn reply(
    State(site): State<Site>,
    Path((article, answered)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Ok(article), Ok(answered)) = (Uuid::try_parse(&article), Uuid::try_parse(&answered)) else {
        return problem::not_found(&site).await;
    };
    let asking = asked(&site, &request);
    let drawn = site
        .db()
        .read_tagged(move |s| {
            let Some((visit, article)) = visit(s, asking, article)? else { return Ok(None) };
            s.touch(print::names::thread(article.id));
            let answered = comment::by_uid(s, answered)?
                .filter(|parent| parent.article == article.id && parent.status == CommentStatus::Shown);
            let Some(parent) = answered.filter(|_| is_open(&visit, &article)) else {
                return Ok(Some(Answer::Elsewhere(article.path.clone())));
            };
            let form = CommentForm { parent: Some(parent.uid), ..CommentForm::default() };
            let frame = visit.frame(&visit.path, Vec::new());
            Ok(Some(Answer::page(visit.press.comment_form(&frame, &article, Some(&parent), &form))))
        })
        .await;
    match drawn {
        Ok((Some(answer), tags)) => kept(answer, tags),
        Ok((None, _)) => problem::not_found(&site).await,
        Err(error) => problem::database(&site, &error).await,
    }
}
