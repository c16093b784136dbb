use std::fmt;

/// Numbers an order's attempts at paying: 1, 2, 3 and so on.
///
/// It fits the stored column, a signed integer of 32 bits, so writing it never fails.
///
/// ```
/// use domain::ids::AttemptNo;
///
/// let second = AttemptNo::FIRST.next();
/// assert_eq!(second.get(), 2);
/// assert_eq!(i32::from(second), 2);
/// assert_eq!(AttemptNo::try_from(2_i32), Ok(second));
/// assert!(AttemptNo::try_from(0_i32).is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "u32", into = "u32")]
pub struct AttemptNo(u32);

/// Says that a number is none of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not the number of an attempt")]
pub struct AttemptNoError(pub i64);

impl AttemptNo {
    /// The number of an order's first attempt.
    pub const FIRST: Self = Self(1);

    const MAX: u32 = i32::MAX.unsigned_abs();

    /// Makes a number, or none of 0 and of what the column cannot hold.
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        match number {
            1..=Self::MAX => Some(Self(number)),
            _ => None,
        }
    }

    /// Returns the number as such.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Returns the number after this one; the last one has itself.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.0 < Self::MAX {
            Self(self.0 + 1)
        } else {
            self
        }
    }
}

impl fmt::Display for AttemptNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<u32> for AttemptNo {
    type Error = AttemptNoError;

    fn try_from(number: u32) -> Result<Self, Self::Error> {
        Self::new(number).ok_or(AttemptNoError(number.into()))
    }
}

impl TryFrom<i32> for AttemptNo {
    type Error = AttemptNoError;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        u32::try_from(number)
            .ok()
            .and_then(Self::new)
            .ok_or(AttemptNoError(number.into()))
    }
}

impl From<AttemptNo> for u32 {
    fn from(number: AttemptNo) -> Self {
        number.0
    }
}

impl From<AttemptNo> for i32 {
    fn from(number: AttemptNo) -> Self {
        number.0.cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_column_can_hold() {
        for number in [1, 2, i32::MAX] {
            let attempt = AttemptNo::try_from(number).unwrap();
            assert_eq!(i32::from(attempt), number);
            assert_eq!(AttemptNo::try_from(attempt.get()), Ok(attempt));
            assert_eq!(attempt.to_string(), number.to_string());
        }
        for number in [i32::MIN, -1, 0] {
            let error = AttemptNo::try_from(number).unwrap_err();
            assert_eq!(error, AttemptNoError(number.into()));
        }
        assert!(AttemptNo::try_from(AttemptNo::MAX + 1).is_err());
    }

    #[test]
    fn the_last_number_has_itself_as_its_next() {
        let last = AttemptNo::new(AttemptNo::MAX).unwrap();
        assert_eq!(last.next(), last);
    }

    #[test]
    fn json_is_the_bare_number() {
        assert_eq!(serde_json::to_string(&AttemptNo::FIRST).unwrap(), "1");
        assert!(serde_json::from_str::<AttemptNo>("0").is_err());
    }
}
