//! The normal form of a body: what is empty goes, what is doubled is joined, what is unsafe stops being a link.

mod id;
mod inline;

use inline::clean_inlines;
pub(crate) use inline::{clean_text, is_space};

use crate::href::safe_href;
use crate::json::NESTING_MAX;
use crate::model::is_language_tag;
use crate::{
    Align, Block, BlockKind, Body, Cell, Download, Embed, Figure, Inline, Inlines, LangDir, List, Recording, Row, Table,
};

impl Body {
    /// The normal form; cleaning twice is cleaning once. Every block has an id afterwards, and only its own.
    pub fn clean(self) -> Self {
        let mut blocks = clean_blocks(self.blocks, 0);
        id::name(&mut blocks);
        Self { blocks }
    }
}

fn clean_blocks(blocks: Vec<Block>, depth: usize) -> Vec<Block> {
    let mut clean = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Block { id, lang, kind } = block;
        let lang = lang.and_then(clean_lang);
        let kinds = clean_kind(kind, depth);
        let one = kinds.len() == 1;
        for kind in kinds {
            // A block that falls apart leaves its id to nobody.
            let id = if one { id.clone() } else { Default::default() };
            clean.push(Block { id, lang: lang.clone(), kind });
        }
    }
    clean
}

pub(crate) fn clean_lang(lang: LangDir) -> Option<LangDir> {
    let tag = lang.lang.filter(|tag| is_language_tag(tag));
    (tag.is_some() || lang.dir.is_some()).then_some(LangDir { lang: tag, dir: lang.dir })
}

/// A block in normal form: usually one, none if it was empty, several if it lay too deep to stay together.
fn clean_kind(kind: BlockKind, depth: usize) -> Vec<BlockKind> {
    match kind {
        BlockKind::Paragraph(text) => filled(clean_inlines(text)).map(BlockKind::Paragraph).into_iter().collect(),
        BlockKind::Heading { level, text } => {
            let level = level.clamp(2, 4);
            filled(clean_inlines(text)).map(|text| BlockKind::Heading { level, text }).into_iter().collect()
        }
        BlockKind::List(list) => clean_list(list, depth),
        BlockKind::Quote { blocks, cite } => clean_quote(blocks, cite, depth),
        BlockKind::PullQuote { text, cite } => clean_pull_quote(text, cite),
        BlockKind::Figure(figure) => vec![clean_figure(figure)].into_iter().flatten().collect(),
        BlockKind::Gallery(figures) => clean_gallery(figures),
        BlockKind::Audio(it) => vec![clean_recording(it, BlockKind::Audio)],
        BlockKind::Video(it) => vec![clean_recording(it, BlockKind::Video)],
        BlockKind::File(it) => vec![clean_file(it)],
        BlockKind::Table(table) => clean_table(table),
        BlockKind::Code { language, text } => clean_code(language, &text),
        BlockKind::Rule => vec![BlockKind::Rule],
        BlockKind::Embed(it) => vec![clean_embed(it)],
        BlockKind::Leftover { source, note } => {
            let source = source.trim().to_owned();
            if source.is_empty() { Vec::new() } else { vec![BlockKind::Leftover { source, note: clean_text(&note) }] }
        }
    }
}

/// The text, if it says anything; spaces that do not break say nothing either.
fn filled(text: Inlines) -> Option<Inlines> {
    let says =
        |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.chars().any(|c| !c.is_whitespace()));
    text.iter().any(says).then_some(text)
}

fn clean_list(list: List, depth: usize) -> Vec<BlockKind> {
    let items = list.items.into_iter().map(|item| clean_blocks(item, depth + 1)).filter(|item| !item.is_empty());
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        Vec::new()
    } else if depth + 1 >= NESTING_MAX {
        items.into_iter().flatten().map(|block| block.kind).collect()
    } else {
        vec![BlockKind::List(List { order: list.order, items })]
    }
}

fn clean_quote(blocks: Vec<Block>, cite: Inlines, depth: usize) -> Vec<BlockKind> {
    let blocks = clean_blocks(blocks, depth + 1);
    let cite = filled(clean_inlines(cite));
    match (blocks.is_empty(), cite) {
        (true, cite) => cite.map(BlockKind::Paragraph).into_iter().collect(),
        (false, cite) if depth + 1 >= NESTING_MAX => {
            blocks.into_iter().map(|block| block.kind).chain(cite.map(BlockKind::Paragraph)).collect()
        }
        (false, cite) => vec![BlockKind::Quote { blocks, cite: cite.unwrap_or_default() }],
    }
}

