//! Writes a body as Markdown from which the same body is read again.

use std::borrow::Cow;
use std::collections::HashSet;

use super::inline::{Line, inlines};
use crate::directive::opening;
use crate::text::inline_text;
use crate::{
    Align, Block, BlockId, BlockKind, Body, Breaks, CellKind, Figure, Inline, LangDir, List, Order, PictureMarkup,
    PictureRef, ReadOptions, Surroundings, Table, Word,
};

impl Body {
    /// The body as Markdown. Read again, with pictures resolved to themselves, it is the same body; ids that do not follow
    /// from the content stand before their block as `<!-- #id -->`. What Markdown and the directives cannot say stands
    /// there as HTML.
    pub fn to_markdown(&self) -> String {
        let names = Names::of(self);
        let mut out = String::new();
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            if !out.is_empty() {
                out.push('\n');
            }
            // Two lists in a row would be read as one.
            if before
                .is_some_and(|before| matches!((&before.kind, &block.kind), (BlockKind::List(_), BlockKind::List(_))))
            {
                out.push_str("<!-- -->\n\n");
            }
            out.push_str(&names.marker(block));
            out.push_str(&checked(block, &names));
            before = Some(block);
        }
        out
    }
}

/// The ids that must be written, because reading would give others.
struct Names(HashSet<BlockId>);

impl Names {
    fn of(body: &Body) -> Self {
        let mut bare = body.clone();
        strip(&mut bare.blocks);
        let (mut given, mut derived) = (Vec::new(), Vec::new());
        collect(&body.blocks, &mut given);
        collect(&bare.clean().blocks, &mut derived);
        let same = given.len() == derived.len();
        let follows = |at: usize, id: &BlockId| id.is_empty() || (same && derived[at] == *id);
        let odd = given.iter().enumerate().filter(|(at, id)| !follows(*at, id));
        Self(odd.map(|(_, id)| id.clone()).collect())
    }

    fn marker(&self, block: &Block) -> String {
        if self.0.contains(&block.id) { format!("<!-- #{} -->\n", block.id.as_str()) } else { String::new() }
    }
}

fn strip(blocks: &mut [Block]) {
    for block in blocks {
        block.id = BlockId::default();
        match &mut block.kind {
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| strip(item)),
            BlockKind::Quote { blocks, .. } => strip(blocks),
            _ => {}
        }
    }
}

fn collect(blocks: &[Block], ids: &mut Vec<BlockId>) {
    for block in blocks {
        ids.push(block.id.clone());
        match &block.kind {
            BlockKind::List(list) => list.items.iter().for_each(|item| collect(item, ids)),
            BlockKind::Quote { blocks, .. } => collect(blocks, ids),
            _ => {}
        }
    }
}

/// A block as Markdown if Markdown gives it back, else as HTML.
fn checked(block: &Block, names: &Names) -> String {
    let markdown = with_lang(block, names);
    let read = Body::from_markdown(&markdown, &same_pictures()).body;
    let mut wanted = Body { blocks: vec![block.clone()] };
    let mut found = read;
    strip(&mut wanted.blocks);
    strip(&mut found.blocks);
    if found == wanted || matches!(block.kind, BlockKind::Leftover { .. }) {
        return markdown;
    }
    let html = wanted.to_html(&Itself);
    if html.contains("\n\n") || html.is_empty() { markdown } else { html }
}

fn same_pictures() -> ReadOptions<'static> {
    let own: &'static dyn Fn(&str) -> Option<PictureRef> = &|name| PictureRef::new(name);
    ReadOptions { resolve_picture: own, breaks: Breaks::Spaces, ..ReadOptions::default() }
}

/// Pictures by their own names, for HTML within Markdown.
struct Itself;

impl Surroundings for Itself {
    fn picture(&self, picture: &PictureRef) -> Option<PictureMarkup> {
        Some(PictureMarkup { src: picture.as_str().to_owned(), ..PictureMarkup::default() })
    }

    fn media(&self, url: &str) -> Option<String> {
        Some(url.to_owned())
    }

    /// The renderer's own words are no part of a body.
    fn word(&self, _: Word) -> Cow<'_, str> {
        "".into()
    }
}

/// Language and direction stand around a block as a `<div>`.
fn with_lang(block: &Block, names: &Names) -> String {
    let markdown = written(block, names);
    let Some(LangDir { lang, dir }) = &block.lang else {
        return markdown;
    };
    let lang = lang.as_deref().map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
    let dir = dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
    format!("<div{lang}{dir}>\n\n{markdown}\n</div>\n")
}

