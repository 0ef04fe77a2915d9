//! Blocks as HTML.

use super::inline::inlines;
use super::surroundings::Surroundings;
use super::write::{attribute, close, filled_attribute, lang_attributes, open, text_escaped};
use super::{media, table};
use crate::{Block, BlockKind, Inlines, List, Order};

pub fn blocks(out: &mut String, list: &[Block], around: &dyn Surroundings) {
    list.iter().for_each(|each| block(out, each, around));
}

fn block(out: &mut String, block: &Block, around: &dyn Surroundings) {
    match &block.kind {
        BlockKind::Paragraph(text) => {
            open(out, "p", "", block.lang.as_ref());
            inlines(out, text);
            close(out, "p");
        }
        BlockKind::Heading { level, text } => heading(out, block, *level, text),
        BlockKind::List(it) => list(out, block, it, around),
        BlockKind::Quote { blocks: inner, cite } => quote(out, block, inner, cite, around),
        BlockKind::PullQuote { text, cite } => {
            open(out, "aside", "pullquote", block.lang.as_ref());
            out.push_str("<p>");
            inlines(out, text);
            close(out, "p");
            footer(out, cite);
            close(out, "aside");
        }
        BlockKind::Figure(it) => media::figure(out, block.lang.as_ref(), it, around),
        BlockKind::Gallery(figures) => media::gallery(out, block, figures, around),
        BlockKind::Audio(it) => media::audio(out, block, it, around),
        BlockKind::Video(it) => media::video(out, block, it, around),
        BlockKind::File(it) => media::file(out, block, it, around),
        BlockKind::Table(it) => table::table(out, block, it, around),
        BlockKind::Code { language, text } => code(out, block, language.as_deref(), text),
        BlockKind::Rule => out.push_str("<hr>\n"),
        BlockKind::Embed(it) => media::embed(out, block, it),
        BlockKind::Leftover { .. } => {}
    }
}

/// Headings have an id, so that a link can lead to them.
fn heading(out: &mut String, block: &Block, level: u8, text: &Inlines) {
    let name = ["h2", "h3", "h4"][usize::from(level.clamp(2, 4) - 2)];
    out.push('<');
    out.push_str(name);
    if !block.id.is_empty() {
        attribute(out, "id", &format!("b-{}", block.id.as_str()));
    }
    if let Some(lang) = &block.lang {
        lang_attributes(out, lang);
    }
    out.push('>');
    inlines(out, text);
    close(out, name);
}

fn list(out: &mut String, block: &Block, list: &List, around: &dyn Surroundings) {
    let (name, start) = match list.order {
        Order::Bullets => ("ul", 1),
        Order::Numbers { start } => ("ol", start),
    };
    let mut items = String::new();
    list.items.iter().for_each(|each| item(&mut items, each, around));
    if items.is_empty() {
        return;
    }
    out.push('<');
    out.push_str(name);
    if start != 1 {
        attribute(out, "start", &start.to_string());
    }
    if let Some(lang) = &block.lang {
        lang_attributes(out, lang);
    }
    out.push_str(">\n");
    out.push_str(&items);
    close(out, name);
}

/// A quote of leftovers only has nothing to show but who said it.
fn quote(out: &mut String, block: &Block, inner: &[Block], cite: &Inlines, around: &dyn Surroundings) {
    let mut content = String::new();
    blocks(&mut content, inner, around);
    if content.is_empty() && cite.is_empty() {
        return;
    }
    open(out, if content.is_empty() { "p" } else { "blockquote" }, "", block.lang.as_ref());
    if content.is_empty() {
        inlines(out, cite);
        return close(out, "p");
    }
    out.push('\n');
    out.push_str(&content);
    footer(out, cite);
    close(out, "blockquote");
}

/// The text of an item that opens with an ordinary paragraph stands directly in it, if no second paragraph follows.
fn item(out: &mut String, item: &[Block], around: &dyn Surroundings) {
    let mut content = String::new();
    item_content(&mut content, item, around);
    if !content.trim().is_empty() {
        out.push_str("<li>");
        out.push_str(&content);
        close(out, "li");
    }
}

fn item_content(out: &mut String, item: &[Block], around: &dyn Surroundings) {
    let shown = |each| {
        let mut html = String::new();
        block(&mut html, each, around);
        (!html.is_empty()).then_some((each, html))
    };
    let shown: Vec<_> = item.iter().filter_map(shown).collect();
    let behind = match shown.as_slice() {
        [(Block { lang: None, kind: BlockKind::Paragraph(text), .. }, _), rest @ ..]
            if rest.iter().all(|(block, _)| matches!(block.kind, BlockKind::List(_))) =>
        {
            inlines(out, text);
            rest
        }
        all => all,
    };
    if !behind.is_empty() {
        out.push('\n');
    }
    behind.iter().for_each(|(_, html)| out.push_str(html));
}

fn footer(out: &mut String, cite: &Inlines) {
    if !cite.is_empty() {
        out.push_str("<footer>");
        inlines(out, cite);
        close(out, "footer");
    }
}

/// Code reads from left to right on a page of any direction.
fn code(out: &mut String, block: &Block, language: Option<&str>, text: &str) {
    out.push_str("<pre");
    match &block.lang {
        Some(lang) => lang_attributes(out, lang),
        None => attribute(out, "dir", "ltr"),
    }
    out.push_str("><code");
    filled_attribute(out, "class", &language.map(|name| format!("language-{name}")).unwrap_or_default());
    out.push('>');
    text_escaped(out, text);
    out.push_str("</code>");
    close(out, "pre");
}
