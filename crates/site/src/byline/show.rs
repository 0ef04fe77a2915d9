//! `GET /en/byline/mara-lindqvist`

use db::{Error, Snapshot};
use paper::byline;
use print::{
    article::{self, Cursor, ListOf},
    names,
};

use crate::{
    answer::Answer,
    section::{PAGE, page_path, turn},
    visit::Visit,
};

pub fn show(s: &mut Snapshot, visit: &Visit, key: &str) -> Result<Option<Answer>, Error> {
    let Some(byline) = byline::by_key(s, key)? else {
        // A new byline comes with an article: until then nothing is here.
        s.touch(names::list(visit.edition.id));
        return Ok(None);
    };
    let after = Cursor::parse(visit.query.text("before"));
    let list = article::page(s, visit.edition.id, ListOf::Byline(byline.id), after, PAGE)?;
    let path = page_path(&visit.path, after);
    let rest = format!("byline/{key}");
    let frame = if after.is_none() { visit.parallel_frame(&path, &rest) } else { visit.frame(&path, Vec::new()) };
    Ok(Some(Answer::page(visit.press.byline(&frame, &byline, &list, turn(after)))))
}
