//! What a statement is given: one type of parameter for both engines.

use uuid::Uuid;

/// A parameter. U+0000 is dropped from text when it is bound, because PostgreSQL cannot keep it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Bool(bool),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
    Uuid(Uuid),
    /// For [`crate::Snapshot::in_list`].
    Ints(Vec<i64>),
}

/// An array of [`Value`]s: `tx.run("…", &params![id, "headline"])`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

macro_rules! from {
    ($($source:ty => |$value:ident| $made:expr;)*) => {
        $(impl From<$source> for Value {
            fn from($value: $source) -> Value {
                $made
            }
        })*
    };
}

from! {
    i64 => |value| Value::Int(value);
    i32 => |value| Value::Int(value.into());
    i16 => |value| Value::Int(value.into());
    u8 => |value| Value::Int(value.into());
    u16 => |value| Value::Int(value.into());
    u32 => |value| Value::Int(value.into());
    // Counts and sizes; none of ours comes near the bound, and a limit beyond it is no limit.
    u64 => |value| Value::Int(i64::try_from(value).unwrap_or(i64::MAX));
    usize => |value| Value::Int(i64::try_from(value).unwrap_or(i64::MAX));
    bool => |value| Value::Bool(value);
    f64 => |value| Value::Real(value);
    &str => |value| Value::Text(value.to_owned());
    &String => |value| Value::Text(value.clone());
    String => |value| Value::Text(value);
    std::borrow::Cow<'_, str> => |value| Value::Text(value.into_owned());
    Vec<u8> => |value| Value::Blob(value);
    &Vec<u8> => |value| Value::Blob(value.clone());
    &[u8] => |value| Value::Blob(value.to_owned());
    Uuid => |value| Value::Uuid(value);
    &Uuid => |value| Value::Uuid(*value);
    Vec<i64> => |value| Value::Ints(value);
    &Vec<i64> => |value| Value::Ints(value.clone());
    &[i64] => |value| Value::Ints(value.to_owned());
    serde_json::Value => |value| Value::Text(json_text(value));
    &serde_json::Value => |value| Value::Text(json_text(value.clone()));
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Value {
        Value::Blob(value.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Value {
        Value::Blob(value.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl Value {
    /// What it is, for messages; never the content, which may be a draft.
    pub(crate) fn sort(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Bool(_) => "a boolean",
            Value::Real(_) => "a real number",
            Value::Text(_) => "text",
            Value::Blob(_) => "bytes",
            Value::Uuid(_) => "a uuid",
            Value::Ints(_) => "a list of integers",
        }
    }
}

/// The text without U+0000.
pub(crate) fn without_nul(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "").into() } else { text.into() }
}

/// Compact JSON without U+0000, which `->>` of PostgreSQL refuses even in escaped form.
pub(crate) fn json_text(mut value: serde_json::Value) -> String {
    let text = value.to_string();
    if !text.contains("\\u0000") {
        return text;
    }
    drop_nul(&mut value);
    value.to_string()
}

fn drop_nul(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => text.retain(|c| c != '\0'),
        serde_json::Value::Array(items) => items.iter_mut().for_each(drop_nul),
        serde_json::Value::Object(fields) => {
            let old = std::mem::take(fields);
            for (name, mut field) in old {
                drop_nul(&mut field);
                fields.insert(name.replace('\0', ""), field);
            }
        }
        _ => {}
    }
}

/// The list as the JSON text that SQLite's `json_each` reads.
pub(crate) fn ints_as_json(ints: &[i64]) -> String {
    let numbers: Vec<String> = ints.iter().map(i64::to_string).collect();
    format!("[{}]", numbers.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_come_from_what_callers_have() {
        let none: Option<&str> = None;
        let values = params![1i64, 2u32, true, "a", none, Some(3i64), json!({"b": 1}), Uuid::nil(), vec![1u8]];
        assert_eq!(values[4], Value::Null);
        assert_eq!(values[5], Value::Int(3));
        assert_eq!(values[6], Value::Text(r#"{"b":1}"#.into()));
    }

    #[test]
    fn nul_is_dropped_from_json_but_an_escaped_backslash_stays() {
        assert_eq!(json_text(json!({"a\u{0}": ["b\u{0}c"]})), r#"{"a":["bc"]}"#);
        assert_eq!(json_text(json!("x\\u0000")), r#""x\\u0000""#);
    }
}
