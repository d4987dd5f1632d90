//! Whether any concern has a category.

use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_ledger::{Fault, Read, sql};

/// Whether one has it, whatever has become of it: found by the index, never counted.
///
/// # Errors
/// What the database says.
pub fn is_used(read: &Read, category: &CategoryCode) -> Result<bool, Fault> {
    let found = read.one(
        sql!("SELECT concern FROM casework_desk WHERE category = $1 ORDER BY concern LIMIT 1"),
        &[category.as_str().into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}
