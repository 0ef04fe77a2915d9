//! Lists of articles: sections, topics, bylines, the archive.

use jiff::civil::Date;
use minijinja::context;
use paper::{Byline, Section, Topic};
use print::article::List;
use serde::Serialize;

use crate::{
    card::{Card, SectionLink},
    frame::Frame,
    front::{front_channel, rows},
    page::{Head, Listing},
    piece::Piece,
    press::Press,
    templates::given,
    voice::{Moment, Voice},
};

/// Which page of a list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    First,
    Later,
}

/// Neighbours of a month that have articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Months {
    pub older: Option<Date>,
    pub newer: Option<Date>,
}

/// What stands over a list.
#[derive(Debug, Default, Serialize)]
struct Heading {
    /// The small word over the name: `Topic`.
    label: Option<String>,
    name: String,
    role: Option<String>,
    about: Option<String>,
    /// The first page of the list.
    path: String,
    children: Vec<SectionLink>,
    accent: Option<String>,
    /// Whether every card would name the section that the heading names.
    names_section: bool,
}

#[derive(Debug, Serialize)]
struct DayOfCards {
    day: Moment,
    cards: Vec<Card>,
}

#[derive(Debug, Serialize)]
struct MonthLink {
    path: String,
    label: String,
}

/// Cards above the plain list on the first page of a section: a lead and one row.
const ABOVE: usize = 4;

impl Press {
    pub fn section(
        &self,
        frame: &Frame,
        section: &Section,
        children: &[&Section],
        list: &List,
        turn: Turn,
    ) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let own = SectionLink::of(section.id, &voice);
        let heading = Heading {
            name: own.as_ref().map(|own| own.name.clone()).unwrap_or_default(),
            path: own.as_ref().map_or_else(|| frame.path.to_owned(), |own| own.path.clone()),
            children: children.iter().filter_map(|child| SectionLink::of(child.id, &voice)).collect(),
            accent: own.and_then(|own| own.accent),
            names_section: true,
            ..Heading::default()
        };
        let head = Head { section: Some(section.id), ..Head::default() };
        self.list(frame, &voice, heading, list, turn, head)
    }

    pub fn topic(&self, frame: &Frame, topic: &Topic, list: &List, turn: Turn) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let heading = Heading {
            label: Some(voice.words.text("topic", &[])),
            name: topic.name.clone(),
            path: frame.paper.path_in(frame.edition, &format!("topic/{}", topic.slug)),
            ..Heading::default()
        };
        self.list(frame, &voice, heading, list, turn, Head::default())
    }

    pub fn byline(&self, frame: &Frame, byline: &Byline, list: &List, turn: Turn) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let heading = Heading {
            name: byline.name_in(voice.code()).to_owned(),
            role: byline.role_in(voice.code()).map(str::to_owned),
            about: byline.about_in(voice.code()).map(str::to_owned),
            path: frame.paper.path_in(frame.edition, &format!("byline/{}", byline.key)),
            ..Heading::default()
        };
        let description = heading.about.clone();
        self.list(frame, &voice, heading, list, turn, Head { description, ..Head::default() })
    }

    fn list(&self, frame: &Frame, voice: &Voice, heading: Heading, list: &List, turn: Turn, head: Head) -> Vec<Piece> {
        let mut cards = Card::all(&list.articles, voice);
        let stands_above = turn == Turn::First && heading.names_section && cards.len() >= ABOVE;
        let river = cards.split_off(if stands_above { ABOVE } else { 0 });
        let mut above = cards.into_iter();
        let lead = above.next();
        let older = list.next.map(|next| format!("{}?before={}", heading.path, next.text()));
        let head = Head {
            name: "list",
            title: Some(heading.name.clone()),
            channels: vec![front_channel(frame)],
            listing: if turn == Turn::First { Listing::Listed } else { Listing::Unlisted },
            ..head
        };
        let is_first = turn == Turn::First;
        let matter = context! {
            heading => given(&heading),
            lead => given(lead), rows => given(rows(above.collect())), river => given(river), older, is_first,
        };
        self.page("list.html", frame, voice, head, matter)
    }

    /// A month of articles, day by day.
    pub fn archive(&self, frame: &Frame, month: Date, list: &List, months: Months) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let path = |month: Date| {
            frame.paper.path_in(frame.edition, &format!("archive/{:04}/{:02}", month.year(), month.month()))
        };
        let link = |month: Date| MonthLink { path: path(month), label: voice.dates.month_year(month) };
        let label = voice.dates.month_year(month);
        let head = Head {
            name: "archive",
            title: Some(voice.words.attr("archive-of", &[("month", language::Arg::from(&label))])),
            channels: vec![front_channel(frame)],
            ..Head::default()
        };
        let matter = context! {
            month => label,
            days => given(days(list, &voice)),
            older => given(months.older.map(link)), newer => given(months.newer.map(link)),
            more => list.next.map(|next| format!("{}?before={}", path(month), next.text())),
        };
        self.page("archive.html", frame, &voice, head, matter)
    }
}

fn days(list: &List, voice: &Voice) -> Vec<DayOfCards> {
    let mut days: Vec<(Date, DayOfCards)> = Vec::new();
    for listed in &list.articles {
        let day = voice.dates.civil_day(listed.published_at);
        let mut card = Card::of(listed, voice);
        card.published = voice.time(listed.published_at);
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.cards.push(card),
            _ => days.push((day, DayOfCards { day: voice.day(day), cards: vec![card] })),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}
