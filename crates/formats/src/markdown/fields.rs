//! The values of front matter, taken by name, with whatever is wrong told by file and line.

use std::collections::BTreeMap;

use parcel::{Named, Problem};
use serde_json::{Map, Value};

use super::front_matter::FrontMatter;

/// The front matter of one file. What is never taken is unknown to the format.
pub struct Fields {
    path: String,
    source: String,
    values: Map<String, Value>,
}

impl Fields {
    pub fn new(path: &str, front_matter: &mut FrontMatter) -> Fields {
        let (source, values) = (std::mem::take(&mut front_matter.source), std::mem::take(&mut front_matter.values));
        Fields { path: path.to_owned(), source, values }
    }

    /// The first of these keys that is there and not empty, with its value; the others count as known, too.
    pub fn take(&mut self, keys: &[&'static str]) -> Option<(&'static str, Value)> {
        let found: Vec<_> = keys.iter().filter_map(|key| Some((*key, self.values.remove(*key)?))).collect();
        found.into_iter().find(|(_, value)| !value.is_null() && *value != "")
    }

    /// Puts a value back, or in, for whoever reads it next.
    pub fn put(&mut self, key: &str, value: Value) {
        self.values.insert(key.to_owned(), value);
    }

    pub fn text(&mut self, keys: &[&'static str]) -> Result<Option<String>, Problem> {
        let Some((key, value)) = self.take(keys) else { return Ok(None) };
        let text = scalar(&value).ok_or_else(|| self.wrong(key, "should be text"))?;
        Ok(Some(one_line(&text)).filter(|text| !text.is_empty()))
    }

    /// A list of texts; one text alone is a list of one, names apart by commas are several.
    pub fn texts(&mut self, keys: &[&'static str]) -> Result<Vec<String>, Problem> {
        let Some((key, value)) = self.take(keys) else { return Ok(Vec::new()) };
        let texts = match value {
            Value::Array(values) => values.iter().map(named_scalar).collect::<Option<Vec<_>>>(),
            Value::Object(_) => named_scalar(&value).map(|text| vec![text]),
            single => scalar(&single).map(|text| text.split([',', '،']).map(str::to_owned).collect()),
        };
        let texts = texts.ok_or_else(|| self.wrong(key, "should be a list of texts"))?;
        Ok(texts.iter().map(|text| one_line(text)).filter(|text| !text.is_empty()).collect())
    }

    pub fn flag(&mut self, keys: &[&'static str]) -> Result<Option<bool>, Problem> {
        let Some((key, value)) = self.take(keys) else { return Ok(None) };
        flag_of(&value).map(Some).ok_or_else(|| self.wrong(key, "should be true or false"))
    }

    pub fn number(&mut self, keys: &[&'static str]) -> Result<Option<i64>, Problem> {
        let Some((key, value)) = self.take(keys) else { return Ok(None) };
        value.as_i64().map(Some).ok_or_else(|| self.wrong(key, "should be a whole number"))
    }

    pub fn list(&mut self, key: &'static str) -> Result<Vec<Value>, Problem> {
        match self.take(&[key]) {
            None => Ok(Vec::new()),
            Some((_, Value::Array(values))) => Ok(values),
            Some(_) => Err(self.wrong(key, "should be a list")),
        }
    }

    pub fn map(&mut self, key: &'static str) -> Result<Map<String, Value>, Problem> {
        match self.take(&[key]) {
            None => Ok(Map::new()),
            Some((_, Value::Object(values))) => Ok(values),
            Some(_) => Err(self.wrong(key, "should be a map with a key for each edition")),
        }
    }

    /// Words by edition; one text alone is said in all of `editions`.
    pub fn named(&mut self, key: &'static str, editions: &[String]) -> Result<Named, Problem> {
        let Some((_, value)) = self.take(&[key]) else { return Ok(Named::new()) };
        named(&value, editions).ok_or_else(|| self.wrong(key, "should be text, or a map with a text for each edition"))
    }

    /// A refusal of this file because of a key.
    pub fn wrong(&self, key: &str, what: &str) -> Problem {
        Problem::refusal(self.place(key), format!("`{key}` {what}"))
    }

    /// File and line of a key.
    pub fn place(&self, key: &str) -> String {
        let is_key = |line: &str| {
            let rest = line.trim_start().trim_start_matches("- ").trim_start_matches(['"', '\'']);
            let rest = rest.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
            rest.is_some_and(|rest| rest.starts_with([':', '=']))
        };
        let line = self.source.lines().position(is_key).map_or(1, |index| index + 2);
        format!("{} line {line}", self.path)
    }

    /// File and line of the first line that has these words.
    pub fn place_of(&self, words: &str) -> String {
        let line = self.source.lines().position(|line| line.contains(words)).map_or(1, |index| index + 2);
        format!("{} line {line}", self.path)
    }

    /// A notice for every key that nobody took.
    pub fn unknown(&self) -> Vec<Problem> {
        let notice =
            |key: &String| Problem::notice(self.place(key), format!("the key `{key}` is not known and was left out"));
        self.values.keys().map(notice).collect()
    }
}

/// A text, number or truth value as the text that it was written as.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

pub fn flag_of(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if ["yes", "on", "true"].contains(&text.to_lowercase().as_str()) => Some(true),
        Value::String(text) if ["no", "off", "false"].contains(&text.to_lowercase().as_str()) => Some(false),
        _ => None,
    }
}

/// A text, or the name in a map, as some write their authors.
fn named_scalar(value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => ["name", "title", "key", "slug"].iter().find_map(|key| scalar(map.get(*key)?)),
        single => scalar(single),
    }
}

/// Words by edition code, or one text for all editions.
pub fn named(value: &Value, editions: &[String]) -> Option<Named> {
    match value {
        Value::Object(map) => map.iter().map(|(code, value)| Some((code.clone(), one_line(&scalar(value)?)))).collect(),
        single => {
            let text = one_line(&scalar(single)?);
            Some(editions.iter().map(|code| (code.clone(), text.clone())).collect::<BTreeMap<_, _>>())
        }
    }
}

/// Text without what nobody sees, white space collapsed.
pub fn one_line(text: &str) -> String {
    language::one_line(text)
}

/// The same, with its lines and paragraphs kept.
pub fn many_lines(text: &str) -> String {
    language::strip_invisible(text).trim().to_owned()
}
