//! `POST /comments/receipt/{name}/removal`: a writer takes a comment back.

use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use http::StatusCode;
use print::comment;

use super::writer;
use crate::{answer::redirect, problem, site::Site};

pub async fn destroy(State(site): State<Site>, Path(name): Path<String>, request: Request) -> Response {
    let Some(uid) = site.receipts().comment(&name) else { return problem::not_found(&site).await };
    if let Err(wait) = writer::count(&site, &request.into_parts().0) {
        return problem::too_fast(&site, None, wait).await;
    }
    let now = site.now();
    let done = site
        .db()
        .write(move |tx| {
            let Some(paper) = paper::load(tx)? else { return Ok(None) };
            comment::remove_own(tx, uid, &paper.settings.comment_rules, now).map(Some)
        })
        .await;
    match done {
        Ok(committed) => {
            writer::applied(&site, committed.seq).await;
            redirect(StatusCode::SEE_OTHER, &format!("/comments/receipt/{name}"))
        }
        Err::<_, db::Error>(error) => problem::database(&site, &error).await,
    }
}
