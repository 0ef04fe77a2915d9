//! Reads a body from Markdown: comrak makes HTML of it, which our HTML reader takes, raw HTML and all.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use comrak::{Arena, Options, format_html, try_parse_document};

use crate::html::{Origin, Problem, Read, ReadOptions, read};
use crate::{Block, BlockKind, Body};

/// More than any article; what lies beyond is kept as a leftover.
const BYTES_MAX: usize = 2 << 20;
/// Some sources are made to keep a Markdown parser busy; after this they are taken as plain text.
const TIME_MAX: Duration = Duration::from_secs(4);
/// A short source can make a long table; what is longer is taken as plain text.
const HTML_BYTES_MAX: usize = 12 << 20;
/// How many directives may be open at once; every line costs a look at each.
const DIRECTIVES_MAX: usize = 8;

impl Body {
    /// Reads GitHub's Markdown with fenced directives for what it cannot say. Front matter is not read here.
    pub fn from_markdown(markdown: &str, options: &ReadOptions) -> Read {
        let (within, beyond) = markdown.split_at(markdown.floor_char_boundary(BYTES_MAX.min(options.bytes_max)));
        let mut read = match html_of(within) {
            // What Markdown makes of its source may be longer than the source.
            Some(html) => read(&html, &ReadOptions { bytes_max: usize::MAX, ..*options }, Origin::Markdown),
            None => plain(within),
        };
        if !beyond.trim().is_empty() {
            keep_rest(&mut read, within, beyond);
        }
        read
    }
}

fn html_of(markdown: &str) -> Option<String> {
    let (arena, dialect) = (Arena::new(), dialect());
    let deadline = Instant::now() + TIME_MAX;
    let root = try_parse_document(&arena, &prepared(markdown), &dialect, &|| Instant::now() >= deadline).ok()?;
    let mut html = String::new();
    format_html(root, &dialect, &mut html).ok()?;
    if html.len() > HTML_BYTES_MAX {
        return None;
    }
    Some(if html.contains(COLON) { html.replace(COLON, ":") } else { html })
}

fn dialect() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.block_directive = true;
    options.render.r#unsafe = true;
    options.render.sourcepos = true;
    options
}

/// Stands for a colon in the opening line of a directive, where comrak takes none.
const COLON: char = '\u{f83a}';

/// Lets directives have colons in them, and makes text of those that open too deep in others.
fn prepared(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(":::") {
        return Cow::Borrowed(markdown);
    }
    let (mut out, mut depth) = (String::with_capacity(markdown.len()), 0_usize);
    for line in markdown.split_inclusive('\n') {
        // A directive may stand in a quote or a list item.
        let start =
            line.find(|c: char| !matches!(c, ' ' | '>' | '\t' | '-' | '*' | '+' | '.' | ')' | '0'..='9')).unwrap_or(0);
        let (indent, text) = line.split_at(start);
        if !text.starts_with(":::") {
            out.push_str(line);
            continue;
        }
        let (fence, info) = text.split_at(text.find(|c| c != ':').unwrap_or(text.len()));
        depth = if info.trim().is_empty() { depth.saturating_sub(1) } else { depth + 1 };
        out.push_str(indent);
        out.push_str(if depth > DIRECTIVES_MAX { "\\" } else { "" });
        out.push_str(fence);
        out.push_str(&info.replace(':', COLON.encode_utf8(&mut [0; 4])));
    }
    Cow::Owned(out)
}

fn plain(markdown: &str) -> Read {
    let what = "the Markdown takes too much time or room to read; it was taken as plain text".to_owned();
    let problems = vec![Problem { place: "line 1".into(), what }];
    Read { body: Body::from_paragraphs(markdown.split("\n\n")), problems }
}

fn keep_rest(read: &mut Read, within: &str, beyond: &str) {
    let place = format!("line {}", 1 + within.matches('\n').count());
    read.problems.push(Problem { place, what: "the text is too long; the rest is kept as a leftover".into() });
    let note = "the text was longer than a body may be".into();
    read.body.blocks.push(Block::new(BlockKind::Leftover { source: beyond.to_owned(), note }));
    read.body = std::mem::take(&mut read.body).clean();
}
