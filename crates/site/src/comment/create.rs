//! `POST /comments/{article}`: a reader posts a comment and is led to its receipt.

use std::time::Duration;

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use http::StatusCode;
use language::Words;
use press::{CommentForm, FieldError};
use print::comment::{self, NewComment, Posted};
use uuid::Uuid;
use web::read_form;

use super::{
    about::{asked, visit},
    fields, writer,
};
use crate::{
    answer::{personal, redirect},
    bound, problem,
    site::Site,
};

/// Whoever has the script sends how long the page was open; nobody writes faster.
const WRITING_MS_MIN: u64 = 1_500;

pub async fn create(State(site): State<Site>, Path(article): Path<String>, request: Request) -> Response {
    let Ok(article) = Uuid::try_parse(&article) else { return problem::not_found(&site).await };
    let asking = asked(&site, &request);
    let bytes_max = bound::of(&request);
    let (head, body) = request.into_parts();
    let form = match read_form(&head.headers, body, bytes_max).await {
        Ok(form) => form,
        Err(error) => return problem::form(&site, Some(article), &error).await,
    };
    let network = match writer::count(&site, &head) {
        Ok(network) => network,
        Err(wait) => return problem::too_fast(&site, Some(article), wait).await,
    };
    let known = site.db().read(move |s| visit(s, asking, article)).await;
    let (visit, article) = match known {
        Ok(Some(known)) => known,
        Ok(None) => return problem::not_found(&site).await,
        Err(error) => return problem::database(&site, &error).await,
    };
    if !form.text("website").is_empty() {
        // Only machines fill the field that people do not see; they are told what they want to hear.
        return redirect(StatusCode::SEE_OTHER, &article.path);
    }
    if form.text("t").parse::<u64>().is_ok_and(|open_ms| open_ms < WRITING_MS_MIN) {
        return problem::too_fast(&site, Some(article.uid), Duration::from_secs(2)).await;
    }
    let words = Words::with_digits(&visit.edition.language, visit.edition.digits);
    let mut fields = fields::read(&form, words);
    if !fields.errors.is_empty() {
        return again(&site, article.uid, fields).await;
    }
    let client = match network {
        Some(network) => site.clients().hash(network, site.now()).await,
        None => Ok(Vec::new()),
    };
    let client = match client {
        Ok(client) => client,
        Err(error) => return problem::database(&site, &error).await,
    };
    let new = NewComment {
        article: article.uid,
        parent: fields.parent,
        name: fields.name.clone(),
        text: fields.text.clone(),
        mail: Some(fields.mail.clone()).filter(|mail| !mail.is_empty()),
        client,
    };
    let (rules, now) = (visit.paper.settings.comment_rules.clone(), site.now());
    let posted = site.db().write(move |tx| comment::post(tx, &new, &rules, now)).await;
    match posted {
        Ok(committed) => {
            writer::applied(&site, committed.seq).await;
            let (Posted::New(comment) | Posted::Repeated(comment)) = committed.value;
            redirect(StatusCode::SEE_OTHER, &format!("/comments/receipt/{}", site.receipts().name(comment.uid)))
        }
        Err(comment::Error::NoArticle) => problem::not_found(&site).await,
        Err(comment::Error::Closed) => refuse(&site, article.uid, &mut fields, words.text("comment-closed", &[])).await,
        Err(comment::Error::NoParent) => {
            refuse(&site, article.uid, &mut fields, words.text("error-comment-gone", &[])).await
        }
        Err(comment::Error::Db(error)) => problem::database(&site, &error).await,
    }
}

async fn refuse(site: &Site, article: Uuid, fields: &mut CommentForm, message: String) -> Response {
    fields.parent = None;
    fields.errors.push(FieldError { field: String::new(), message });
    again(site, article, std::mem::take(fields)).await
}

/// The form again, with what was written and what is wrong with it.
async fn again(site: &Site, article: Uuid, form: CommentForm) -> Response {
    let asking = problem::asked(site);
    let drawn = site
        .db()
        .read(move |s| {
            let Some((visit, article)) = visit(s, asking, article)? else { return Ok(None) };
            let answered = match form.parent {
                Some(uid) => comment::by_uid(s, uid)?.filter(|parent| parent.article == article.id),
                None => None,
            };
            let frame = visit.frame(&article.path, Vec::new());
            let pieces = visit.press.comment_form(&frame, &article, answered.as_ref(), &form);
            visit.whole(s, &frame, pieces).map(Some)
        })
        .await;
    match drawn {
        Ok(Some(pieces)) => personal(StatusCode::UNPROCESSABLE_ENTITY, pieces),
        Ok(None) => problem::not_found(site).await,
        Err(error) => problem::database(site, &error).await,
    }
}
