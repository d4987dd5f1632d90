//! Old records come in: read, repair, recognise, judge each row, and hand it to the one door (carried over, not re-enacted).
//!
//! In reading order: [`table`] (what a file holds), [`csv_table`] and [`xlsx_table`] (how it is opened), [`header`] with
//! [`names`] and [`layouts`] (which column is which), [`text`], [`dates`], [`states`] (repairs and meanings), [`read_row`]
//! and [`row`] (one record), `file` (all of them), [`identity`] (which record it is), [`command`] (what is asked of the rules), [`rejected`] (what goes back).

pub mod command;
pub mod csv_table;
pub mod dates;
pub mod file;
pub mod header;
pub mod identity;
pub mod layouts;
pub mod names;
pub mod near;
pub mod outcome;
pub mod read_row;
pub mod reasons;
pub mod rejected;
pub mod row;
pub mod run;
pub mod states;
pub mod table;
pub mod text;
pub mod view;
pub mod xlsx_table;

#[cfg(test)]
mod tests;
