use std::fmt;

use serde::{Deserialize, Serialize};

/// A place by its IATA code: an airport, a station or a city.
///
/// ```
/// use domain::travel::Place;
///
/// assert_eq!(Place::parse("HKG")?.as_str(), "HKG");
/// assert!(Place::parse("hkg").is_err());
/// assert!(Place::parse("Hong Kong").is_err());
/// # Ok::<(), domain::travel::NoPlace>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place(String);

/// A text that is no IATA code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a place is written as its IATA code: three upper-case letters")]
pub struct NoPlace;

impl Place {
    /// Reads a code of three upper-case letters, as guide 001 wants it in `city`.
    ///
    /// # Errors
    ///
    /// [`NoPlace`]
    pub fn parse(code: &str) -> Result<Self, NoPlace> {
        let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        is_code.then(|| Self(code.to_owned())).ok_or(NoPlace)
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for Place {
    type Error = NoPlace;

    fn try_from(code: String) -> Result<Self, NoPlace> {
        Self::parse(&code)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.0
    }
}