fn clean_pull_quote(text: Inlines, cite: Inlines) -> Vec<BlockKind> {
    let cite = filled(clean_inlines(cite));
    match filled(clean_inlines(text)) {
        Some(text) => vec![BlockKind::PullQuote { text, cite: cite.unwrap_or_default() }],
        None => cite.map(BlockKind::Paragraph).into_iter().collect(),
    }
}

/// A figure without a picture and without an address is its caption.
fn clean_figure(figure: Figure) -> Option<BlockKind> {
    let figure = clean_figure_fields(figure);
    if figure.picture.is_some() || figure.source.is_some() {
        return Some(BlockKind::Figure(figure));
    }
    let words = if figure.caption.is_empty() { vec![Inline::text(figure.alt)] } else { figure.caption };
    let credit = vec![Inline::text(format!(" ({})", figure.credit))];
    let credit = if figure.credit.is_empty() { Vec::new() } else { credit };
    filled(clean_inlines([words, credit].concat())).map(BlockKind::Paragraph)
}

fn clean_figure_fields(figure: Figure) -> Figure {
    Figure {
        picture: figure.picture,
        source: figure.source.as_deref().and_then(safe_href),
        alt: clean_text(&figure.alt),
        caption: clean_inlines(figure.caption),
        credit: clean_text(&figure.credit),
        link: figure.link.as_deref().and_then(safe_href),
    }
}

fn clean_gallery(figures: Vec<Figure>) -> Vec<BlockKind> {
    let kinds: Vec<_> = figures.into_iter().filter_map(clean_figure).collect();
    let whole = kinds.len() > 1 && kinds.iter().all(|kind| matches!(kind, BlockKind::Figure(_)));
    if !whole {
        return kinds;
    }
    let figures = kinds.into_iter().filter_map(|kind| match kind {
        BlockKind::Figure(figure) => Some(figure),
        _ => None,
    });
    vec![BlockKind::Gallery(figures.collect())]
}

fn clean_recording(it: Recording, make: fn(Recording) -> BlockKind) -> BlockKind {
    let Some(url) = safe_href(&it.url) else {
        return unsafe_address(&it.url);
    };
    let caption = clean_inlines(it.caption);
    make(Recording { url, poster: it.poster, caption, credit: clean_text(&it.credit) })
}

fn clean_file(it: Download) -> BlockKind {
    match safe_href(&it.url) {
        Some(url) => BlockKind::File(Download { url, title: clean_text(&it.title), size_bytes: it.size_bytes }),
        None => unsafe_address(&it.url),
    }
}

fn clean_embed(it: Embed) -> BlockKind {
    match safe_href(&it.url) {
        Some(url) => BlockKind::Embed(Embed { url, provider: clean_text(&it.provider), title: clean_text(&it.title) }),
        None => unsafe_address(&it.url),
    }
}

fn unsafe_address(url: &str) -> BlockKind {
    BlockKind::Leftover { source: format!("[{url}]"), note: "its address is not one that a page may lead to".into() }
}

fn clean_table(table: Table) -> Vec<BlockKind> {
    let rows = |rows: Vec<Row>| rows.into_iter().map(clean_row).filter(|row| !is_blank(row)).collect::<Vec<_>>();
    let table = Table { caption: clean_inlines(table.caption), header: rows(table.header), rows: rows(table.rows) };
    if table.header.is_empty() && table.rows.is_empty() {
        return filled(table.caption).map(BlockKind::Paragraph).into_iter().collect();
    }
    vec![BlockKind::Table(table)]
}

fn clean_row(row: Row) -> Row {
    let cell = |cell: Cell| Cell { text: clean_inlines(cell.text), ..cell };
    Row { cells: row.cells.into_iter().map(cell).collect() }
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.text.is_empty() && cell.align == Align::Unsaid)
}

fn clean_code(language: Option<String>, text: &str) -> Vec<BlockKind> {
    let sound = |name: &String| {
        (1..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-_#.".contains(&b))
    };
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !inline::is_unwanted(*c)).collect();
    let text = text.trim_end_matches(['\n', ' ', '\t']).trim_start_matches('\n');
    if text.trim().is_empty() {
        return Vec::new();
    }
    vec![BlockKind::Code { language: language.filter(sound), text: text.to_owned() }]
}
