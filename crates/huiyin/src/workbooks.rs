//! What every room needs of tables that staff put in. They are opened by intake's child process.

pub use crate::intake::read_workbook::{
    Book, BookCell, BookRow, BookSheet, MAX_BYTES, MAX_ROWS, TableFault, Unseen, read,
};
