//! Values as the server takes them, and its cells as the product reads them.

use std::{error::Error, fmt};

use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

use crate::{
    fault::Fault,
    value::{Cell, Value},
};

/// A value of a statement. What it is stands in no log of the driver.
pub(super) struct Bound<'a>(pub(super) Value<'a>);

impl fmt::Debug for Bound<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self.0, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(n), &Type::INT8) => n.to_sql(kind, out),
            (Value::Int(n), &Type::INT4) => i32::try_from(n)?.to_sql(kind, out),
            (Value::Int(n), &Type::INT2) => i16::try_from(n)?.to_sql(kind, out),
            // The one sign that the server cannot keep, and nobody can type. Written and asked for it is the sign for what
            // cannot be shown, so what was stored under it is found again.
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) if text.contains('\0') => {
                text.replace('\0', "\u{FFFD}").to_sql(kind, out)
            }
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => text.to_sql(kind, out),
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            (Value::Bool(flag), &Type::BOOL) => flag.to_sql(kind, out),
            (Value::Int(_) | Value::Text(_) | Value::Bytes(_) | Value::Bool(_), _) => {
                Err(format!("a value of another kind was given for {kind}").into())
            }
        }
    }

    fn accepts(_kind: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A cell as it lies in the row.
struct Found<'a>(Cell<'a>);

impl<'a> FromSql<'a> for Found<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(match *kind {
            Type::INT8 => Cell::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Cell::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Cell::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Cell::Int(bool::from_sql(kind, raw)?.into()),
            Type::BYTEA => Cell::Bytes(raw),
            _ => Cell::Text(<&str>::from_sql(kind, raw)?),
        }))
    }

    fn from_sql_null(_kind: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Cell::Null))
    }

    fn accepts(kind: &Type) -> bool {
        let whole = [Type::INT8, Type::INT4, Type::INT2, Type::BOOL, Type::BYTEA];
        whole.contains(kind) || <&str as FromSql<'_>>::accepts(kind)
    }
}

/// Reads a cell. Numbers that are not whole are refused: no column of ours holds one.
pub(in crate::dialect) fn cell(row: &tokio_postgres::Row, column: usize) -> Result<Cell<'_>, Fault> {
    let found: Result<Found<'_>, _> = row.try_get(column);
    found.map(|found| found.0).map_err(|error| {
        let why = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        Fault::Unreadable(format!("column {column}: {why}"))
    })
}
