//! Running text: pieces of text with marks, and hard breaks.

/// The running text of one block.
pub type Inlines = Vec<Inline>;

/// One piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    Text {
        text: String,
        /// In normal form sorted and without repeats.
        marks: Vec<Mark>,
    },
    HardBreak,
}

/// What is said about a piece of text. The order is the order of nesting, outermost first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Language(LangDir),
    /// The address has passed [`crate::safe_href`]; it is tested again when it is rendered.
    Link {
        href: String,
    },
    Strong,
    Em,
    Strike,
    Sub,
    Sup,
    Code,
}

/// A language (a BCP 47 tag) and a direction, either of which may be left unsaid.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangDir {
    pub lang: Option<String>,
    pub dir: Option<Direction>,
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Ltr,
    Rtl,
    Auto,
}

impl Inline {
    /// Unmarked text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), marks: Vec::new() }
    }
}

impl LangDir {
    /// Takes what is a language tag and a direction, and leaves the rest; `None` if nothing is left.
    pub fn new(lang: Option<&str>, dir: Option<&str>) -> Option<Self> {
        let lang = lang.map(str::trim).filter(|tag| is_language_tag(tag)).map(str::to_owned);
        let dir = dir.and_then(Direction::parse);
        (lang.is_some() || dir.is_some()).then_some(Self { lang, dir })
    }
}

impl Direction {
    /// Reads `ltr`, `rtl` and `auto` in any case.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            "auto" => Some(Self::Auto),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
            Self::Auto => "auto",
        }
    }
}

/// Tests the shape only: subtags of one to eight letters or digits, the first of letters.
pub(crate) fn is_language_tag(tag: &str) -> bool {
    let shape = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35
        && tag.split('-').all(shape)
        && tag.split('-').next().is_some_and(|first| first.bytes().all(|b| b.is_ascii_alphabetic()))
}
