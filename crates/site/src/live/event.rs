//! A change as an event for open pages: its channels, and what their script needs to show it.

use edge::{Earlier, Event};
use language::{Arg, Dates, Words};
use paper::{Edition, Paper};
use print::{DAY, day};
use serde_json::{Value as Json, json};

/// What a change tells open pages, and what it does to counts on lists.
#[derive(Debug, Default)]
pub struct Telling {
    pub event: Option<Event>,
    /// Edition code, article uid, and the new number of comments.
    pub count: Option<(String, String, i64)>,
}

/// Draws the event of a change; most changes have one, some tell nobody.
pub fn tell(change: &db::LoggedChange, paper: &Paper) -> Telling {
    let payload = &change.payload;
    let text = |name: &str| payload[name].as_str().unwrap_or_default().to_owned();
    let Some(edition) = paper.edition(&text("edition")) else { return Telling::default() };
    let (wire, front) = (format!("wire.{}", edition.code), format!("front.{}", edition.code));
    let thread = format!("thread.{}", text("article"));
    let (channels, name, data) = match change.kind.as_str() {
        // An archive that comes in now is no news.
        "wire.added" if payload["minute"].as_i64().is_some_and(|minute| minute < change.at - DAY) => {
            return Telling::default();
        }
        "wire.added" => (vec![wire], "wire", wire_line(payload, paper, edition)),
        "wire.withdrawn" => (vec![wire], "wire", json!({ "op": "withdraw", "uid": payload["uid"] })),
        "article.published" | "article.updated" | "front.changed" => (vec![front], "front", json!({})),
        "article.killed" => (vec![front, format!("thread.{}", text("uid"))], "gone", json!({ "uid": payload["uid"] })),
        "comment.shown" => (vec![thread], "comment", shown(payload, paper, edition)),
        "comment.changed" => {
            (vec![thread], "comment", json!({ "op": "change", "uid": payload["uid"], "text": payload["text"] }))
        }
        "comment.gone" => (vec![thread], "comment", gone(payload, edition)),
        _ => return Telling::default(),
    };
    let counted = payload["count"].as_i64().map(|count| (edition.code.clone(), text("article"), count));
    let event = Event {
        seq: change.seq,
        channels,
        name: name.to_owned(),
        data: data.to_string(),
        subject: Some(format!("{}:{}", change.entity, change.entity_id)),
        earlier: earlier(change),
    };
    Telling { event: Some(event), count: counted }
}

/// A takedown ends what was told before; new words outdate the former.
fn earlier(change: &db::LoggedChange) -> Earlier {
    match change.kind.as_str() {
        _ if !change.is_hard => Earlier::Stand,
        // Hard for the sake of its writer; it takes nothing back.
        "comment.shown" => Earlier::Stand,
        "comment.changed" => Earlier::Outdated,
        _ => Earlier::Ended,
    }
}

fn dates(paper: &Paper, edition: &Edition) -> Dates {
    Dates::new(&edition.language, edition.digits, paper.settings.time_zone())
}

fn wire_line(payload: &Json, paper: &Paper, edition: &Edition) -> Json {
    let minute = payload["minute"].as_i64().unwrap_or_default();
    let dates = dates(paper, edition);
    json!({
        "op": "add", "uid": payload["uid"], "at": dates.iso(minute), "time": dates.time(minute),
        "day": day::of(minute, dates.zone()).to_string(), "day_label": dates.day(minute),
        "headline": payload["headline"], "urgency": payload["urgency"], "path": payload["path"],
    })
}

fn shown(payload: &Json, paper: &Paper, edition: &Edition) -> Json {
    let at = payload["posted_at"].as_i64().unwrap_or_default();
    let dates = dates(paper, edition);
    json!({
        "op": "add", "uid": payload["uid"], "parent": payload["parent"], "depth": payload["depth"],
        "name": payload["name"], "text": payload["text"], "at": dates.iso(at), "time": dates.date_time(at),
        "count": payload["count"], "count_label": heading(payload, edition),
    })
}

fn gone(payload: &Json, edition: &Edition) -> Json {
    json!({
        "op": "remove", "uid": payload["uid"], "count": payload["count"], "count_label": heading(payload, edition),
    })
}

/// The heading over a thread: "Comments (3)".
fn heading(payload: &Json, edition: &Edition) -> String {
    let count = payload["count"].as_i64().unwrap_or_default();
    Words::with_digits(&edition.language, edition.digits).attr("comments-heading", &[("count", Arg::from(count))])
}
