//! How long to wait before the next try: longer each time, and not all at once.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::platform::director::is_directed;

/// `first`, doubled with each try after the first, up to `most` milliseconds; up to a quarter
/// earlier, so that what failed together does not come back together. The same try of the same row
/// always waits the same.
#[must_use]
pub fn backoff(first: i64, tries: i32, most: i64, row: impl Hash) -> i64 {
    let doublings = u32::try_from(tries.saturating_sub(1)).unwrap_or(0).min(20);
    spread((first << doublings).min(most), (row, tries))
}

/// A time up to a quarter earlier, which depends on the seed alone.
#[must_use]
pub fn spread(time: i64, seed: impl Hash) -> i64 {
    // Ids are random, and what a simulation's seed decided is to happen again.
    if is_directed() {
        return time;
    }
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    let part = i64::try_from(hasher.finish() % 1_000).unwrap_or(0);
    time - time / 4 * part / 1_000
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        for (tries, full) in [
            (0, 2_000),
            (1, 2_000),
            (2, 4_000),
            (5, 32_000),
            (40, 3_600_000),
        ] {
            for row in 0..100 {
                let wait = backoff(2_000, tries, 3_600_000, row);
                assert!(wait <= full && wait >= full * 3 / 4, "{tries}: {wait}");
            }
        }
    }

    #[test]
    fn rows_that_failed_together_do_not_come_back_together() {
        let waits: BTreeSet<i64> = (0..100)
            .map(|row| backoff(2_000, 8, 3_600_000, row))
            .collect();
        assert!(waits.len() > 80, "{waits:?}");
    }
}
