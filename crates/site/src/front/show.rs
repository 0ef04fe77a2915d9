//! `GET /en`, and `/`, which leads to the reader's best edition.

use db::{Error, Snapshot};
use http::{HeaderMap, header};
use paper::{Edition, Paper};
use print::front;

use crate::{answer::Answer, visit::Visit};

pub fn show(s: &mut Snapshot, visit: &Visit) -> Result<Answer, Error> {
    let front = front::load(s, &visit.paper, &visit.edition)?;
    let path = visit.paper.front_path(&visit.edition);
    Ok(Answer::page(visit.press.front(&visit.parallel_frame(&path, ""), &front)))
}

/// The edition whose language the reader likes best, else the paper's first (RFC 9110, 12.5.4).
pub fn best<'a>(paper: &'a Paper, headers: &HeaderMap) -> Option<&'a Edition> {
    let wishes = headers.get(header::ACCEPT_LANGUAGE).and_then(|wishes| wishes.to_str().ok()).unwrap_or_default();
    let mut ranges: Vec<(&str, f32)> = wishes.split(',').take(20).map(weighed).filter(|(_, weight)| *weight > 0.0).collect();
    ranges.sort_by(|one, other| other.1.total_cmp(&one.1));
    let speaks = |edition: &&Edition, range: &str| {
        let primary = range.split('-').next().unwrap_or_default();
        edition.language.primary().eq_ignore_ascii_case(primary)
    };
    let wished = ranges.iter().find_map(|(range, _)| paper.editions.iter().find(|edition| speaks(edition, range)));
    wished.or_else(|| paper.editions.first())
}

fn weighed(wish: &str) -> (&str, f32) {
    let (range, rest) = wish.split_once(';').unwrap_or((wish, ""));
    let weight = rest.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse().ok());
    (range.trim(), weight.unwrap_or(0.0))
}
