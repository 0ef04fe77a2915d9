//! `GET /assets/…`: the style sheet, the script, the icon.

use std::time::Duration;

use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use bytes::Bytes;
use edge::Keep;
use http::{HeaderValue, header};
use press::Asset;

use crate::{problem, site::Site};

pub async fn show(State(site): State<Site>, Path(name): Path<String>) -> Response {
    let press = site.press().clone();
    let read = site.db().read_tagged(move |s| Ok::<_, db::Error>(paper::load(s)?.map(|paper| press.assets(&paper)))).await;
    let (assets, tags) = match read {
        Ok((assets, tags)) => (assets.unwrap_or_default(), tags),
        Err(error) => return problem::database(&site, &error).await,
    };
    let path = format!("/assets/{name}");
    if let Some(asset) = assets.iter().find(|asset| asset.path == path) {
        return served(asset, Keep::immutable());
    }
    // A page from before an upgrade asks for yesterday's file: today's serves it, for a short while.
    let Some(asset) = assets.iter().find(|asset| is_same_file(&asset.path, &path)) else {
        return problem::not_found(&site).await;
    };
    let mut keep = Keep::tagged(tags);
    keep.browser_cache = Duration::from_secs(60);
    served(asset, keep)
}

/// Whether two names differ in their hash only: `reader-0a1b2c3d.css`.
fn is_same_file(one: &str, other: &str) -> bool {
    fn stem(path: &str) -> Option<(&str, &str)> {
        let (name, ending) = path.rsplit_once('.')?;
        let (stem, hash) = name.rsplit_once('-')?;
        hash.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some((stem, ending))
    }
    stem(one).is_some_and(|one| stem(other) == Some(one))
}

fn served(asset: &Asset, keep: Keep) -> Response {
    let mut response = Response::new(Body::from(Bytes::from_owner(asset.bytes.clone())));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    response.extensions_mut().insert(keep);
    response
}
