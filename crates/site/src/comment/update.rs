//! `POST /comments/receipt/{name}`: a writer gives a comment new words.

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use http::StatusCode;
use language::Words;
use print::comment;
use web::read_form;

use super::{fields, receipt::show, writer};
use crate::{answer::redirect, bound, problem, site::Site};

pub async fn update(State(site): State<Site>, Path(name): Path<String>, request: Request) -> Response {
    let Some(uid) = site.receipts().comment(&name) else { return problem::not_found(&site).await };
    let bytes_max = bound::of(&request);
    let (head, body) = request.into_parts();
    let form = match read_form(&head.headers, body, bytes_max).await {
        Ok(form) => form,
        Err(error) => return problem::form(&site, None, &error).await,
    };
    if let Err(wait) = writer::count(&site, &head) {
        return problem::too_fast(&site, None, wait).await;
    }
    let text = fields::text(form.text("text"));
    let now = site.now();
    let read = site.db().read(move |s| {
        let Some(paper) = paper::load(s)? else { return Ok(None) };
        let edition = comment::edition_of(s, uid)?.and_then(|id| paper.edition_by_id(id)).cloned();
        Ok::<_, db::Error>(edition.map(|edition| (paper.settings.comment_rules, edition)))
    });
    let (rules, edition) = match read.await {
        Ok(Some(known)) => known,
        Ok(None) => return problem::not_found(&site).await,
        Err(error) => return problem::database(&site, &error).await,
    };
    if let Some(error) = fields::text_error(&text, Words::with_digits(&edition.language, edition.digits)) {
        return show(&site, uid, name, Some((text, error)), StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    match site.db().write(move |tx| comment::change(tx, uid, &text, &rules, now)).await {
        // Whatever became of it, the receipt says so.
        Ok(committed) => {
            writer::applied(&site, committed.seq).await;
            redirect(StatusCode::SEE_OTHER, &format!("/comments/receipt/{name}"))
        }
        Err(error) => problem::database(&site, &error).await,
    }
}
