//! Walks a document and says it again as blocks.

use url::Url;

use super::dom::{DOCUMENT, Data, Dom, NodeId};
use super::flow::{Flow, in_line};
use super::options::{Breaks, Problem, Read, ReadOptions};
use super::parse::{Parsed, parse};
use crate::{Block, BlockId, BlockKind, Body, Inlines, LangDir, Mark};

/// After this many problems one more says that there are others.
const PROBLEMS_MAX: usize = 200;
/// No article has so many lines.
const BREAKS_MAX: usize = 40_000;
/// How many empty cells all wide cells of a body leave behind them at most.
const PADDING_MAX: usize = 20_000;

/// Whose HTML it is: Markdown's has line numbers, names of blocks and directives in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Html,
    Markdown,
}

pub struct Reader<'a> {
    pub dom: &'a Dom,
    pub options: &'a ReadOptions<'a>,
    pub base: Option<Url>,
    pub origin: Origin,
    problems: Vec<Problem>,
    /// How many ends of line may still become breaks.
    breaks_left: usize,
    /// How many empty cells may still be put behind wide ones.
    pub padding_left: usize,
    /// The line of the Markdown source.
    line: Option<u64>,
}

/// What the elements around say.
#[derive(Clone, Default)]
pub struct Context {
    pub marks: Vec<Mark>,
    /// Language and direction of blocks, not yet said by a block around.
    pub lang: Option<LangDir>,
    pub depth: usize,
}

pub fn read(html: &str, options: &ReadOptions, origin: Origin) -> Read {
    let parsed = parse(html, options);
    let base = options.base_url.and_then(|base| Url::parse(base).ok());
    let mut reader = Reader {
        dom: &parsed.dom,
        options,
        base,
        origin,
        problems: Vec::new(),
        breaks_left: BREAKS_MAX,
        padding_left: PADDING_MAX,
        line: None,
    };
    let mut flow = Flow::default();
    reader.children(DOCUMENT, &Context::default(), &mut flow);
    let mut blocks = flow.finished();
    let mut problems = reader.problems;
    bounds(&parsed, &mut blocks, &mut problems);
    Read { body: Body { blocks }.clean(), problems }
}

fn bounds(parsed: &Parsed, blocks: &mut Vec<Block>, problems: &mut Vec<Problem>) {
    let mut tell = |line: u64, what: &str| problems.push(Problem { place: format!("line {line}"), what: what.into() });
    if parsed.had_crowded_tags {
        tell(1, "a tag has hundreds of attributes; those beyond the bound are kept as text");
    }
    if let Some(line) = parsed.too_deep_from {
        tell(line, "elements lie too deep in each other; their text is kept, their form is not");
    }
    if let Some((line, rest)) = &parsed.rest {
        tell(*line, "the text is too long; the rest is kept as a leftover");
        let note = "the text was longer than a body may be".into();
        blocks.push(Block::new(BlockKind::Leftover { source: rest.clone(), note }));
    }
}

impl Reader<'_> {
    pub fn problem(&mut self, node: NodeId, what: String) {
        let line = self.line.unwrap_or(self.dom.node(node).line);
        match self.problems.len() {
            0..PROBLEMS_MAX => self.problems.push(Problem { place: format!("line {line}"), what }),
            PROBLEMS_MAX => self.problems.push(Problem { place: format!("line {line}"), what: "and more".into() }),
            _ => {}
        }
    }

    pub fn children(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let dom = self.dom;
        for child in dom.children(node) {
            self.node(*child, context, flow);
        }
    }

    /// Reads one node into a flow of its own.
    pub fn apart(&mut self, node: NodeId, context: &Context) -> Vec<Block> {
        let mut flow = Flow::default();
        self.children(node, context, &mut flow);
        flow.finished()
    }

    /// Reads the content of a node that holds no blocks; what cannot be said in a line is put behind it.
    pub fn line_of(&mut self, node: NodeId, context: &Context, flow: &mut Flow) -> Inlines {
        let (line, others) = in_line(self.apart(node, &context.without_lang()));
        others.into_iter().for_each(|block| flow.hoist(block));
        line
    }

    pub fn node(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        match &self.dom.node(node).data {
            Data::Root => self.children(node, context, flow),
            Data::Text(text) => self.text(text, context, flow),
            Data::Comment(text) => self.comment(text, flow),
            Data::Element { .. } if context.depth >= self.options.depth_max => self.too_deep(node, context, flow),
            Data::Element { .. } => {
                if self.origin == Origin::Markdown
                    && let Some(place) = self.dom.attr(node, "data-sourcepos")
                {
                    self.line = place.split(':').next().and_then(|line| line.parse().ok()).or(self.line);
                }
                let inner = Context { depth: context.depth + 1, ..context.clone() };
                self.element(node, &inner, flow);
            }
        }
    }

    fn text(&mut self, text: &str, context: &Context, flow: &mut Flow) {
        let ends = text.matches('\n').count();
        if self.options.breaks == Breaks::Spaces || ends > self.breaks_left {
            return flow.push_text(text, &context.marks, &context.lang);
        }
        self.breaks_left -= ends;
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                flow.push_break();
            }
            flow.push_text(line, &context.marks, &context.lang);
        }
    }

    /// In our own Markdown a comment can name the block that follows.
    fn comment(&mut self, text: &str, flow: &mut Flow) {
        if self.origin == Origin::Markdown
            && let Some(id) = text.trim().strip_prefix('#').and_then(BlockId::new)
        {
            flow.flush();
            flow.next_id = Some(id);
        }
    }

    fn too_deep(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        self.problem(node, "elements lie too deep in each other; their text is kept, their form is not".into());
        flow.push_text(&self.dom.text(node), &context.marks, &context.lang);
    }
}

impl Context {
    /// Says more of language and direction; what is said inside weighs more.
    pub fn with_lang(&self, lang: Option<LangDir>) -> Self {
        let mut context = self.clone();
        if let Some(inner) = lang {
            let outer = context.lang.take().unwrap_or_default();
            context.lang = Some(LangDir { lang: inner.lang.or(outer.lang), dir: inner.dir.or(outer.dir) });
        }
        context
    }

    /// For the inside of a block that has said it.
    pub fn without_lang(&self) -> Self {
        Self { lang: None, ..self.clone() }
    }
}
