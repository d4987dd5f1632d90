//! The list of categories as it stands: three levels by their codes, and what went on under another.

use std::collections::BTreeMap;

use super::{CategoryRetired, Office};
use crate::kernel::ids::CategoryCode;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Name;

/// Categories in force, and those that were retired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Categories {
    names: BTreeMap<CategoryCode, Name>,
    /// Which goes on in its place, where one does.
    retired: BTreeMap<CategoryCode, Option<CategoryCode>>,
}

impl Office {
    pub(super) fn take_category(&mut self, code: &CategoryCode, name: &Name) {
        self.categories.retired.remove(code);
        self.categories.names.insert(code.clone(), name.clone());
    }

    pub(super) fn take_retired(&mut self, gone: &CategoryRetired) {
        self.categories.retired.insert(gone.code.clone(), gone.successor.clone());
    }

    pub(super) fn needs_category(&self, code: &CategoryCode) -> Result<(), Refusal> {
        if self.has_category(code) { Ok(()) } else { Err(Refusal::UnknownCategory) }
    }

    /// Whether a concern can be given it.
    pub fn has_category(&self, code: &CategoryCode) -> bool {
        self.categories.names.contains_key(code) && !self.categories.retired.contains_key(code)
    }

    /// Categories that can be given, with their names, by code: each behind the one above it.
    pub fn categories(&self) -> impl Iterator<Item = (&CategoryCode, &Name)> {
        self.categories.names.iter().filter(|(code, _)| !self.categories.retired.contains_key(*code))
    }

    /// All there ever were, for naming what concerns have.
    pub fn all_categories(&self) -> impl Iterator<Item = (&CategoryCode, &Name)> {
        self.categories.names.iter()
    }

    /// Those that are given no more, with the one that goes on in their place.
    pub fn retired_categories(&self) -> impl Iterator<Item = (&CategoryCode, Option<&CategoryCode>)> {
        self.categories.retired.iter().map(|(code, successor)| (code, successor.as_ref()))
    }

    /// As which it goes on today: itself while it is in force or nothing went on in its place.
    pub fn category_now<'a>(&'a self, code: &'a CategoryCode) -> &'a CategoryCode {
        let retired = &self.categories.retired;
        let next = |at: &&'a CategoryCode| retired.get(*at).and_then(Option::as_ref);
        // One that was taken up again may stand at both ends of a chain.
        std::iter::successors(Some(code), next).take(retired.len() + 1).last().unwrap_or(code)
    }

    /// Its name, in force or not.
    pub fn category_name(&self, code: &CategoryCode) -> Option<&Name> {
        self.categories.names.get(code)
    }

    /// The one above it: the longest other code in force that this one begins with.
    pub fn category_above(&self, code: &CategoryCode) -> Option<&CategoryCode> {
        let whole = code.as_str();
        let above = (1..whole.len()).rev().filter_map(|end| whole.get(..end).and_then(CategoryCode::parse));
        let mut above = above.filter(|one| code.is_within(one) && self.has_category(one));
        let found = above.next()?;
        self.categories.names.get_key_value(&found).map(|(code, _)| code)
    }

    /// On which level it stands: 1 is the broadest.
    pub fn category_level(&self, code: &CategoryCode) -> usize {
        let mut level = 1;
        let mut next = self.category_above(code);
        while let Some(above) = next {
            level += 1;
            next = self.category_above(above);
        }
        level
    }

    /// Its name behind those above it, the broadest first.
    pub fn category_path(&self, code: &CategoryCode) -> Vec<&Name> {
        let mut path: Vec<&Name> = self.category_name(code).into_iter().collect();
        let mut next = self.category_above(code);
        while let Some(above) = next {
            path.extend(self.category_name(above));
            next = self.category_above(above);
        }
        path.reverse();
        path
    }
}
