//! Values into SQLite's parameters, and its columns out again.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Statement, ToSql};

use crate::error::Error;
use crate::row::Column;
use crate::value::{self, Value};

/// Binds by number. SQLite takes `$1` for a name and numbers names as they first appear, so the name is what counts.
pub(super) fn bind(statement: &mut Statement<'_>, values: &[Value]) -> Result<(), Error> {
    let mut highest = 0;
    for index in 1..=statement.parameter_count() {
        let number = number_of(statement.parameter_name(index)).ok_or(Error::Unsupported(
            "parameters are written $1, $2 and so on; ?, :name and @name are not for both engines",
        ))?;
        let value = values.get(number - 1).ok_or_else(|| missing(number, values.len()))?;
        statement.raw_bind_parameter(index, Bound(value)).map_err(super::refusal::error)?;
        highest = highest.max(number);
    }
    if highest < values.len() {
        return Err(missing(highest, values.len()));
    }
    Ok(())
}

fn number_of(name: Option<&str>) -> Option<usize> {
    name?.strip_prefix('$')?.parse().ok().filter(|number| *number > 0)
}

fn missing(number: usize, given: usize) -> Error {
    Error::Parameter {
        number,
        why: format!("the statement's parameters and the {given} values given differ in number"),
    }
}

struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let borrowed = match self.0 {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Bool(value) => ValueRef::Integer((*value).into()),
            Value::Real(value) => ValueRef::Real(*value),
            Value::Text(text) if text.contains('\0') => {
                return Ok(ToSqlOutput::Owned(value::without_nul(text).into_owned().into()));
            }
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(uuid) => ValueRef::Blob(uuid.as_bytes()),
            Value::Ints(ints) => return Ok(ToSqlOutput::Owned(value::ints_as_json(ints).into())),
        };
        Ok(ToSqlOutput::Borrowed(borrowed))
    }
}

pub(crate) fn column<'a>(row: &'a rusqlite::Row<'_>, index: usize) -> Result<Column<'a>, String> {
    match row.get_ref(index).map_err(|error| error.to_string())? {
        ValueRef::Null => Ok(Column::Null),
        ValueRef::Integer(value) => Ok(Column::Int(value)),
        ValueRef::Real(value) => Ok(Column::Real(value)),
        ValueRef::Blob(bytes) => Ok(Column::Blob(bytes)),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Column::Text(text)),
            Err(_) => Err("the text is not UTF-8; the database file may be damaged".to_owned()),
        },
    }
}
