//! Words of the database and the values that they stand for.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::de::DeserializeOwned;

use crate::store::StoreError;

/// A stored word that need not be known: a later version may have written another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored<T> {
    Known(T),
    Unknown(String),
}

impl<T: DeserializeOwned> Stored<T> {
    pub(crate) fn from_json(text: String) -> Self {
        serde_json::from_str(&text).map_or_else(|_| Self::Unknown(text), Self::Known)
    }
}

impl<T: FromStr> Stored<T> {
    pub(crate) fn read(word: String) -> Self {
        word.parse()
            .map_or_else(|_| Self::Unknown(word), Self::Known)
    }
}

impl<T> Stored<T> {
    /// The value, if this version knows it.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }
}

impl<T> Stored<T> {
    /// The value, or an error if this version does not know it.
    pub(crate) fn or_unreadable(self, what: &'static str) -> Result<T, StoreError> {
        match self {
            Self::Known(value) => Ok(value),
            Self::Unknown(value) => Err(StoreError::Unreadable { what, value }),
        }
    }
}

impl<T> From<T> for Stored<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Stored<T> {
    fn eq(&self, other: &T) -> bool {
        match self {
            Self::Known(value) => value == other,
            Self::Unknown(_) => false,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Stored<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Unknown(word) => f.pad(word),
        }
    }
}

/// Reads a word that has to be known.
pub(crate) fn parse<T: FromStr>(what: &'static str, word: &str) -> Result<T, StoreError> {
    word.parse().map_err(|_| StoreError::Unreadable {
        what,
        value: word.to_owned(),
    })
}

/// Finds the variant that is stored under a word.
pub(crate) fn named<T: Copy, const N: usize>(
    what: &'static str,
    all: [T; N],
    word_of: fn(T) -> &'static str,
    word: &str,
) -> Result<T, StoreError> {
    let mut all = all.into_iter();
    all.find(|value| word_of(*value) == word)
        .ok_or_else(|| StoreError::Unreadable {
            what,
            value: word.to_owned(),
        })
}

/// Reads the number of an attempt.
pub(crate) fn number(column: i32) -> Result<u32, StoreError> {
    u32::try_from(column).map_err(|_| StoreError::Unreadable {
        what: "an attempt's number",
        value: column.to_string(),
    })
}

/// The number of an attempt as it is stored.
pub(crate) fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Turns all rows into the domain's types, or none.
pub(crate) fn all<M, R>(rows: Vec<M>) -> Result<Vec<R>, StoreError>
where
    R: TryFrom<M, Error = StoreError>,
{
    rows.into_iter().map(R::try_from).collect()
}

/// Turns the row that was found, if any, into the domain's types.
pub(crate) fn one<M, R>(row: Option<M>) -> Result<Option<R>, StoreError>
where
    R: TryFrom<M, Error = StoreError>,
{
    row.map(R::try_from).transpose()
}

/// Turns rows into the domain's types; leaves out, and logs, those of a later version: one of them
/// must not hide all others.
pub(crate) fn readable<M, R>(rows: Vec<M>) -> Vec<R>
where
    R: TryFrom<M, Error = StoreError>,
{
    let read = rows.into_iter().filter_map(|row| match R::try_from(row) {
        Ok(row) => Some(row),
        Err(error) => {
            tracing::error!(%error, "a row is left out of a list");
            None
        }
    });
    read.collect()
}

/// Rows that belong to orders, sorted by them; the rows of each stay in their order.
pub(crate) fn by_order<T>(
    rows: Vec<T>,
    order_id: impl Fn(&T) -> String,
) -> BTreeMap<String, Vec<T>> {
    let mut sorted: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for row in rows {
        sorted.entry(order_id(&row)).or_default().push(row);
    }
    sorted
}