fn written(block: &Block, names: &Names) -> String {
    match &block.kind {
        BlockKind::Paragraph(text) => inlines(text, Line::Many) + "\n",
        BlockKind::Heading { level, text } => {
            format!("{} {}\n", "#".repeat(usize::from(*level)), inlines(text, Line::One))
        }
        BlockKind::List(it) => list(it, names),
        BlockKind::Quote { blocks, cite } => quote(blocks, cite, names),
        BlockKind::PullQuote { text, cite } => {
            fenced("pullquote", &[("cite", &inline_text(cite))], &(inlines(text, Line::Many) + "\n"))
        }
        BlockKind::Figure(it) => figure(it),
        BlockKind::Gallery(figures) => {
            fenced("gallery", &[], &figures.iter().map(figure).collect::<Vec<_>>().join("\n"))
        }
        BlockKind::Audio(it) | BlockKind::Video(it) => {
            let name = if matches!(block.kind, BlockKind::Audio(_)) { "audio" } else { "video" };
            let poster = it.poster.as_ref().map(PictureRef::as_str).unwrap_or_default();
            fenced(name, &[("url", &it.url), ("poster", poster), ("credit", &it.credit)], &caption(&it.caption))
        }
        BlockKind::File(it) => {
            let size = it.size_bytes.map(|size| size.to_string()).unwrap_or_default();
            fenced("file", &[("url", &it.url), ("title", &it.title), ("size", &size)], "")
        }
        BlockKind::Table(it) => table(it),
        BlockKind::Code { language, text } => code(language.as_deref().unwrap_or_default(), text),
        BlockKind::Rule => "---\n".into(),
        BlockKind::Embed(it) => {
            fenced("embed", &[("url", &it.url), ("provider", &it.provider), ("title", &it.title)], "")
        }
        BlockKind::Leftover { source, note } => fenced("leftover", &[("note", note)], &code("html", source)),
    }
}

fn fenced(name: &str, pairs: &[(&str, &str)], content: &str) -> String {
    format!("{}\n{content}:::\n", opening(name, pairs))
}

fn caption(caption: &[Inline]) -> String {
    if caption.is_empty() { String::new() } else { inlines(caption, Line::Many) + "\n" }
}

/// A fence longer than any in the code.
fn code(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}{language}\n{text}\n{fence}\n")
}

fn list(list: &List, names: &Names) -> String {
    let mut out = String::new();
    for (index, item) in list.items.iter().enumerate() {
        let sign = match list.order {
            Order::Bullets => "- ".to_owned(),
            Order::Numbers { start } => format!("{}. ", i64::from(start).saturating_add(index as i64)),
        };
        out.push_str(&sign);
        out.push_str(&prefixed(&blocks(item, names), &" ".repeat(sign.len())));
    }
    out
}

fn blocks(blocks: &[Block], names: &Names) -> String {
    let each = |block: &Block| names.marker(block) + &with_lang(block, names);
    blocks.iter().map(each).collect::<Vec<_>>().join("\n")
}

fn quote(inner: &[Block], cite: &[Inline], names: &Names) -> String {
    let mut text = blocks(inner, names);
    if !cite.is_empty() {
        text.push_str(&format!("\n— {}\n", inlines(cite, Line::One)));
    }
    format!("> {}", prefixed(&text, "> "))
}

/// Puts the prefix before every line but the first; an empty line gets it without its trailing space.
fn prefixed(text: &str, prefix: &str) -> String {
    let mut out = String::new();
    for (index, line) in text.lines().enumerate() {
        let prefix = if line.is_empty() { prefix.trim_end() } else { prefix };
        out.push_str(if index == 0 { "" } else { prefix });
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A picture with plain words is an image; any other needs the directive.
fn figure(figure: &Figure) -> String {
    let words = inline_text(&figure.caption);
    let plain = figure.caption.iter().all(|inline| matches!(inline, Inline::Text { marks, .. } if marks.is_empty()));
    let picture = figure.picture.as_ref().map(PictureRef::as_str).unwrap_or_default();
    let simple =
        |text: &str| !text.contains(['"', '\\', '<', '>', '[', ']', '&', '`', '*', '_', '|', '\n', ':', '@', '~']);
    let fits = simple(picture) && simple(&figure.alt) && simple(&words) && simple(&figure.credit);
    if fits
        && plain
        && !picture.is_empty()
        && !picture.contains(' ')
        && figure.source.is_none()
        && figure.link.is_none()
    {
        let credit = if figure.credit.is_empty() { String::new() } else { format!(" | {}", figure.credit) };
        let title = format!("{words}{credit}");
        let title = if title.is_empty() { title } else { format!(" \"{title}\"") };
        return format!("![{}]({picture}{title})\n", figure.alt);
    }
    let pairs = [
        ("picture", picture),
        ("source", figure.source.as_deref().unwrap_or_default()),
        ("alt", &figure.alt),
        ("credit", &figure.credit),
        ("link", figure.link.as_deref().unwrap_or_default()),
    ];
    fenced("figure", &pairs, &caption(&figure.caption))
}

/// One row of headings, aligned by column, is what Markdown's tables can say; others become HTML by the check.
fn table(table: &Table) -> String {
    let [header] = table.header.as_slice() else {
        return String::new();
    };
    let row = |cells: &[crate::Cell]| {
        let cells: Vec<_> = cells.iter().map(|cell| inlines(&cell.text, Line::One)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule: Vec<_> = header.cells.iter().map(|cell| rule(cell.align)).collect();
    let sound = header.cells.iter().all(|cell| cell.kind == CellKind::Header);
    let mut out = if sound { row(&header.cells) + &format!("| {} |\n", rule.join(" | ")) } else { String::new() };
    table.rows.iter().for_each(|each| out.push_str(&row(&each.cells)));
    out
}

fn rule(align: Align) -> &'static str {
    match align {
        Align::Unsaid => "---",
        Align::Start => ":--",
        Align::Center => ":-:",
        Align::End => "--:",
    }
}
