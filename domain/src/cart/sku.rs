use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code of one thing that can be bought: 1 to 64 of `A`–`Z`, `0`–`9` and `-`.
///
/// It becomes Antom's `referenceGoodsId` (guide 000), which takes 64 characters.
///
/// ```
/// use domain::cart::Sku;
///
/// let sku = Sku::parse("DAYPACK-BLACK")?;
/// assert_eq!(sku.as_str(), "DAYPACK-BLACK");
/// assert!(Sku::parse("day pack").is_err());
/// # Ok::<(), domain::cart::SkuError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sku(String);

/// Text that is no [`Sku`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an item code has 1 to {} characters, all of them A-Z, 0-9 or a hyphen",
    Sku::MAX_LEN
)]
pub struct SkuError;

impl Sku {
    /// The most characters.
    pub const MAX_LEN: usize = 64;

    /// Reads a code, exactly as it is written.
    ///
    /// ```
    /// use domain::cart::Sku;
    ///
    /// assert!(Sku::parse("MUG-350").is_ok());
    /// assert!(Sku::parse("").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`SkuError`] when it is empty, too long or has another character in it.
    pub fn parse(text: &str) -> Result<Self, SkuError> {
        let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=Self::MAX_LEN).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SkuError)
        }
    }

    /// The code.
    ///
    /// ```
    /// use domain::cart::Sku;
    ///
    /// assert_eq!(Sku::parse("MUG-350")?.as_str(), "MUG-350");
    /// # Ok::<(), domain::cart::SkuError>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sku {
    type Err = SkuError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Sku {
    type Error = SkuError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Sku> for String {
    fn from(sku: Sku) -> Self {
        sku.0
    }
}

impl AsRef<str> for Sku {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sku {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds() {
        assert!(Sku::parse(&"A".repeat(64)).is_ok());
        for text in [
            "",
            "a",
            "A B",
            " A",
            "A\n",
            "Ä",
            "A_B",
            "A/B",
            "<B>",
            &"A".repeat(65),
        ] {
            assert_eq!(Sku::parse(text), Err(SkuError), "{text:?}");
            let json = serde_json::to_string(text).unwrap();
            assert!(serde_json::from_str::<Sku>(&json).is_err());
        }
    }
}
