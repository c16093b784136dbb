use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code of one thing that can be bought: 1 to 64 characters, none of them invisible at an end or
/// a control character. Other shops' codes have blanks, small letters and umlauts.
///
/// It becomes Antom's `referenceGoodsId` (guide 000), which takes 64 characters.
///
/// ```
/// use domain::cart::Sku;
///
/// let sku = Sku::parse("DAYPACK-BLACK")?;
/// assert_eq!(sku.as_str(), "DAYPACK-BLACK");
/// assert!(Sku::parse("woo-vneck tee/é").is_ok());
/// assert!(Sku::parse(" ").is_err());
/// # Ok::<(), domain::cart::SkuError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sku(String);

/// Text that is no [`Sku`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an item code has 1 to {} characters, no control characters, and no blank at either end",
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
    /// [`SkuError`] when it is empty or too long, or has a control character in it or a blank at an end.
    pub fn parse(text: &str) -> Result<Self, SkuError> {
        let is_short = (1..=Self::MAX_LEN).contains(&text.chars().count());
        if is_short && text.trim() == text && !text.chars().any(char::is_control) {
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
        // Codes that other shops allow were refused once, and whoever moved here could sell nothing.
        for text in [
            "a",
            "A B",
            "Ä",
            "A_B",
            "A/B",
            "<B>",
            "woo-vneck-tee",
            "a&b=c?d#e%f",
            &"é".repeat(64),
        ] {
            assert_eq!(Sku::parse(text).unwrap().as_str(), text);
        }
        for text in ["", " ", " A", "A\n", "A\0B", "A\u{85}B", &"A".repeat(65)] {
            assert_eq!(Sku::parse(text), Err(SkuError), "{text:?}");
            let json = serde_json::to_string(text).unwrap();
            assert!(serde_json::from_str::<Sku>(&json).is_err());
        }
    }
}
