//! `GET /en/feed.xml`

use std::time::Duration;

use db::{Error, Snapshot};
use print::article::{self, ListOf};

use crate::{answer::Answer, visit::Visit};

/// Articles in a feed.
const ITEMS: usize = 40;

pub fn show(s: &mut Snapshot, visit: &Visit) -> Result<Answer, Error> {
    let list = article::page(s, visit.edition.id, ListOf::Edition, None, ITEMS)?;
    let path = visit.paper.path_in(&visit.edition, "feed.xml");
    Ok(Answer::Text {
        content_type: "application/rss+xml; charset=utf-8",
        text: visit.press.feed(&visit.parallel_frame(&path, "feed.xml"), &list),
        browser_cache: Duration::from_secs(300),
    })
}
