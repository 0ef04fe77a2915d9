//! The source of a part of the document, for leftovers.

use super::dom::{Data, Dom, NodeId};
use crate::render::{attribute_escaped, text_escaped};

enum Step {
    Open(NodeId),
    Close(String),
}

/// Writes a node and all below it as HTML again.
pub fn source(dom: &Dom, node: NodeId) -> String {
    let mut out = String::new();
    let mut steps = vec![Step::Open(node)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close(tag) => out.push_str(&tag),
            Step::Open(node) => open(dom, node, &mut out, &mut steps),
        }
    }
    out
}

fn open(dom: &Dom, id: NodeId, out: &mut String, steps: &mut Vec<Step>) {
    let node = dom.node(id);
    match &node.data {
        Data::Root => {}
        Data::Text(text) => text_escaped(out, text),
        Data::Comment(text) => out.push_str(&format!("<!--{text}-->")),
        Data::Element { name, attrs, .. } => {
            out.push_str(&format!("<{}", name.local));
            for attr in attrs {
                out.push_str(&format!(" {}=\"", attr.name.local));
                attribute_escaped(out, &attr.value);
                out.push('"');
            }
            out.push('>');
            if !is_void(&name.local) {
                steps.push(Step::Close(format!("</{}>", name.local)));
            }
        }
    }
    if let Data::Element { template: Some(contents), .. } = &node.data {
        steps.push(Step::Open(*contents));
    }
    steps.extend(node.children.iter().rev().map(|child| Step::Open(*child)));
}

fn is_void(name: &str) -> bool {
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
            | "param"
    )
}
