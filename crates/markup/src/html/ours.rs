//! Elements that say by their class what they are: our own output read again, and WordPress's blocks.

use super::dom::{Data, NodeId};
use super::embed::{embed, web_page};
use super::flow::Flow;
use super::reader::{Context, Origin, Reader};
use crate::href::host_of;
use crate::{Block, BlockKind, Download, Embed, Figure, Recording};

impl Reader<'_> {
    /// Reads an element by its class; `false` if its class says nothing to us or its content does not fit.
    pub fn special(&mut self, node: NodeId, context: &Context, flow: &mut Flow) -> bool {
        if self.origin == Origin::Markdown && self.directive(node, context, flow) {
            return true;
        }
        let dom = self.dom;
        let class = |class: &str| dom.has_class(node, class);
        match dom.name(node) {
            "aside" if class("pullquote") => self.pull_quote(node, context, flow),
            "figure" if class("wp-block-pullquote") => self.pull_quote(node, context, flow),
            "div" | "ul" | "figure"
                if class("gallery") || class("wp-block-gallery") || class("blocks-gallery-grid") =>
            {
                if class("wp-block-gallery") && dom.name(node) == "figure" {
                    return false;
                }
                self.gallery(node, context, flow);
            }
            "p" if class("file") => return self.add(self.file(node), node, context, flow),
            "figure" if class("embed") => return self.add(self.card(node), node, context, flow),
            "figure" if class("wp-block-embed") => return self.add(self.wordpress_embed(node), node, context, flow),
            "figure" if class("missing") || class("elsewhere") => {
                let kind = self.elsewhere(node, context, flow);
                return self.add(kind, node, context, flow);
            }
            _ => return false,
        }
        true
    }

    fn add(&mut self, kind: Option<BlockKind>, node: NodeId, context: &Context, flow: &mut Flow) -> bool {
        let Some(kind) = kind else { return false };
        let id = self.named(node, flow);
        flow.push(Block { id, lang: context.lang.clone(), kind });
        true
    }

    /// The one link in an element, and its words.
    fn link_in(&self, node: NodeId) -> Option<(String, String)> {
        let mut links = self.dom.descendants(node).filter(|each| self.dom.name(*each) == "a");
        let link = links.next().filter(|_| links.next().is_none())?;
        Some((self.resolved(self.dom.attr(link, "href")?)?, self.dom.text(link).trim().to_owned()))
    }

    fn first(&self, node: NodeId, name: &str) -> Option<NodeId> {
        self.dom.descendants(node).find(|each| self.dom.name(*each) == name)
    }

    /// Tells whether an element has no words but these.
    fn says_only(&self, node: NodeId, words: &[&str]) -> bool {
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        squeezed(&self.dom.text(node)) == squeezed(&words.concat()) && self.first(node, "img").is_none()
    }

    fn file(&self, node: NodeId) -> Option<BlockKind> {
        let (url, words) = self.link_in(node)?;
        let size = self.first(node, "data");
        let shown = size.map(|size| self.dom.text(size)).unwrap_or_default();
        if !self.says_only(node, &[&words, &shown]) {
            return None;
        }
        let size_bytes = size.and_then(|size| self.dom.attr(size, "value")?.parse().ok());
        Some(BlockKind::File(Download { url, title: words, size_bytes }))
    }

    fn card(&self, node: NodeId) -> Option<BlockKind> {
        let (url, words) = self.link_in(node)?;
        let provider = self.first(node, "figcaption").map(|caption| self.dom.text(caption)).unwrap_or_default();
        if !self.says_only(node, &[&words, &provider]) {
            return None;
        }
        let provider = provider.trim().to_owned();
        let provider = if host_of(&url).as_deref() == Some(provider.as_str()) { String::new() } else { provider };
        let title = if words == url { String::new() } else { words };
        Some(BlockKind::Embed(Embed { url, provider, title }))
    }

    /// WordPress writes the bare address of what it embeds.
    fn wordpress_embed(&self, node: NodeId) -> Option<BlockKind> {
        let caption = self.first(node, "figcaption").map(|caption| self.dom.text(caption)).unwrap_or_default();
        let all = self.dom.text(node);
        let address = all.split_whitespace().next().filter(|address| self.says_only(node, &[address, &caption]))?;
        Some(BlockKind::Embed(embed(&web_page(&self.resolved(address)?)?, caption.trim().to_owned())))
    }

    /// A figure of which our renderer could only show a link.
    fn elsewhere(&mut self, node: NodeId, context: &Context, flow: &mut Flow) -> Option<BlockKind> {
        let parts: Vec<_> = self.dom.children(node).iter().copied().filter(|part| !self.is_space(*part)).collect();
        let (link, caption) = match parts.as_slice() {
            [link] => (*link, None),
            [link, caption] if self.dom.name(*caption) == "figcaption" => (*link, Some(*caption)),
            _ => return None,
        };
        let (url, words) = self.link_in(link).filter(|(_, words)| self.says_only(link, &[words]))?;
        let (caption, credit) = match caption {
            Some(caption) => self.caption(caption, &context.without_lang(), flow),
            None => Default::default(),
        };
        let recording = |caption, credit| Recording { url: url.clone(), caption, credit, ..Recording::default() };
        Some(if self.dom.has_class(node, "audio") {
            BlockKind::Audio(recording(caption, credit))
        } else if self.dom.has_class(node, "video") {
            BlockKind::Video(recording(caption, credit))
        } else {
            BlockKind::Figure(Figure { source: Some(url), alt: words, caption, credit, ..Figure::default() })
        })
    }

    fn is_space(&self, node: NodeId) -> bool {
        matches!(&self.dom.node(node).data, Data::Text(text) if text.trim().is_empty())
    }
}
