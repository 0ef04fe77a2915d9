//! One JSON node under the reader's hand, with its place for messages.

use serde_json::Value;

use super::error::Error;
use super::{NESTING_MAX, NODES_MAX};
use crate::{LangDir, PictureRef, safe_href};

/// Positions from the root, and how deep that is in blocks.
#[derive(Clone, Debug, Default)]
pub struct Place {
    path: Vec<usize>,
}

/// How many parts have been read.
#[derive(Default)]
pub struct Count(usize);

/// A JSON object that says what type of node it is.
pub struct Node<'a> {
    pub name: &'a str,
    pub json: &'a Value,
    pub place: Place,
}

impl Count {
    pub fn one_more(&mut self) -> Result<(), Error> {
        self.0 += 1;
        if self.0 > NODES_MAX { Err(Error::TooMany) } else { Ok(()) }
    }
}

impl Place {
    fn within(&self, index: usize) -> Self {
        let mut path = self.path.clone();
        path.push(index);
        Self { path }
    }

    fn name(&self) -> String {
        self.path.iter().fold("doc".to_owned(), |name, index| format!("{name}/{index}"))
    }

    pub fn unknown(&self, name: &str) -> Error {
        Error::Unknown { place: self.name(), name: shortened(name) }
    }

    pub fn attribute(&self, name: &'static str, expected: &'static str) -> Error {
        Error::Attribute { place: self.name(), name, expected }
    }

    pub fn unsafe_link(&self, href: &str) -> Error {
        Error::UnsafeLink { place: self.name(), href: shortened(href) }
    }

    pub fn too_deep(&self) -> Error {
        Error::TooDeep { place: self.name() }
    }

    pub fn unexpected(&self, expected: &'static str, found: &str) -> Error {
        Error::Unexpected { place: self.name(), expected, found: shortened(found) }
    }
}

impl<'a> Node<'a> {
    pub fn root(json: &'a Value) -> Result<Self, Error> {
        Self::at(json, Place::default())
    }

    fn at(json: &'a Value, place: Place) -> Result<Self, Error> {
        // Lists add an item between two blocks, so twice the nesting and a little for text is the most there can be.
        if place.path.len() > 2 * NESTING_MAX + 4 {
            return Err(place.too_deep());
        }
        match json.get("type").and_then(Value::as_str) {
            Some(name) => Ok(Self { name, json, place }),
            None => Err(place.unexpected("a node with a type", "something else")),
        }
    }

    pub fn children(&self) -> Result<impl Iterator<Item = Result<Node<'a>, Error>> + use<'a>, Error> {
        let place = self.place.clone();
        let content: &'a [Value] = match self.json.get("content") {
            None | Some(Value::Null) => &[],
            Some(Value::Array(content)) => content,
            Some(_) => return Err(self.place.attribute("content", "a list")),
        };
        Ok(content.iter().enumerate().map(move |(index, json)| Node::at(json, place.within(index))))
    }

    pub fn attr(&self, name: &str) -> Option<&'a Value> {
        self.json.get("attrs")?.get(name).filter(|value| !value.is_null())
    }

    /// A text attribute; absent is empty.
    pub fn text_attr(&self, name: &'static str) -> Result<String, Error> {
        match self.attr(name) {
            None => Ok(String::new()),
            Some(value) => value.as_str().map(str::to_owned).ok_or_else(|| self.place.attribute(name, "text")),
        }
    }

    /// An address that is safe; absent is `None`.
    pub fn href_attr(&self, name: &'static str) -> Result<Option<String>, Error> {
        let href = self.text_attr(name)?;
        if href.is_empty() {
            return Ok(None);
        }
        safe_href(&href).map(Some).ok_or_else(|| self.place.unsafe_link(&href))
    }

    /// An address that is safe and must be there.
    pub fn needed_href_attr(&self, name: &'static str) -> Result<String, Error> {
        self.href_attr(name)?.ok_or_else(|| self.place.attribute(name, "an address"))
    }

    pub fn picture_attr(&self, name: &'static str) -> Result<Option<PictureRef>, Error> {
        let picture = self.text_attr(name)?;
        if picture.is_empty() {
            return Ok(None);
        }
        PictureRef::new(picture).map(Some).ok_or_else(|| self.place.attribute(name, "the name of a picture"))
    }

    pub fn lang(&self) -> Option<LangDir> {
        let word = |name| self.attr(name).and_then(Value::as_str);
        LangDir::new(word("lang"), word("dir"))
    }
}

/// The text of a text node.
pub fn text_of<'a>(node: &Node<'a>) -> Result<&'a str, Error> {
    node.json.get("text").and_then(Value::as_str).ok_or_else(|| node.place.attribute("text", "text"))
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
