//! Pictures, and what stands around them.

use super::dom::{Dom, NodeId};
use super::flow::Flow;
use super::reader::{Context, Origin, Reader};
use crate::text::inline_text;
use crate::{Block, BlockKind, Figure, Inline, Inlines, Mark};

/// Where lazy loaders hide the address of a picture.
const LAZY_SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "data-orig-file"];

impl Reader<'_> {
    pub fn image(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let alt = self.dom.attr(node, "alt").unwrap_or_default().to_owned();
        if is_sign(self.dom, node) {
            return flow.push_text(&alt, &context.marks, &context.lang);
        }
        if is_beacon(self.dom, node) {
            return self.problem(node, "a picture of one pixel, which only counts readers, was left out".into());
        }
        let written = address(self.dom, node).unwrap_or_default().to_owned();
        let source = self.resolved(&written);
        let picture = (self.options.resolve_picture)(&written)
            .or_else(|| source.as_deref().and_then(|source| (self.options.resolve_picture)(source)));
        if picture.is_none() && source.is_none() {
            return self.leftover(node, flow);
        }
        if picture.is_none() {
            let shown: String = written.chars().take(120).collect();
            self.problem(node, format!("the picture “{shown}” is not in the library; readers get a link to it"));
        }
        // A picture that we hold needs no foreign address.
        let source = source.filter(|_| picture.is_none());
        let (caption, credit) = self.markdown_title(node);
        let link = enclosing_link(context).filter(|href| !leads_to_picture(href, &written));
        let figure = Figure { picture, source, alt, caption, credit, link };
        let repeats = in_noscript(self.dom, node) && flow.blocks.last().is_some_and(|last| shows_same(last, &figure));
        if !repeats {
            flow.hoist(Block { lang: context.lang.clone(), ..Block::new(BlockKind::Figure(figure)) });
        }
    }

    /// Markdown has one place for a picture's words, its title: `caption | credit`.
    fn markdown_title(&self, node: NodeId) -> (Inlines, String) {
        let title = self.dom.attr(node, "title").filter(|_| self.origin == Origin::Markdown).unwrap_or_default();
        let (caption, credit) = title.rsplit_once(" | ").unwrap_or((title, ""));
        let caption = if caption.is_empty() { Vec::new() } else { vec![Inline::text(caption)] };
        (caption, credit.to_owned())
    }

    /// A `<figure>`: its caption goes to the one thing in it that can have one.
    pub fn figure(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let id = self.named(node, flow);
        let inner = context.without_lang();
        let mut content = Flow::default();
        let (mut caption, mut credit) = (Inlines::new(), String::new());
        for child in self.dom.children(node) {
            if self.dom.name(*child) == "figcaption" {
                let (more, by) = self.caption(*child, &inner, &mut content);
                caption.extend(more);
                credit.push_str(&by);
            } else {
                self.node(*child, &inner, &mut content);
            }
        }
        let mut blocks = together(content.finished(), caption, credit);
        if let [only] = blocks.as_mut_slice() {
            only.id = if id.is_empty() { std::mem::take(&mut only.id) } else { id };
        }
        for block in &mut blocks {
            block.lang = block.lang.take().or_else(|| context.lang.clone());
        }
        flow.flush();
        flow.blocks.append(&mut blocks);
    }

    /// A caption, and the credit that is told from it by its class.
    pub fn caption(&mut self, node: NodeId, context: &Context, flow: &mut Flow) -> (Inlines, String) {
        let context = Context { depth: context.depth + 1, ..context.clone() };
        let (mut text, mut credit) = (Flow::default(), String::new());
        for child in self.dom.children(node) {
            let class = self.dom.attr(*child, "class").unwrap_or_default();
            if class.split_ascii_whitespace().any(|class| class == "credit" || class.ends_with("-credit")) {
                credit.push_str(self.dom.text(*child).trim());
            } else {
                self.node(*child, &context, &mut text);
            }
        }
        let (line, others) = super::flow::in_line(text.finished());
        others.into_iter().for_each(|block| flow.hoist(block));
        (line, credit)
    }

    /// What a gallery's element holds, as one gallery if it holds pictures only.
    pub fn gallery(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let id = self.named(node, flow);
        let blocks = self.apart(node, &context.without_lang());
        let mut figures = Vec::new();
        if blocks.iter().all(|block| pictures_of(block, &mut figures)) && !figures.is_empty() {
            flow.push(Block { id, lang: context.lang.clone(), kind: BlockKind::Gallery(figures) });
        } else {
            flow.flush();
            flow.blocks.extend(blocks);
        }
    }
}

