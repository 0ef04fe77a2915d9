//! `dateline flash`: a line on the wire, or off it.

use anyhow::{Context, Result, bail};
use newsroom::audit;
use paper::{Edition, Paper};
use print::wire::{self, NewWireItem, Place, Urgency};

use serde_json::json;

use super::Done;
use crate::{
    arguments::{UrgencyName, Where},
    house::{Door, open},
};

/// Characters of a headline on the wire.
const HEADLINE_CHARS_MAX: usize = 300;

pub struct Wishes {
    pub headline: String,
    pub edition: Option<String>,
    pub withdraw: bool,
    pub urgency: UrgencyName,
}

pub async fn run(place: &Where, wishes: Wishes) -> Result<Done> {
    let headline = markup_free(&wishes.headline)?;
    let house = open(place, Door::MustExist, None).await?;
    let paper = house.db.read(paper::load).await?.context("the database has no paper")?;
    let edition = edition(&paper, wishes.edition.as_deref())?;
    let code = edition.code.clone();
    let is_withdrawal = wishes.withdraw;
    let urgency = match wishes.urgency {
        UrgencyName::Flash => Urgency::Flash,
        UrgencyName::Urgent => Urgency::Urgent,
        UrgencyName::Normal => Urgency::Normal,
    };
    let (line, now) = (headline.clone(), site::clock());
    let committed = house.db.write(move |tx| {
        let (act, details) = (if is_withdrawal { "withdraw" } else { "flash" }, json!({ "headline": line }));
        let is_done = if is_withdrawal {
            wire::withdraw(tx, &edition, &line)?
        } else {
            let new = NewWireItem { minute: now, place: Place::Top, headline: line, urgency, article: None };
            wire::add(tx, &edition, &new)?.is_some()
        };
        if is_done {
            audit::note(tx, audit::OPERATOR, act, ("edition", edition.id.0), &details, now)?;
        }
        Ok::<_, db::Error>(is_done)
    });
    let is_done = committed.await?.value;
    house.db.close().await;
    match (is_withdrawal, is_done) {
        (false, true) => println!("On the wire of {code}: {headline}"),
        (true, true) => println!("Off the wire of {code}: {headline}"),
        (false, false) => bail!("the wire of {code} has this headline in this minute already"),
        (true, false) => bail!("no line of the wire of {code} has this headline; give it exactly as it stands"),
    }
    Ok(Done::Whole)
}

fn markup_free(headline: &str) -> Result<String> {
    let clean = language::one_line(headline);
    if clean.is_empty() {
        bail!("the headline is empty");
    }
    if clean.chars().count() > HEADLINE_CHARS_MAX {
        bail!("the headline is longer than {HEADLINE_CHARS_MAX} characters");
    }
    Ok(clean)
}

/// The edition of this code, or the paper's first.
pub fn edition(paper: &Paper, code: Option<&str>) -> Result<Edition> {
    let found = match code {
        Some(code) => paper.edition(code).with_context(|| {
            let codes: Vec<&str> = paper.editions.iter().map(|edition| edition.code.as_str()).collect();
            format!("the paper has no edition “{code}”; it has: {}", codes.join(", "))
        })?,
        None => paper.editions.first().context("the paper has no edition; add one with `dateline init --edition en`")?,
    };
    Ok(found.clone())
}
