//! `GET /en/harbour`

use db::{Error, Snapshot};
use paper::{Section, SectionId};
use press::Turn;
use print::article::{self, Cursor, ListOf};

use crate::{answer::Answer, visit::Visit};

/// Articles on a page of a list.
pub const PAGE: usize = 24;

/// The section whose path was asked for.
pub fn find(visit: &Visit) -> Option<&Section> {
    let wanted = visit.paper.path_in(&visit.edition, &visit.rest);
    let mut sections = visit.paper.sections_in(visit.edition.id);
    sections.find(|section| visit.paper.section_path(&visit.edition, section.id).as_deref() == Some(wanted.as_str()))
}

pub fn show(s: &mut Snapshot, visit: &Visit) -> Result<Option<Answer>, Error> {
    let Some(section) = find(visit) else { return Ok(None) };
    let after = Cursor::parse(visit.query.text("before"));
    let list = article::page(s, visit.edition.id, ListOf::Section(section.id), after, PAGE)?;
    let children: Vec<&Section> =
        visit.paper.sections_in(visit.edition.id).filter(|child| child.parent == Some(section.id)).collect();
    let path = page_path(&visit.path, after);
    let frame = visit.frame(&path, if after.is_none() { alternates(visit, section.id) } else { Vec::new() });
    Ok(Some(Answer::page(visit.press.section(&frame, section, &children, &list, turn(after)))))
}

fn alternates(visit: &Visit, section: SectionId) -> Vec<(paper::EditionId, String)> {
    let others = visit.paper.editions.iter().filter(|other| other.id != visit.edition.id);
    others.filter_map(|other| visit.paper.section_path(other, section).map(|path| (other.id, path))).collect()
}

/// The canonical path of a list's page.
pub fn page_path(path: &str, after: Option<Cursor>) -> String {
    after.map_or_else(|| path.to_owned(), |after| format!("{path}?before={}", after.text()))
}

pub fn turn(after: Option<Cursor>) -> Turn {
    if after.is_none() { Turn::First } else { Turn::Later }
}
