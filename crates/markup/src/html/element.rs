//! What each element becomes.

use super::dom::{Data, Dom, NodeId};
use super::flow::Flow;
use super::reader::{Context, Reader};
use super::source::source;
use crate::{Block, BlockId, BlockKind, Direction, Mark};

impl Reader<'_> {
    pub fn element(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let dom = self.dom;
        match dom.name(node) {
            "br" => flow.push_break(),
            "hr" => flow.push(Block::new(BlockKind::Rule)),
            "a" if dom.attr(node, "data-footnote-backref").is_some() => {}
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "nav" | "aside" | "address"
            | "center" | "fieldset" | "form" | "details" | "dialog" | "search" | "hgroup" | "legend" | "dd" | "dl"
            | "marquee" | "li" | "noscript" | "body" | "html" | "head" | "figcaption" | "caption" | "optgroup"
            | "option" | "tr" | "tbody" | "thead" | "tfoot" | "blockquote" | "figure" | "table" | "ul" | "ol"
            | "menu" | "dir" | "dt" | "summary" | "td" | "th" => self.block_element(node, context, flow),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, context, flow),
            "pre" | "listing" | "xmp" | "plaintext" => self.code(node, context, flow),
            "img" => self.image(node, context, flow),
            "audio" | "video" => self.recording(node, context, flow),
            "iframe" => self.frame(node, context, flow),
            "rp" | "link" | "meta" | "base" | "source" | "track" | "area" | "col" | "colgroup" | "param" | "wbr" => {}
            "rt" => self.wrapped("(", node, ")", context, flow),
            "q" => self.wrapped("“", node, "”", context, flow),
            "input" => self.input(node, context, flow),
            "script" | "style" | "template" | "title" | "svg:" | "math:" | "canvas" | "applet" | "select"
            | "noembed" | "noframes" | "embed" | "object" | "frameset" | "frame" | "progress" | "meter"
            | "datalist" => self.leftover(node, flow),
            name => {
                let inner = self.marked(node, name, context);
                self.children(node, &inner, flow);
            }
        }
    }

    fn block_element(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let context = &context.with_lang(self.lang_of(node));
        flow.flush();
        let special = self.special(node, context, flow);
        if !special {
            match self.dom.name(node) {
                "ul" | "ol" | "menu" | "dir" => self.list(node, context, flow),
                "blockquote" => self.quote(node, context, flow),
                "figure" => self.figure(node, context, flow),
                "table" => self.table(node, context, flow),
                "dt" | "summary" => {
                    let mut strong = context.clone();
                    strong.marks.push(Mark::Strong);
                    self.children(node, &strong, flow);
                }
                _ => self.children(node, context, flow),
            }
        }
        flow.flush();
    }

    fn heading(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let context = context.with_lang(self.lang_of(node));
        flow.flush();
        let level = self.dom.name(node).as_bytes()[1].saturating_sub(b'0').clamp(2, 4);
        let id = self.named(node, flow);
        let mut behind = Flow::default();
        let text = self.line_of(node, &context, &mut behind);
        flow.push(Block { id, lang: context.lang, kind: BlockKind::Heading { level, text } });
        flow.blocks.extend(behind.finished());
    }

    /// The name that the source gives a block: by a comment before it in our Markdown, or by the id that our renderer wrote.
    pub fn named(&self, node: NodeId, flow: &mut Flow) -> BlockId {
        let written = || self.dom.attr(node, "id")?.strip_prefix("b-").and_then(BlockId::new);
        flow.next_id.take().or_else(written).unwrap_or_default()
    }

    fn code(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        // Code is in no language around it; and that it runs from left to right is no news.
        let lang = self.lang_of(node).filter(|lang| lang.lang.is_some() || lang.dir != Some(Direction::Ltr));
        let class = self.dom.descendants(node).filter_map(|node| self.dom.attr(node, "class"));
        let mut words = class.flat_map(str::split_ascii_whitespace);
        let language = words.find_map(|word| word.strip_prefix("language-")).map(str::to_owned);
        let id = self.named(node, flow);
        let text = text_with_breaks(self.dom, node);
        flow.push(Block { id, lang, kind: BlockKind::Code { language, text } });
        // A picture within code stands behind it.
        let dom = self.dom;
        for image in dom.descendants(node).filter(|each| dom.name(*each) == "img") {
            self.image(image, context, flow);
        }
    }

    fn wrapped(&mut self, before: &str, node: NodeId, after: &str, context: &Context, flow: &mut Flow) {
        let inner = self.marked(node, "", context);
        flow.push_text(before, &inner.marks, &inner.lang);
        self.children(node, &inner, flow);
        flow.push_text(after, &inner.marks, &inner.lang);
    }

    /// A box to tick is a sign; other fields are left over if they say something.
    fn input(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        match self.dom.attr(node, "type").unwrap_or_default() {
            "checkbox" => {
                let sign = if self.dom.attr(node, "checked").is_some() { "☑ " } else { "☐ " };
                flow.push_text(sign, &context.marks, &context.lang);
            }
            "hidden" => {}
            _ => self.leftover(node, flow),
        }
    }

    /// Keeps the source of what the schema cannot say.
    pub fn leftover(&mut self, node: NodeId, flow: &mut Flow) {
        let source = source(self.dom, node);
        let name = self.dom.name(node).trim_end_matches(':').to_owned();
        let note = format!("<{name}> has no place in a body");
        self.problem(node, format!("{note}; its source is kept as a leftover"));
        flow.hoist(Block::new(BlockKind::Leftover { source, note }));
    }
}

/// The text of a node in which `<br>` is the end of a line.
fn text_with_breaks(dom: &Dom, node: NodeId) -> String {
    let mut out = String::new();
    for node in dom.descendants(node) {
        match &dom.node(node).data {
            Data::Text(text) => out.push_str(text),
            Data::Element { .. } if dom.name(node) == "br" => out.push('\n'),
            _ => {}
        }
    }
    out
}
