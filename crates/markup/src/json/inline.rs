//! Running text and marks as JSON, written and read.

use serde_json::{Map, Value, json};

use super::error::Error;
use super::field::{Count, Node, Place, text_of};
use super::write::put_lang;
use crate::{Inline, Inlines, LangDir, Mark, safe_href};

pub fn inlines(list: &[Inline]) -> Value {
    list.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Value {
    match inline {
        Inline::HardBreak => json!({ "type": "hard_break" }),
        Inline::Text { text, marks } if marks.is_empty() => json!({ "type": "text", "text": text }),
        Inline::Text { text, marks } => {
            json!({ "type": "text", "text": text, "marks": marks.iter().map(mark).collect::<Value>() })
        }
    }
}

fn mark(mark: &Mark) -> Value {
    let plain = |name: &str| json!({ "type": name });
    match mark {
        Mark::Strong => plain("strong"),
        Mark::Em => plain("em"),
        Mark::Strike => plain("strike"),
        Mark::Sub => plain("sub"),
        Mark::Sup => plain("sup"),
        Mark::Code => plain("code"),
        Mark::Link { href } => json!({ "type": "link", "attrs": { "href": href } }),
        Mark::Language(lang) => {
            let mut attrs = Map::new();
            put_lang(&mut attrs, lang);
            json!({ "type": "language", "attrs": attrs })
        }
    }
}

/// Reads a node's content as running text.
pub fn read_inlines(node: &Node, count: &mut Count) -> Result<Inlines, Error> {
    node.children()?.map(|child| read_inline(&child?, count)).collect()
}

fn read_inline(node: &Node, count: &mut Count) -> Result<Inline, Error> {
    count.one_more()?;
    match node.name {
        "hard_break" => Ok(Inline::HardBreak),
        "text" => Ok(Inline::Text { text: text_of(node)?.to_owned(), marks: read_marks(node)? }),
        other => Err(node.place.unknown(other)),
    }
}

fn read_marks(node: &Node) -> Result<Vec<Mark>, Error> {
    match node.json.get("marks") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(marks)) if marks.len() <= 16 => {
            marks.iter().map(|mark| read_mark(mark, &node.place)).collect()
        }
        Some(_) => Err(node.place.attribute("marks", "a list of at most 16 marks")),
    }
}

fn read_mark(json: &Value, place: &Place) -> Result<Mark, Error> {
    let attr = |name: &str| json.get("attrs").and_then(|attrs| attrs.get(name)).and_then(Value::as_str);
    match json.get("type").and_then(Value::as_str).unwrap_or_default() {
        "strong" => Ok(Mark::Strong),
        "em" => Ok(Mark::Em),
        "strike" => Ok(Mark::Strike),
        "sub" => Ok(Mark::Sub),
        "sup" => Ok(Mark::Sup),
        "code" => Ok(Mark::Code),
        "link" => {
            let href = attr("href").ok_or_else(|| place.attribute("href", "an address"))?;
            safe_href(href).map(|href| Mark::Link { href }).ok_or_else(|| place.unsafe_link(href))
        }
        "language" => LangDir::new(attr("lang"), attr("dir"))
            .map(Mark::Language)
            .ok_or_else(|| place.attribute("lang", "a language tag or a direction")),
        other => Err(place.unknown(other)),
    }
}
