//! `GET /en/wire/2026-11-22`

use db::{Error, Snapshot};
use jiff::civil::Date;
use press::Days;
use print::{day as days, wire};

use crate::{answer::Answer, visit::Visit};

pub fn day(s: &mut Snapshot, visit: &Visit, day: Date) -> Result<Option<Answer>, Error> {
    let Some((oldest, newest)) = wire::span(s, &visit.edition)? else { return Ok(None) };
    let zone = visit.zone();
    let (first, last) = (days::of(oldest, &zone), days::of(newest, &zone));
    if day < first || day > last {
        return Ok(None);
    }
    let (from, to) = days::span(day, &zone);
    let items = wire::of_span(s, &visit.edition, from, to)?;
    let rest = format!("wire/{day}");
    let path = visit.paper.path_in(&visit.edition, &rest);
    let neighbours = Days {
        older: day.yesterday().ok().filter(|older| *older >= first),
        newer: day.tomorrow().ok().filter(|newer| *newer <= last),
    };
    Ok(Some(Answer::page(visit.press.wire_day(&visit.frame(&path, Vec::new()), day, &items, neighbours))))
}
