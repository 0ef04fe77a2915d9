//! The text of a fragment and nothing else.

use super::dom::{DOCUMENT, Data, Dom, NodeId};
use super::options::ReadOptions;
use super::parse::parse;

/// The words that a reader would see, with a space where a block or a line ends.
pub fn text_of_html(html: &str) -> String {
    let parsed = parse(html, &ReadOptions::default());
    let mut out = String::new();
    let mut waiting = vec![DOCUMENT];
    while let Some(node) = waiting.pop() {
        add(&parsed.dom, node, &mut out, &mut waiting);
    }
    out
}

fn add(dom: &Dom, node: NodeId, out: &mut String, waiting: &mut Vec<NodeId>) {
    if let Data::Text(text) = &dom.node(node).data {
        out.push_str(text);
    }
    match dom.name(node) {
        "script" | "style" | "template" | "title" | "textarea" | "select" | "iframe" | "noembed" | "noframes" => return,
        "br" | "p" | "div" | "li" | "td" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" => out.push(' '),
        _ => {}
    }
    waiting.extend(dom.children(node).iter().rev());
}
