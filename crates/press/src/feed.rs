//! RSS 2.0 beside a list.

use std::io;

use language::Language;
use print::article::{List, Listed};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{frame::Frame, page::absolute, press::Press, voice::Voice};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

impl Press {
    /// The newest of a list, with their deks; `frame.path` is the feed's own.
    pub fn feed(&self, frame: &Frame, list: &List) -> String {
        let mut out = Writer::new(Vec::new());
        // Writing to a Vec does not fail.
        let _ = channel(&mut out, frame, list);
        String::from_utf8(out.into_inner()).unwrap_or_default()
    }
}

type Out = Writer<Vec<u8>>;

fn channel(out: &mut Out, frame: &Frame, list: &List) -> io::Result<()> {
    let voice = Voice::of(frame);
    let settings = &frame.paper.settings;
    let name = settings.name_in(&frame.edition.code);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let rss = out.create_element("rss").with_attributes([
        ("version", "2.0"),
        ("xmlns:atom", ATOM),
        ("xmlns:dc", DUBLIN_CORE),
    ]);
    rss.write_inner_content(|out| {
        out.create_element("channel").write_inner_content(|out| {
            text(out, "title", name)?;
            text(out, "link", &address(frame, &frame.paper.front_path(frame.edition)))?;
            text(out, "description", settings.strapline_in(&frame.edition.code).unwrap_or(name))?;
            text(out, "language", language_code(&frame.edition.language))?;
            text(out, "generator", "Dateline")?;
            if let Some(newest) =
                list.articles.iter().map(|listed| listed.updated_at.unwrap_or(listed.published_at)).max()
            {
                text(out, "lastBuildDate", &rfc_2822(newest))?;
            }
            if let Some(own) = absolute(frame.paper, frame.path) {
                let link = out.create_element("atom:link");
                link.with_attributes([
                    ("href", legal(&own).as_str()),
                    ("rel", "self"),
                    ("type", "application/rss+xml"),
                ])
                .write_empty()?;
            }
            list.articles.iter().try_for_each(|listed| item(out, frame, &voice, listed))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn item(out: &mut Out, frame: &Frame, voice: &Voice, listed: &Listed) -> io::Result<()> {
    out.create_element("item").write_inner_content(|out| {
        text(out, "title", &listed.teaser.headline)?;
        text(out, "link", &address(frame, &listed.path))?;
        let guid = out.create_element("guid").with_attribute(("isPermaLink", "false"));
        guid.write_text_content(BytesText::new(&format!("urn:uuid:{}", listed.uid)))?;
        text(out, "pubDate", &rfc_2822(listed.published_at))?;
        if let Some(dek) = listed.teaser.dek_or_summary() {
            text(out, "description", dek)?;
        }
        for byline in &listed.bylines {
            text(out, "dc:creator", byline.name_in(voice.code()))?;
        }
        if let Some(section) = listed.section.and_then(|id| frame.paper.section(id)?.in_edition(frame.edition.id)) {
            text(out, "category", &section.name)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text(out: &mut Out, element: &str, words: &str) -> io::Result<()> {
    out.create_element(element).write_text_content(BytesText::new(&legal(words)))?;
    Ok(())
}

/// The whole address where the paper has one, else the path.
fn address(frame: &Frame, path: &str) -> String {
    absolute(frame.paper, path).unwrap_or_else(|| path.to_owned())
}

fn language_code(language: &Language) -> &str {
    language.tag()
}

/// `Sun, 22 Nov 2026 13:52:00 +0000`, whatever the language of the feed.
fn rfc_2822(at: print::Micros) -> String {
    print::names::timestamp(at).strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

/// Without the characters that XML 1.0 cannot hold.
fn legal(text: &str) -> String {
    let is_legal =
        |c: &char| matches!(u32::from(*c), 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x1_0000..=0x10_FFFF);
    text.chars().filter(is_legal).collect()
}
