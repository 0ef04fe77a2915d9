//! An edition's front page.

use minijinja::context;
use paper::SectionId;
use print::front::Front;
use serde::Serialize;

use crate::{
    card::{Card, SectionLink},
    frame::Frame,
    page::Head,
    piece::Piece,
    press::Press,
    templates::given,
    voice::Voice,
};

/// Cards side by side, and whether all of them have a picture to show.
#[derive(Debug, Serialize)]
pub struct Row {
    pub cards: Vec<Card>,
    pub has_pictures: bool,
}

#[derive(Debug, Serialize)]
struct Block {
    section: Option<SectionLink>,
    cards: Vec<Card>,
}

impl Press {
    pub fn front(&self, frame: &Frame, front: &Front) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let lead = front.lead.as_ref().map(|lead| Card::of(lead, &voice));
        let blocks = front.blocks.iter().map(|block| Block {
            section: section_link(block.section, &voice),
            cards: Card::all(&block.articles, &voice),
        });
        let head = Head {
            name: "front",
            description: frame.paper.settings.strapline_in(&frame.edition.code).map(str::to_owned),
            channels: vec![front_channel(frame)],
            image: lead.as_ref().and_then(|lead| lead.picture.as_ref()).map(|it| (it.src.clone(), it.alt.clone())),
            ..Head::default()
        };
        let rows = rows(Card::all(&front.slots, &voice));
        let blocks = given(blocks.collect::<Vec<_>>());
        let matter = context! { lead => given(lead), rows => given(rows), blocks };
        self.page("front.html", frame, &voice, head, matter)
    }
}

fn section_link(id: SectionId, voice: &Voice) -> Option<SectionLink> {
    SectionLink::of(id, voice)
}

/// The channel that carries an edition's counts of comments, and word of a new front.
pub fn front_channel(frame: &Frame) -> String {
    format!("front.{}", frame.edition.code)
}

/// Rows of three, and of two at the end where one card would stand alone; pictures in the first row only.
pub fn rows(cards: Vec<Card>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = cards;
    while !rest.is_empty() {
        let size = match rest.len() {
            2 | 4 => 2,
            other => other.min(3),
        };
        let after = rest.split_off(size);
        let has_pictures = rows.is_empty() && rest.iter().all(|card| card.picture.is_some());
        rows.push(Row { cards: rest, has_pictures });
        rest = after;
    }
    rows
}
