//! What may stand in rendered HTML, tested on the tokens that a browser would see.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

const ELEMENTS: [&str; 35] = [
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "img",
    "div",
    "audio",
    "video",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "code",
    "hr",
    "br",
    "a",
    "span",
    "strong",
    "em",
    "s",
    "sub",
    "sup",
    "data",
];

const ATTRIBUTES: [&str; 23] = [
    "id",
    "class",
    "lang",
    "dir",
    "start",
    "src",
    "srcset",
    "sizes",
    "width",
    "height",
    "alt",
    "loading",
    "decoding",
    "href",
    "rel",
    "tabindex",
    "role",
    "aria-label",
    "scope",
    "value",
    "controls",
    "preload",
    "poster",
];

const CLASSES: [&str; 13] = [
    "pullquote",
    "missing",
    "gallery",
    "credit",
    "audio",
    "video",
    "elsewhere",
    "file",
    "size",
    "embed",
    "table-scroll",
    "align-start",
    "align-center",
];

/// Panics if a browser would find anything in the HTML that is not on our lists.
pub fn assert_inert(html: &str, source: &str) {
    let show: String = source.chars().take(300).collect();
    let tokens = tokens(html);
    for token in &tokens {
        match token {
            Token::TagToken(tag) => {
                if let Err(what) = allowed(tag) {
                    panic!("{what}\nin {html}\nfrom {show}");
                }
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) | Token::NullCharacterToken => {
                panic!("{token:?} from {show}")
            }
            _ => {}
        }
    }
    assert_balanced(&tokens, html);
}

fn allowed(tag: &Tag) -> Result<(), String> {
    if !ELEMENTS.contains(&&*tag.name) {
        return Err(format!("element <{}>", tag.name));
    }
    for attr in &tag.attrs {
        let (name, value) = (&*attr.name.local, &*attr.value);
        if !ATTRIBUTES.contains(&name) {
            return Err(format!("attribute {name} on <{}>", tag.name));
        }
        let known = |class: &str| CLASSES.contains(&class) || class == "align-end" || class.starts_with("language-");
        if name == "class" && !value.split(' ').all(known) {
            return Err(format!("class {value}"));
        }
        if name == "href" && !leads_somewhere_safe(value) {
            return Err(format!("href {value:?}"));
        }
        if matches!(name, "src" | "poster") && !value.starts_with("/media/pictures/") {
            return Err(format!("{name} {value:?}"));
        }
        if name == "id" && !value.starts_with("b-") {
            return Err(format!("id {value:?}"));
        }
    }
    Ok(())
}

/// Written apart from `safe_href` on purpose: a browser ignores tabs and line ends and trims controls and spaces.
fn leads_somewhere_safe(href: &str) -> bool {
    let seen: String = href.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let seen = seen.trim_matches(|c: char| c <= ' ').to_ascii_lowercase();
    match seen.split_once(':') {
        Some((scheme, _))
            if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && !scheme.contains(['/', '?', '#']) =>
        {
            ["http", "https", "mailto", "tel"].contains(&scheme)
        }
        _ => true,
    }
}

fn assert_balanced(tokens: &[Token], html: &str) {
    let mut open = Vec::new();
    for token in tokens {
        let Token::TagToken(tag) = token else { continue };
        match tag.kind {
            TagKind::StartTag if matches!(&*tag.name, "br" | "hr" | "img") => {}
            TagKind::StartTag => open.push(tag.name.clone()),
            TagKind::EndTag => assert_eq!(open.pop().as_ref(), Some(&tag.name), "{html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} stays open in {html}");
}

/// The text that a browser would show.
pub fn shown_text(html: &str) -> String {
    let texts = tokens(html).into_iter().filter_map(|token| match token {
        Token::CharacterTokens(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

pub fn tokens(html: &str) -> Vec<Token> {
    let tokenizer = Tokenizer::new(Collector::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.tokens.into_inner()
}

#[derive(Default)]
struct Collector {
    tokens: RefCell<Vec<Token>>,
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if !matches!(token, Token::ParseError(_) | Token::EOFToken) {
            self.tokens.borrow_mut().push(token);
        }
        TokenSinkResult::Continue
    }
}
