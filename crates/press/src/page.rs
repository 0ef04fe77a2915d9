//! What every page has beside its own matter: head, masthead, menus, footer.

use minijinja::Value;
use paper::{EditionId, Paper, SectionId};
use serde::Serialize;

use crate::{
    card::SectionLink,
    frame::Frame,
    piece::{marker, wire_part},
    voice::{Moment, Tongue, Voice},
};

/// What a page says of itself.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Its own title; the front has none beside the paper's name.
    pub title: Option<String>,
    pub description: Option<String>,
    /// What it is for the style and the script: `front`, `article`.
    pub name: &'static str,
    /// Path of its picture for those who link to it, with its alternative text.
    pub image: Option<(String, String)>,
    /// Path of the feed beside it; the edition's own where there is none.
    pub feed: Option<String>,
    /// Channels of live events beside the wire's.
    pub channels: Vec<String>,
    pub column: Column,
    pub listing: Listing,
    /// The section that it belongs to.
    pub section: Option<SectionId>,
    /// When it was published and last updated, as RFC 3339.
    pub published: Option<String>,
    pub updated: Option<String>,
}

/// Whether the wire stands beside a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Column {
    #[default]
    Wire,
    None,
}

/// Whether search engines may list a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listing {
    #[default]
    Listed,
    Unlisted,
}

#[derive(Debug, Serialize)]
pub struct Page {
    tongue: Tongue,
    digits: &'static str,
    name: &'static str,
    title: String,
    own_title: String,
    description: Option<String>,
    site_name: String,
    strapline: Option<String>,
    front_path: String,
    wire_path: String,
    archive_path: String,
    feed_path: String,
    canonical: Option<String>,
    alternates: Vec<Alternate>,
    editions: Vec<EditionLink>,
    sections: Vec<Tab>,
    header_menu: Vec<Link>,
    footer_menu: Vec<Link>,
    follow: Vec<Link>,
    today: Moment,
    is_listed: bool,
    image: Option<Image>,
    published: Option<String>,
    updated: Option<String>,
    accent: Option<String>,
    style: String,
    script: String,
    icon: String,
    seq: i64,
    channels: String,
    /// The place of the wire column, if there is one.
    wire: Option<Value>,
}

#[derive(Debug, Serialize)]
struct Alternate {
    lang: String,
    address: String,
}

#[derive(Debug, Serialize)]
struct EditionLink {
    tongue: Tongue,
    name: String,
    path: String,
    is_current: bool,
}

#[derive(Debug, Serialize)]
struct Tab {
    section: SectionLink,
    is_current: bool,
}

#[derive(Debug, Serialize)]
struct Link {
    label: String,
    path: String,
}

#[derive(Debug, Serialize)]
struct Image {
    address: String,
    alt: String,
}

/// Paths of the files that a page links to.
#[derive(Debug, Clone)]
pub struct Linked {
    pub style: String,
    pub script: String,
    pub icon: String,
}

impl Page {
    pub fn of(frame: &Frame, voice: &Voice, head: Head, linked: Linked) -> Self {
        let (paper, edition) = (frame.paper, frame.edition);
        let site_name = paper.settings.name_in(&edition.code).to_owned();
        let below = |rest: &str| paper.path_in(edition, rest);
        let has_column = head.column == Column::Wire;
        let mut channels = head.channels;
        if has_column || head.name == "wire" {
            channels.insert(0, wire_part(edition).replace(':', "."));
        }
        Page {
            tongue: Tongue::of(&edition.language),
            digits: edition.digits.name(),
            name: head.name,
            title: full_title(head.title.as_deref(), &site_name, head.name),
            own_title: head.title.unwrap_or_else(|| site_name.clone()),
            description: head
                .description
                .filter(|words| !words.trim().is_empty())
                // What has no words of its own is described by the paper's.
                .or_else(|| paper.settings.strapline_in(&edition.code).map(str::to_owned)),
            strapline: paper.settings.strapline_in(&edition.code).map(str::to_owned),
            front_path: paper.front_path(edition),
            wire_path: below("wire"),
            archive_path: archive_path(frame, voice),
            feed_path: head.feed.unwrap_or_else(|| below("feed.xml")),
            canonical: absolute(paper, frame.path),
            alternates: alternates(frame),
            editions: edition_links(frame),
            sections: tabs(frame, voice, head.section),
            header_menu: links(frame.header_menu),
            footer_menu: links(frame.footer_menu),
            follow: follow(paper),
            today: voice.day(voice.dates.civil_day(frame.now)),
            is_listed: head.listing == Listing::Listed,
            image: head.image.and_then(|(path, alt)| Some(Image { address: absolute(paper, &path)?, alt })),
            published: head.published,
            updated: head.updated,
            accent: head.section.and_then(|id| SectionLink::of(id, voice)?.accent),
            style: linked.style,
            script: linked.script,
            icon: frame.icon.clone().unwrap_or(linked.icon),
            seq: frame.seq,
            channels: channels.join(","),
            wire: has_column.then(|| Value::from_safe_string(marker(&wire_part(edition)))),
            site_name,
        }
    }
}

