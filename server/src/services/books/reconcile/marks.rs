//! A set of names of which only marks are kept: a file may have a million lines, and the names
//! themselves would take ten times the room.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};

/// Among a million names two share a mark of 64 bits once in thirty million files, which need not be
/// thought of; the marks are keyed anew each time, so that no file can be made to have such names.
#[derive(Default)]
pub(super) struct Marks {
    key: RandomState,
    /// A tree, which grows leaf by leaf: a hash table of a million takes half as much again, and three
    /// times as much while it grows.
    marks: BTreeSet<u64>,
}

impl Marks {
    /// Adds a name; `false` if it was there.
    pub(super) fn add(&mut self, name: &str) -> bool {
        self.marks.insert(self.key.hash_one(name))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.marks.contains(&self.key.hash_one(name))
    }
}
