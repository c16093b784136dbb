//! A set of names of which only marks are kept: a file may have a million lines, and the names
//! themselves would take ten times the room.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

/// Two names share a mark of 128 bits so rarely that it need not be thought of; the marks are keyed
/// anew each time, so that no file can be made to have such names.
#[derive(Default)]
pub(super) struct Marks {
    keys: (RandomState, RandomState),
    marks: HashSet<(u64, u64)>,
}

impl Marks {
    fn of(&self, name: &str) -> (u64, u64) {
        (self.keys.0.hash_one(name), self.keys.1.hash_one(name))
    }

    /// Adds a name; `false` if it was there.
    pub(super) fn add(&mut self, name: &str) -> bool {
        let mark = self.of(name);
        self.marks.insert(mark)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.marks.contains(&self.of(name))
    }
}
