//! `GET /en/archive/2026/11`; `/en/archive` leads to the newest month.

use db::{Error, Snapshot};
use jiff::{ToSpan, civil::Date};
use press::Months;
use print::{
    article::{self, Cursor, ListOf},
    day,
};

use crate::{answer::Answer, section::page_path, visit::Visit};

/// Articles on a page of the archive, which shows headlines only.
const PAGE: usize = 200;

pub fn newest(s: &mut Snapshot, visit: &Visit) -> Result<Answer, Error> {
    let month = match article::months(s, visit.edition.id)? {
        Some((_, newest)) => day::of(newest, &visit.zone()),
        None => visit.today(),
    };
    Ok(Answer::Elsewhere(path(visit, month)))
}

pub fn show(s: &mut Snapshot, visit: &Visit, month: Date) -> Result<Option<Answer>, Error> {
    let zone = visit.zone();
    // A month of which nothing came out yet is empty, not missing: every page links to today's.
    let today = visit.today().first_of_month();
    let (first, last) = match article::months(s, visit.edition.id)? {
        Some((oldest, newest)) => {
            (day::of(oldest, &zone).first_of_month(), day::of(newest, &zone).first_of_month().max(today))
        }
        None => (today, today),
    };
    if month < first || month > last {
        return Ok(None);
    }
    let (from, to) = day::month_span(month, &zone);
    let after = Cursor::parse(visit.query.text("before"));
    let list = article::page(s, visit.edition.id, ListOf::Span(from, to), after, PAGE)?;
    let months = Months {
        older: month.checked_sub(1.month()).ok().filter(|older| *older >= first),
        newer: month.checked_add(1.month()).ok().filter(|newer| *newer <= last),
    };
    let path = page_path(&path(visit, month), after);
    Ok(Some(Answer::page(visit.press.archive(&visit.frame(&path, Vec::new()), month, &list, months))))
}

fn path(visit: &Visit, month: Date) -> String {
    visit.paper.path_in(&visit.edition, &format!("archive/{:04}/{:02}", month.year(), month.month()))
}
