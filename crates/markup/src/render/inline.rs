//! Running text as HTML.

use super::write::{lang_attributes, open_link, text_escaped};
use crate::{Inline, Mark};

/// Marks stay open over neighbours that share them, so that one link stays one link.
pub fn inlines(out: &mut String, list: &[Inline]) {
    let mut open: Vec<(&Mark, bool)> = Vec::new();
    let mut breaks = 0;
    for inline in list {
        match inline {
            Inline::HardBreak => breaks += 1,
            Inline::Text { text, marks } => {
                let shared = open.iter().zip(marks).take_while(|((open, _), mark)| open == mark).count();
                close_down_to(out, &mut open, shared);
                // A break between two marks belongs to neither.
                out.push_str(&"<br>".repeat(std::mem::take(&mut breaks)));
                for mark in &marks[shared..] {
                    open.push((mark, open_mark(out, mark)));
                }
                text_escaped(out, text);
            }
        }
    }
    close_down_to(out, &mut open, 0);
}

fn close_down_to(out: &mut String, open: &mut Vec<(&Mark, bool)>, left: usize) {
    while open.len() > left {
        if let Some((mark, true)) = open.pop() {
            out.push_str("</");
            out.push_str(element(mark));
            out.push('>');
        }
    }
}

/// Tells whether there is something to close.
fn open_mark(out: &mut String, mark: &Mark) -> bool {
    match mark {
        Mark::Link { href } => return open_link(out, href),
        Mark::Language(lang) => {
            out.push_str("<span");
            lang_attributes(out, lang);
            out.push('>');
        }
        plain => {
            out.push('<');
            out.push_str(element(plain));
            out.push('>');
        }
    }
    true
}

fn element(mark: &Mark) -> &'static str {
    match mark {
        Mark::Language(_) => "span",
        Mark::Link { .. } => "a",
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Strike => "s",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Code => "code",
    }
}
