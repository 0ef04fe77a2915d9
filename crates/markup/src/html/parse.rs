//! From source to document, within bounds.

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink, create_element};
use html5ever::{LocalName, QualName, ns};

use super::attributes::bounded;
use super::dom::{Dom, Sink};
use super::guard::Guard;
use super::options::ReadOptions;

/// How much is fed at once; between two pieces the bounds are looked at.
const PIECE_BYTES: usize = 16 << 10;

pub struct Parsed {
    pub dom: Dom,
    /// What came after the bounds were reached, and the line where it begins.
    pub rest: Option<(u64, String)>,
    /// The line from which elements lay too deep.
    pub too_deep_from: Option<u64>,
    /// Some tag had too many attributes.
    pub had_crowded_tags: bool,
}

/// Parses as a fragment of `<body>`, without scripting.
pub fn parse(html: &str, options: &ReadOptions) -> Parsed {
    let (within, beyond) = html.split_at(html.floor_char_boundary(options.bytes_max));
    let cut = bounded(within);
    let source = &closed(cut.as_deref().unwrap_or(within));
    let tokenizer =
        Tokenizer::new(Guard::new(builder(), options.depth_max, options.nodes_max), TokenizerOpts::default());
    let taken = feed(&tokenizer, source);
    tokenizer.end();
    let left = format!("{}{beyond}", &source[taken..]);
    let line = 1 + source[..taken].matches('\n').count() as u64;
    Parsed {
        rest: (!left.trim().is_empty()).then_some((line, left)),
        too_deep_from: tokenizer.sink.too_deep_from(),
        had_crowded_tags: cut.is_some(),
        dom: tokenizer.sink.builder.sink.finish(),
    }
}

/// A tag that never ends would swallow the end of the text; its `<` is made a character.
fn closed(source: &str) -> Cow<'_, str> {
    let tail = source.rfind('>').map_or(0, |at| at + 1);
    if !source[tail..].contains('<') {
        return Cow::Borrowed(source);
    }
    let mut out = source[..tail].to_owned();
    for (index, part) in source[tail..].split('<').enumerate() {
        let opens = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        out.push_str(if index == 0 {
            ""
        } else if opens {
            "&lt;"
        } else {
            "<"
        });
        out.push_str(part);
    }
    Cow::Owned(out)
}

fn builder() -> TreeBuilder<usize, Sink> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = Sink::new();
    let name = QualName::new(None, ns!(html), LocalName::from("body"));
    let context = create_element(&sink, name, Vec::new());
    TreeBuilder::new_for_fragment(sink, context, None, options)
}

/// Feeds piece by piece until the end or until the document is full; answers how many bytes were taken.
fn feed(tokenizer: &Tokenizer<Guard>, source: &str) -> usize {
    let queue = BufferQueue::default();
    let mut taken = 0;
    while taken < source.len() && !tokenizer.sink.is_full() {
        let end = source.ceil_char_boundary(taken + PIECE_BYTES);
        queue.push_back(StrTendril::from_slice(&source[taken..end]));
        // The tokenizer pauses behind each script, for a browser to run it.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        taken = end;
    }
    taken
}
