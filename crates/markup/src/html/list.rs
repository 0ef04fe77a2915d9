//! Lists.

use super::dom::NodeId;
use super::flow::Flow;
use super::reader::{Context, Reader};
use crate::{Block, BlockKind, List, Order};

impl Reader<'_> {
    /// Children that are no items become part of the item before them.
    pub fn list(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let id = self.named(node, flow);
        let inner = context.without_lang();
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in self.dom.children(node) {
            if self.dom.name(*child) == "li" {
                let inner = Context { depth: inner.depth + 1, ..inner.with_lang(self.lang_of(*child)) };
                items.push(self.item(*child, &inner));
                continue;
            }
            let mut stray = Flow::default();
            self.node(*child, &inner, &mut stray);
            match items.last_mut() {
                Some(item) => item.extend(stray.finished()),
                None => items.push(stray.finished()),
            }
        }
        let list = List { order: self.order(node), items };
        flow.push(Block { id, lang: context.lang.clone(), kind: BlockKind::List(list) });
    }

    fn item(&mut self, node: NodeId, context: &Context) -> Vec<Block> {
        let children = self.dom.children(node).len();
        if children > 0 && context.depth >= self.options.depth_max {
            let mut flow = Flow::default();
            flow.push_text(&self.dom.text(node), &context.marks, &context.lang);
            return flow.finished();
        }
        self.apart(node, context)
    }

    fn order(&self, node: NodeId) -> Order {
        if self.dom.name(node) != "ol" {
            return Order::Bullets;
        }
        let start = self.dom.attr(node, "start").and_then(|start| start.trim().parse().ok());
        Order::Numbers { start: start.unwrap_or(1) }
    }
}
