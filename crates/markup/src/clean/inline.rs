//! The normal form of running text.

use super::clean_lang;
use crate::href::safe_href;
use crate::{Inline, Inlines, Mark};

/// One line of plain text: white space joined, controls gone.
pub(crate) fn clean_text(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_space(*c) || !is_unwanted(*c)).collect();
    text.split(is_space).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// White space joined across marks, none at the edges and beside breaks; marks sorted; equal neighbours joined.
pub(crate) fn clean_inlines(inlines: Inlines) -> Inlines {
    let mut clean = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::HardBreak => push_break(&mut clean),
            Inline::Text { text, marks } => push_text(&mut clean, &text, clean_marks(marks)),
        }
    }
    trim_end(&mut clean);
    clean
}

/// A line without words goes with its break: who wants room between lines begins a paragraph.
fn push_break(clean: &mut Inlines) {
    trim_space_at_end(clean);
    drop_blank_line(clean);
    if !matches!(clean.last(), Some(Inline::HardBreak) | None) {
        clean.push(Inline::HardBreak);
    }
}

fn drop_blank_line(clean: &mut Inlines) {
    let start = clean.iter().rposition(|inline| *inline == Inline::HardBreak).map_or(0, |at| at + 1);
    let blank = |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.chars().all(char::is_whitespace));
    if clean[start..].iter().all(blank) {
        clean.truncate(start);
    }
}

fn push_text(clean: &mut Inlines, text: &str, marks: Vec<Mark>) {
    let mut after_space = match clean.last() {
        Some(Inline::Text { text, .. }) => text.ends_with(' '),
        Some(Inline::HardBreak) | None => true,
    };
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if is_space(c) {
            if !after_space {
                kept.push(' ');
            }
            after_space = true;
        } else if !is_unwanted(c) {
            kept.push(c);
            after_space = false;
        }
    }
    if kept.is_empty() {
        return;
    }
    match clean.last_mut() {
        Some(Inline::Text { text, marks: before }) if *before == marks => text.push_str(&kept),
        _ => clean.push(Inline::Text { text: kept, marks }),
    }
}

fn trim_end(clean: &mut Inlines) {
    trim_space_at_end(clean);
    drop_blank_line(clean);
    if clean.last() == Some(&Inline::HardBreak) {
        clean.pop();
    }
}

/// No two spaces are neighbours here, so one look is enough, save where the space was a piece of its own.
fn trim_space_at_end(clean: &mut Inlines) {
    if let Some(Inline::Text { text, .. }) = clean.last_mut() {
        if text.ends_with(' ') {
            text.pop();
        }
        if text.is_empty() {
            clean.pop();
        }
    }
}

/// Sorted, each once, one link and one language: the inner one, which is the later one.
fn clean_marks(marks: Vec<Mark>) -> Vec<Mark> {
    let (mut link, mut language, mut plain) = (None, None, Vec::new());
    for mark in marks {
        match mark {
            Mark::Link { href } => link = safe_href(&href).map(|href| Mark::Link { href }).or(link),
            Mark::Language(lang) => language = clean_lang(lang).map(Mark::Language).or(language),
            other => plain.push(other),
        }
    }
    plain.extend(link);
    plain.extend(language);
    plain.sort();
    plain.dedup();
    plain
}

/// White space that HTML joins; the space that does not break is text.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Controls, overrides of direction, byte order marks and non-characters.
pub(crate) fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202d}' | '\u{202e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}
