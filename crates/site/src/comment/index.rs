//! `GET /comments/{article}`: older and newer threads, and the further replies of one.

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use db::{Error, Snapshot};
use http::StatusCode;
use press::Comments;
use print::{
    article::Article,
    comment::{self, Cursor, Span, Threads},
};
use uuid::Uuid;

use super::about::{asked, is_open, visit};
use crate::{
    answer::{Answer, kept},
    problem,
    site::Site,
    visit::Visit,
};

pub async fn index(State(site): State<Site>, Path(article): Path<String>, request: Request) -> Response {
    let Ok(article) = Uuid::try_parse(&article) else { return problem::not_found(&site).await };
    let asking = asked(&site, &request);
    let drawn = site
        .db()
        .read_tagged(move |s| match visit(s, asking, article)? {
            Some((visit, article)) => draw(s, &visit, &article).map(Some),
            None => Ok(None),
        })
        .await;
    match drawn {
        Ok((Some(answer), tags)) => kept(answer, tags),
        Ok((None, _)) => problem::not_found(&site).await,
        Err(error) => problem::database(&site, &error).await,
    }
}

fn draw(s: &mut Snapshot, visit: &Visit, article: &Article) -> Result<Answer, Error> {
    let query = &visit.query;
    let path = format!("/comments/{}", article.uid);
    let is_open = is_open(visit, article);
    if let Ok(top) = Uuid::try_parse(query.text("thread")) {
        let skip: u32 = query.text("skip").parse().unwrap_or_default();
        let top = comment::by_uid(s, top)?.filter(|top| top.article == article.id && top.parent_id.is_none());
        let frame = visit.frame(&path, Vec::new());
        let Some(top) = top else {
            return Ok(Answer::Page { status: StatusCode::NOT_FOUND, pieces: visit.press.not_found(&frame) });
        };
        let thread = comment::more_replies(s, top, skip)?;
        let none = Threads::default();
        let comments = Comments { threads: &none, is_open };
        return Ok(Answer::page(visit.press.thread(&frame, article, &comments, &thread, skip)));
    }
    let span = match (Cursor::parse(query.text("before")), Cursor::parse(query.text("after"))) {
        (Some(before), _) => Span::Before(before),
        (None, Some(after)) => Span::After(after),
        (None, None) => Span::Newest,
    };
    let threads = comment::threads(s, article.id, span)?;
    let frame = visit.frame(&path, Vec::new());
    Ok(Answer::page(visit.press.comments(&frame, article, &Comments { threads: &threads, is_open })))
}
