//! `GET /en/topic/tides`

use db::{Error, Snapshot};
use paper::topic;
use print::{
    article::{self, Cursor, ListOf},
    names,
};

use crate::{
    answer::Answer,
    section::{PAGE, page_path, turn},
    visit::Visit,
};

pub fn show(s: &mut Snapshot, visit: &Visit, slug: &str) -> Result<Option<Answer>, Error> {
    let Some(topic) = topic::by_slug(s, visit.edition.id, slug)? else {
        // A new topic comes with an article: until then nothing is here.
        s.touch(names::list(visit.edition.id));
        return Ok(None);
    };
    let after = Cursor::parse(visit.query.text("before"));
    let list = article::page(s, visit.edition.id, ListOf::Topic(topic.id), after, PAGE)?;
    let slugs = topic::slugs(s, topic.id)?;
    let others = slugs.into_iter().filter(|(edition, _)| *edition != visit.edition.id && after.is_none());
    let alternates = others.filter_map(|(id, slug)| {
        visit.paper.edition_by_id(id).map(|other| (id, visit.paper.path_in(other, &format!("topic/{slug}"))))
    });
    let path = page_path(&visit.path, after);
    let frame = visit.frame(&path, alternates.collect());
    Ok(Some(Answer::page(visit.press.topic(&frame, &topic, &list, turn(after)))))
}
