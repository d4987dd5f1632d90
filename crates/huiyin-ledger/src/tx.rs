//! The two hands that reach the memory: [`Read`] asks, [`Tx`] also writes. One concrete type each, whatever the database.

use std::{ops::Deref, sync::Arc};

use crate::{
    dialect::Session,
    fault::Fault,
    value::{Row, Value},
    vault::{SealUnder, Vault},
};

/// Asks questions. Everything one `Read` sees while a closure runs is of one moment.
pub struct Read {
    pub(crate) session: Session,
    pub(crate) vault: Arc<Vault>,
}

impl Read {
    /// All rows of an answer, each made into a value.
    ///
    /// # Errors
    /// What the database says, and what the closure says.
    pub fn query<T>(
        &self,
        text: &str,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut all = Vec::new();
        self.session.query(text, values, &mut |row| {
            all.push(each(&Row(row))?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Each row of a long answer, one at a time, without keeping them.
    ///
    /// # Errors
    /// What the database says, and what the closure says.
    pub fn each(
        &self,
        text: &str,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.session.query(text, values, &mut |row| each(&Row(row)))
    }

    /// The first row of an answer, when there is one.
    ///
    /// # Errors
    /// What the database says, and what the closure says.
    pub fn one<T>(
        &self,
        text: &str,
        values: &[Value<'_>],
        each: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.query(text, values, each).map(|all| all.into_iter().next())
    }

    /// The same question for many values at once; on a server this is one flight instead of many.
    ///
    /// # Errors
    /// What the database says, and what the closure says.
    pub fn ask<T>(
        &self,
        text: &str,
        questions: &[Vec<Value<'_>>],
        mut each: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<Vec<T>>, Fault> {
        let mut all: Vec<Vec<T>> = questions.iter().map(|_question| Vec::new()).collect();
        self.session.ask(text, questions, &mut |n, row| {
            let found = each(&Row(row))?;
            all.get_mut(n).ok_or_else(|| Fault::bug("an answer to no question"))?.push(found);
            Ok(())
        })?;
        Ok(all)
    }

    /// Opens what [`Tx::seal`] or [`crate::Ledger::seal`] closed.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the key is gone, the bytes were changed, or they were sealed under something else.
    pub fn open(&self, under: SealUnder, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        self.vault.key_under(self, under)?.open_row(sealed)
    }
}

/// Writes. All that one `Tx` writes is kept together or not at all.
pub struct Tx {
    pub(crate) read: Read,
}

impl Deref for Tx {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Tx {
    /// Writes; nobody asks for the result, so a server can send many at once.
    ///
    /// # Errors
    /// What the database says. The command that hits a fault is undone whole.
    pub fn put(&mut self, text: &str, values: &[Value<'_>]) -> Result<(), Fault> {
        self.read.session.put(text, values)
    }

    /// Encrypts bytes for a row beside the events.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the key of that stream is gone.
    pub fn seal(&self, under: SealUnder, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.read.vault.key_under(&self.read, under)?.seal_row(plain)
    }
}
