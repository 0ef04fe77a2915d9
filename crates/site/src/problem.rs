//! Pages that say what went wrong, in the edition's words where the paper can still be read.

use std::time::Duration;

use axum::{body::Body, response::Response};
use http::{HeaderValue, StatusCode, header};
use press::{Piece, Problem, bare_problem};
use print::article;
use uuid::Uuid;
use web::FormError;

use crate::{
    answer::personal,
    query::Query,
    site::Site,
    visit::{Asked, Visit},
};

/// A visit that nothing more is known of.
pub fn asked(site: &Site) -> Asked {
    Asked {
        press: site.press().clone(),
        path: String::new(),
        target: String::new(),
        query: Query::default(),
        seq: 0,
        now: site.now(),
    }
}

pub async fn not_found(site: &Site) -> Response {
    let draw = |visit: &Visit| visit.press.not_found(&visit.frame(&front(visit), Vec::new()));
    page(site, None, StatusCode::NOT_FOUND, draw).await
}

/// A form that could not be read.
pub async fn form(site: &Site, article: Option<Uuid>, error: &FormError) -> Response {
    let (status, problem) = match error {
        FormError::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, Problem::TooLarge { max: "64 kB" }),
        FormError::TooMany { .. } | FormError::Broken => (StatusCode::BAD_REQUEST, Problem::BadRequest),
        FormError::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, Problem::BadRequest),
    };
    page(site, article, status, move |visit| said(visit, problem)).await
}

pub async fn too_fast(site: &Site, article: Option<Uuid>, wait: Duration) -> Response {
    let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
    let draw = move |visit: &Visit| said(visit, Problem::TooFast { seconds });
    retry_after(page(site, article, StatusCode::TOO_MANY_REQUESTS, draw).await, seconds)
}

/// A method that the address does not take; whoever knows which it does adds `Allow`.
pub async fn method(site: &Site) -> Response {
    page(site, None, StatusCode::METHOD_NOT_ALLOWED, |visit| said(visit, Problem::Method)).await
}

/// The database said no: the reader gets an id that the log has, or is asked to come back.
pub async fn database(site: &Site, error: &db::Error) -> Response {
    let id = Uuid::new_v4().simple().to_string()[..12].to_owned();
    if error.is_passing() {
        tracing::warn!(id, %error, "a request met a database that is away");
        let draw = |visit: &Visit| said(visit, Problem::Busy);
        return retry_after(page(site, None, StatusCode::SERVICE_UNAVAILABLE, draw).await, 5);
    }
    tracing::error!(id, %error, "a request failed");
    let draw = move |visit: &Visit| said(visit, Problem::Ours { id: &id });
    page(site, None, StatusCode::INTERNAL_SERVER_ERROR, draw).await
}

fn said(visit: &Visit, problem: Problem) -> Vec<Piece> {
    visit.press.problem(&visit.frame(&front(visit), Vec::new()), problem)
}

fn front(visit: &Visit) -> String {
    visit.paper.front_path(&visit.edition)
}

/// Draws a problem's page in the article's edition or the paper's first, or without the paper where it can not be read.
async fn page(
    site: &Site,
    article: Option<Uuid>,
    status: StatusCode,
    draw: impl FnOnce(&Visit) -> Vec<Piece> + Send + 'static,
) -> Response {
    let asking = asked(site);
    let drawn = site
        .db()
        .read(move |s| {
            let Some(paper) = paper::load(s)? else { return Ok(None) };
            let own = match article {
                Some(uid) => article::edition_of(s, uid)?,
                None => None,
            };
            let edition = own.and_then(|id| paper.edition_by_id(id)).or(paper.editions.first()).cloned();
            let Some(edition) = edition else { return Ok(None) };
            let visit = Visit::begin(s, asking, paper, edition, String::new())?;
            let pieces = draw(&visit);
            let path = front(&visit);
            visit.whole(s, &visit.frame(&path, Vec::new()), pieces).map(Some)
        })
        .await;
    match drawn {
        Ok(Some(pieces)) => personal(status, pieces),
        Ok(None) | Err::<_, db::Error>(_) => bare(status),
    }
}

/// A page that needs no paper.
pub fn bare(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(bare_problem(status.as_u16(), "")));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn retry_after(mut response: Response, seconds: u32) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// The answer to a request for a host that is not the paper's (RFC 9110, 15.5.20).
pub fn misdirected() -> Response {
    bare(StatusCode::MISDIRECTED_REQUEST)
}
