//! What inline elements say of the text in them.

use super::dom::NodeId;
use super::reader::{Context, Reader};
use crate::{LangDir, Mark, safe_href};

impl Reader<'_> {
    /// The context within an inline element: its mark, and its language and direction.
    pub fn marked(&mut self, node: NodeId, name: &str, context: &Context) -> Context {
        let mut inner = context.clone();
        inner.marks.extend(self.mark(node, name));
        if let Some(lang) = self.lang_of(node) {
            inner.marks.push(Mark::Language(lang));
        }
        inner
    }

    fn mark(&mut self, node: NodeId, name: &str) -> Option<Mark> {
        match name {
            "b" | "strong" => Some(Mark::Strong),
            "i" | "em" | "dfn" | "var" | "cite" => Some(Mark::Em),
            "s" | "strike" | "del" => Some(Mark::Strike),
            "sub" => Some(Mark::Sub),
            "sup" => Some(Mark::Sup),
            "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
            // Footnotes are plain text behind the body.
            "a" if self.dom.attr(node, "data-footnote-ref").is_some() => None,
            "a" => self.link(node),
            _ => None,
        }
    }

    fn link(&mut self, node: NodeId) -> Option<Mark> {
        let written = self.dom.attr(node, "href")?;
        let href = self.resolved(written);
        if href.is_none() && !written.trim().is_empty() {
            let shown: String = written.chars().take(60).collect();
            self.problem(node, format!("a link to “{shown}” was left out; its text is kept"));
        }
        href.map(|href| Mark::Link { href })
    }

    /// An address made whole and tested.
    pub fn resolved(&self, href: &str) -> Option<String> {
        let safe = safe_href(href)?;
        match &self.base {
            Some(base) if !safe.starts_with('#') => safe_href(base.join(&safe).ok()?.as_str()),
            _ => Some(safe),
        }
    }

    pub fn lang_of(&self, node: NodeId) -> Option<LangDir> {
        let lang = self.dom.attr(node, "lang").or_else(|| self.dom.attr(node, "xml:lang"));
        LangDir::new(lang, self.dom.attr(node, "dir"))
    }
}
