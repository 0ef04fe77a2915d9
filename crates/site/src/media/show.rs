//! `GET /media/{key}.{ending}`: a rendition of a picture that is in print.

use axum::{
    body::Body,
    extract::{Path, State},
    response::Response,
};
use db::{Error, Snapshot};
use edge::Keep;
use http::{HeaderValue, header};
use media::{BlobKey, Format};
use paper::{Picture, picture};

use crate::{problem, site::Site};

pub async fn show(State(site): State<Site>, Path(name): Path<String>) -> Response {
    let Some((key, format)) = parse(&name) else { return problem::not_found(&site).await };
    let wanted = key.clone();
    let found = site.db().read_tagged(move |s| is_in_print(s, &wanted)).await;
    let tags = match found {
        Ok((true, tags)) => tags,
        Ok((false, _)) => return problem::not_found(&site).await,
        Err(error) => return problem::database(&site, &error).await,
    };
    match site.blobs().get(&key).await {
        Ok(Some(bytes)) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.mime()));
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static("default-src 'none'; sandbox"),
            );
            let mut keep = Keep::tagged(tags);
            keep.browser_cache = std::time::Duration::from_secs(86_400);
            response.extensions_mut().insert(keep);
            response
        }
        Ok(None) => problem::not_found(&site).await,
        Err(error) => {
            tracing::error!(%error, "a picture in print can not be read");
            problem::bare(http::StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn parse(name: &str) -> Option<(BlobKey, Format)> {
    let (key, ending) = name.split_once('.')?;
    let formats = [Format::Webp, Format::Jpeg, Format::Png, Format::Gif];
    let format = formats.into_iter().find(|format| format.extension() == ending)?;
    Some((key.parse().ok()?, format))
}

/// Whether a page in print shows the picture of this rendition, or the paper itself does.
fn is_in_print(s: &mut Snapshot, key: &BlobKey) -> Result<bool, Error> {
    let Some(id) = picture::of_rendition(s, key.as_str())? else { return Ok(false) };
    s.touch(Picture::tag(id));
    let settings = paper::load(s)?.map(|paper| paper.settings);
    if settings.is_some_and(|settings| settings.icon == Some(id) || settings.logo == Some(id)) {
        return Ok(true);
    }
    Ok(print::article::pages_of_picture(s, id)? > 0)
}
