//! Documents: values of ours that one column holds whole, as JSON.

use db::{Error, Row};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

/// A value as its column holds it.
pub fn of<T: Serialize + ?Sized>(value: &T) -> Json {
    serde_json::to_value(value).expect("our documents have text for keys, and nothing in them fails to be written")
}

/// The document in a column. One that this binary can not read is an error: an empty one in its place could be
/// written back.
pub fn read<T: DeserializeOwned>(row: &Row, index: usize) -> Result<T, Error> {
    parse(row.get(index)?, index)
}

fn parse<T: DeserializeOwned>(kept: Json, index: usize) -> Result<T, Error> {
    serde_json::from_value(kept).map_err(|error| Error::Column { index, why: format!("its document: {error}") })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_comes_back_as_it_was_written() {
        let named: BTreeMap<String, Option<u32>> = [("en".to_owned(), Some(1)), ("fr".to_owned(), None)].into();
        assert_eq!(parse(of(&named), 3), Ok(named));
    }

    #[test]
    fn an_unreadable_document_is_an_error_and_never_an_empty_one() {
        let refused = parse::<crate::CommentRules>(json!({ "links_max": "many" }), 7);
        assert!(matches!(refused, Err(Error::Column { index: 7, .. })), "{refused:?}");
        assert!(parse::<Vec<String>>(Json::Null, 0).is_err());
    }
}
