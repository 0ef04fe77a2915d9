//! A body as plain text: whole, in part, counted.

use crate::{Block, BlockKind, Body, Figure, Inline, List, Order, Row, Table};

impl Body {
    /// The text as a reader meets it: blocks apart by a blank line, lists with their signs. Leftovers are not in it.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        blocks(&mut out, &self.blocks, "");
        out
    }

    /// The beginning of the running text (paragraphs and quotes; headings, lists and captions only if there is
    /// nothing else), at most `chars_max` characters, cut between words.
    pub fn excerpt(&self, chars_max: usize) -> String {
        let mut running = String::new();
        for text in self.blocks.iter().filter_map(running_text) {
            if running.chars().count() > chars_max {
                break;
            }
            running.push(' ');
            running.push_str(&text);
        }
        let whole = if running.trim().is_empty() { self.to_text() } else { running };
        cut(&whole.split_whitespace().collect::<Vec<_>>().join(" "), chars_max)
    }

    /// Words with at least one letter or digit.
    pub fn words(&self) -> usize {
        self.to_text().split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    }

    /// The text of the first paragraph that says something.
    pub fn first_paragraph(&self) -> Option<String> {
        self.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(inline_text(text)).filter(|text| !text.trim().is_empty()),
            _ => None,
        })
    }
}

/// Running text without its marks; a hard break is a line's end.
pub(crate) fn inline_text(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak => "\n",
        })
        .collect()
}

/// The text of one block with what lies in it.
pub(crate) fn block_text(block: &Block) -> String {
    let mut out = String::new();
    self::block(&mut out, block, "");
    out
}

fn running_text(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph(text) => Some(inline_text(text)),
        BlockKind::Quote { blocks, .. } => Some(blocks.iter().filter_map(running_text).collect::<Vec<_>>().join(" ")),
        _ => None,
    }
}

fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().nth(chars_max).is_none() {
        return text.to_owned();
    }
    let Some(room) = chars_max.checked_sub(1) else {
        return String::new();
    };
    // One character is for the sign that there is more; the one behind it shows whether a word ends here.
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, c)| if c == ' ' { at + 1 } else { at });
    let start = &text[..end];
    let at = start.rfind(' ').filter(|at| *at * 2 > start.len()).unwrap_or(start.len());
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '،' | '؛' | '–' | '—' | '-');
    format!("{}…", start[..at].trim_end_matches(loose))
}

fn blocks(out: &mut String, blocks: &[Block], indent: &str) {
    for block in blocks {
        self::block(out, block, indent);
    }
}

fn block(out: &mut String, block: &Block, indent: &str) {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => paragraph(out, &inline_text(text), indent),
        BlockKind::List(it) => list(out, it, indent),
        BlockKind::Quote { blocks: inner, cite } => {
            blocks(out, inner, indent);
            attribution(out, cite, indent);
        }
        BlockKind::PullQuote { text, cite } => {
            paragraph(out, &inline_text(text), indent);
            attribution(out, cite, indent);
        }
        BlockKind::Figure(it) => figure(out, it, indent),
        BlockKind::Gallery(figures) => figures.iter().for_each(|it| figure(out, it, indent)),
        BlockKind::Audio(it) | BlockKind::Video(it) => {
            caption(out, &inline_text(&it.caption), &it.credit, indent);
            paragraph(out, &it.url, indent);
        }
        BlockKind::File(it) => named_address(out, &it.title, &it.url, indent),
        BlockKind::Table(it) => table(out, it, indent),
        BlockKind::Code { text, .. } => paragraph(out, text, indent),
        BlockKind::Embed(it) => named_address(out, &it.title, &it.url, indent),
        BlockKind::Rule | BlockKind::Leftover { .. } => {}
    }
}

fn paragraph(out: &mut String, text: &str, indent: &str) {
    if text.trim().is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(indent);
    out.push_str(&text.replace('\n', &format!("\n{indent}")));
}

fn attribution(out: &mut String, cite: &[Inline], indent: &str) {
    if !cite.is_empty() {
        paragraph(out, &format!("— {}", inline_text(cite)), indent);
    }
}

fn named_address(out: &mut String, title: &str, url: &str, indent: &str) {
    let text = if title.is_empty() { url.to_owned() } else { format!("{title}: {url}") };
    paragraph(out, &text, indent);
}

fn figure(out: &mut String, figure: &Figure, indent: &str) {
    let words = if figure.caption.is_empty() { figure.alt.clone() } else { inline_text(&figure.caption) };
    caption(out, &words, &figure.credit, indent);
}

fn caption(out: &mut String, words: &str, credit: &str, indent: &str) {
    match (words.is_empty(), credit.is_empty()) {
        (_, true) => paragraph(out, words, indent),
        (true, false) => paragraph(out, credit, indent),
        (false, false) => paragraph(out, &format!("{words} ({credit})"), indent),
    }
}

/// Each item opens with its sign; what follows in the item stands under its text.
fn list(out: &mut String, list: &List, indent: &str) {
    for (index, item) in list.items.iter().enumerate() {
        let sign = match list.order {
            Order::Bullets => "• ".to_owned(),
            Order::Numbers { start } => format!("{}. ", i64::from(start).saturating_add(index as i64)),
        };
        let mut inner = String::new();
        blocks(&mut inner, item, "");
        let hang = " ".repeat(sign.chars().count());
        if !out.is_empty() {
            out.push_str(if index == 0 { "\n\n" } else { "\n" });
        }
        out.push_str(indent);
        out.push_str(&sign);
        out.push_str(&inner.replace('\n', &format!("\n{indent}{hang}")));
    }
}

fn table(out: &mut String, table: &Table, indent: &str) {
    paragraph(out, &inline_text(&table.caption), indent);
    let rows: Vec<_> = table.header.iter().chain(&table.rows).map(row).collect();
    paragraph(out, &rows.join("\n"), indent);
}

fn row(row: &Row) -> String {
    let cells: Vec<_> = row.cells.iter().map(|cell| inline_text(&cell.text).replace('\n', " ")).collect();
    cells.join(" | ")
}
