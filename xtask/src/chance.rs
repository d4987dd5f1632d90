//! Chance that can be repeated: a seed is printed, and given again it plays the same moments.

use std::hash::{BuildHasher, Hasher, RandomState};

/// A small generator (splitmix64); good for moments and choices, not for secrets.
pub(crate) struct Chance {
    seed: u64,
    state: u64,
}

impl Chance {
    /// With a seed of an earlier run, or a new one.
    pub(crate) fn seeded(seed: Option<u64>) -> Self {
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        Self { seed, state: seed }
    }

    /// What to give to repeat this run.
    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// A number below `end` (0 when `end` is 0).
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).checked_rem(end).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_plays_the_same_moments() {
        let (mut one, mut other) = (Chance::seeded(Some(7)), Chance::seeded(Some(7)));
        let moments: Vec<u64> = (0..20).map(|_| one.below(2_000)).collect();
        assert!(moments.iter().all(|&moment| moment == other.below(2_000) && moment < 2_000));
        assert!(moments.windows(2).any(|two| two[0] != two[1]));
    }
}