fn full_title(own: Option<&str>, site_name: &str, page: &str) -> String {
    match own {
        Some(own) if page != "front" => format!("{own} — {site_name}"),
        _ => site_name.to_owned(),
    }
}

/// The whole address of a path; `None` until the paper has a public address.
pub fn absolute(paper: &Paper, path: &str) -> Option<String> {
    paper.settings.public_address.is_some().then(|| paper.address_of(path))
}

/// The month of today.
fn archive_path(frame: &Frame, voice: &Voice) -> String {
    let today = voice.dates.civil_day(frame.now);
    frame.paper.path_in(frame.edition, &format!("archive/{:04}/{:02}", today.year(), today.month()))
}

/// This page in all editions that have it, this one among them; none where it stands alone.
fn alternates(frame: &Frame) -> Vec<Alternate> {
    let others = frame.alternates.iter().filter(|(id, _)| *id != frame.edition.id);
    let all: Vec<(EditionId, &str)> =
        std::iter::once((frame.edition.id, frame.path)).chain(others.map(|(id, path)| (*id, path.as_str()))).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let alternate = |(id, path): (EditionId, &str)| {
        let lang = frame.paper.edition_by_id(id)?.language.tag().to_owned();
        Some(Alternate { lang, address: absolute(frame.paper, path)? })
    };
    all.into_iter().filter_map(alternate).collect()
}

fn edition_links(frame: &Frame) -> Vec<EditionLink> {
    let path_in = |id: EditionId| frame.alternates.iter().find(|(other, _)| *other == id).map(|(_, path)| path.clone());
    let link = |edition: &paper::Edition| EditionLink {
        tongue: Tongue::of(&edition.language),
        name: edition.name.clone(),
        path: path_in(edition.id).unwrap_or_else(|| frame.paper.front_path(edition)),
        is_current: edition.id == frame.edition.id,
    };
    frame.paper.editions.iter().map(link).collect()
}

/// The sections at the top of the tree, the page's own or its ancestor marked.
fn tabs(frame: &Frame, voice: &Voice, current: Option<SectionId>) -> Vec<Tab> {
    let mut lineage = Vec::new();
    let mut next = current;
    while let Some(id) = next.filter(|_| lineage.len() < 8) {
        lineage.push(id);
        next = frame.paper.section(id).and_then(|section| section.parent);
    }
    let tops = frame.paper.sections_in(frame.edition.id).filter(|section| section.parent.is_none());
    let tab = |section: &paper::Section| {
        let is_current = lineage.contains(&section.id);
        SectionLink::of(section.id, voice).map(|section| Tab { section, is_current })
    };
    tops.filter_map(tab).collect()
}

fn links(menu: &[print::article::MenuLink]) -> Vec<Link> {
    menu.iter().map(|line| Link { label: line.label.clone(), path: line.path.clone() }).collect()
}

/// Only links whose address is known, and is one of the web.
fn follow(paper: &Paper) -> Vec<Link> {
    let link = |link: &paper::FollowLink| {
        let url = link.url.as_deref()?;
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        is_web.then(|| Link { label: link.network_name(), path: url.to_owned() })
    };
    paper.follow_links.iter().filter_map(link).collect()
}
