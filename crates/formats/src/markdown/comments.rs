//! The comments that an article's front matter lists, replies within replies.

use std::collections::HashSet;

use parcel::{CommentParcel, Problem};
use serde_json::{Map, Value};

use super::fields::{self, Fields};
use super::moment::{self, Clock};
use crate::text;

const DEPTH_MAX: usize = 12;
const COUNT_MAX: usize = 5_000;

/// Reads comments; what is wrong in one refuses the file, so that no thread is taken with holes.
pub fn read(values: Vec<Value>, fields: &Fields, clock: &Clock) -> Result<(Vec<CommentParcel>, Vec<Problem>), Problem> {
    let mut reader = Reader { fields, clock, known: HashSet::new(), problems: Vec::new() };
    let comments = reader.thread(values, "", 0)?;
    Ok((comments, reader.problems))
}

struct Reader<'a> {
    fields: &'a Fields,
    clock: &'a Clock,
    known: HashSet<String>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn thread(&mut self, values: Vec<Value>, parent: &str, depth: usize) -> Result<Vec<CommentParcel>, Problem> {
        if depth == DEPTH_MAX {
            return Err(self.wrong(&format!("has replies more than {DEPTH_MAX} deep; make them less deep")));
        }
        values.into_iter().map(|value| self.comment(value, parent, depth)).collect()
    }

    fn comment(&mut self, value: Value, parent: &str, depth: usize) -> Result<CommentParcel, Problem> {
        let Value::Object(mut map) = value else {
            return Err(self.wrong("should be a list of maps with name, at and text"));
        };
        let mut text_of = |key: &str| map.remove(key).and_then(|value| fields::scalar(&value));
        let (name, at, text) = (text_of("name"), text_of("at"), text_of("text"));
        let (Some(name), Some(at), Some(text)) = (name, at, text) else {
            return Err(self.wrong("has a comment without name, at or text; give it all three"));
        };
        let Some(moment) = self.clock.read(&at) else {
            return Err(self.wrong(&format!("has a comment at `{at}`, which {}", moment::EXPECTED)));
        };
        let foreign_id = self.name_of(&[parent, &name, &at, &text])?;
        let replies = self.replies(&mut map, &foreign_id, depth)?;
        for key in map.keys() {
            let what = format!("the key `{key}` of a comment is not known and was left out");
            self.problems.push(Problem::notice(self.fields.place(key), what));
        }
        let (name, text) = (fields::one_line(&name), fields::many_lines(&text));
        Ok(CommentParcel { foreign_id, name, text, posted_at: moment.at, replies })
    }

    fn replies(
        &mut self,
        map: &mut Map<String, Value>,
        parent: &str,
        depth: usize,
    ) -> Result<Vec<CommentParcel>, Problem> {
        match map.remove("replies") {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(values)) => self.thread(values, parent, depth + 1),
            Some(_) => Err(self.wrong("has replies that are no list")),
        }
    }

    /// The same comment has the same id wherever it is moved in its thread.
    fn name_of(&mut self, parts: &[&str]) -> Result<String, Problem> {
        let id = text::fingerprint_of(parts)[..16].to_owned();
        let id = (1..).map(|n| if n == 1 { id.clone() } else { format!("{id}-{n}") });
        let id = id.take(COUNT_MAX + 1).find(|id| !self.known.contains(id)).unwrap_or_default();
        self.known.insert(id.clone());
        match self.known.len() > COUNT_MAX {
            true => Err(self.wrong(&format!("has more than {COUNT_MAX} comments; leave some out"))),
            false => Ok(id),
        }
    }

    fn wrong(&self, what: &str) -> Problem {
        self.fields.wrong("comments", what)
    }
}
