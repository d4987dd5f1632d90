//! What goes into a statement and what comes out of a row, the same for every database.

use crate::{dialect, fault::Fault};

/// Marks a statement, so that the checks find every one: `sql!("SELECT …")`.
///
/// Portable words only: `$1`, `ON CONFLICT`, `RETURNING`; bytes and booleans as parameters; no double quotes.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {
        $text
    };
}

/// A parameter of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// An integer; instants are milliseconds since 1970 in UTC.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// True or false.
    Bool(bool),
}

macro_rules! from {
    ($($type:ty => $value:expr),+ $(,)?) => {$(
        impl<'a> From<$type> for Value<'a> {
            fn from(value: $type) -> Self {
                let into: fn($type) -> Self = $value;
                into(value)
            }
        }
    )+};
}

from! {
    i64 => Value::Int,
    i32 => |n| Value::Int(i64::from(n)),
    u32 => |n| Value::Int(i64::from(n)),
    bool => Value::Bool,
    &'a str => Value::Text,
    &'a String => |text| Value::Text(text),
    &'a [u8] => Value::Bytes,
    &'a Vec<u8> => |bytes| Value::Bytes(bytes),
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// An integer, or a boolean as 0 or 1.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// What can be read from a cell.
pub trait FromCell: Sized {
    /// The value, when the cell holds one of this kind.
    fn from_cell(cell: Cell<'_>) -> Option<Self>;
}

impl FromCell for i64 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Int(n) => Some(n),
            Cell::Null | Cell::Text(_) | Cell::Bytes(_) => None,
        }
    }
}

impl FromCell for u32 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).and_then(|n| n.try_into().ok())
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).map(|n| n != 0)
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Text(text) => Some(text.to_owned()),
            Cell::Null | Cell::Int(_) | Cell::Bytes(_) => None,
        }
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(bytes.to_vec()),
            Cell::Null | Cell::Int(_) | Cell::Text(_) => None,
        }
    }
}

impl<const N: usize> FromCell for [u8; N] {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => bytes.try_into().ok(),
            Cell::Null | Cell::Int(_) | Cell::Text(_) => None,
        }
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            Cell::Int(_) | Cell::Text(_) | Cell::Bytes(_) => T::from_cell(cell).map(Some),
        }
    }
}

/// One row of an answer, valid while the closure that got it runs.
pub struct Row<'r>(pub(crate) dialect::Row<'r>);

impl Row<'_> {
    /// The value of a column, counted from 0.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the cell holds something of another kind.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, Fault> {
        let cell = self.0.cell(column)?;
        T::from_cell(cell).ok_or_else(|| Fault::Unreadable(format!("column {column} is not of the kind asked for")))
    }

    /// The cell itself.
    pub(crate) fn cell(&self, column: usize) -> Result<Cell<'_>, Fault> {
        self.0.cell(column)
    }
}
