//! What a statement gives back: one row, read by column number.

use uuid::Uuid;

use crate::error::Error;

/// One row, alive only inside the closure that is handed it.
pub struct Row<'a> {
    source: Source<'a>,
}

pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    pub(crate) fn new(source: Source<'a>) -> Row<'a> {
        Row { source }
    }

    /// The column at `index`, counted from 0.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T, Error> {
        self.column(index).and_then(T::from_column).map_err(|why| Error::Column { index, why })
    }

    fn column(&self, index: usize) -> Result<Column<'_>, String> {
        match self.source {
            Source::Sqlite(row) => crate::sqlite::column(row, index),
            Source::Postgres(row) => crate::postgres::column(row, index),
        }
    }
}

/// A column as the engine keeps it. SQLite gives booleans as integers and uuids as 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Column<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Real(f64),
    Text(&'a str),
    Blob(&'a [u8]),
    Uuid(Uuid),
}

/// A type that can be read from a column; other crates implement it for their ids and keys.
pub trait FromColumn: Sized {
    /// The error says in words why the column does not fit.
    fn from_column(column: Column<'_>) -> Result<Self, String>;
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Result<i64, String> {
        match column {
            Column::Int(value) => Ok(value),
            other => Err(unfit("an integer", other)),
        }
    }
}

macro_rules! narrower_integers {
    ($($integer:ty)*) => {
        $(impl FromColumn for $integer {
            fn from_column(column: Column<'_>) -> Result<$integer, String> {
                let value = i64::from_column(column)?;
                value.try_into().map_err(|_| format!("{value} does not fit {}", stringify!($integer)))
            }
        })*
    };
}

narrower_integers! { i16 i32 u8 u16 u32 u64 usize }

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<bool, String> {
        match column {
            Column::Bool(value) => Ok(value),
            Column::Int(0) => Ok(false),
            Column::Int(1) => Ok(true),
            other => Err(unfit("a boolean", other)),
        }
    }
}

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Result<f64, String> {
        match column {
            Column::Real(value) => Ok(value),
            Column::Int(value) => Ok(value as f64),
            other => Err(unfit("a number", other)),
        }
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<String, String> {
        match column {
            Column::Text(text) => Ok(text.to_owned()),
            other => Err(unfit("text", other)),
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Vec<u8>, String> {
        match column {
            Column::Blob(bytes) => Ok(bytes.to_owned()),
            other => Err(unfit("bytes", other)),
        }
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(column: Column<'_>) -> Result<[u8; N], String> {
        match column {
            Column::Blob(bytes) => {
                bytes.try_into().map_err(|_| format!("{} bytes where {N} were expected", bytes.len()))
            }
            other => Err(unfit("bytes", other)),
        }
    }
}

impl FromColumn for Uuid {
    fn from_column(column: Column<'_>) -> Result<Uuid, String> {
        match column {
            Column::Uuid(uuid) => Ok(uuid),
            Column::Blob(bytes) => Uuid::from_slice(bytes).map_err(|_| unfit("a uuid", column)),
            other => Err(unfit("a uuid", other)),
        }
    }
}

impl FromColumn for serde_json::Value {
    fn from_column(column: Column<'_>) -> Result<serde_json::Value, String> {
        match column {
            Column::Text(text) => serde_json::from_str(text).map_err(|error| format!("not JSON: {error}")),
            other => Err(unfit("JSON text", other)),
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Option<T>, String> {
        match column {
            Column::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

fn unfit(wanted: &str, found: Column<'_>) -> String {
    let found = match found {
        Column::Null => "null".to_owned(),
        Column::Int(_) => "an integer".to_owned(),
        Column::Bool(_) => "a boolean".to_owned(),
        Column::Real(_) => "a real number".to_owned(),
        Column::Text(_) => "text".to_owned(),
        Column::Blob(bytes) => format!("{} bytes", bytes.len()),
        Column::Uuid(_) => "a uuid".to_owned(),
    };
    format!("{found} where {wanted} was expected")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_read_only_as_an_option() {
        assert_eq!(Option::<i64>::from_column(Column::Null), Ok(None));
        assert_eq!(i64::from_column(Column::Null), Err("null where an integer was expected".into()));
    }

    #[test]
    fn a_number_out_of_range_is_refused() {
        assert_eq!(u32::from_column(Column::Int(-1)), Err("-1 does not fit u32".into()));
        assert!(bool::from_column(Column::Int(2)).is_err());
    }
}
