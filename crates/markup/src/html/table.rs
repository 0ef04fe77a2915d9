//! Tables: those that hold data stay tables, those that only arrange a page fall apart into their contents.

use super::dom::NodeId;
use super::flow::Flow;
use super::reader::{Context, Reader};
use crate::{Align, Block, BlockKind, Cell, CellKind, Row, Table};

/// How many empty cells a wide cell leaves behind it at most.
const SPAN_MAX: usize = 40;

impl Reader<'_> {
    pub fn table(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let rows = self.rows(node);
        if self.only_arranges(node, &rows) {
            return self.children(node, context, flow);
        }
        let id = self.named(node, flow);
        let inner = Context { depth: context.depth + 2, ..context.without_lang() };
        let mut behind = Flow::default();
        let mut table = Table::default();
        for row in &rows {
            let in_head = self.dom.parent(*row).is_some_and(|part| self.dom.name(part) == "thead");
            let row = self.row(*row, &inner, &mut behind);
            let names = !row.cells.is_empty() && row.cells.iter().all(|cell| cell.kind == CellKind::Header);
            if in_head || (names && table.rows.is_empty()) { table.header.push(row) } else { table.rows.push(row) }
        }
        for child in self.dom.children(node) {
            if self.dom.name(*child) == "caption" {
                let caption = self.line_of(*child, &inner, &mut behind);
                table.caption.extend(caption);
            }
        }
        flow.push(Block { id, lang: context.lang.clone(), kind: BlockKind::Table(table) });
        flow.blocks.extend(behind.finished());
    }

    fn rows(&self, table: NodeId) -> Vec<NodeId> {
        let mut rows = Vec::new();
        for child in self.dom.children(table) {
            match self.dom.name(*child) {
                "tr" => rows.push(*child),
                "thead" | "tbody" | "tfoot" => {
                    rows.extend(self.dom.children(*child).iter().filter(|row| self.dom.name(**row) == "tr"));
                }
                _ => {}
            }
        }
        rows
    }

    fn only_arranges(&self, node: NodeId, rows: &[NodeId]) -> bool {
        let role = self.dom.attr(node, "role").unwrap_or_default();
        let one_column = || rows.iter().all(|row| self.cells(*row).count() < 2);
        let nested = || self.dom.descendants(node).skip(1).any(|node| self.dom.name(node) == "table");
        let named = self.dom.children(node).iter().any(|part| matches!(self.dom.name(*part), "thead" | "caption"));
        // Our renderer put this box around what was a table on purpose.
        let ours = self.dom.parent(node).is_some_and(|parent| self.dom.has_class(parent, "table-scroll"));
        matches!(role, "presentation" | "none") || nested() || (!named && !ours && one_column())
    }

    fn cells(&self, row: NodeId) -> impl Iterator<Item = NodeId> {
        self.dom.children(row).iter().copied().filter(|cell| matches!(self.dom.name(*cell), "td" | "th"))
    }

    fn row(&mut self, row: NodeId, context: &Context, behind: &mut Flow) -> Row {
        let mut cells = Vec::new();
        for node in self.cells(row).collect::<Vec<_>>() {
            cells.push(self.cell(node, context, behind));
            let span = self.dom.attr(node, "colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1_usize);
            let empty = span.saturating_sub(1).min(SPAN_MAX).min(self.padding_left);
            self.padding_left -= empty;
            let kind = cells.last().map(|cell: &Cell| cell.kind).unwrap_or_default();
            cells.extend((0..empty).map(|_| Cell { kind, ..Cell::default() }));
        }
        Row { cells }
    }

    fn cell(&mut self, node: NodeId, context: &Context, behind: &mut Flow) -> Cell {
        let kind = if self.dom.name(node) == "th" { CellKind::Header } else { CellKind::Data };
        let mut text = self.line_of(node, context, behind);
        if let Some(lang) = self.lang_of(node) {
            for inline in &mut text {
                if let crate::Inline::Text { marks, .. } = inline {
                    marks.insert(0, crate::Mark::Language(lang.clone()));
                }
            }
        }
        Cell { kind, align: self.align(node), text }
    }

    fn align(&self, node: NodeId) -> Align {
        let class = |name| self.dom.has_class(node, name);
        let word = self.dom.attr(node, "align").unwrap_or_default();
        let style = self.dom.attr(node, "style").unwrap_or_default().replace(' ', "");
        let says = |name: &str| word.eq_ignore_ascii_case(name) || style.contains(&format!("text-align:{name}"));
        if class("align-start") || class("has-text-align-left") || says("left") || says("start") {
            Align::Start
        } else if class("align-center") || class("has-text-align-center") || says("center") {
            Align::Center
        } else if class("align-end") || class("has-text-align-right") || says("right") || says("end") {
            Align::End
        } else {
            Align::Unsaid
        }
    }
}
