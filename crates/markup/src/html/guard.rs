//! Stands between tokenizer and tree builder, whose work grows with depth: tags beyond the bounds are left out.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

use super::dom::{NodeId, Sink};

pub struct Guard {
    pub builder: TreeBuilder<NodeId, Sink>,
    depth_max: usize,
    nodes_max: usize,
    /// How many tags of each name were left out and wait for their end tag.
    left_out: RefCell<HashMap<LocalName, usize>>,
    /// The line where the first tag was left out.
    first: Cell<Option<u64>>,
}

impl Guard {
    pub fn new(builder: TreeBuilder<NodeId, Sink>, depth_max: usize, nodes_max: usize) -> Self {
        Self { builder, depth_max, nodes_max, left_out: RefCell::default(), first: Cell::new(None) }
    }

    pub fn is_full(&self) -> bool {
        self.builder.sink.count() >= self.nodes_max
    }

    /// Where the document first grew too deep.
    pub fn too_deep_from(&self) -> Option<u64> {
        self.first.get()
    }

    fn lets_in(&self, token: &Token, line: u64) -> bool {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.lets_start(tag, line),
            Token::TagToken(tag) => self.lets_end(tag),
            Token::CommentToken(_) => !self.is_full(),
            _ => true,
        }
    }

    fn lets_start(&self, tag: &Tag, line: u64) -> bool {
        if is_shallow(&tag.name) {
            return !self.is_full();
        }
        if self.builder.sink.depth() < self.depth_max && !self.is_full() {
            return true;
        }
        if self.first.get().is_none() {
            self.first.set(Some(line));
        }
        *self.left_out.borrow_mut().entry(tag.name.clone()).or_insert(0) += 1;
        false
    }

    fn lets_end(&self, tag: &Tag) -> bool {
        match self.left_out.borrow_mut().get_mut(&tag.name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        }
    }
}

/// Elements that hold no elements, so that they cannot make the tree deeper. Those with raw text are among them,
/// since without its tag a script would be read as text.
fn is_shallow(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "wbr"
            | "input"
            | "source"
            | "track"
            | "area"
            | "col"
            | "embed"
            | "link"
            | "meta"
            | "script"
            | "style"
            | "title"
            | "textarea"
            | "iframe"
            | "xmp"
            | "noembed"
            | "noframes"
            | "plaintext"
    )
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.lets_in(&token, line) { self.builder.process_token(token, line) } else { TokenSinkResult::Continue }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
