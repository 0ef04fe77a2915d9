//! `GET` any page of an edition: fixed pages first, then stored paths, redirects, sections.

use axum::{
    extract::{Request, State},
    response::Response,
};
use db::{Error, Snapshot};
use edge::AsOf;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use paper::Paper;
use print::article::Cursor;

use crate::{
    address::{self, Address},
    answer::{Answer, kept},
    archive, article, byline, feed, front, problem,
    query::Query,
    section,
    site::Site,
    topic,
    visit::{Asked, Visit},
    wire,
};

pub async fn show(State(site): State<Site>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = problem::method(&site).await;
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let uri = request.uri();
    let Some(path) = address::decoded(uri.path()) else { return problem::not_found(&site).await };
    let query = uri.query().unwrap_or_default();
    let target = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
    let asked = Asked {
        press: site.press().clone(),
        target,
        path,
        query: Query::parse(query),
        seq: request.extensions().get::<AsOf>().map_or(0, |as_of| as_of.0),
        now: site.now(),
    };
    let headers = request.headers().clone();
    match site.db().read_tagged(move |s| answer(s, asked, &headers)).await {
        Ok((Some(answer), tags)) => kept(answer, tags),
        Ok((None, _)) => problem::bare(StatusCode::SERVICE_UNAVAILABLE),
        Err(error) => problem::database(&site, &error).await,
    }
}

/// The answer to whatever path; `None` while there is no paper.
fn answer(s: &mut Snapshot, asked: Asked, headers: &HeaderMap) -> Result<Option<Answer>, Error> {
    let Some(paper) = paper::load(s)? else { return Ok(None) };
    let path = asked.path.clone();
    if let Some((edition, rest)) = address::edition_of(&paper, &path) {
        let (edition, rest) = (edition.clone(), rest.to_owned());
        let visit = Visit::begin(s, asked, paper, edition, rest)?;
        return Ok(Some(page(s, &visit)?));
    }
    let Some(best) = front::best(&paper, headers).cloned() else { return Ok(None) };
    let to_front = Answer::Elsewhere(paper.front_path(&best));
    let first = first_edition(&paper, &best);
    let visit = Visit::begin(s, asked, paper, first, String::new())?;
    // Old addresses may lie outside every edition.
    if let Some(stored) = article::show(s, &visit)? {
        return Ok(Some(stored));
    }
    if let Some(moved) = without_slash(&visit) {
        return Ok(Some(moved));
    }
    Ok(Some(if path == "/" { to_front } else { not_found(&visit) }))
}

/// A slash at the end leads to the address without it, its query kept, unless something is stored under it.
fn without_slash(visit: &Visit) -> Option<Answer> {
    let path = visit.path.strip_suffix('/').filter(|path| !path.is_empty())?;
    let query = visit.target.strip_prefix(&visit.path).unwrap_or_default();
    Some(Answer::Moved(format!("{}{query}", path.trim_end_matches('/'))))
}

/// What lies outside every edition is drawn in the paper's first, so that a kept page is the same for all.
fn first_edition(paper: &Paper, best: &paper::Edition) -> paper::Edition {
    paper.editions.first().unwrap_or(best).clone()
}

fn page(s: &mut Snapshot, visit: &Visit) -> Result<Answer, Error> {
    let address = address::page(&visit.rest);
    if visit.path.ends_with('/') && visit.path != "/" {
        let stored = article::show(s, visit)?;
        return Ok(stored.or_else(|| without_slash(visit)).unwrap_or_else(|| not_found(visit)));
    }
    if address != Address::Stored && !is_plain(&address, &visit.query) {
        // An article may have kept an old address with a query, even at the front's path.
        let stored = article::show(s, visit)?;
        return Ok(stored.unwrap_or_else(|| Answer::Elsewhere(visit.path.clone())));
    }
    let found = match &address {
        Address::Front => Some(front::show(s, visit)?),
        Address::Wire => Some(wire::show(s, visit)?),
        Address::WireDay(day) => wire::day(s, visit, *day)?,
        Address::Topic(slug) => topic::show(s, visit, slug)?,
        Address::Byline(key) => byline::show(s, visit, key)?,
        Address::Archive => Some(archive::newest(s, visit)?),
        Address::ArchiveMonth(month) => archive::show(s, visit, *month)?,
        Address::Feed => Some(feed::show(s, visit)?),
        Address::Stored => match article::show(s, visit)? {
            Some(stored) => Some(stored),
            None if is_turn(&visit.query) => section::show(s, visit)?,
            None => section::find(visit).map(|_| Answer::Elsewhere(visit.path.clone())),
        },
    };
    Ok(found.or_else(|| from_home(visit)).unwrap_or_else(|| not_found(visit)))
}

/// Whether a query is one that the page knows; any other would make a second page of the same.
fn is_plain(address: &Address, query: &Query) -> bool {
    match address {
        Address::Topic(_) | Address::Byline(_) | Address::ArchiveMonth(_) => is_turn(query),
        _ => query.has_only(&[]),
    }
}

/// Nothing, or the place in a list at which its next page begins.
fn is_turn(query: &Query) -> bool {
    query.has_only(&["before"]) && (query.has_only(&[]) || Cursor::parse(query.text("before")).is_some())
}

/// An edition that came to live at `/` leaves its old addresses behind: `/en/wire` leads to `/wire`.
fn from_home(visit: &Visit) -> Option<Answer> {
    let rest = visit.rest.strip_prefix(&visit.edition.code)?;
    let is_home = visit.paper.settings.home_edition.as_ref() == Some(&visit.edition.code);
    let below = if rest.is_empty() { Some("") } else { rest.strip_prefix('/') };
    below.filter(|_| is_home).map(|below| Answer::Moved(visit.paper.path_in(&visit.edition, below)))
}

fn not_found(visit: &Visit) -> Answer {
    Answer::not_found(visit.press.not_found(&visit.frame(&visit.paper.front_path(&visit.edition), Vec::new())))
}
