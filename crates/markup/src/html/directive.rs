//! Markdown's fenced directives (`::: pullquote`), which arrive as `<div>`s with the directive for a class.

use super::dom::NodeId;
use super::flow::{Flow, in_line};
use super::reader::{Context, Reader};
use crate::directive::Directive;
use crate::{Block, BlockKind, Download, Embed, Figure, Inline, LangDir, PictureRef, Recording};

impl Reader<'_> {
    /// Reads a directive; `false` if the element is none that we know.
    pub fn directive(&mut self, node: NodeId, context: &Context, flow: &mut Flow) -> bool {
        let class = self.dom.attr(node, "class").unwrap_or_default();
        let Some(directive) = Directive::parse(class).filter(|_| self.dom.name(node) == "div") else {
            return false;
        };
        let context = context.with_lang(LangDir::new(directive.get("lang"), directive.get("dir")));
        if directive.name == "gallery" {
            self.gallery(node, &context, flow);
            return true;
        }
        let id = self.named(node, flow);
        let inner = Context { depth: context.depth + 1, ..context.without_lang() };
        let blocks = self.apart(node, &inner);
        match self.said_by(&directive, blocks) {
            Ok((kind, others)) => {
                flow.push(Block { id, lang: context.lang, kind });
                flow.blocks.extend(others);
            }
            Err(blocks) => {
                self.problem(
                    node,
                    format!("“::: {}” is no directive or lacks an address; its text is kept", directive.name),
                );
                flow.flush();
                flow.blocks.extend(blocks);
            }
        }
        true
    }

    /// The block that a directive makes of its content and what does not fit into it; the content again if it makes none.
    fn said_by(&self, directive: &Directive, blocks: Vec<Block>) -> Result<(BlockKind, Vec<Block>), Vec<Block>> {
        let text = |name: &str| directive.get(name).unwrap_or_default().to_owned();
        let url = directive.get("url").and_then(|url| self.resolved(url));
        match (directive.name.as_str(), url) {
            ("pullquote", _) => {
                let cite = directive.get("cite").map(Inline::text).into_iter().collect();
                let (text, others) = in_line(blocks);
                Ok((BlockKind::PullQuote { text, cite }, others))
            }
            ("figure", _) => {
                let (picture, source) = self.pictured(directive);
                if picture.is_none() && source.is_none() {
                    return Err(blocks);
                }
                let link = directive.get("link").and_then(|link| self.resolved(link));
                let (caption, others) = in_line(blocks);
                let figure = Figure { picture, source, alt: text("alt"), caption, credit: text("credit"), link };
                Ok((BlockKind::Figure(figure), others))
            }
            ("embed", Some(url)) => {
                Ok((BlockKind::Embed(Embed { url, provider: text("provider"), title: text("title") }), blocks))
            }
            ("file", Some(url)) => {
                let size_bytes = directive.get("size").and_then(|size| size.parse().ok());
                Ok((BlockKind::File(Download { url, title: text("title"), size_bytes }), blocks))
            }
            (name @ ("audio" | "video"), Some(url)) => {
                let poster = directive.get("poster").and_then(|poster| (self.options.resolve_picture)(poster));
                let (caption, others) = in_line(blocks);
                let it = Recording { url, poster, caption, credit: text("credit") };
                Ok((if name == "audio" { BlockKind::Audio(it) } else { BlockKind::Video(it) }, others))
            }
            ("leftover", _) => {
                let source = blocks.iter().map(crate::text::block_text).collect::<Vec<_>>().join("\n\n");
                Ok((BlockKind::Leftover { source, note: text("note") }, Vec::new()))
            }
            _ => Err(blocks),
        }
    }

    fn pictured(&self, directive: &Directive) -> (Option<PictureRef>, Option<String>) {
        let picture = directive.get("picture").and_then(|name| (self.options.resolve_picture)(name));
        let source = directive.get("source").or(directive.get("picture")).and_then(|source| self.resolved(source));
        let source = source.filter(|_| picture.is_none() || directive.get("source").is_some());
        (picture, source)
    }
}
