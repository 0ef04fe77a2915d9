//! Quotes and pull quotes.

use super::dom::{Data, NodeId};
use super::flow::{Flow, in_line};
use super::reader::{Context, Origin, Reader};
use crate::{Block, BlockKind, Inline, Inlines};

impl Reader<'_> {
    pub fn quote(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let pull = ["pullquote", "wp-block-pullquote"].iter().any(|class| self.dom.has_class(node, class));
        if pull {
            return self.pull_quote(node, context, flow);
        }
        let id = self.named(node, flow);
        let (mut blocks, mut cite) = self.cited(node, &context.without_lang());
        if cite.is_empty() && self.origin == Origin::Markdown {
            cite = signature(&mut blocks);
        }
        flow.push(Block { id, lang: context.lang.clone(), kind: BlockKind::Quote { blocks, cite } });
    }

    pub fn pull_quote(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let id = self.named(node, flow);
        let inner = context.without_lang();
        // WordPress wraps the quotation in a <blockquote>, whose <cite> is the one.
        let wrapped = self.dom.children(node).iter().copied().find(|child| self.dom.name(*child) == "blockquote");
        let (blocks, cite) = self.cited(wrapped.unwrap_or(node), &inner);
        let (text, others) = in_line(blocks);
        flow.push(Block { id, lang: context.lang.clone(), kind: BlockKind::PullQuote { text, cite } });
        flow.blocks.extend(others);
        if let Some(wrapped) = wrapped {
            for child in self.dom.children(node).iter().filter(|child| **child != wrapped) {
                self.node(*child, &inner, flow);
            }
        }
    }

    /// A quote's blocks and who said it: the last `<footer>` or `<cite>` among its children, if nothing but it ends the quote.
    fn cited(&mut self, node: NodeId, context: &Context) -> (Vec<Block>, Inlines) {
        let dom = self.dom;
        let blank = |id: &&NodeId| match &dom.node(**id).data {
            Data::Text(text) => text.trim().is_empty(),
            Data::Comment(_) => true,
            _ => false,
        };
        let children = dom.children(node);
        let last = children.iter().rposition(|child| !blank(&child));
        let last = last.filter(|at| *at > 0 && matches!(dom.name(children[*at]), "footer" | "cite"));
        let mut flow = Flow::default();
        for child in &children[..last.unwrap_or(children.len())] {
            self.node(*child, context, &mut flow);
        }
        flow.flush();
        let cite = last.map(|at| self.line_of(children[at], context, &mut flow)).unwrap_or_default();
        (flow.finished(), cite)
    }
}

/// In Markdown a last line that begins with a dash says who is quoted; it is taken out of the quote.
fn signature(blocks: &mut [Block]) -> Inlines {
    let only = blocks.len() == 1;
    let Some(Block { kind: BlockKind::Paragraph(text), .. }) = blocks.last_mut() else {
        return Inlines::new();
    };
    let lines =
        |inline: &Inline| matches!(inline, Inline::Text { text, marks } if marks.is_empty() && text.contains('\n'));
    let (at, mut cite) = match text.iter().rposition(lines) {
        Some(at) => {
            let Inline::Text { text: piece, .. } = &mut text[at] else { return Inlines::new() };
            let end = piece.rfind('\n').unwrap_or_default();
            let line = piece[end..].to_owned();
            if !line.trim_start().starts_with("— ") {
                return Inlines::new();
            }
            piece.truncate(end);
            (at + 1, vec![Inline::text(line)])
        }
        None if !only => (0, Inlines::new()),
        None => return Inlines::new(),
    };
    if at == 0 && !matches!(text.first(), Some(Inline::Text { text, .. }) if text.starts_with("— ")) {
        return Inlines::new();
    }
    cite.extend(text.drain(at..));
    if let Some(Inline::Text { text, .. }) = cite.first_mut() {
        *text = text.trim_start().trim_start_matches('—').trim_start().to_owned();
    }
    cite
}
