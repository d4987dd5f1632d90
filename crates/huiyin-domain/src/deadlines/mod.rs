//! What it is for: the terms of the law: when each ends, why, and what follows when it is missed.
//! Who acts: the other rooms start and meet clocks by what happens in them; a unit head extends; a job notes misses.
//! Legal basis: 信访工作条例 art. 22, 23, 34, 35; 民法典 art. 201–203; the yearly holiday notices of the State Council.
//! Events: none yet; this part only reckons.
//! Never: a guessed calendar, a due date without its account, a date moved quietly against the citizen.
//! Map rows: S4, S9, S13.

pub mod calendar;
pub mod clock;
pub mod reckon;

#[cfg(test)]
mod tests;
