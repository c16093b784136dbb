//! Parcels of an order, in whatever pieces it is sent.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::order::{PackError, Pieces, pack, to_send};
use proptest::prelude::*;

/// Some of five kinds of goods.
fn pieces(most: u32) -> impl Strategy<Value = Pieces> {
    proptest::collection::btree_map("[A-E]", 0..=most, 0..5)
}

fn count(pieces: &Pieces) -> u64 {
    pieces.values().copied().map(u64::from).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// No piece leaves twice or without being ordered, and the last parcel is known by itself alone.
    #[test]
    fn what_has_left_and_what_is_left_are_what_was_ordered(
        ordered in pieces(6),
        wanted in proptest::collection::vec(pieces(3), 0..12),
    ) {
        let mut sent: Vec<Pieces> = Vec::new();
        for wanted in &wanted {
            let left = to_send(&ordered, &sent);
            let all: u64 = sent.iter().map(count).sum();
            prop_assert_eq!(count(&left) + all, count(&ordered));
            match pack(&left, wanted) {
                Ok(packed) => {
                    prop_assert!(count(&packed.pieces) > 0);
                    prop_assert_eq!(count(&packed.pieces), count(wanted));
                    sent.push(packed.pieces);
                    prop_assert_eq!(packed.is_last, to_send(&ordered, &sent).is_empty());
                }
                Err(PackError::Empty) => prop_assert_eq!(count(wanted), 0),
                Err(PackError::TooMany { sku, left: rest }) => {
                    prop_assert!(wanted[&sku] > rest);
                    prop_assert_eq!(left.get(&sku).copied().unwrap_or(0), rest);
                }
            }
        }
    }

    /// All that is left makes a last parcel, whatever went before.
    #[test]
    fn the_rest_is_always_a_last_parcel(ordered in pieces(6), first in pieces(6)) {
        let left = to_send(&ordered, [&first]);
        match pack(&left, &left) {
            Ok(packed) => prop_assert!(packed.is_last),
            Err(error) => {
                prop_assert_eq!(error, PackError::Empty);
                prop_assert!(left.is_empty());
            }
        }
    }
}
