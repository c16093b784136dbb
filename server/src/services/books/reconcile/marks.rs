//! A set of names of which only marks are kept: a file may have a million lines, and the names
//! themselves would take ten times the room.

use std::hash::{BuildHasher as _, RandomState};

/// By so many of a mark's first bits it has its shelf: a shelf of a million marks has some 250.
const SHELF_BITS: u32 = 12;
/// A shelf grows by so many: doubling would leave a quarter of the room empty.
const GROWTH: usize = 16;

/// Among a million names two share a mark of 64 bits once in thirty million files, which need not be
/// thought of; the marks are keyed anew each time, so that no file can be made to have such names.
pub(super) struct Marks {
    key: RandomState,
    /// Each in order. A hash table or a tree would take twice the room.
    shelves: Vec<Vec<u64>>,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            key: RandomState::new(),
            shelves: vec![Vec::new(); 1 << SHELF_BITS],
        }
    }
}

impl Marks {
    /// Adds a name; `false` if it was there.
    pub(super) fn add(&mut self, name: &str) -> bool {
        let (shelf, mark) = self.place(name);
        let Some(shelf) = self.shelves.get_mut(shelf) else {
            return false;
        };
        let Err(at) = shelf.binary_search(&mark) else {
            return false;
        };
        if shelf.len() == shelf.capacity() {
            shelf.reserve_exact(GROWTH);
        }
        shelf.insert(at, mark);
        true
    }

    pub(super) fn has(&self, name: &str) -> bool {
        let (shelf, mark) = self.place(name);
        let shelf = self.shelves.get(shelf);
        shelf.is_some_and(|shelf| shelf.binary_search(&mark).is_ok())
    }

    fn place(&self, name: &str) -> (usize, u64) {
        let mark = self.key.hash_one(name);
        let [first, second, ..] = mark.to_be_bytes();
        let begins = u16::from_be_bytes([first, second]);
        (usize::from(begins >> (u16::BITS - SHELF_BITS)), mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_there_once_it_was_added() {
        let mut marks = Marks::default();
        for number in 0..100_000 {
            assert!(marks.add(&format!("name-{number}")));
        }
        for number in 0..100_000 {
            let name = format!("name-{number}");
            assert!(marks.has(&name));
            assert!(!marks.add(&name));
            assert!(!marks.has(&format!("{name}x")));
        }
    }
}