/// Joins a caption with what it captions.
fn together(mut blocks: Vec<Block>, caption: Inlines, credit: String) -> Vec<Block> {
    if blocks.len() > 1 && blocks.iter().all(|block| matches!(block.kind, BlockKind::Figure(_))) {
        let mut figures = Vec::new();
        blocks.iter().for_each(|block| {
            pictures_of(block, &mut figures);
        });
        blocks = vec![Block::new(BlockKind::Gallery(figures))];
    }
    let others_too = blocks.iter().any(|block| caption_host(block) == Some(Host::Other));
    let hosts = blocks.iter_mut().filter(|block| !others_too || caption_host(block) == Some(Host::Other));
    let mut hosts = hosts.filter_map(caption_of).collect::<Vec<_>>();
    let credited = match hosts.as_mut_slice() {
        [(host, by)] if host.is_empty() => {
            host.extend(caption);
            match by {
                Some(by) if by.is_empty() => {
                    by.push_str(&credit);
                    return blocks;
                }
                _ => Inlines::new(),
            }
        }
        _ => caption,
    };
    let credit = if credit.is_empty() { Vec::new() } else { vec![Inline::HardBreak, Inline::text(credit)] };
    blocks.push(Block::new(BlockKind::Paragraph([credited, credit].concat())));
    blocks
}

#[derive(PartialEq, Eq)]
enum Host {
    Picture,
    Other,
}

/// What a caption could belong to. A table's picture, put behind it, does not take the table's caption.
fn caption_host(block: &Block) -> Option<Host> {
    match &block.kind {
        BlockKind::Figure(_) => Some(Host::Picture),
        BlockKind::Audio(_) | BlockKind::Video(_) | BlockKind::Table(_) => Some(Host::Other),
        BlockKind::Quote { .. } | BlockKind::PullQuote { .. } => Some(Host::Other),
        _ => None,
    }
}

/// Where a block keeps its caption, and its credit if it has a place for one.
fn caption_of(block: &mut Block) -> Option<(&mut Inlines, Option<&mut String>)> {
    match &mut block.kind {
        BlockKind::Figure(it) => Some((&mut it.caption, Some(&mut it.credit))),
        BlockKind::Audio(it) | BlockKind::Video(it) => Some((&mut it.caption, Some(&mut it.credit))),
        BlockKind::Table(it) => Some((&mut it.caption, None)),
        BlockKind::Quote { cite, .. } | BlockKind::PullQuote { cite, .. } => Some((cite, None)),
        _ => None,
    }
}

fn pictures_of(block: &Block, figures: &mut Vec<Figure>) -> bool {
    match &block.kind {
        BlockKind::Figure(figure) => figures.push(figure.clone()),
        BlockKind::Gallery(more) => figures.extend(more.iter().cloned()),
        BlockKind::List(list) => return list.items.iter().flatten().all(|block| pictures_of(block, figures)),
        BlockKind::Paragraph(text) => return inline_text(text).trim().is_empty(),
        _ => return false,
    }
    true
}

/// Pictures that stand for a character.
fn is_sign(dom: &Dom, node: NodeId) -> bool {
    let class = dom.attr(node, "class").unwrap_or_default();
    let has_alt = dom.attr(node, "alt").is_some_and(|alt| !alt.is_empty());
    has_alt
        && class
            .split_ascii_whitespace()
            .any(|class| matches!(class, "emoji" | "wp-smiley" | "smiley" | "emoticon" | "latex"))
}

fn is_beacon(dom: &Dom, node: NodeId) -> bool {
    ["width", "height"].iter().all(|name| matches!(dom.attr(node, name), Some("0" | "1" | "0px" | "1px")))
}

/// The address that a picture would be loaded from.
fn address(dom: &Dom, node: NodeId) -> Option<&str> {
    let real = |src: &&str| !src.trim().is_empty() && !src.trim_start().starts_with("data:");
    let src = dom.attr(node, "src").filter(real);
    let lazy = || LAZY_SOURCES.iter().find_map(|name| dom.attr(node, name).filter(real));
    let set =
        || dom.attr(node, "srcset").or(dom.attr(node, "data-srcset"))?.split_ascii_whitespace().next().filter(real);
    src.or_else(lazy).or_else(set)
}

fn enclosing_link(context: &Context) -> Option<String> {
    context.marks.iter().rev().find_map(|mark| match mark {
        Mark::Link { href } => Some(href.clone()),
        _ => None,
    })
}

/// A link to the same picture in its full size is not kept.
fn leads_to_picture(href: &str, source: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    href == source || [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].iter().any(|end| path.ends_with(end))
}

fn in_noscript(dom: &Dom, node: NodeId) -> bool {
    dom.parent(node).is_some_and(|parent| dom.name(parent) == "noscript")
}

fn shows_same(block: &Block, figure: &Figure) -> bool {
    matches!(&block.kind, BlockKind::Figure(it) if it.picture == figure.picture && it.source == figure.source)
}
