//! Which pieces of an order have left, and which may go into the next parcel.

use std::collections::BTreeMap;

/// How many pieces of each kind of goods, by its code.
pub type Pieces = BTreeMap<String, u32>;

/// What goes into a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// At least one piece.
    pub pieces: Pieces,
    /// Whether with it everything has left.
    pub is_last: bool,
}

/// Why a parcel cannot be packed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// There is nothing in it.
    #[error("the parcel is empty")]
    Empty,
    /// More than is still to be sent, or something that was not ordered.
    #[error("of {sku} {left} pieces are left")]
    TooMany {
        /// The code of the goods.
        sku: String,
        /// What is still to be sent of it.
        left: u32,
    },
}

/// What is still to be sent of an order, once these parcels have left.
///
/// ```
/// use domain::order::{Pieces, to_send};
///
/// let ordered = Pieces::from([("MUG".to_owned(), 3), ("TOTE".to_owned(), 1)]);
/// let first = Pieces::from([("MUG".to_owned(), 2), ("TOTE".to_owned(), 1)]);
/// assert_eq!(to_send(&ordered, [&first]), Pieces::from([("MUG".to_owned(), 1)]));
/// ```
#[must_use]
pub fn to_send<'a>(ordered: &Pieces, sent: impl IntoIterator<Item = &'a Pieces>) -> Pieces {
    let mut left = ordered.clone();
    for (sku, pieces) in sent.into_iter().flatten() {
        if let Some(rest) = left.get_mut(sku) {
            *rest = rest.saturating_sub(*pieces);
        }
    }
    left.retain(|_, rest| *rest > 0);
    left
}

/// Packs these pieces of what is still to be sent.
///
/// ```
/// use domain::order::{PackError, Pieces, pack};
///
/// let left = Pieces::from([("MUG".to_owned(), 2)]);
/// let one = Pieces::from([("MUG".to_owned(), 1)]);
/// assert!(!pack(&left, &one)?.is_last);
/// assert!(pack(&left, &left)?.is_last);
/// let three = Pieces::from([("MUG".to_owned(), 3)]);
/// assert!(matches!(pack(&left, &three), Err(PackError::TooMany { left: 2, .. })));
/// # Ok::<(), PackError>(())
/// ```
///
/// # Errors
///
/// A [`PackError`]; no parcel is made to fit.
pub fn pack(left: &Pieces, wanted: &Pieces) -> Result<Packed, PackError> {
    let mut pieces = wanted.clone();
    pieces.retain(|_, count| *count > 0);
    if pieces.is_empty() {
        return Err(PackError::Empty);
    }
    for (sku, count) in &pieces {
        let left = left.get(sku).copied().unwrap_or(0);
        if *count > left {
            return Err(PackError::TooMany {
                sku: sku.clone(),
                left,
            });
        }
    }
    let is_last = to_send(left, [&pieces]).is_empty();
    Ok(Packed { pieces, is_last })
}
