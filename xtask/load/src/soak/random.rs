//! Choices that a seed repeats.

/// `SplitMix64`: enough for choices, and the same on every machine.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// Every actor has its own, so that what one does does not depend on how fast the others are.
    pub(crate) fn new(seed: u64, actor: u64) -> Self {
        let mut random = Self(seed ^ actor.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Other choices from here on, for whoever chooses beside this one.
    #[cfg(debug_assertions)]
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    /// From `least` to `most`, both included.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.next() % (most - least + 1)
    }

    pub(crate) fn percent(&mut self, chance: u64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of these; there must be one.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        let last = choices.len().saturating_sub(1) as u64;
        let at = usize::try_from(self.between(0, last)).unwrap_or_default();
        &choices[at]
    }

    /// One of these, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, choices: &[(u64, T)]) -> T {
        let all = choices.iter().map(|(weight, _)| weight).sum();
        let mut at = self.between(1, all);
        for (weight, choice) in choices {
            if at <= *weight {
                return *choice;
            }
            at -= weight;
        }
        choices[choices.len() - 1].1
    }

    /// Milliseconds to wait.
    pub(crate) async fn pause(&mut self, least: u64, most: u64) {
        let pause = std::time::Duration::from_millis(self.between(least, most));
        tokio::time::sleep(pause).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_actors_differ() {
        let choices = |actor| {
            let mut random = Random::new(7, actor);
            (0..50).map(|_| random.between(0, 9)).collect::<Vec<_>>()
        };
        assert_eq!(choices(1), choices(1));
        assert_ne!(choices(1), choices(2));
        let mut seen = choices(3);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (0..=9).collect::<Vec<_>>());
    }

    #[test]
    fn what_weighs_nothing_is_never_chosen() {
        let mut random = Random::new(1, 1);
        for _ in 0..100 {
            assert_eq!(random.weighted(&[(0, 'a'), (3, 'b')]), 'b');
        }
    }
}
