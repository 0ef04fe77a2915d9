//! Where reading stands: the blocks that are done and the running text that waits to become one.

use crate::model::LangDir;
use crate::{Block, BlockId, BlockKind, Inline, Inlines, Mark};

/// Where code must stand in a line, its lines beyond these are joined.
const CODE_LINES_MAX: usize = 1000;

/// Blocks in the making.
#[derive(Default)]
pub struct Flow {
    pub blocks: Vec<Block>,
    run: Inlines,
    run_lang: Option<LangDir>,
    /// What stood within running text and cannot: put behind it.
    hoisted: Vec<Block>,
    /// The name that the next block was given in the source.
    pub next_id: Option<BlockId>,
}

impl Flow {
    pub fn push_text(&mut self, text: &str, marks: &[Mark], lang: &Option<LangDir>) {
        if self.run.is_empty() {
            self.run_lang.clone_from(lang);
        }
        match self.run.last_mut() {
            Some(Inline::Text { text: before, marks: same }) if same == marks => before.push_str(text),
            _ => self.run.push(Inline::Text { text: text.to_owned(), marks: marks.to_vec() }),
        }
    }

    pub fn push_break(&mut self) {
        self.run.push(Inline::HardBreak);
    }

    /// Ends the running text, then adds a block.
    pub fn push(&mut self, mut block: Block) {
        self.flush();
        if block.id.is_empty() {
            block.id = self.next_id.take().unwrap_or_default();
        }
        self.blocks.push(block);
    }

    /// Adds a block behind the running text; at once where it stands on a line of its own.
    pub fn hoist(&mut self, block: Block) {
        let visible = |inline: &&Inline| **inline == Inline::HardBreak || !is_blank(inline);
        if self.run.iter().rev().find(visible).is_none_or(|last| *last == Inline::HardBreak) {
            self.push(block);
        } else {
            self.hoisted.push(block);
        }
    }

    /// Makes paragraphs of the running text: two breaks in a row part them.
    pub fn flush(&mut self) {
        let lang = self.run_lang.take();
        for text in split_at_double_breaks(std::mem::take(&mut self.run)) {
            let id = self.next_id.take().unwrap_or_default();
            self.blocks.push(Block { id, lang: lang.clone(), kind: BlockKind::Paragraph(text) });
        }
        self.blocks.append(&mut self.hoisted);
    }

    pub fn finished(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text, .. } => text.chars().all(char::is_whitespace),
        Inline::HardBreak => true,
    }
}

fn split_at_double_breaks(run: Inlines) -> Vec<Inlines> {
    let (mut parts, mut part, mut breaks) = (Vec::new(), Inlines::new(), 0);
    for inline in run {
        match &inline {
            Inline::HardBreak => breaks += 1,
            blank if breaks > 0 && is_blank(blank) => {}
            _ if breaks > 1 => {
                parts.push(std::mem::replace(&mut part, vec![inline]));
                breaks = 0;
                continue;
            }
            _ => breaks = 0,
        }
        part.push(inline);
    }
    parts.push(part);
    parts.retain(|part| !part.iter().all(is_blank));
    parts
}

/// Blocks as one stretch of running text, for places that hold no blocks (a cell, a caption), and what could not be said so.
pub fn in_line(blocks: Vec<Block>) -> (Inlines, Vec<Block>) {
    let (mut line, mut others) = (Inlines::new(), Vec::new());
    for block in blocks {
        add_in_line(block, &mut line, &mut others);
    }
    (line, others)
}

fn add_in_line(block: Block, line: &mut Inlines, others: &mut Vec<Block>) {
    let mut add = |text: Inlines| {
        if !line.is_empty() && !text.is_empty() {
            line.push(Inline::HardBreak);
        }
        line.extend(text);
    };
    match block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => add(marked(text, block.lang)),
        BlockKind::PullQuote { text, cite } => [text, cite].into_iter().for_each(add),
        BlockKind::Code { text, .. } => text.splitn(CODE_LINES_MAX, '\n').for_each(|line| {
            add(vec![Inline::Text { text: line.to_owned(), marks: vec![Mark::Code] }]);
        }),
        BlockKind::List(list) => {
            list.items.into_iter().flatten().for_each(|block| add_in_line(block, line, others));
        }
        BlockKind::Quote { blocks, cite } => {
            blocks.into_iter().for_each(|block| add_in_line(block, line, others));
            add_in_line(Block::new(BlockKind::Paragraph(cite)), line, others);
        }
        BlockKind::Rule => {}
        _ => others.push(block),
    }
}

/// A paragraph's language becomes a mark where the paragraph stops being one.
fn marked(text: Inlines, lang: Option<LangDir>) -> Inlines {
    let Some(lang) = lang else { return text };
    let mark = |inline| match inline {
        Inline::Text { text, mut marks } => {
            if !marks.iter().any(|mark| matches!(mark, Mark::Language(_))) {
                marks.push(Mark::Language(lang.clone()));
            }
            Inline::Text { text, marks }
        }
        other => other,
    };
    text.into_iter().map(mark).collect()
}
