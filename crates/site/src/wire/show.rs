//! `GET /en/wire`

use db::{Error, Snapshot};
use print::{day, wire};

use crate::{answer::Answer, visit::Visit};

/// Lines on the live page.
const LINES: i64 = 150;

pub fn show(s: &mut Snapshot, visit: &Visit) -> Result<Answer, Error> {
    let items = wire::latest(s, &visit.edition, LINES)?;
    let older = items.last().map(|last| day::of(last.minute, &visit.zone()));
    let path = visit.paper.path_in(&visit.edition, "wire");
    Ok(Answer::page(visit.press.wire(&visit.parallel_frame(&path, "wire"), &items, older)))
}
