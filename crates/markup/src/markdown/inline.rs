//! Running text as Markdown.

use crate::render::attribute_escaped;
use crate::{Direction, Inline, Mark};

/// How a hard break is written where the text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// With a backslash at the line's end.
    Many,
    /// As `<br>`, since the text must stay on one line.
    One,
}

pub fn inlines(list: &[Inline], line: Line) -> String {
    let mut out = String::new();
    level(&mut out, list, 0, line);
    out
}

/// Writes a stretch whose outer marks are open already.
fn level(out: &mut String, list: &[Inline], depth: usize, line: Line) {
    let mut at = 0;
    while at < list.len() {
        let mark = mark_at(&list[at], depth);
        let mut end = at + 1;
        while mark.is_some() && end < list.len() && mark_at(&list[end], depth) == mark {
            end += 1;
        }
        match (&list[at], mark) {
            (Inline::HardBreak, _) => out.push_str(if line == Line::Many { "\\\n" } else { "<br>" }),
            (Inline::Text { text, .. }, None) => escaped(out, text),
            (_, Some(mark)) => marked(out, &list[at..end], mark, depth, line),
        }
        at = end;
    }
}

fn mark_at(inline: &Inline, depth: usize) -> Option<&Mark> {
    match inline {
        Inline::Text { marks, .. } => marks.get(depth),
        Inline::HardBreak => None,
    }
}

fn marked(out: &mut String, list: &[Inline], mark: &Mark, depth: usize, line: Line) {
    if let (Mark::Code, [Inline::Text { text, .. }]) = (mark, list) {
        return code(out, text);
    }
    let mut inner = String::new();
    level(&mut inner, list, depth + 1, line);
    // Signs of emphasis are understood between a space and a letter; elsewhere a tag is clear.
    let before = out.chars().next_back().is_none_or(char::is_whitespace);
    let edges = [inner.chars().next(), inner.chars().next_back()];
    let clear = before && edges.iter().all(|edge| edge.is_some_and(char::is_alphanumeric));
    let (open, close) = match mark {
        Mark::Strong if clear => ("**".into(), "**"),
        Mark::Em if clear => ("*".into(), "*"),
        Mark::Strike if clear => ("~~".into(), "~~"),
        Mark::Strong => ("<strong>".into(), "</strong>"),
        Mark::Em => ("<em>".into(), "</em>"),
        Mark::Strike => ("<s>".into(), "</s>"),
        Mark::Sub => ("<sub>".into(), "</sub>"),
        Mark::Sup => ("<sup>".into(), "</sup>"),
        Mark::Code => ("<code>".into(), "</code>"),
        Mark::Language(lang) => (span(lang.lang.as_deref(), lang.dir), "</span>"),
        Mark::Link { href } => {
            out.push_str(&format!("[{inner}](<{}>)", href.replace('\\', "\\\\").replace('&', "&amp;")));
            return;
        }
    };
    out.push_str(&open);
    out.push_str(&inner);
    out.push_str(close);
}

fn span(lang: Option<&str>, dir: Option<Direction>) -> String {
    let mut tag = "<span".to_owned();
    for (name, value) in [("lang", lang), ("dir", dir.map(Direction::as_str))] {
        if let Some(value) = value {
            tag.push_str(&format!(" {name}=\""));
            attribute_escaped(&mut tag, value);
            tag.push('"');
        }
    }
    tag + ">"
}

fn code(out: &mut String, text: &str) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

/// Escapes what Markdown would take for its own. What begins a line is only dangerous there.
fn escaped(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    let mut number = out.is_empty() || out.ends_with('\n');
    while let Some(c) = chars.next() {
        let starts = out.is_empty() || out.ends_with('\n');
        let between_letters = out.chars().next_back().is_some_and(char::is_alphanumeric)
            && chars.peek().is_some_and(|c| c.is_alphanumeric());
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !between_letters,
            '&' => chars.peek().is_some_and(|c| c.is_alphanumeric() || *c == '#'),
            '#' | '>' | '+' | '-' | '=' | ':' => starts,
            '.' | ')' => number && !starts,
            _ => false,
        };
        number = number && c.is_ascii_digit();
        if special {
            out.push('\\');
        }
        out.push(c);
    }
}
