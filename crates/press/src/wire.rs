//! The wire: its column beside other pages, its own page, and a page for each of its days.

use jiff::civil::Date;
use minijinja::context;
use print::wire::WireItem;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    frame::Frame,
    page::{Column, Head},
    piece::Piece,
    press::Press,
    templates::given,
    voice::{Moment, Voice},
};

/// Neighbours of a day that have wire items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    pub older: Option<Date>,
    pub newer: Option<Date>,
}

#[derive(Debug, Serialize)]
struct Line {
    uid: Uuid,
    time: Moment,
    headline: String,
    urgency: &'static str,
    path: Option<String>,
}

#[derive(Debug, Serialize)]
struct Day {
    day: Moment,
    /// The column leaves the first day unsaid while it is today.
    is_today: bool,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct DayLink {
    path: String,
    label: String,
}

impl Press {
    /// The part that stands beside other pages under `wire_part`; it leans on the day as well as on the wire.
    pub fn wire_column(&self, frame: &Frame, items: &[WireItem]) -> String {
        let voice = Voice::of(frame);
        let matter = context! {
            days => given(days(items, &voice)),
            seq => frame.seq,
            wire_path => frame.paper.path_in(frame.edition, "wire"),
        };
        self.part("wire_column.html", &voice, matter)
    }

    /// The wire's own page, live.
    pub fn wire(&self, frame: &Frame, items: &[WireItem], older: Option<Date>) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let head =
            Head { name: "wire", title: Some(voice.words.attr("wire", &[])), column: Column::None, ..Head::default() };
        self.wire_page(frame, &voice, head, items, Days { older, newer: None }, None)
    }

    pub fn wire_day(&self, frame: &Frame, day: Date, items: &[WireItem], days: Days) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let date = voice.dates.civil_day_long(day);
        let head = Head {
            name: "wire-day",
            title: Some(voice.words.attr("wire-of-day", &[("date", language::Arg::from(&date))])),
            column: Column::None,
            ..Head::default()
        };
        self.wire_page(frame, &voice, head, items, days, Some(day))
    }

    fn wire_page(
        &self,
        frame: &Frame,
        voice: &Voice,
        head: Head,
        items: &[WireItem],
        neighbours: Days,
        day: Option<Date>,
    ) -> Vec<Piece> {
        let link = |day: Date| DayLink {
            path: frame.paper.path_in(frame.edition, &format!("wire/{day}")),
            label: voice.dates.civil_day_long(day),
        };
        let matter = context! {
            days => given(days(items, voice)),
            seq => frame.seq,
            is_live => day.is_none(),
            older => given(neighbours.older.map(link)), newer => given(neighbours.newer.map(link)),
        };
        self.page("wire.html", frame, voice, head, matter)
    }
}

fn days(items: &[WireItem], voice: &Voice) -> Vec<Day> {
    let today = voice.dates.civil_day(voice.now);
    let mut days: Vec<(Date, Day)> = Vec::new();
    for item in items {
        let date = voice.dates.civil_day(item.minute);
        let line = Line {
            uid: item.uid,
            time: voice.time(item.minute),
            headline: item.headline.clone(),
            urgency: item.urgency.name(),
            path: item.article.as_ref().map(|(_, path)| path.clone()),
        };
        match days.last_mut() {
            Some((last, day)) if *last == date => day.lines.push(line),
            _ => {
                let day = Moment { iso: date.to_string(), text: voice.dates.day(item.minute) };
                days.push((date, Day { day, is_today: date == today, lines: vec![line] }));
            }
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}
