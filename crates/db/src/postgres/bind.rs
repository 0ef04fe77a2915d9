//! Values into the types that the server asks for, and its columns out again.

use std::error::Error as StdError;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

use crate::error::Error;
use crate::row::Column;
use crate::value::{self, Value};

type Refused = Box<dyn StdError + Sync + Send>;

/// Says before anything is sent whether the values fit the parameters that the server found in the statement.
pub(super) fn check(types: &[Type], values: &[Value]) -> Result<(), Error> {
    if types.len() != values.len() {
        let why = format!("the statement has {} parameters, {} values were given", types.len(), values.len());
        return Err(Error::Parameter { number: types.len().min(values.len()) + 1, why });
    }
    for (index, (ty, value)) in types.iter().zip(values).enumerate() {
        value
            .to_sql(ty, &mut BytesMut::new())
            .map_err(|refused| Error::Parameter { number: index + 1, why: refused.to_string() })?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
        let unfit = || -> Result<IsNull, Refused> { Err(format!("{} where {ty} is wanted", self.sort()).into()) };
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) => int_to_sql(*value, ty, out),
            Value::Bool(value) if *ty == Type::BOOL => value.to_sql(ty, out),
            Value::Real(value) if *ty == Type::FLOAT8 => value.to_sql(ty, out),
            Value::Real(value) if *ty == Type::FLOAT4 => (*value as f32).to_sql(ty, out),
            Value::Text(text) if is_text(ty) => value::without_nul(text).as_ref().to_sql(&Type::TEXT, out),
            Value::Text(text) if *ty == Type::JSON => value::without_nul(text).as_ref().to_sql(&Type::TEXT, out),
            Value::Text(text) if *ty == Type::JSONB => {
                // Version 1 of the wire format stands before the text.
                out.extend_from_slice(&[1]);
                value::without_nul(text).as_ref().to_sql(&Type::TEXT, out)
            }
            Value::Blob(bytes) if *ty == Type::BYTEA => bytes.to_sql(ty, out),
            Value::Uuid(uuid) if *ty == Type::UUID => {
                out.extend_from_slice(uuid.as_bytes());
                Ok(IsNull::No)
            }
            Value::Uuid(uuid) if *ty == Type::BYTEA => uuid.as_bytes().as_slice().to_sql(ty, out),
            Value::Ints(ints) => ints_to_sql(ints, ty, out),
            _ => unfit(),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int_to_sql(value: i64, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
    match *ty {
        Type::INT8 => value.to_sql(ty, out),
        Type::INT4 => i32::try_from(value)?.to_sql(ty, out),
        Type::INT2 => i16::try_from(value)?.to_sql(ty, out),
        Type::OID => u32::try_from(value)?.to_sql(ty, out),
        Type::FLOAT8 => (value as f64).to_sql(ty, out),
        _ => Err(format!("an integer where {ty} is wanted; a cast in the SQL may help").into()),
    }
}

fn ints_to_sql(ints: &[i64], ty: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
    match *ty {
        Type::INT8_ARRAY => ints.to_sql(ty, out),
        Type::INT4_ARRAY => {
            let narrow: Vec<i32> = ints.iter().map(|int| i32::try_from(*int)).collect::<Result<_, _>>()?;
            narrow.to_sql(ty, out)
        }
        _ => Err(format!("a list of integers where {ty} is wanted").into()),
    }
}

fn is_text(ty: &Type) -> bool {
    [Type::TEXT, Type::VARCHAR, Type::BPCHAR, Type::NAME, Type::UNKNOWN].contains(ty)
}

/// The bytes of any type as the server sent them.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Raw<'a>, Refused> {
        Ok(Raw(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

pub(crate) fn column(row: &tokio_postgres::Row, index: usize) -> Result<Column<'_>, String> {
    let Some(described) = row.columns().get(index) else {
        return Err(format!("the row has {} columns", row.len()));
    };
    let raw: Option<Raw<'_>> = row.try_get(index).map_err(|error| error.to_string())?;
    match raw {
        None => Ok(Column::Null),
        Some(Raw(bytes)) => from_bytes(described.type_(), bytes)
            .ok_or_else(|| format!("its type {} needs a cast in the SQL", described.type_())),
    }
}

fn from_bytes<'a>(ty: &Type, bytes: &'a [u8]) -> Option<Column<'a>> {
    let column = match *ty {
        Type::INT8 => Column::Int(i64::from_be_bytes(bytes.try_into().ok()?)),
        Type::INT4 => Column::Int(i32::from_be_bytes(bytes.try_into().ok()?).into()),
        Type::INT2 => Column::Int(i16::from_be_bytes(bytes.try_into().ok()?).into()),
        Type::OID => Column::Int(u32::from_be_bytes(bytes.try_into().ok()?).into()),
        Type::BOOL => Column::Bool(*bytes.first()? != 0),
        Type::FLOAT8 => Column::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        Type::FLOAT4 => Column::Real(f32::from_be_bytes(bytes.try_into().ok()?).into()),
        Type::JSON => Column::Text(std::str::from_utf8(bytes).ok()?),
        Type::JSONB => Column::Text(std::str::from_utf8(bytes.get(1..)?).ok()?),
        Type::BYTEA => Column::Blob(bytes),
        Type::UUID => Column::Uuid(Uuid::from_slice(bytes).ok()?),
        _ if is_text(ty) => Column::Text(std::str::from_utf8(bytes).ok()?),
        _ => return None,
    };
    Some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_take_the_width_that_the_server_wants_or_are_refused() {
        let mut out = BytesMut::new();
        assert!(Value::Int(7).to_sql(&Type::INT2, &mut out).is_ok());
        assert_eq!(&out[..], [0, 7]);
        assert!(Value::Int(70_000).to_sql(&Type::INT2, &mut BytesMut::new()).is_err());
    }

    #[test]
    fn a_wrong_count_or_sort_of_values_is_told_by_number() {
        let refused = check(&[Type::INT8, Type::TEXT], &[Value::Int(1), Value::Int(2)]);
        assert!(matches!(refused, Err(Error::Parameter { number: 2, .. })), "{refused:?}");
        assert!(matches!(check(&[Type::INT8], &[]), Err(Error::Parameter { number: 1, .. })));
    }
}
