//! Blocks: what a body is made of.

use super::inline::{Inline, Inlines, LangDir};
use super::media::{Download, Embed, Figure, Recording};

/// The body of a story: its blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub id: BlockId,
    /// Language and direction where they differ from the story's.
    pub lang: Option<LangDir>,
    pub kind: BlockKind,
}

/// A name that a block keeps through its life, unique in its body. The empty id means "not named yet";
/// [`Body::clean`] gives it a name made from the block's content, so that the same import names blocks alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(String);

impl BlockId {
    /// One to 40 ASCII letters, digits, `-` and `_`.
    pub fn new(id: impl Into<String>) -> Option<Self> {
        let id = id.into();
        let sound = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        ((1..=40).contains(&id.len()) && id.bytes().all(sound)).then_some(Self(id))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph(Inlines),
    Heading {
        /// 2 to 4; the headline is 1.
        level: u8,
        text: Inlines,
    },
    List(List),
    Quote {
        blocks: Vec<Block>,
        cite: Inlines,
    },
    PullQuote {
        text: Inlines,
        cite: Inlines,
    },
    Figure(Figure),
    Gallery(Vec<Figure>),
    Audio(Recording),
    Video(Recording),
    File(Download),
    Table(Table),
    Code {
        language: Option<String>,
        text: String,
    },
    Rule,
    Embed(Embed),
    /// What the schema cannot say: kept and shown at the desk, never rendered.
    Leftover {
        source: String,
        /// Why it was left over, in plain words.
        note: String,
    },
}

/// A list; each item is a run of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub order: Order,
    pub items: Vec<Vec<Block>>,
}

/// Whether a list counts, and from which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Bullets,
    Numbers { start: i32 },
}

/// A table; rows need not be equally long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub caption: Inlines,
    pub header: Vec<Row>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub kind: CellKind,
    pub align: Align,
    pub text: Inlines,
}

/// Whether a cell names its row or column, or holds what is said of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    Header,
    #[default]
    Data,
}

/// Where the text of a cell stands, as seen in the direction of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Unsaid,
    Start,
    Center,
    End,
}

impl Block {
    /// A block without a name yet.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: BlockId::default(), lang: None, kind }
    }
}

/// What comes after so many paragraphs stays together in one.
const PARAGRAPHS_MAX: usize = 20_000;

impl Body {
    /// Plain paragraphs; blank ones are left out.
    pub fn from_paragraphs<'a>(mut paragraphs: impl Iterator<Item = &'a str>) -> Self {
        let block = |text: &str| Block::new(BlockKind::Paragraph(vec![Inline::text(text)]));
        let mut blocks: Vec<_> = paragraphs.by_ref().take(PARAGRAPHS_MAX).map(block).collect();
        let rest: Vec<_> = paragraphs.collect();
        blocks.push(block(&rest.join(" ")));
        Self { blocks }.clean()
    }
}
