//! The column beside every page: a part that is kept apart from the pages.

use bytes::Bytes;
use edge::{PartError, RenderedPart};
use print::wire;

use crate::{
    query::Query,
    site::Site,
    visit::{Asked, COLUMN_LINES, Visit},
};

/// Draws the part `wire:{edition code}`, as of a place in the change log.
pub async fn column(site: Site, name: String, seq: i64) -> Result<RenderedPart, PartError> {
    let code = name.strip_prefix("wire:").ok_or_else(|| format!("there is no part named {name}"))?.to_owned();
    let asked = Asked {
        press: site.press().clone(),
        path: String::new(),
        target: String::new(),
        query: Query::default(),
        seq,
        now: site.now(),
    };
    let (drawn, tags) = site
        .db()
        .read_tagged(move |s| {
            let Some(paper) = paper::load(s)? else { return Ok(None) };
            let Some(edition) = paper.edition(&code).cloned() else { return Ok(None) };
            let items = wire::latest(s, &edition, COLUMN_LINES)?;
            let visit = Visit::begin(s, asked, paper, edition, String::new())?;
            let path = visit.paper.front_path(&visit.edition);
            Ok::<_, db::Error>(Some(visit.press.wire_column(&visit.frame(&path, Vec::new()), &items)))
        })
        .await?;
    let html = drawn.ok_or_else(|| format!("there is no edition for {name}"))?;
    Ok(RenderedPart { bytes: Bytes::from(html), tags })
}
